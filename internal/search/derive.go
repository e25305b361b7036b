package search

import (
	"context"
	"maps"
	"slices"

	"portulan/internal/search/facet"
	"portulan/internal/search/text"
	"portulan/internal/search/understand"
)

// This file is how other forms of the index are derived from it: the edition for
// browsers, in package edition. Documents are numbered by address throughout.

// Rules are those of the words of the index.
func (x *Index) Rules() *text.Rules { return x.rules }

// Synonyms are the names that say the same. They must not be changed.
func (x *Index) Synonyms() *text.Synonyms { return x.synonyms }

// Book is what the words of the site mean.
func (x *Index) Book() *understand.Book { return x.book() }

// Term is a term in which texts are searched.
type Term struct {
	Text   string
	Fields uint64 // those that hold it, a bit each
}

// Terms are those of the index, in the order of their bytes.
func (x *Index) Terms() ([]Term, error) {
	holding := map[string]uint64{}
	for f := range fieldCount {
		if err := x.termsOf(f, holding); err != nil {
			return nil, err
		}
	}
	terms := make([]Term, 0, len(holding))
	for _, text := range slices.Sorted(maps.Keys(holding)) {
		terms = append(terms, Term{text, holding[text]})
	}
	return terms, nil
}

func (x *Index) termsOf(f Field, holding map[string]uint64) error {
	dict, err := x.reader.FieldDict(f.String())
	if err != nil {
		return err
	}
	defer dict.Close()
	for {
		e, err := dict.Next()
		if err != nil || e == nil {
			return err
		}
		if x.bleve != nil || x.holds(f, e.Term) { // a Live keeps the terms of what it took out
			holding[e.Term] |= 1 << f
		}
	}
}

// Score writes the score of each document for a term: what the term adds to it,
// 0 where the document does not hold the term. It depends on nothing else.
func (x *Index) Score(ctx context.Context, term string, into []float64) error {
	clear(into)
	return x.term(ctx, term, into)
}

// Postings appends the documents that hold a term to a list, in order, and adds to
// their scores what [Index.Score] says. It takes the time of these documents alone:
// scores are all zero before, and it is for the caller to make them so again.
func (x *Index) Postings(ctx context.Context, t Term, docs []uint32, scores []float64) ([]uint32, error) {
	from := len(docs)
	for f := range fieldCount {
		if t.Fields&(1<<f) == 0 {
			continue
		}
		err := x.termIn(ctx, t.Text, f, func(doc uint32, score float64) {
			if scores[doc] == 0 {
				docs = append(docs, doc)
			}
			scores[doc] += score
		})
		if err != nil {
			return nil, err
		}
	}
	slices.Sort(docs[from:])
	return docs, ctx.Err()
}

// FacetColumn is the values of one facet.
type FacetColumn struct {
	IDs []string // of the values, in order
	// Of are the values of a document, or in a facet of places those of a ground
	// of [Columns], as places in IDs.
	Of func(number uint32) []uint32
}

// Facet returns the values of a facet. The status has none: it depends on the
// instant.
func (x *Index) Facet(f facet.Name) (FacetColumn, error) {
	c := x.facets[f]()
	switch {
	case c.err != nil:
		return FacetColumn{}, c.err
	case f.Place() != 0:
		return FacetColumn{c.ids, func(ground uint32) []uint32 { return c.reached[ground] }}, nil
	}
	return FacetColumn{c.ids, c.of}, nil
}

// Label is what people call a value of a facet.
func (x *Index) Label(f facet.Name, value string) string { return x.label(f, value) }

// SuggestedFacets are those whose values are suggested, in their order.
func SuggestedFacets() []facet.Name { return slices.Clone(suggestedFacets) }

// Excerpt cuts from the text of a document, without its title, what a search for a term alone shows of it.
func (x *Index) Excerpt(text, term string) Excerpt {
	e := evaluation{Index: x, met: map[string]bool{term: true}}
	return e.excerpt("\n" + text)
}
