package directory

import (
	"slices"

	"portulan/internal/territory"
)

// Covers reports whether all of a territory lies in the scope.
func (s Scope) Covers(code territory.Code) bool {
	for _, out := range s.Exclude {
		if territory.Overlaps(out, code) {
			return false
		}
	}
	return slices.ContainsFunc(s.ground(), func(in territory.Code) bool { return territory.Contains(in, code) })
}

// Reaches reports whether the scope and a territory share ground that is not
// excluded.
func (s Scope) Reaches(code territory.Code) bool {
	for _, out := range s.Exclude {
		if territory.Contains(out, code) {
			return false
		}
	}
	return slices.ContainsFunc(s.ground(), func(in territory.Code) bool { return territory.Overlaps(in, code) })
}

// ground is what the scope includes: the whole country where it only excludes.
func (s Scope) ground() []territory.Code {
	if len(s.Include) == 0 && len(s.Exclude) > 0 {
		return []territory.Code{territory.France}
	}
	return s.Include
}
