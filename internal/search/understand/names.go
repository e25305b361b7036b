package understand

import (
	"maps"
	"slices"

	"portulan/internal/diag"
	"portulan/internal/search/facet"
)

// Name is a name that the book knows, for an engine in another language: terms
// that follow each other, whatever stop words stand between, and what they mean.
type Name struct {
	Terms  []string
	Facet  facet.Name
	Values []string // any of them
}

// Names are all names of the book, by their first term, those of one term in the
// order in which they are tried.
func (b *Book) Names() []Name {
	var all []Name
	for _, first := range slices.Sorted(maps.Keys(b.names)) {
		for _, n := range b.names[first] {
			all = append(all, Name{n.terms, n.facet, n.values})
		}
	}
	return all
}

// Turns are the turns of phrase of a language, for an engine in another language:
// see the table of the language.
func Turns(lang diag.Language) map[string][]string {
	g := grammarOf(lang)
	return map[string][]string{
		"atPlace": g.atPlace, "inYear": g.inYear, "articles": g.articles, "directions": g.directions, "between": g.between, "and": g.and,
		"above": g.above, "atLeast": g.atLeast, "below": g.below, "atMost": g.atMost,
		"closing": g.closing, "opening": g.opening, "before": g.before, "until": g.until, "after": g.after, "since": g.since, "on": g.on,
	}
}
