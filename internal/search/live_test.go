package search_test

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"portulan/internal/build"
	"portulan/internal/diag"
	"portulan/internal/directory"
	"portulan/internal/locale"
	"portulan/internal/search"
	"portulan/internal/search/facet"
	"portulan/layouts"
)

var (
	liveSeed  = flag.Uint64("liveseed", 1, "seed of the random changes of documents")
	liveEdits = flag.Int("liveedits", 60, "number of random changes of documents")
)

// collection is documents that change.
type collection struct {
	options   search.WriterOptions
	documents map[string]search.Document
	spare     []search.Document // to put in
}

// newCollection is the documents of the directory of this repository.
func newCollection(t *testing.T) *collection {
	t.Helper()
	_, d := seed(t)
	settings, _, err := build.Options{Root: filepath.Join("..", "..")}.ReadSettings()
	if err != nil {
		t.Fatal(err)
	}
	words, err := locale.New(settings.Language, layouts.FS)
	if err != nil {
		t.Fatal(err)
	}
	describer := search.NewDescriber(d, settings, words)
	c := &collection{documents: map[string]search.Document{}}
	c.options = search.WriterOptions{Language: settings.Language, Zone: settings.Location, Vocabulary: describer.Vocabulary(),
		Synonyms: [][]string{{"tiers-lieu", "coworking"}}}
	for r := range d.All() {
		c.put(describer.Describe(r, body(t, r)))
	}
	return c
}

// body is the text of a record as it is written.
func body(t *testing.T, r *directory.Record) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", filepath.FromSlash(r.File)))
	if err != nil {
		t.Fatal(err)
	}
	return string(text[r.Body.Offset:])
}

func (c *collection) put(d search.Document) { c.documents[d.Address] = d }

func (c *collection) addresses() []string { return slices.Sorted(maps.Keys(c.documents)) }

// edit changes one document, or the words of the site, at random.
func (c *collection) edit(random *rand.Rand) {
	addresses := c.addresses()
	if len(addresses) == 0 || len(c.spare) > 0 && random.IntN(4) == 0 {
		i := random.IntN(len(c.spare))
		c.put(c.spare[i])
		c.spare = slices.Delete(c.spare, i, i+1)
		return
	}
	d := c.documents[addresses[random.IntN(len(addresses))]]
	d.Facets = maps.Clone(d.Facets)
	word := []string{"Belvédère", "belvédère", "l’estuaire", "ESTUAIRE", "méthanisation", "jeu", "Roubaix", "d’ici là", "100 000 €", "start-up"}[random.IntN(10)]
	switch random.IntN(9) {
	case 0:
		delete(c.documents, d.Address)
		c.spare = append(c.spare, d)
		return
	case 1:
		d.Texts[search.Title] = word + " " + d.Texts[search.Title]
		d.Card.Title = d.Texts[search.Title]
	case 2:
		field := search.Field(random.IntN(len(d.Texts)))
		d.Texts[field] += "\n" + strings.Repeat(word+" ", 1+random.IntN(5))
	case 3:
		field := search.Field(random.IntN(len(d.Texts)))
		d.Texts[field] = d.Texts[field][:0]
	case 4:
		d.Facets[facet.Sector] = append(slices.Clip(d.Facets[facet.Sector]), fmt.Sprint("secteur-", random.IntN(3)))
	case 5:
		delete(d.Facets, facet.Sector)
	case 6:
		d.Amounts = search.Amounts{Min: int64(random.IntN(1000)), Max: 1000 + int64(random.IntN(1000))}
	case 7:
		d.Address = fmt.Sprintf("/projets/nouveau-%d/", random.IntN(20))
	case 8:
		c.options.Vocabulary = maps.Clone(c.options.Vocabulary)
		c.options.Vocabulary[facet.Sector] = append(slices.Clip(c.options.Vocabulary[facet.Sector]), facet.Value{ID: fmt.Sprint("secteur-", random.IntN(3)), Label: word})
	}
	c.put(d)
}

// sources are the documents as a live index takes them.
func (c *collection) sources() []search.Source {
	var sources []search.Source
	for address, d := range c.documents {
		data, err := json.Marshal(d)
		if err != nil {
			panic(err)
		}
		sources = append(sources, search.Source{Address: address, Digest: sha256.Sum256(data), Document: func() search.Document { return d }})
	}
	return sources
}

// anew is an index of the documents that a build would write.
func (c *collection) anew(t *testing.T) *search.Index {
	t.Helper()
	folder := t.TempDir()
	w, err := search.Create(folder, c.options)
	if err != nil {
		t.Fatal(err)
	}
	for _, address := range c.addresses() {
		if err := w.Add(t.Context(), c.documents[address]); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := w.Commit(); err != nil {
		t.Fatal(err)
	}
	x, err := search.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// liveQueries are what is asked of both: words, turns of phrase, beginnings, mistakes,
// phrases, filters, nothing.
var liveQueries = []string{
	"", "belvédère", "estuaire jeu", "belvédere", "meth", "jeu*", `"première sélection"`, "roubaix -jeu", "appels ouverts", "secteur:secteur-1", "secteur:jeu",
	"plus de 100 000 €", "projets jeu vidéo Valenciennes", "PTCE clos en 2023", "startup", "coworking", "numerqiue", "zzzyyyxxx", "pôle culture",
}

// tellAll is all that an index says.
func tellAll(t *testing.T, x *search.Index) map[string]any {
	t.Helper()
	terms, err := x.Terms()
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]any{"meta": x.Meta(), "columns": x.Columns(), "words": x.Words(), "terms": terms}
	now := instant(t, "2023-06-15T12:00")
	for _, query := range liveQueries {
		suggestions, err := x.Suggest(context.Background(), query, 5, now)
		if err != nil {
			t.Fatal(err)
		}
		all["suggest "+query] = suggestions
		for _, r := range []search.Request{
			{Facets: facet.All}, {Sort: search.ByName, Typing: true}, {Sort: search.ByDeadline, Filter: map[facet.Name][]string{facet.Sector: {"secteur-0", "jeu"}}, Facets: facet.All},
		} {
			r.Query = query
			all[fmt.Sprint(query, r.Sort, r.Filter)] = ask(t, x, r)
		}
	}
	for i, address := range x.Columns().Addresses {
		card, text, err := x.Stored(uint32(i))
		if err != nil {
			t.Fatal(err)
		}
		all[address] = []any{card, text}
	}
	return all
}

// After any changes a live index says what one that is built anew says, to the last
// digit of the scores; and it makes only the documents that changed.
func TestLiveIsAnew(t *testing.T) {
	t.Logf("-liveseed %d -liveedits %d", *liveSeed, *liveEdits)
	random := rand.New(rand.NewPCG(*liveSeed, 0))
	c := newCollection(t)
	folder := t.TempDir()
	live := search.NewLive(folder)
	anew := true // all documents are to be made
	for made := 0; made < *liveEdits; {
		before := c.sources()
		for range 1 + random.IntN(5) {
			c.edit(random)
			made++
		}
		sources := c.sources()
		for i, s := range sources {
			if !anew && slices.ContainsFunc(before, func(b search.Source) bool { return b.Address == s.Address && b.Digest == s.Digest }) {
				sources[i].Document = func() search.Document {
					t.Errorf("%s is made again", s.Address)
					return c.documents[s.Address]
				}
			}
		}
		if err := live.Update(c.options, sources); err != nil {
			t.Fatal(err)
		}
		fresh := c.anew(t)
		want := tellAll(t, fresh)
		if err := fresh.Close(); err != nil {
			t.Fatal(err)
		}
		err := live.Use(func(x *search.Index) error {
			if diff := cmp.Diff(want, tellAll(t, x)); diff != "" {
				t.Fatalf("after %d changes (-anew +live):\n%s", made, diff)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if anew = random.IntN(8) == 0; anew {
			c.options.Language = map[diag.Language]diag.Language{diag.French: diag.English, diag.English: diag.French}[c.options.Language]
		}
	}
	if err := live.Close(); err != nil {
		t.Fatal(err)
	}
	if left, err := os.ReadDir(folder); err != nil || len(left) > 0 {
		t.Errorf("%v is left (%v)", left, err)
	}
}

// An index that someone uses stays as it is while documents change, and until it is
// let go.
func TestLiveWhileUsed(t *testing.T) {
	c := newCollection(t)
	live := search.NewLive(t.TempDir())
	if _, fault := errors.AsType[*diag.Fault](live.Use(func(*search.Index) error { return nil })); !fault {
		t.Error("nothing is indexed, and it can be used")
	}
	if err := live.Update(c.options, c.sources()); err != nil {
		t.Fatal(err)
	}
	err := live.Use(func(x *search.Index) error {
		if err := live.Update(c.options, c.sources()); err != nil {
			return err
		}
		live.Use(func(same *search.Index) error {
			if same != x {
				t.Error("nothing changed, and there is another index")
			}
			return nil
		})
		before := tellAll(t, x)
		delete(c.documents, "/projets/xpicc/")
		if err := live.Update(c.options, c.sources()); err != nil {
			return err
		}
		err := live.Use(func(now *search.Index) error {
			if a := ask(t, now, search.Request{Query: "xpicc"}); slices.Contains(addresses(a), "/projets/xpicc/") {
				t.Error("what went is found")
			}
			return nil
		})
		if err != nil {
			return err
		}
		if err := live.Close(); err != nil {
			return err
		}
		if diff := cmp.Diff(before, tellAll(t, x)); diff != "" {
			t.Errorf("it changed while it was used:\n%s", diff)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := live.Update(c.options, c.sources()); !errors.Is(err, context.Canceled) {
		t.Errorf("after the end: %v", err)
	}
}

// After many changes a live index holds what it held after a few: goroutines, memory,
// files. It may take bleve a while to merge and to remove them.
func TestLiveLeaksNothing(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 1))
	c := newCollection(t)
	folder := t.TempDir()
	live := search.NewLive(folder)
	change := func(times int) {
		for range times {
			address := c.addresses()[random.IntN(len(c.documents))]
			d := c.documents[address]
			d.Texts[search.Body] = fmt.Sprint("essai ", random.IntN(100))
			c.put(d)
			if err := live.Update(c.options, c.sources()); err != nil {
				t.Fatal(err)
			}
		}
	}
	type use struct {
		goroutines, files int
		heap              uint64
	}
	inUse := func() use {
		runtime.GC()
		var memory runtime.MemStats
		runtime.ReadMemStats(&memory)
		u := use{goroutines: runtime.NumGoroutine(), heap: memory.HeapAlloc}
		filepath.WalkDir(folder, func(string, os.DirEntry, error) error { u.files++; return nil })
		return u
	}
	change(50)
	before := inUse()
	change(450)
	after := inUse()
	const most = 60 // files, of some 500 that were written
	for give := time.Now().Add(time.Minute); time.Now().Before(give) &&
		(after.goroutines > before.goroutines || after.files > most || after.heap > before.heap+before.heap/5); time.Sleep(10 * time.Millisecond) {
		after = inUse()
	}
	if after.goroutines > before.goroutines || after.files > most || after.heap > before.heap+before.heap/5 {
		t.Errorf("%+v after 50 changes, %+v after 500", before, after)
	}
	if err := live.Close(); err != nil {
		t.Fatal(err)
	}
}
