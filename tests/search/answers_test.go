package search

import (
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"portulan/internal/browsertest"
	"portulan/internal/search"
	"portulan/internal/search/facet"
	"portulan/internal/search/judge"
	"portulan/internal/search/understand"
)

// answer is an answer as it travels: both engines give this.
type answer struct {
	Hits []struct {
		Address string
		Score   float64
	}
	Total int
}

// ask asks a browser, many requests at a time.
func ask(t *testing.T, tab *browsertest.Tab, requests []search.Request) []json.RawMessage {
	t.Helper()
	var answers []json.RawMessage
	for batch := range slices.Chunk(requests, 25) {
		answers = append(answers, browsertest.Eval[[]json.RawMessage](tab, `async requests => {
			globalThis.engine ??= await (await import("/engine.js")).open("/assets/search/entry.bin");
			const answers = [];
			for (const r of requests) {
				answers.push(await engine.search({
					query: r.Query, typing: r.Typing, filter: r.Filter ?? {}, ranges: r.Ranges ?? [], sort: r.Sort,
					offset: r.Offset, limit: r.Limit, facets: r.Facets ?? [], now: new Date(r.Now),
				}));
			}
			return answers;
		}`, batch)...)
	}
	return answers
}

// compare holds the answers of a browser to those of the index.
func compare(t *testing.T, d directory, requests []search.Request) {
	t.Helper()
	answers := ask(t, d.open(t), requests)
	scale := newScale(d.index)
	found, wrong := 0, 0
	for i, r := range requests {
		a, err := d.index.Search(context.Background(), r)
		if err != nil {
			t.Fatalf("%+v: %v", r, err)
		}
		data, err := json.Marshal(a)
		if err != nil {
			t.Fatal(err)
		}
		if a.Total > 0 {
			found++
		}
		if difference := differ(t, scale, r, a.Query, data, answers[i]); difference != "" {
			if wrong++; wrong <= 10 {
				t.Errorf("%+v\n%s", r, difference)
			}
		}
	}
	t.Logf("%d requests, %d of which find something, %d differ", len(requests), found, wrong)
	if wrong > 0 {
		t.Errorf("%d of %d answers differ", wrong, len(requests))
	}
	if found < len(requests)/2 {
		t.Errorf("only %d of %d requests find anything", found, len(requests))
	}
}

// differ tells what an answer has that another has not. Hits may change places
// where their scores are nearer to each other than the step of quantisation of the
// query, as it was understood.
func differ(t *testing.T, scale *scale, r search.Request, query string, want, got json.RawMessage) string {
	t.Helper()
	var w, g map[string]any
	var wanted, given answer
	for _, err := range []error{json.Unmarshal(want, &w), json.Unmarshal(got, &g), json.Unmarshal(want, &wanted), json.Unmarshal(got, &given)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	wantHits, gotHits := takeHits(w), takeHits(g)
	differences := diff(w, g)
	for address, hit := range gotHits {
		if wantHit, both := wantHits[address]; both {
			differences += diff(wantHit, hit)
		}
	}
	if len(wanted.Hits) != len(given.Hits) {
		return differences + fmt.Sprintf("%d hits, want %d", len(given.Hits), len(wanted.Hits))
	}
	score := map[string]float64{}
	for _, h := range wanted.Hits {
		score[h.Address] = h.Score
	}
	for i, h := range given.Hits {
		at := wanted.Hits[i]
		if h.Address == at.Address {
			continue
		}
		s, known := score[h.Address]
		if !known {
			s = h.Score // of the next page
		}
		step := 0.0
		if r.Sort == "" || r.Sort == search.ByRelevance {
			step = scale.steps(t, r, query)
		}
		if step == 0 || math.Abs(s-at.Score) > step {
			differences += fmt.Sprintf("hit %d is %s (%g), want %s (%g); the step is %g\n", i, h.Address, s, at.Address, at.Score, step)
		}
	}
	return differences
}

// takeHits takes the hits out of an answer, by address and without their scores.
func takeHits(a map[string]any) map[string]map[string]any {
	hits := map[string]map[string]any{}
	for _, h := range a["hits"].([]any) {
		hit := h.(map[string]any)
		delete(hit, "score")
		hits[hit["address"].(string)] = hit
	}
	delete(a, "hits")
	delete(a, "missing") // the words that hits lack, in their order
	return hits
}

// diff is that of cmp, which takes its time even where there is none.
func diff(want, got map[string]any) string {
	if reflect.DeepEqual(want, got) {
		return ""
	}
	return cmp.Diff(want, got)
}

// scale tells the steps of quantisation of an index. It asks for each term once.
type scale struct {
	index  *search.Index
	scores []float64
	most   map[string]float64
}

func newScale(x *search.Index) *scale {
	return &scale{index: x, scores: make([]float64, x.Meta().Documents), most: map[string]float64{}}
}

// largest is the largest score of a term.
func (s *scale) largest(t *testing.T, term string) float64 {
	t.Helper()
	most, known := s.most[term]
	if !known {
		if err := s.index.Score(t.Context(), term, s.scores); err != nil {
			t.Fatal(err)
		}
		most = slices.Max(s.scores)
		s.most[term] = most
	}
	return most
}

// steps is the step of quantisation of a query: for each of its words, the largest
// score of a term that may meet it, over 255.
func (s *scale) steps(t *testing.T, r search.Request, query string) float64 {
	t.Helper()
	sum := 0.0
	begins := strings.Contains(query, "*")
	for _, w := range s.index.Rules().Words(nil, query) {
		if w.Stop && !begins {
			continue // no text is searched for it
		}
		most := s.largest(t, w.Text)
		if most == 0 || r.Typing || begins {
			words := s.index.Words()
			from, _ := slices.BinarySearchFunc(words, w.Word, func(entry search.Word, word string) int { return strings.Compare(entry.Text, word) })
			for _, entry := range words[from:] {
				if !strings.HasPrefix(entry.Text, w.Word) {
					break
				}
				most = max(most, s.largest(t, s.index.Rules().Stem(entry.Text)))
			}
		}
		sum += most / 255
	}
	for _, group := range s.index.Synonyms().Groups() {
		for _, phrase := range group {
			if strings.Contains(strings.ToLower(query), phrase[0]) {
				for _, other := range slices.Concat(group...) {
					sum += s.largest(t, other) / 255
				}
			}
		}
	}
	return sum
}

// The questions of people find the same in a browser.
func TestQuestions(t *testing.T) {
	t.Parallel()
	d := of(t, seed)
	f, err := os.Open("../../internal/search/testdata/questions.fr.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	questions, err := judge.Read(f, paris, d.now)
	if err != nil {
		t.Fatal(err)
	}
	var requests []search.Request
	for _, q := range questions {
		requests = append(requests, search.Request{Query: q.Query, Now: q.Now, Limit: search.MaxLimit, Facets: facet.All})
		requests = append(requests, search.Request{Query: q.Query, Now: q.Now, Limit: search.MaxLimit, Typing: true})
	}
	for _, query := range []string{
		"REG-32", "commune:COM-59512", "région:hauts-de-france", "-numérique pôle", "numér*", "paris 11e", "saint-denis", "“économie sociale”",
		"clôture juillet 2023", "clôture avant le 31/07/2023 à 12 h", "ouverture en juin 2023", "à partir du printemps 2023", "entre 25 000 et 150 000 €",
		"moins de 1,5 million d’euros", "au moins 1 234 €", "candidature avant le lundi 31 juillet 2023", "le havre", "l’haÿ-les-roses",
		"metropole de lyon", "zone:x", "secteur:inconnu", "statut:-", "\"", "🙂 design", "re\u0301gion Bretagne", "A & B", "20M€",
	} {
		requests = append(requests, search.Request{Query: query, Now: d.now, Limit: search.MaxLimit, Facets: facet.All})
	}
	for _, sort := range []search.Sort{search.ByDeadline, search.ByDate, search.ByAmount, search.ByName} {
		requests = append(requests, search.Request{Sort: sort, Now: d.now, Limit: search.MaxLimit})
	}
	compare(t, d, requests)
}

// drawn are five hundred requests in the words of the corpus: words, phrases,
// exclusions, beginnings, mistakes, readings, filters of each facet, ranges of each column and sorts.
func drawn(t *testing.T, d directory) []search.Request {
	t.Helper()
	random := rand.New(rand.NewPCG(1, 2))
	var words, phrases []string
	err := filepath.WalkDir(filepath.Join(d.root, "content"), func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || random.IntN(3) > 0 {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		_, body, _ := strings.Cut(string(data[min(4, len(data)):]), "---")
		own := strings.FieldsFunc(body, func(r rune) bool { return strings.ContainsRune(" \n.,;:!?()«»#*[]\"", r) })
		for range min(2, len(own)/4) {
			i := random.IntN(len(own) - 3)
			words = append(words, own[i])
			phrases = append(phrases, strings.Join(own[i:i+2+random.IntN(2)], " "))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	one := func(list []string) string { return list[random.IntN(len(list))] }
	word := func() string { return one(words) }
	mistaken := func() string {
		w := []rune(word())
		if len(w) < 5 {
			return string(w)
		}
		i := 1 + random.IntN(len(w)-3)
		if random.IntN(2) == 0 {
			w[i], w[i+1] = w[i+1], w[i]
			return string(w)
		}
		return string(slices.Delete(w, i, i+1))
	}
	beginning := func(least int) string {
		w := []rune(word())
		return string(w[:min(len(w), least+random.IntN(3))])
	}
	places := []string{"Bretagne", "en Occitanie", "dans le Nord", "à Paris", "Hauts-de-France", "à Lille", "Grand Est", "La Réunion"}
	shapes := []func() string{
		word, word, func() string { return word() + " " + word() }, func() string { return word() + " " + word() + " " + word() },
		func() string { return word() + " -" + word() }, func() string { return `"` + one(phrases) + `"` },
		func() string { return beginning(3) + "*" }, func() string { return beginning(2) }, mistaken, func() string { return mistaken() + " " + word() },
		func() string { return one([]string{"appels ouverts ", "appels clos ", "projets "}) + word() },
		func() string { return "projets " + word() + " " + one(places) },
		func() string { return fmt.Sprintf("%s en %d", word(), 2018+random.IntN(8)) },
		func() string {
			return one([]string{"plus de 100 000 €", "moins de 1 M€", "au moins 50 k€"}) + " " + word()
		},
		func() string {
			return "clôture avant " + one([]string{"juin 2024", "décembre 2023", "le 12/03/2025"})
		},
		func() string { return strings.ToUpper(word()) }, func() string { return "l’" + word() },
		func() string { return "secteur:" + word() }, func() string { return "région:bretagne " + word() }, func() string { return "" },
	}
	sorts := search.Sorts()
	all, err := d.index.Search(t.Context(), search.Request{Facets: facet.All, Now: d.now})
	if err != nil {
		t.Fatal(err)
	}
	var requests []search.Request
	for i := range 500 {
		r := search.Request{Query: shapes[i%len(shapes)](), Now: d.now, Limit: 20, Typing: random.IntN(3) == 0, Filter: map[facet.Name][]string{}}
		if random.IntN(4) == 0 {
			r.Filter[facet.Region] = []string{one([]string{"REG-32", "REG-53", "REG-11", "REG-84", facet.None}), "REG-75"}
		}
		if random.IntN(6) == 0 {
			r.Filter[facet.Kind] = []string{one([]string{"project", "call", "organisation"})}
		}
		if random.IntN(4) == 0 {
			f := all.Facets[random.IntN(len(all.Facets))]
			r.Filter[f.Facet] = nil
			for range 1 + random.IntN(2) {
				r.Filter[f.Facet] = append(r.Filter[f.Facet], f.Values[random.IntN(len(f.Values))].Value)
			}
		}
		if random.IntN(4) == 0 {
			r.Facets = facet.All
		}
		if random.IntN(5) == 0 {
			if r.Sort = sorts[random.IntN(len(sorts))]; r.Sort != search.ByRelevance {
				r.Offset = random.IntN(30)
			}
		}
		if random.IntN(8) == 0 {
			r.Ranges = []understand.Range{{Column: understand.Amount, Min: int64(random.IntN(100)) * 1_000_000, Max: 10_000_000_000}}
		}
		if random.IntN(8) == 0 {
			from := time.Date(2018+random.IntN(8), time.Month(1+random.IntN(12)), 1, 0, 0, 0, 0, paris)
			column := []understand.Column{understand.Closes, understand.Opens}[random.IntN(2)]
			r.Ranges = append(r.Ranges, understand.Range{Column: column, Min: from.Unix(), Max: from.AddDate(1+random.IntN(3), 0, 0).Unix()})
		}
		requests = append(requests, r)
	}
	return requests
}

// Five hundred requests find the same in a browser, with the same counts.
func TestDrawnRequests(t *testing.T) {
	t.Parallel()
	d := of(t, corpus)
	compare(t, d, drawn(t, d))
}
