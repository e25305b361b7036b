package preview_test

import (
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"

	"portulan/internal/browsertest"
	"portulan/internal/preview"
)

func TestMain(m *testing.M) { os.Exit(browsertest.Main(m)) }

// open opens a page of a preview in a browser, and returns a function that waits until an
// expression of it is what is wanted. The console may say what is expected, and nothing else.
func open(t *testing.T, address string, expected ...string) func(expression string, want any) {
	t.Helper()
	tab := browsertest.Open(t, browsertest.Reader{})
	for _, text := range expected {
		tab.Expect(text)
	}
	tab.Go(address)
	return func(expression string, want any) {
		t.Helper()
		tab.Wait("want => ("+expression+") === want", want)
	}
}

// serveRunning serves a preview that keeps up with the files of a site, and returns
// its address.
func serveRunning(t *testing.T, s *testSite) string {
	t.Helper()
	o := s.options(morning)
	o.Poll = false
	p, err := preview.New(t.Context(), o)
	must(t, err)
	t.Cleanup(func() { must(t, p.Close()) })
	run(t, p)
	return answering(t, p).URL
}

// An open page follows the files: it reloads where its reader was, shows what is
// wrong over what was right, and forgets it once it is mended; all that under the
// content policy of the site.
func TestOpenPage(t *testing.T) {
	s := newSite(t)
	long := strings.Repeat("Un paragraphe.\n\n", 200)
	s.write("content/projets/p1.md", "---\ntitle: Un long projet\n---\n"+long)
	until := open(t, serveRunning(t, s)+"/projets/p1/")
	const (
		overlay = `document.querySelector("portulan-problems")?.shadowRoot`
		text    = overlay + `?.querySelector("pre")?.textContent`
	)
	until(`document.querySelector("h1")?.innerText`, "Un long projet")
	until(`scrollTo(0, 700), scrollY`, 700)

	s.write("content/projets/p1.md", "---\ntitle: Un autre titre\n---\n"+long)
	until(`document.querySelector("h1")?.innerText`, "Un autre titre")
	until(`scrollY`, 700)

	s.write("content/projets/p1.md", "---\ntitl: <img src=x onerror=alert(1)>\n---\n"+long)
	until(text+`?.includes("titl: <img src=x onerror=alert(1)>") && `+text+`.includes("[key-unknown]")`, true)
	until(`document.querySelector("h1")?.innerText`, "Un autre titre")
	until(`getComputedStyle(`+overlay+`.querySelector(".overlay")).position`, "fixed")
	until(overlay+`.querySelector("strong").textContent`, "2 erreurs")
	until(overlay+`.querySelector("a").getAttribute("href")`, "/_problemes/")
	until(overlay+`.querySelector("section").getAttribute("role")`, "alert")
	until(overlay+`.querySelector("button").click(), document.querySelector("portulan-problems")`, nil)
	until(`scrollY`, 700)

	s.write("content/projets/p1.md", "---\ntitl: encore\n---\n"+long)
	until(text+`?.includes("titl: encore")`, true)
	s.write("content/projets/p1.md", "---\ntitle: Réparé\n---\n"+long)
	until(`document.querySelector("h1")?.innerText`, "Réparé")
	until(`document.querySelector("portulan-problems")`, nil)
	until(`scrollY`, 700)
}

// An open search page finds what was just saved: as one types, by the scripts of the
// site, and when the page reloads.
func TestOpenSearchPage(t *testing.T) {
	s := newSite(t)
	s.write("content/projets/p1.md", "---\ntitle: Le belvédère\n---\n")
	// A preview has no index for browsers: its scripts ask the server.
	until := open(t, serveRunning(t, s)+"/recherche/", "/assets/search/entry.bin")
	const (
		typed = `(box => {
			if (box.value === "belvedere") return;
			box.value = "belvedere";
			box.dispatchEvent(new Event("input", { bubbles: true }));
		})(document.querySelector("main form.search input")), `
		found = `[...document.querySelectorAll("#search-results .register h3 a")].map(a => a.pathname).join()`
	)
	until(typed+found, "/projets/p1/")
	s.write("content/projets/p2.md", "---\ntitle: Autre chose\n---\nPrès du belvédère.\n")
	until(found, "/projets/p1/,/projets/p2/")
	s.remove("content/projets/p1.md")
	s.write("content/projets/p2.md", "---\ntitle: Autre chose\n---\nPrès du belvédère, rien.\n")
	until(found, "/projets/p2/")
}

// A preview is not kept for reading offline; a reader who has kept the site, as this machine served it before, keeps it no longer.
func TestNothingIsKept(t *testing.T) {
	s := newSite(t)
	s.write("portulan.yaml", "title: Annuaire\nbase_url: https://annuaire.example.fr/\nlanguage: fr\noffline: yes\n")
	built, _ := s.build(t, morning)
	site := fstest.MapFS{}
	for name, data := range built {
		site[name] = &fstest.MapFile{Data: data}
	}
	p, err := preview.New(t.Context(), s.options(morning))
	must(t, err)
	t.Cleanup(func() { must(t, p.Close()) })
	closing := make(chan struct{})
	var handler atomic.Value
	handler.Store(http.FileServerFS(site).ServeHTTP)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		handler.Load().(func(http.ResponseWriter, *http.Request))(w, r)
	}))
	t.Cleanup(func() {
		close(closing)
		server.Close()
	})
	tab := browsertest.Open(t, browsertest.Reader{})
	tab.Go(server.URL + "/projets/p1/")
	tab.Wait(`async () => navigator.serviceWorker.controller !== null && await caches.match("/projets/p1/") !== undefined`)
	handler.Store(p.Handler(closing).ServeHTTP)
	for range 2 { // then to someone who has kept nothing
		tab.Go(server.URL + "/projets/p2/")
		tab.Wait(`async () => document.querySelector("script[src='/_portulan/live.js']") !== null
			&& (await navigator.serviceWorker.getRegistrations()).length === 0 && (await caches.keys()).length === 0`)
	}
	if _, worker := ask(t, server, "GET", "/offline-worker.js?published", ""); worker != string(built["offline-worker.js"]) {
		t.Error("the worker cannot be had as it is published")
	}
}
