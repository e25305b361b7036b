package browser

import (
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"

	"portulan/internal/browsertest"
)

// A search that does not answer says why, offers the lists, and goes on when asked: whatever becomes of the files of a
// plain host, and of the interface of a server.
func TestSearchThatFails(t *testing.T) {
	l := languages[0]
	damaged := func(w http.ResponseWriter) { io.WriteString(w, "<!DOCTYPE html><title>Accueil</title>") }
	missing := func(w http.ResponseWriter) { w.WriteHeader(http.StatusNotFound) }
	for _, c := range []struct {
		name   string
		path   string // below which all fails
		server bool
		fail   func(w http.ResponseWriter)
		expect []string
		says   string
		button string
	}{
		{"no entry", entryPath, false, missing, []string{"404"}, "La recherche ne répond pas.", "Réessayer"},
		{"no files", "/assets/search/", false, missing, []string{"404"}, "La recherche ne répond pas.", "Réessayer"},
		{"a page in the place of the entry", entryPath, false, damaged, []string{"404"}, "La recherche ne répond pas.", "Réessayer"},
		{"a page in the place of files", "/assets/search/", false, damaged, []string{"404"}, "La recherche ne répond pas.", "Réessayer"},
		{"another version", entryPath, false, func(w http.ResponseWriter) { io.WriteString(w, `{"version":99}`) }, []string{"404"}, "Le site a changé depuis que cette page est ouverte", "Recharger la page"},
		{"scripts that are gone", "/assets/engine-", false, missing, []string{"404"}, "Le site a changé depuis que cette page est ouverte", "Recharger la page"},
		{"a server", "/api/", true, func(w http.ResponseWriter) { w.WriteHeader(http.StatusBadGateway) }, []string{"502"}, "Le site a changé depuis que cette page est ouverte", "Recharger la page"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			var down atomic.Bool
			around := func(next http.Handler) http.Handler {
				return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
					if down.Load() && strings.HasPrefix(r.URL.Path, c.path) {
						c.fail(w)
						return
					}
					next.ServeHTTP(w, r)
				})
			}
			site := l.plainHost(t, around)
			if c.server {
				site = l.served(t, otherVersion, around)
			}
			tab := visit(t, site, "/recherche/", l.reader(1280))
			for _, text := range c.expect {
				tab.Expect(text)
			}
			down.Store(true)
			typeQuery(tab, "design")
			tab.Wait(`() => document.querySelector(".state button") !== null && !document.querySelector("[aria-busy]")`)
			if got := tab.Text(".state"); !strings.HasPrefix(got, c.says) {
				t.Errorf("it says %q", got)
			}
			if !browsertest.Eval[bool](tab, `() => document.getElementById("search-lists").checkVisibility()`) {
				t.Error("the lists are not offered")
			}
			down.Store(false)
			tab.Click("button", c.button)
			settled(tab)
			if got := tab.Text(".tally"); got != "7 fiches" {
				t.Errorf("then it finds %s", got)
			}
		})
	}
}

// Files that never come are given up, and asked for again when the reader wants that.
func TestFilesThatNeverCome(t *testing.T) {
	t.Parallel()
	l := languages[0]
	around, open := held(".bin")
	site := l.plainHost(t, around)
	tab := visit(t, site, "/recherche/", l.reader(1280))
	tab.Expect("404") // a plain host has no interface either
	browsertest.Eval[any](tab, `() => { // half a minute is long for a test
		const { timeout } = AbortSignal, { setTimeout } = globalThis;
		AbortSignal.timeout = ms => timeout.call(AbortSignal, ms / 100);
		globalThis.patient = setTimeout;
		globalThis.setTimeout = (f, ms) => setTimeout(f, ms / 100);
		return null;
	}`)
	typeQuery(tab, "design")
	tab.Wait(`() => document.querySelector(".state button") !== null && !document.querySelector("[aria-busy]")`)
	if got := tab.Text(".state"); !strings.HasPrefix(got, "La recherche ne répond pas.") || !browsertest.Eval[bool](tab, `() => document.getElementById("search-lists").checkVisibility()`) {
		t.Errorf("it says %q", got)
	}
	tab.Accessible()
	open()
	tab.Wait(`async () => (await fetch("` + entryPath + `")).ok`)
	browsertest.Eval[any](tab, `() => { // a loaded machine may take its time
		AbortSignal.timeout = () => new AbortController().signal;
		globalThis.setTimeout = globalThis.patient;
		return null;
	}`)
	tab.Click("button", "Réessayer")
	settled(tab)
	if got := tab.Text(".tally"); got != "7 fiches" {
		t.Errorf("then it finds %s", got)
	}
}

// A site that is published anew under the eyes of a reader answers with its new files, whether the files of before are
// still there or not; nothing is said of it.
func TestSearchWhilePublished(t *testing.T) {
	t.Parallel()
	l := languages[0]
	var anew atomic.Bool
	old := http.FileServer(http.Dir(writeSite(t, map[string]string{
		"portulan.yaml":             "title: Annuaire\nbase_url: https://exemple.fr/\nlanguage: fr\n",
		"content/projets/ancien.md": "---\ntitle: Un ancien design\n---\n",
	})))
	site := l.plainHost(t, func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if !anew.Load() && strings.HasPrefix(r.URL.Path, "/assets/search/") {
				old.ServeHTTP(w, r)
				return
			}
			next.ServeHTTP(w, r)
		})
	})
	tab := visit(t, site, "/recherche/", l.reader(1280))
	typeQuery(tab, "ancien")
	tab.Wait(`() => location.search === "?q=ancien"`)
	settled(tab)
	if got := tab.Text(".tally"); got != "1 fiche" {
		t.Fatalf("before: %s", got)
	}
	tab.Expect("404")
	anew.Store(true)
	browsertest.Eval[any](tab, `() => { document.querySelector("main form.search input").select(); return null }`)
	typeQuery(tab, "hauts-de-france")
	tab.Wait(`() => location.search === "?q=hauts-de-france"`)
	settled(tab)
	if got := tab.Text(".tally"); got == "Aucune fiche trouvée" {
		t.Errorf("after: %s", got)
	}
}

// What is typed while an answer is awaited is asked for once.
func TestTypingAsksOnce(t *testing.T) {
	t.Parallel()
	l := languages[0]
	var asked atomic.Int64
	around, open := held("/api/search")
	site := l.served(t, otherVersion, around, func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/api/search" {
				asked.Add(1)
			}
			next.ServeHTTP(w, r)
		})
	})
	tab := visit(t, site, "/recherche/", l.reader(1280))
	tab.Wait(`() => document.querySelector(".state") !== null`)
	typeQuery(tab, "musique")
	tab.Wait(`() => location.search === "?q=musique"`)
	open()
	settled(tab)
	tab.Wait(`() => [...document.querySelectorAll(".results mark")].some(e => e.textContent.toLowerCase() === "musique")`)
	if n := asked.Load(); n != 2 {
		t.Errorf("%d requests for seven letters typed while the first was under way", n)
	}
}

// Files that are long in coming are told of, the lists are offered, and another search takes the place of the one that
// waits for them.
func TestSlowFiles(t *testing.T) {
	t.Parallel()
	l := languages[0]
	around, open := held(entryPath)
	site := l.plainHost(t, around)
	tab := visit(t, site, "/recherche/?q=design", l.reader(360))
	tab.Wait(`() => document.querySelector(".state")?.textContent.startsWith("La recherche tarde") === true && document.getElementById("search-lists").checkVisibility()`)
	tab.Accessible()
	open()
	settled(tab)
	if got := browsertest.Eval[string](tab, `() => document.querySelector(".state").textContent`); got != "" {
		t.Errorf("then it says %q", got)
	}
}

// On a large site what is found is shown before the counts of the filters, which take longer to come.
func TestFoundBeforeCounted(t *testing.T) {
	t.Parallel()
	files := map[string]string{"portulan.yaml": "title: Annuaire\nbase_url: https://exemple.fr/\nlanguage: fr\n"}
	drawn := rand.New(rand.NewPCG(1, 1))
	for i := range 150 {
		var body strings.Builder
		for range 200 {
			fmt.Fprintf(&body, "mot%x ", drawn.Uint32())
		}
		kind := []string{"laureate", "cluster"}[i%2]
		files[fmt.Sprintf("content/projets/p%d.md", i)] = fmt.Sprintf("---\ntitle: Atelier %d\nkind: %s\n---\n%s\n", i, kind, &body)
	}
	public := writeSite(t, files)
	around, open := held("/facets.bin")
	site := browsertest.Serving{Around: around}.Serve(t, public)
	tab := visit(t, site, "/recherche/?q=atelier", languages[0].reader(1280))
	settled(tab)
	if n := browsertest.Eval[int](tab, `() => document.querySelectorAll(".results .entry").length`); n != 10 || tab.Text(".tally") != "150 fiches" {
		t.Errorf("%d entries under %s", n, tab.Text(".tally"))
	}
	if browsertest.Eval[bool](tab, `() => document.querySelector("aside.filters") !== null`) {
		t.Error("what is not known yet is counted")
	}
	tab.Accessible()
	before := browsertest.Eval[string](tab, `() => document.querySelector(".register").innerHTML`)
	open()
	tab.Wait(`() => document.querySelector("aside.filters a") !== null`)
	if browsertest.Eval[string](tab, `() => document.querySelector(".register").innerHTML`) != before {
		t.Error("what is found changes with the counts")
	}
}
