package search_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"portulan/internal/diag"
	"portulan/internal/directory"
	"portulan/internal/search"
	"portulan/internal/search/facet"
	"portulan/internal/territory"
)

// corpus is n records of 2 kB, whose words are as frequent as those of real texts
// are (Zipf), with facets, places and amounts.
func corpus(n int) []search.Document {
	random := rand.New(rand.NewPCG(3, 4))
	zipf := rand.NewZipf(random, 1.1, 3, 39_999)
	syllables := strings.Fields("ba co di fe gra hu ji lo mé nou pra qui ré sa té vi tion ment eur elle")
	words := make([]string, 40_000)
	for i := range words {
		for k := i + 7; k > 0; k /= len(syllables) {
			words[i] += syllables[k%len(syllables)]
		}
	}
	sentence := func(n int) string {
		list := make([]string, n)
		for i := range list {
			list[i] = words[zipf.Uint64()]
		}
		return strings.Join(list, " ")
	}
	communes := territory.Communes("REG-32")
	list := make([]search.Document, n)
	for i := range list {
		d := &list[i]
		d.Address = fmt.Sprintf("/projets/p%06d/", i)
		d.Card = search.Card{Kind: directory.KindProject, Label: "Projet", Title: sentence(5)}
		d.Facets = map[facet.Name][]string{
			facet.Kind: {"project"}, facet.Sector: {fmt.Sprint("s", i%20), fmt.Sprint("s", i%7)}, facet.Year: {fmt.Sprint(2010 + i%15)},
			facet.Organisation: {fmt.Sprint("o", i%300)},
		}
		d.Ground = search.Ground{Scopes: []directory.Scope{{Include: communes[i%len(communes) : i%len(communes)+1]}}}
		d.Amounts = search.Amounts{Min: int64(i), Max: int64(i) * 100}
		d.Texts[search.Title], d.Texts[search.Summary] = d.Card.Title, sentence(20)
		d.Texts[search.Body] = sentence(300)
	}
	return list
}

// BenchmarkIndex writes the index of 10,000 records.
func BenchmarkIndex(b *testing.B) {
	list := corpus(10_000)
	for b.Loop() {
		written := writeCorpus(b, b.TempDir(), list)
		b.ReportMetric(float64(written.Bytes)/float64(len(list)), "B/record")
	}
}

func writeCorpus(b *testing.B, folder string, list []search.Document) search.Written {
	w, err := search.Create(folder, search.WriterOptions{Language: diag.French, Zone: time.UTC})
	if err != nil {
		b.Fatal(err)
	}
	for _, d := range list {
		if err := w.Add(b.Context(), d); err != nil {
			b.Fatal(err)
		}
	}
	written, err := w.Commit()
	if err != nil {
		b.Fatal(err)
	}
	return written
}

// BenchmarkSearch asks an index of 10,000 records.
func BenchmarkSearch(b *testing.B) {
	list := corpus(10_000)
	folder := b.TempDir()
	writeCorpus(b, folder, list)
	x, err := search.Open(folder)
	if err != nil {
		b.Fatal(err)
	}
	defer x.Close()
	random := rand.New(rand.NewPCG(5, 6))
	word := func() string { // as frequent in queries as in texts
		words := strings.Fields(list[random.IntN(len(list))].Texts[search.Body])
		return words[random.IntN(len(words))]
	}
	words := func(n int) string {
		var list []string
		for range n {
			list = append(list, word())
		}
		return strings.Join(list, " ")
	}
	for _, c := range []struct {
		name   string
		query  func() string
		facets []facet.Name
	}{
		{name: "one", query: word},
		{name: "two", query: func() string { return words(2) }},
		{name: "five", query: func() string { return words(5) }},
		{name: "phrase", query: func() string {
			words := strings.Fields(list[random.IntN(len(list))].Texts[search.Body])
			return `"` + strings.Join(words[:2], " ") + `"`
		}},
		{name: "prefix", query: func() string { return string([]rune(word())[:2]) + "*" }},
		{name: "typo", query: func() string { return "xx" + word() }},
		{name: "facets", query: word, facets: facet.All},
		{name: "place", query: func() string { return "en Hauts-de-France" }, facets: facet.All},
	} {
		b.Run(c.name, func(b *testing.B) {
			var took []time.Duration
			for b.Loop() {
				r := search.Request{Query: c.query(), Facets: c.facets, Limit: 10, Now: time.Unix(1_700_000_000, 0)}
				start := time.Now()
				if _, err := x.Search(b.Context(), r); err != nil {
					b.Fatal(err)
				}
				took = append(took, time.Since(start))
			}
			slices.Sort(took)
			for _, percent := range []int{50, 99} {
				b.ReportMetric(float64(took[(len(took)-1)*percent/100].Microseconds())/1000, fmt.Sprintf("p%d-ms", percent))
			}
		})
	}
}
