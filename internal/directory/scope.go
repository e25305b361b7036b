package directory

import (
	"slices"
	"time"

	"portulan/internal/territory"
)

// Covers reports whether all of a territory lies in the scope.
func (s Scope) Covers(code territory.Code) bool {
	for _, out := range s.Exclude {
		if territory.Overlaps(out, code) {
			return false
		}
	}
	return slices.ContainsFunc(s.Ground(), func(in territory.Code) bool { return territory.Contains(in, code) })
}

// Reaches reports whether the scope and a territory share ground that is not
// excluded.
func (s Scope) Reaches(code territory.Code) bool {
	for _, out := range s.Exclude {
		if territory.Contains(out, code) {
			return false
		}
	}
	return slices.ContainsFunc(s.Ground(), func(in territory.Code) bool { return territory.Overlaps(in, code) })
}

// Reaches reports whether the call is for a part of a territory, or one of its
// strands is. A call that names no territory may be for any.
func (c *Call) Reaches(code territory.Code) bool {
	return slices.ContainsFunc(c.Parts(), func(p Part) bool { return p.Reaches(code) })
}

// Reaches reports whether the part is for a part of a territory. One that names no
// territory may be for any.
func (p Part) Reaches(code territory.Code) bool {
	return p.Territory.IsZero() || p.Territory.Reaches(code)
}

// IsFor reports whether the call names an audience, or one of its strands does.
func (c *Call) IsFor(audience string) bool {
	return slices.ContainsFunc(c.Parts(), func(p Part) bool { return p.IsFor(audience) })
}

// IsFor reports whether the part names an audience.
func (p Part) IsFor(audience string) bool { return slices.Contains(p.Audiences, audience) }

// OpenIn reports whether one may apply to the call in a part of a territory at
// now.
func (c *Call) OpenIn(code territory.Code, now time.Time) bool {
	return len(c.Fits(Answers{Place: code}, now)) > 0
}

// OpenFor reports whether one may apply at now to a part of the call that names an
// audience.
func (c *Call) OpenFor(audience string, now time.Time) bool {
	return slices.ContainsFunc(c.Fits(Answers{Audience: audience}, now), func(f Fit) bool { return !slices.Contains(f.Check, CheckAudience) })
}

// Ground is what the scope includes: the whole country where it only excludes.
func (s Scope) Ground() []territory.Code {
	if len(s.Include) == 0 && len(s.Exclude) > 0 {
		return []territory.Code{territory.France}
	}
	return s.Include
}
