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

// Reaches reports whether the call is for a part of a territory, or one of its
// strands is. A call that names no territory may be for any.
func (c *Call) Reaches(code territory.Code) bool {
	reaches := func(s Scope) bool { return s.IsZero() || s.Reaches(code) }
	if len(c.Strands) == 0 || len(c.Windows) > 0 {
		if reaches(c.Territory) {
			return true
		}
	}
	return slices.ContainsFunc(c.Strands, func(s Strand) bool {
		if s.Territory.IsZero() {
			return reaches(c.Territory)
		}
		return reaches(s.Territory)
	})
}

// IsFor reports whether the call names an audience, or one of its strands does.
func (c *Call) IsFor(audience string) bool {
	return slices.Contains(c.Audiences, audience) ||
		slices.ContainsFunc(c.Strands, func(s Strand) bool { return slices.Contains(s.Audiences, audience) })
}

// ground is what the scope includes: the whole country where it only excludes.
func (s Scope) ground() []territory.Code {
	if len(s.Include) == 0 && len(s.Exclude) > 0 {
		return []territory.Code{territory.France}
	}
	return s.Include
}
