package preview_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"portulan/internal/gittest"
	"portulan/internal/preview"
	"portulan/internal/search"
	"portulan/internal/search/facet"
	"portulan/internal/watch"
)

// queries are what is asked of an index after each change.
var queries = []string{"", "projet", "relance", "musique", "mot plus", "Roubaix", "appels ouverts", "secteur:musique", "nouvo", "un autre", "phase*"}

// answers are all that an index says: of itself, and to questions.
func answers(t *testing.T, x *search.Index, now time.Time) map[string]any {
	t.Helper()
	all := map[string]any{"meta": x.Meta(), "columns": x.Columns(), "words": x.Words()}
	for _, query := range queries {
		for _, sort := range []search.Sort{search.ByRelevance, search.ByName} {
			answer, err := x.Search(context.Background(), search.Request{Query: query, Sort: sort, Facets: facet.All, Limit: search.MaxLimit, Now: now})
			must(t, err)
			all[fmt.Sprint(query, " ", sort)] = answer
		}
	}
	return all
}

// What is found is what would be found on the published site: after any sequence of
// edits the index is that of a build from nothing. While something is wrong, it is
// that of the last build without errors.
func TestSearchIsThatOfABuild(t *testing.T) {
	t.Parallel()
	t.Logf("-seed %d -edits %d", *seed, *edits/5)
	site := newSite(t)
	site.git = gittest.New(t, site.root)
	site.commit()
	random := rand.New(rand.NewPCG(*seed, 1))
	p, err := preview.New(t.Context(), site.options(morning))
	must(t, err)
	t.Cleanup(func() { must(t, p.Close()) })
	var done []string
	var good map[string]any
	compared, wrong := 0, 0
	for len(done) < *edits/5 {
		var change watch.Change
		for range 1 + random.IntN(3) {
			what, paths := site.edit(random, wrong > 2)
			done, change.Paths = append(done, what), append(change.Paths, paths...)
		}
		p.Take(t.Context(), change)
		wrong++
		folder := t.TempDir()
		if built, _ := site.buildWith(t, morning, folder); built != nil {
			fresh, err := search.Open(folder)
			must(t, err)
			good, wrong = answers(t, fresh, morning), 0
			must(t, fresh.Close())
		}
		if good == nil {
			continue
		}
		must(t, p.Search(func(x *search.Index) error {
			if diff := cmp.Diff(good, answers(t, x, morning)); diff != "" {
				t.Fatalf("after %s\nthe index differs (-build +preview):\n%s", tail(done), diff)
			}
			return nil
		}))
		compared++
	}
	t.Logf("%d edits, %d indexes", len(done), compared)
}

// A programme that is renamed is found by its new name, and so are its calls and its
// laureates; by the former name nothing is.
func TestRelationsAreFound(t *testing.T) {
	s := newSite(t)
	p, err := preview.New(t.Context(), s.options(morning))
	must(t, err)
	t.Cleanup(func() { must(t, p.Close()) })
	total := func(query string) (total int) {
		must(t, p.Search(func(x *search.Index) error {
			answer, err := x.Search(t.Context(), search.Request{Query: query, Now: morning})
			if err == nil {
				total = answer.Total
			}
			return err
		}))
		return total
	}
	before := total("Relance")
	name := "content/programmes/relance/index.md"
	p.Take(t.Context(), watch.Change{Paths: s.write(name, strings.Replace(s.read(name), "Relance", "Belvédère", 1))})
	if after := total("Belvédère"); before < 10 || after != before || total(`"Relance"`) != 0 {
		t.Errorf("%d records of the programme, %d once it is renamed, %d by its former name", before, after, total(`"Relance"`))
	}
}

// Searches are answered by what was just saved: programs and scripts at /api/, readers
// without scripts on the search page, which is what is published but for its results.
func TestSearchesFollow(t *testing.T) {
	s := newSite(t)
	p, server := serve(t, s)
	name := "content/projets/p1.md"
	for i, text := range []string{s.read(name), "---\ntitle: Le belvédère\n---\n", "---\ntitle: Autre chose\n---\nPrès du belvédère.\n", "---\ntitle: Autre chose\n---\n"} {
		p.Take(t.Context(), watch.Change{Paths: s.write(name, text)})
		found := strings.Contains(text, "belvédère")
		answer, body := ask(t, server, "GET", "/api/search?q=belvedere", "")
		if answer.StatusCode != 200 || strings.Contains(body, "/projets/p1/") != found || answer.Header.Get("Cache-Control") != "public, max-age=0" {
			t.Errorf("after edit %d: %s, %s\n%s", i, answer.Status, answer.Header.Get("Cache-Control"), body)
		}
		answer, body = ask(t, server, "GET", "/recherche/?q=belvedere", "")
		if answer.StatusCode != 200 || strings.Contains(body, `href="/projets/p1/"`) != found || !strings.Contains(body, "live.js") {
			t.Errorf("after edit %d: the search page: %s\n%s", i, answer.Status, body)
		}
	}
	if answer, body := ask(t, server, "GET", "/api/suggest?q=proj", ""); answer.StatusCode != 200 || !strings.Contains(body, "Projet 2") {
		t.Errorf("suggestions: %s\n%s", answer.Status, body)
	}
	built, _ := s.build(t, morning)
	if _, page := ask(t, server, "GET", "/recherche/?published", ""); page != string(built["recherche/index.html"]) {
		t.Error("the search page is not what is published")
	}
	p.Take(t.Context(), watch.Change{Paths: s.write("portulan.yaml", "title: x\nbase_url: https://exemple.fr/annuaire/\nsynonyms: [projet = classeur]\n")})
	if answer, body := ask(t, server, "GET", "/annuaire/api/search?q=classeur", ""); answer.StatusCode != 200 || !strings.Contains(body, `/p2/"`) {
		t.Errorf("with other settings: %s\n%s", answer.Status, body)
	}
	p.Take(t.Context(), watch.Change{Paths: s.write("portulan.yaml", "title: x\nbase_url: https://exemple.fr/\nsearch: false\n")})
	if answer, _ := ask(t, server, "GET", "/api/search?q=belvedere", ""); answer.StatusCode != 404 {
		t.Errorf("of a site without a search: %s", answer.Status)
	}
}
