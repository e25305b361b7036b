package search

import (
	"fmt"
	"slices"

	"portulan/internal/directory"
	"portulan/internal/territory"
)

// Ground is where a record applies: whom a call is for, where a project acts,
// where an organisation is.
type Ground struct {
	// Scopes are what it is the union of: one for a call and one for each of its
	// strands that states its own.
	Scopes []directory.Scope
	// Covers tells the ground of a call or a programme, which applies to every
	// place in it, from that of a project or an organisation, which is somewhere
	// in it.
	Covers bool
}

// Reaching returns a test: whether a record is for, or in, a territory. A call for the
// whole country is for each commune, less what it excludes, and one for a
// commune is found in the région around it. A project of an EPCI is in each of
// its communes; one in a département or a région, of which no more is known, is
// in none.
func (g Ground) Reaching() func(territory.Code) bool {
	named := g.named()
	return func(code territory.Code) bool { return g.reaches(code, named) }
}

// reaches is Reaching for who has what the ground names at hand.
func (g Ground) reaches(code territory.Code, named []territory.Code) bool {
	if !g.Covers {
		return slices.Contains(named, code) || slices.ContainsFunc(g.Scopes, func(s directory.Scope) bool {
			return slices.ContainsFunc(s.Include, func(in territory.Code) bool { return isEPCI(in) && territory.Contains(in, code) })
		})
	}
	return slices.ContainsFunc(g.Scopes, func(s directory.Scope) bool { return s.Reaches(code) })
}

// key tells grounds apart.
func (g Ground) key() string { return fmt.Sprint(g.Covers, g.Scopes) }

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
	for _, s := range g.Scopes {
		for _, code := range s.Include {
			add(code)
			for _, above := range territory.Touching(code) {
				add(above)
			}
		}
	}
	return all
}

// isLocal reports whether nothing but what the ground names is reached from it.
func (g Ground) isLocal() bool {
	return !slices.ContainsFunc(g.Scopes, func(s directory.Scope) bool {
		if !g.Covers {
			return slices.ContainsFunc(s.Include, isEPCI)
		}
		return len(s.Include) == 0 || slices.ContainsFunc(s.Include, func(code territory.Code) bool {
			place, _ := territory.Get(code)
			return place.Kind < territory.Commune || place.Kind == territory.Zone
		})
	})
}

func isEPCI(code territory.Code) bool {
	place, _ := territory.Get(code)
	return place.Kind == territory.EPCI
}

// covering is the ground of a call or a programme, those of the scopes that say
// something.
func covering(scopes ...directory.Scope) Ground {
	g := Ground{}
	for _, s := range scopes {
		if !s.IsZero() && !slices.ContainsFunc(g.Scopes, func(o directory.Scope) bool {
			return slices.Equal(o.Include, s.Include) && slices.Equal(o.Exclude, s.Exclude)
		}) {
			g.Scopes, g.Covers = append(g.Scopes, s), true
		}
	}
	return g
}

// lying is the ground of what is in some territories.
func lying(in []territory.Code) Ground {
	if len(in) == 0 {
		return Ground{}
	}
	return Ground{Scopes: []directory.Scope{{Include: in}}}
}
