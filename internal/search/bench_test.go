package search_test

import (
	"fmt"
	"math/rand/v2"
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
	common, rare := strings.Fields(list[0].Texts[search.Body]), strings.Fields(list[1].Texts[search.Title])
	for name, r := range map[string]search.Request{
		"one":    {Query: common[0]},
		"two":    {Query: common[0] + " " + common[7]},
		"five":   {Query: strings.Join(common[:5], " ")},
		"rare":   {Query: rare[0]},
		"prefix": {Query: common[0][:3] + "*"},
		"typo":   {Query: "x" + rare[0] + "x"},
		"facets": {Query: common[0], Facets: facet.All},
		"place":  {Query: "en Hauts-de-France", Facets: facet.All},
	} {
		r.Limit, r.Now = 10, time.Unix(1_700_000_000, 0)
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := x.Search(b.Context(), r); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
