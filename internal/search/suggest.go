package search

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"portulan/internal/directory"
	"portulan/internal/search/facet"
)

// Suggestion is what may be meant by what is typed so far: a record, or a value
// of a facet to search with.
type Suggestion struct {
	Label string `json:"label"`
	// Kind and Address are those of a record.
	Kind    directory.Kind `json:"kind,omitempty"`
	Address string         `json:"address,omitempty"`
	// Facet and Value are those of a place, a sector or an audience, and Query
	// is the query that chooses it.
	Facet facet.Name `json:"facet,omitempty"`
	Value string     `json:"value,omitempty"`
	Query string     `json:"query,omitempty"`
}

// suggested is a value of a facet as it may be suggested.
type suggested struct {
	Suggestion
	words [][]string // of its label and its other names, folded
}

// suggestedFacets are those whose values are suggested, in their order.
var suggestedFacets = []facet.Name{facet.Sector, facet.Audience, facet.Region, facet.Departement, facet.EPCI, facet.Commune}

// Suggest returns the values and the records whose names the typed text begins,
// at most limit of each: every word begins a word of the name. Values are those
// that some record has.
func (x *Index) Suggest(ctx context.Context, typed string, limit int, now time.Time) ([]Suggestion, error) {
	var words []string
	for _, w := range x.rules.Words(nil, typed) {
		if !w.Joined {
			words = append(words, w.Word)
		}
	}
	if len(words) == 0 || limit <= 0 {
		return nil, nil
	}
	var list []Suggestion
	for _, s := range x.suggested() {
		if len(list) < limit && slices.ContainsFunc(s.words, func(name []string) bool { return begins(words, name) }) {
			list = append(list, s.Suggestion)
		}
	}
	e, _, whole, err := x.find(ctx, &Request{Query: typed, Typing: true, Now: now})
	if err != nil {
		return nil, err
	}
	if !whole {
		return list, nil
	}
	found := e.hits()
	for _, doc := range found[:min(limit, MaxLimit, len(found))] {
		card, _, err := x.Stored(doc)
		if err != nil {
			return nil, err
		}
		list = append(list, Suggestion{Label: card.Title, Kind: card.Kind, Address: x.columns.Addresses[doc]})
	}
	return list, nil
}

// begins reports whether each of some words begins a word of a name.
func begins(words, name []string) bool {
	return !slices.ContainsFunc(words, func(typed string) bool {
		return !slices.ContainsFunc(name, func(w string) bool { return strings.HasPrefix(w, typed) })
	})
}

// readSuggested lists the values that some record has, by facet and by label.
func (x *Index) readSuggested() []suggested {
	var list []suggested
	for _, f := range suggestedFacets {
		column := x.facets[f]()
		if column.err != nil {
			continue
		}
		var values []suggested
		for _, id := range column.ids {
			label := x.label(f, id)
			s := suggested{Suggestion: Suggestion{
				Label: label, Facet: f, Value: id, Query: f.Typed(x.meta.Language) + ":" + quoted(id),
			}}
			for _, name := range append([]string{label}, x.names(f, id)...) {
				s.words = append(s.words, x.foldedWords(name))
			}
			values = append(values, s)
		}
		slices.SortFunc(values, func(a, b suggested) int { return cmp.Compare(a.Label, b.Label) })
		list = append(list, values...)
	}
	return list
}

// names are the other names of a value.
func (x *Index) names(f facet.Name, id string) []string {
	for _, v := range x.meta.Vocabulary[f] {
		if v.ID == id {
			return v.Names
		}
	}
	return nil
}

func (x *Index) foldedWords(s string) []string {
	var words []string
	for _, w := range x.rules.Words(nil, s) {
		words = append(words, w.Word)
	}
	return words
}
