package search_test

import (
	"slices"
	"testing"

	"portulan/internal/search"
)

// The postings of a term are the records that it adds something to, in order, with
// what it adds.
func TestPostings(t *testing.T) {
	list := documents(60)
	for i := range list { // a term stands in other fields than others do
		list[i].Texts[search.Summary] = list[(i*7)%60].Texts[search.Title]
		if i%3 == 0 {
			list[i].Texts[search.Places] = "gare forêt"
		}
	}
	folder := t.TempDir()
	writeIndex(t, folder, 7, list) // several segments: records are not numbered as they were added
	x := open(t, folder)
	terms, err := x.Terms()
	if err != nil {
		t.Fatal(err)
	}
	if len(terms) < 60 {
		t.Errorf("%d terms", len(terms))
	}
	want, got := make([]float64, len(list)), make([]float64, len(list))
	for _, term := range terms {
		if err := x.Score(t.Context(), term.Text, want); err != nil {
			t.Fatal(err)
		}
		clear(got)
		docs, err := x.Postings(t.Context(), term, nil, got)
		if err != nil {
			t.Fatal(err)
		}
		var holding []uint32
		for doc, score := range want {
			if score > 0 {
				holding = append(holding, uint32(doc))
			}
		}
		if !slices.Equal(docs, holding) || !slices.Equal(got, want) {
			t.Errorf("%s: %v with %v, want %v with %v", term.Text, docs, got, holding, want)
		}
	}
}
