package search

import (
	"slices"
	"strings"

	"portulan/internal/directory"
	"portulan/internal/territory"
)

// Ground is where a record applies: where a project acts, where an organisation
// is, whom a call is for. It is a union of scopes, one for a call and one for
// each of its strands that states its own.
type Ground []directory.Scope

// Reaches reports whether the ground and a territory share a place that is not
// excluded: a call for the whole country reaches each commune, and a project in
// a commune reaches the région around it.
func (g Ground) Reaches(code territory.Code) bool {
	return slices.ContainsFunc(g, func(s directory.Scope) bool { return s.Reaches(code) })
}

// key tells grounds apart.
func (g Ground) key() string {
	var b strings.Builder
	for _, s := range g {
		for _, code := range s.Include {
			b.WriteString(string(code) + " ")
		}
		for _, code := range s.Exclude {
			b.WriteString("!" + string(code) + " ")
		}
		b.WriteByte('|')
	}
	return b.String()
}

// named returns the territories that the ground names, and all that they touch
// above them, each once, without the whole country and zones.
func (g Ground) named() []territory.Code {
	var all []territory.Code
	add := func(code territory.Code) {
		place, ok := territory.Get(code)
		if ok && place.Kind != territory.Country && place.Kind != territory.Zone && !slices.Contains(all, code) {
			all = append(all, code)
		}
	}
	for _, s := range g {
		for _, code := range s.Include {
			add(code)
			for _, above := range territory.Touching(code) {
				add(above)
			}
		}
	}
	return all
}

// isLocal reports whether the ground is made of communes: nothing but what it
// names can be reached from it.
func (g Ground) isLocal() bool {
	for _, s := range g {
		if len(s.Include) == 0 {
			return false
		}
		for _, code := range s.Include {
			if place, _ := territory.Get(code); place.Kind < territory.Commune || place.Kind == territory.Zone {
				return false
			}
		}
	}
	return true
}

// groundOf makes a ground of scopes, those that say nothing left out.
func groundOf(scopes ...directory.Scope) Ground {
	var g Ground
	for _, s := range scopes {
		if !s.IsZero() && !slices.ContainsFunc(g, func(o directory.Scope) bool {
			return slices.Equal(o.Include, s.Include) && slices.Equal(o.Exclude, s.Exclude)
		}) {
			g = append(g, s)
		}
	}
	return g
}
