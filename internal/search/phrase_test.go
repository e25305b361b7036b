package search_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"portulan/internal/diag"
	"portulan/internal/directory"
	"portulan/internal/search"
	"portulan/internal/search/text"
)

// A phrase finds what one finds who reads every line of every text: the words in
// their order, whatever their inflection, with as many words between them as it has
// stop words there.
func TestPhrasesAsTheyStand(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	words := strings.Fields("appel appels projet projets à de la les des l’énergie énergies tiers-lieux tierslieux Langu:IA " +
		"pôle pôles numérique numériques 20 100 000 M€ € R&D S.C.I.C. 1er œuvre, cœur. été son euros")
	line := func(n int) string {
		list := make([]string, n)
		for i := range list {
			list[i] = words[random.IntN(len(words))]
		}
		return strings.Join(list, " ")
	}
	block := func(n int) string {
		list := make([]string, n)
		for i := range list {
			list[i] = line(random.IntN(9))
		}
		return strings.Join(list, "\n")
	}
	var list []search.Document
	var lines [][]map[int]string
	for i := range 150 {
		d := search.Document{Address: fmt.Sprintf("/projets/p%03d/", i), Card: search.Card{Kind: directory.KindProject, Title: "t"}}
		d.Texts[search.Title], d.Texts[search.Summary], d.Texts[search.Names] = line(3), block(2), block(3)
		d.Texts[search.Body], d.Texts[search.Documents] = block(random.IntN(9)), block(2)
		d.Texts[search.Sectors] = line(6) // it is not the record's own: no phrase is met there
		list, lines = append(list, d), append(lines, ownLines(d))
	}
	folder := t.TempDir()
	writeIndex(t, folder, 40, list)
	x := open(t, folder)
	found, empty := 0, 0
	for range 400 {
		phrase := line(2 + random.IntN(4))
		words := placed(phrase)
		if len(words) < 2 {
			continue
		}
		want := []string{}
		for i, d := range list {
			if slices.ContainsFunc(lines[i], func(line map[int]string) bool { return stands(line, words) }) {
				want = append(want, d.Address)
			}
		}
		got, err := x.All(t.Context(), search.Request{Query: `"` + phrase + `"`, Now: time.Unix(1_700_000_000, 0)})
		if err != nil {
			t.Fatal(err)
		}
		slices.Sort(got)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", phrase, diff)
		}
		if len(want) > 0 {
			found++
		} else {
			empty++
		}
	}
	if found < 50 || empty < 50 {
		t.Errorf("%d phrases are found and %d are not: the test tests little", found, empty)
	}
}

// placed are the words of a text, by their places.
func placed(s string) map[int]string {
	words := map[int]string{}
	for _, w := range text.For(diag.French).Terms(nil, s) {
		if !w.Joined {
			words[w.Position] = w.Text
		}
	}
	return words
}

// ownLines are the words of each line of a document's own texts.
func ownLines(d search.Document) []map[int]string {
	var lines []map[int]string
	for _, f := range []search.Field{search.Title, search.Summary, search.Body, search.Names, search.Documents} {
		for line := range strings.Lines(d.Texts[f]) {
			lines = append(lines, placed(line))
		}
	}
	return lines
}

// stands reports whether the words of a phrase stand on a line, at the same
// distances from each other.
func stands(line, phrase map[int]string) bool {
	first := slices.Min(slices.Collect(maps.Keys(phrase)))
	for place := range line {
		met := true
		for p, word := range phrase {
			met = met && line[place+p-first] == word
		}
		if met {
			return true
		}
	}
	return false
}
