package search

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"portulan/internal/diag"
	"portulan/internal/search"
	"portulan/internal/search/edition"
	"portulan/internal/search/facet"
)

// A word of many records has the answer to a search for it alone beside it, which reads no more, and finds
// what the index finds: also where the word names a value, and where it is written with a mistake.
func TestCommonWord(t *testing.T) {
	t.Parallel()
	d := directory{folder: t.TempDir(), now: time.Date(2025, 6, 15, 12, 0, 0, 0, paris)}
	index := filepath.Join(t.TempDir(), "index")
	w, err := search.Create(index, search.WriterOptions{Language: diag.French, Zone: paris, Vocabulary: facet.Vocabulary{
		facet.Sector: {{ID: "chose", Label: "Chose"}}, facet.Programme: {{ID: "autre", Label: "Autre"}, {ID: "le-seul", Label: "Le seul autre"}},
	}})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Discard()
	for i := range 17_000 {
		doc := search.Document{
			Address: fmt.Sprintf("/projets/p%05d/", i), Facets: map[facet.Name][]string{facet.Kind: {"project"}, facet.Sector: []string{"chose"}[:i%2], facet.Programme: {"autre"}},
			Card: search.Card{Kind: "project", Label: "Projet", Title: fmt.Sprintf("Fiche %d", i)},
		}
		doc.Texts[search.Title] = fmt.Sprintf("Fiche %d", i%500) // few terms: each takes its time, and one is tested
		doc.Texts[search.Body] = strings.Repeat("Un commun. ", 1+i%7) + strings.Repeat("Autre chose. ", i%11)
		if err := w.Add(t.Context(), doc); err != nil {
			t.Fatal(err)
		}
	}
	err = w.Finish(func(x *search.Index) error {
		_, err := edition.Write(t.Context(), x, func(name string, content []byte) error { return write(d.folder, name, content) })
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Commit(); err != nil {
		t.Fatal(err)
	}
	if d.index, err = search.Open(index); err != nil {
		t.Fatal(err)
	}
	defer d.index.Close()
	if err := serveModules(d.folder); err != nil {
		t.Fatal(err)
	}
	alone := []search.Request{{Query: "commun", Now: d.now, Limit: 10}, {Query: "choses", Now: d.now, Limit: 10}, {Query: "Communs", Now: d.now, Limit: 3}}
	reads(t, d, alone, "t")
	reads(t, d, []search.Request{{Query: "commun", Typing: true, Now: d.now, Limit: 10}}, "tw")
	// Of a sector or a place that the query names, the records are read, and not the sectors of all records nor the places by their codes.
	reads(t, d, []search.Request{{Query: "commun chose", Now: d.now, Limit: 10}}, "tbvcd")
	reads(t, d, []search.Request{{Query: "commun Quimper", Now: d.now, Limit: 10}}, "tbfcd")
	compare(t, d, append(alone, []search.Request{
		{Query: "commun", Now: d.now, Limit: 100, Offset: 200},
		{Query: "commun", Now: d.now, Limit: 10, Offset: 5000},
		{Query: "commun chose", Now: d.now, Limit: 50},
		{Query: "commun", Typing: true, Now: d.now, Limit: 10},
		{Query: "commun 123", Now: d.now, Limit: 10},
		{Query: "commun", Now: d.now, Limit: 10, Facets: []facet.Name{facet.Kind}},
		{Query: "commun", Sort: search.ByName, Now: d.now, Limit: 10},
		{Query: "commun", Now: d.now, Limit: 11},
		{Query: "commun", Now: d.now, Limit: 5, Offset: 5},
		{Query: "commnu", Now: d.now, Limit: 10},
		{Query: "autre", Now: d.now, Limit: 10},
		{Query: "chose", Now: d.now, Limit: 10, Offset: 10},
		{Query: "chose", Filter: map[facet.Name][]string{facet.Sector: {"chose"}}, Now: d.now, Limit: 10},
		{Query: "-chose commun", Now: d.now, Limit: 10},
		{Query: `"chose"`, Now: d.now, Limit: 10},
	}...))
}

// reads holds searches to the files that they may read, by the first letters of their names.
func reads(t *testing.T, d directory, requests []search.Request, families string) {
	t.Helper()
	tab := d.open(t)
	ask(t, tab, requests)
	for _, r := range tab.Requests() {
		if name := filepath.Base(r.URL); strings.HasSuffix(name, ".bin") && name != "entry.bin" && !strings.Contains(families, name[:1]) {
			t.Errorf("%q reads %s", requests[0].Query, r.URL)
		}
	}
}
