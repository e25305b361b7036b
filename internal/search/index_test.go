package search_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/google/go-cmp/cmp"

	"portulan/internal/diag"
	"portulan/internal/directory"
	"portulan/internal/search"
	"portulan/internal/search/facet"
	"portulan/internal/search/query"
	"portulan/internal/search/searchtest"
)

// documents are some that words, fields and lengths tell apart.
func documents(n int) []search.Document {
	var list []search.Document
	words := []string{"énergie", "forêt", "vélo", "gare", "musique", "design", "méthanisation"}
	for i := range n {
		d := search.Document{
			Address: fmt.Sprintf("/projets/p%03d/", i),
			Facets:  map[facet.Name][]string{facet.Kind: {"project"}, facet.Year: {fmt.Sprint(2015 + i%7)}},
			Card:    search.Card{Kind: directory.KindProject, Title: fmt.Sprintf("Projet %d %s", i, words[i%len(words)])},
		}
		d.Texts[search.Title] = d.Card.Title
		d.Texts[search.Body] = strings.Repeat(words[(i*3)%len(words)]+" ", 1+i%5) + strings.Repeat("texte ordinaire ", i%11) + words[(i*5)%len(words)]
		list = append(list, d)
	}
	return list
}

func writeIndex(t *testing.T, folder string, batch int, list []search.Document) search.Written {
	t.Helper()
	w, err := search.Create(folder, search.WriterOptions{Language: diag.French, Zone: time.UTC, Batch: batch})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range list {
		if err := w.Add(t.Context(), d); err != nil {
			t.Fatal(err)
		}
	}
	written, err := w.Commit()
	if err != nil {
		t.Fatal(err)
	}
	return written
}

// Answers, scores included, depend neither on how many segments the index has
// nor on the order in which documents came.
func TestScoresWithoutSegments(t *testing.T) {
	list := documents(300)
	reversed := slices.Clone(list)
	slices.Reverse(reversed)
	one, many := t.TempDir(), t.TempDir()
	writeIndex(t, one, 1000, list)
	writeIndex(t, many, 7, reversed)
	x, y := open(t, one), open(t, many)
	for _, query := range []string{"énergie", "forêt vélo", "projet", "texte énergie", "méth", "velos gares", "enrgie", `"texte ordinaire"`, "énergie zzz"} {
		r := search.Request{Query: query, Limit: search.MaxLimit, Facets: facet.All, Now: time.Unix(1_700_000_000, 0).UTC()}
		a, err := x.Search(t.Context(), r)
		if err != nil {
			t.Fatal(err)
		}
		b, err := y.Search(t.Context(), r)
		if err != nil {
			t.Fatal(err)
		}
		if a.Total == 0 {
			t.Errorf("%q finds nothing", query)
		}
		if diff := cmp.Diff(a, b); diff != "" {
			t.Errorf("%q, one segment and many:\n%s", query, diff)
		}
	}
}

// The score of a word in a record does not depend on the other words.
func TestScoresAddUp(t *testing.T) {
	folder := t.TempDir()
	writeIndex(t, folder, 100, documents(200))
	x := open(t, folder)
	score := func(query string) map[string]float64 {
		of := map[string]float64{}
		for _, h := range ask(t, x, search.Request{Query: query}).Hits {
			of[h.Address] = h.Score
		}
		return of
	}
	energie, texte, both := score("énergie"), score("texte"), score("énergie texte")
	if len(both) == 0 {
		t.Fatal("nothing has both words")
	}
	for address, sum := range both {
		if e, ok := energie[address]; ok {
			if tx, ok := texte[address]; ok && sum != e+tx {
				t.Errorf("%s: %g, not %g + %g", address, sum, e, tx)
			}
		}
	}
}

// The same content keeps the index that stands there; other content replaces it
// and leaves nothing behind but the one before.
func TestReplace(t *testing.T) {
	folder := t.TempDir()
	first := writeIndex(t, folder, 0, documents(10))
	if again := writeIndex(t, folder, 0, documents(10)); first.Kept || !again.Kept || again.Bytes != first.Bytes {
		t.Errorf("%+v, then %+v", first, again)
	}
	for n := 11; n < 15; n++ {
		writeIndex(t, folder, 0, documents(n))
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != 4 { // the index, the one before, the manifest and the lock
		t.Errorf("%v are left", entries)
	}
	err = filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		if want := map[bool]fs.FileMode{true: 0o755, false: 0o644}[d.IsDir()]; path != folder && info.Mode().Perm() != want {
			t.Errorf("%s has mode %v", path, info.Mode())
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// The files of an index are those of its segments: none is left of segments that
// were merged. Whether bleve leaves some depends on the moment, hence the repetition.
func TestNothingLeftOfMerges(t *testing.T) {
	for _, n := range []int{0, 1, 30, 30, 30, 30, 30, 30, 30, 30} {
		folder := t.TempDir()
		writeIndex(t, folder, 0, documents(n))
		manifests, err := filepath.Glob(filepath.Join(folder, "*", "index_meta.json"))
		if err != nil || len(manifests) != 1 {
			t.Fatalf("%v, %v", manifests, err)
		}
		x, err := bleve.OpenUsing(filepath.Dir(manifests[0]), map[string]any{"read_only": true})
		if err != nil {
			t.Fatal(err)
		}
		defer x.Close()
		advanced, err := x.Advanced()
		if err != nil {
			t.Fatal(err)
		}
		reader, err := advanced.Reader()
		if err != nil {
			t.Fatal(err)
		}
		defer reader.Close()
		segments := len(reader.(*scorch.IndexSnapshot).Segments())
		files, err := filepath.Glob(filepath.Join(filepath.Dir(manifests[0]), "store", "*.zap"))
		if err != nil || len(files) != segments {
			t.Errorf("%d documents: %d segments, and the files %v, %v", n, segments, files, err)
		}
	}
}

// Builds that write in one folder at the same time do not spoil each other's
// index, and what a build that was killed has left is removed.
func TestTogether(t *testing.T) {
	folder := t.TempDir()
	dead := filepath.Join(folder, "new-dead")
	searchtest.Write(t, filepath.Join(dead, "lock"), "")
	var writers []*search.Writer
	for n := range 4 {
		w, err := search.Create(folder, search.WriterOptions{Language: diag.French, Zone: time.UTC})
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range documents(10 + n/2) { // two and two are the same
			if err := w.Add(t.Context(), d); err != nil {
				t.Fatal(err)
			}
		}
		writers = append(writers, w)
	}
	if _, err := os.Stat(dead); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a dead build left its workshop: %v", err)
	}
	var together sync.WaitGroup
	for _, w := range writers {
		together.Go(func() {
			if _, err := w.Commit(); err != nil {
				t.Error(err)
			}
		})
	}
	together.Wait()
	x := open(t, folder)
	if a := ask(t, x, search.Request{Query: "projet"}); a.Total != x.Meta().Documents || a.Total < 10 {
		t.Errorf("%d records of %d", a.Total, x.Meta().Documents)
	}
	if left, err := filepath.Glob(filepath.Join(folder, "new-*")); err != nil || len(left) > 0 {
		t.Errorf("%v are left, %v", left, err)
	}
}

func TestNoDocuments(t *testing.T) {
	folder := t.TempDir()
	writeIndex(t, folder, 0, nil)
	x := open(t, folder)
	if a := ask(t, x, search.Request{Query: "énergie", Facets: facet.All}); a.Total != 0 {
		t.Errorf("%d records", a.Total)
	}
	if s, err := x.Suggest(t.Context(), "é", 5, time.Time{}); err != nil || len(s) != 0 {
		t.Errorf("%v, %v", s, err)
	}
}

// An index that cannot be read is said to be missing, damaged or of another
// version.
func TestUnreadable(t *testing.T) {
	damage := map[diag.Code]func(t *testing.T, folder string){
		diag.SearchIndexMissing: func(t *testing.T, folder string) { remove(t, filepath.Join(folder, "index.json")) },
		diag.SearchIndexVersion: func(t *testing.T, folder string) {
			searchtest.Write(t, filepath.Join(folder, "index.json"), `{"version": 9999, "index": "x"}`)
		},
		diag.SearchIndexDamaged: func(t *testing.T, folder string) {
			for _, name := range files(t, folder, ".zap") {
				if err := os.Truncate(name, 100); err != nil {
					t.Fatal(err)
				}
			}
		},
	}
	for want, harm := range damage {
		folder := t.TempDir()
		writeIndex(t, folder, 0, documents(10))
		harm(t, folder)
		_, err := search.Open(folder)
		if fault, ok := errors.AsType[*diag.Fault](err); !ok || fault.Code != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
	// As long as it was, and something else.
	for _, kind := range []string{".zap", ".bolt", ".json"} {
		folder := t.TempDir()
		writeIndex(t, folder, 0, documents(10))
		for _, name := range files(t, folder, kind) {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			searchtest.Write(t, name, strings.Repeat("x", len(data)))
		}
		_, err := search.Open(folder)
		if fault, ok := errors.AsType[*diag.Fault](err); !ok || fault.Code != diag.SearchIndexDamaged {
			t.Errorf("%s overwritten: %v", kind, err)
		}
	}
}

func remove(t *testing.T, name string) {
	t.Helper()
	if err := os.Remove(name); err != nil {
		t.Fatal(err)
	}
}

// files are those of a folder whose names end so.
func files(t *testing.T, folder, suffix string) []string {
	t.Helper()
	var list []string
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(path, suffix) {
			list = append(list, path)
		}
		return err
	})
	if err != nil || len(list) == 0 {
		t.Fatalf("no %s in %s: %v", suffix, folder, err)
	}
	return list
}

// A handle answers from the new index as soon as it is there, while requests
// under way end with the old one; it keeps the old one where the new one cannot
// be opened.
func TestHandle(t *testing.T) {
	folder := t.TempDir()
	h := search.NewHandle(folder)
	defer h.Close()
	total := func() (n int, err error) {
		err = h.Use(func(x *search.Index) error { n = x.Meta().Documents; return nil })
		return n, err
	}
	if _, err := total(); err == nil {
		t.Error("there is an index before there is one")
	}
	writeIndex(t, folder, 0, documents(3))
	err := h.Use(func(old *search.Index) error {
		writeIndex(t, folder, 0, documents(5))
		if n, err := total(); n != 5 || err != nil {
			t.Errorf("%d documents in the new index, %v", n, err)
		}
		a, err := old.Search(t.Context(), search.Request{Query: "projet", Limit: 10})
		if err == nil && a.Total != 3 {
			t.Errorf("%d records in the old one", a.Total)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	searchtest.Write(t, filepath.Join(folder, "index.json"), "{")
	if n, err := total(); n != 5 || err != nil {
		t.Errorf("%d documents after the manifest was damaged, %v", n, err)
	}
}

// Hostile requests are refused with a reason, or answered; both take little memory.
func TestHostile(t *testing.T) {
	folder := t.TempDir()
	writeIndex(t, folder, 0, documents(100))
	x := open(t, folder)
	ask(t, x, search.Request{Query: "énergie", Facets: facet.All}) // reads what is read on first need
	for _, c := range []struct {
		request search.Request
		want    diag.Code
	}{
		{search.Request{Query: strings.Repeat("a", 1<<20)}, diag.QueryLong},
		{search.Request{Query: strings.Repeat("mot ", 10_000)}, diag.QueryLong},
		{search.Request{Query: strings.Repeat("a ", 200)}, diag.QueryManyWords},
		{search.Request{Query: "\xff\xfe"}, diag.QueryNotUTF8},
		{search.Request{Query: strings.Repeat("énergie/", 100)}, diag.QueryManyWords},
		{search.Request{Query: strings.Repeat("énergie,", 100)}, diag.QueryManyWords},
		{search.Request{Query: strings.Repeat(`"`, 500)}, ""},
		{search.Request{Query: strings.Repeat("* ", 40)}, ""},
		{search.Request{Query: strings.Repeat("é* ", 40)}, ""},
		{search.Request{Query: strings.Repeat(`"texte ordinaire" `, 20)}, ""},
		{search.Request{Query: strings.Repeat(`"texte ordinaire" `, 21)}, diag.QueryManyWords},
		{search.Request{Query: strings.Repeat(`-"texte ordinaire" `, 20)}, ""},
		{search.Request{Query: `"` + strings.Repeat("texte ", 39) + `"`}, ""},
		{search.Request{Limit: search.MaxLimit + 1}, diag.QueryPageFar},
		{search.Request{Offset: 1 << 40}, diag.QueryPageFar},
		{search.Request{Offset: -1}, diag.QueryPageFar},
		{search.Request{Sort: "x"}, diag.QuerySortUnknown},
		{search.Request{Filter: map[facet.Name][]string{"x": {"y"}}}, diag.QueryFacetUnknown},
		{search.Request{Facets: []facet.Name{"x"}}, diag.QueryFacetUnknown},
		{search.Request{Filter: map[facet.Name][]string{facet.Region: {"x", "", "REG-1\x00"}}}, ""},
	} {
		before := allocated()
		_, err := x.Search(t.Context(), c.request)
		taken := allocated() - before
		fault, _ := errors.AsType[*diag.Fault](err)
		// It is 1 MB; 25 with the race detector, which empties pools.
		limit := uint64(64 << 20)
		if len(c.request.Query) > query.MaxLength { // it is not even read
			limit = 64 << 10
		}
		if taken > limit {
			t.Errorf("%.30q takes %d bytes", c.request.Query, taken)
		}
		if (c.want == "") != (err == nil) || fault != nil && fault.Code != c.want {
			t.Errorf("%.30q: %v, want %q", c.request.Query, err, c.want)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := x.Search(ctx, search.Request{Query: "énergie"}); !errors.Is(err, context.Canceled) {
		t.Errorf("a request that was given up: %v", err)
	}
}

// allocated is how much memory was asked for so far, in bytes.
func allocated() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.TotalAlloc
}

func FuzzSearch(f *testing.F) {
	folder := f.TempDir()
	w, err := search.Create(folder, search.WriterOptions{Language: diag.French, Zone: time.UTC})
	if err != nil {
		f.Fatal(err)
	}
	for _, d := range documents(30) {
		if err := w.Add(context.Background(), d); err != nil {
			f.Fatal(err)
		}
	}
	if _, err := w.Commit(); err != nil {
		f.Fatal(err)
	}
	x, err := search.Open(folder)
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { x.Close() })
	for _, seed := range []string{"énergie -vélo", `"texte ordinaire" secteur:x`, "entre 3 € et 5 €", "avant le 31 juillet", "à L’Haÿ", "enrgie*", "jusqu’à 3 M€"} {
		f.Add(seed, true)
	}
	f.Fuzz(func(t *testing.T, query string, typing bool) {
		a, err := x.Search(t.Context(), search.Request{Query: query, Typing: typing, Limit: 10, Facets: facet.All, Now: time.Unix(1_700_000_000, 0)})
		if _, fault := errors.AsType[*diag.Fault](err); err != nil && !fault {
			t.Fatal(err)
		}
		if err != nil {
			return
		}
		if len(a.Hits) > a.Total {
			t.Errorf("%d hits of %d", len(a.Hits), a.Total)
		}
		for _, r := range a.Readings {
			if r.Start < 0 || r.End > len(a.Query) || r.Start >= r.End {
				t.Errorf("%q: reading %+v is out of place", a.Query, r)
			}
		}
	})
}
