package browser

import (
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/serviceworker"

	"portulan/internal/browsertest"
)

// keptSite is a site that can be read offline, at a path of its host.
func keptSite(path, title string) map[string]string {
	return map[string]string{
		"portulan.yaml":               "title: Annuaire des ateliers\nbase_url: https://exemple.fr" + path + "\nlanguage: fr\noffline: yes\n",
		"content/projets/atelier.md":  "---\ntitle: " + title + "\n---\nOn y répare des guitares à Valenciennes.\n",
		"content/projets/fonderie.md": "---\ntitle: Fonderie\n---\nOn y coule des cloches.\n",
	}
}

// host is a plain host, whose files can be replaced, and which can be out of reach.
type host struct {
	site  *browsertest.Site
	path  string // of the base address, without a slash at its end
	files atomic.Pointer[http.Handler]
	gone  atomic.Bool
}

func newHost(t *testing.T, path, public string) *host {
	t.Helper()
	h := &host{path: path}
	h.publish(public)
	h.site = browsertest.ServeHandler(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if h.gone.Load() {
			panic(http.ErrAbortHandler) // the connection is cut
		}
		w.Header().Set("Content-Security-Policy", "default-src 'self'")
		(*h.files.Load()).ServeHTTP(w, r)
	}))
	return h
}

func (h *host) publish(public string) {
	files := http.StripPrefix(h.path, http.FileServer(http.Dir(public)))
	h.files.Store(&files)
}

// siteKept waits until the site keeps what is read.
func siteKept(tab *browsertest.Tab) {
	tab.Wait(`async path => navigator.serviceWorker.controller !== null && await caches.match(path) !== undefined`, tab.URL().Path)
}

// What was read is there without a network, with its search, and what was not says so; with the network back, what is new is shown.
func TestReadOffline(t *testing.T) {
	for _, path := range []string{"", "/annuaire"} {
		t.Run("at "+path+"/", func(t *testing.T) {
			t.Parallel()
			public := writeSite(t, keptSite(path, "Atelier"))
			places := filepath.Join("assets", "places-0123456789", "index.bin") // as the finder of calls has
			if err := os.MkdirAll(filepath.Dir(filepath.Join(public, places)), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(public, places), []byte("x"), 0o644); err != nil {
				t.Fatal(err)
			}
			h := newHost(t, path, public)
			reader := languages[0].reader(360)
			tab := visit(t, h.site, path+"/projets/atelier/", reader)
			siteKept(tab)
			if errors := installable(tab); len(errors) > 0 {
				t.Errorf("it cannot be installed: %q", errors)
			}
			tab.Go(h.site.URL(path + "/recherche/?q=guitares"))
			settled(tab)
			editionKept(tab)
			tab.Wait(`async path => (await fetch(path)).ok && await caches.match(path) !== undefined`, path+"/"+filepath.ToSlash(places))

			h.gone.Store(true)
			offline := reader
			offline.Offline = true
			tab.Become(offline)
			tab.Go(h.site.URL(path + "/projets/atelier/"))
			tab.Wait(`() => document.querySelector(".offline-note")?.textContent > ""`)
			if got := tab.Text("main"); !strings.Contains(got, "On y répare des guitares") || !strings.Contains(got, "Hors connexion : cette page est telle que publiée le 15 juin 2023.") {
				t.Errorf("the page that was read shows\n%s", got)
			}
			tab.Accessible()
			tab.Go(h.site.URL(path + "/recherche/?q=cloches")) // which no one has searched for
			settled(tab)
			if got := tab.Text(".results"); !strings.Contains(got, "Fonderie") {
				t.Errorf("the search finds\n%s", got)
			}
			tab.Accessible()
			tab.Go(h.site.URL(path + "/projets/fonderie/"))
			if got := tab.Text("main"); !strings.Contains(got, "Hors connexion\nCette page n’a pas encore été lue sur cet appareil.") {
				t.Errorf("the page that was never read shows\n%s", got)
			}
			tab.Accessible()

			h.publish(writeSite(t, keptSite(path, "Atelier rouvert")))
			h.gone.Store(false)
			tab.Become(reader)
			tab.Go(h.site.URL(path + "/projets/atelier/"))
			if got := tab.Text("main"); !strings.Contains(got, "Atelier rouvert") || strings.Contains(got, "Hors connexion") {
				t.Errorf("then it shows\n%s", got)
			}
			tab.Go(h.site.URL(path + "/recherche/?q=rouvert"))
			settled(tab)
			editionKept(tab)
			if n := browsertest.Eval[int](tab, `async () => {
				let folders = new Set();
				for (const name of await caches.keys()) {
					for (const { url } of await (await caches.open(name)).keys()) folders.add(url.match(/assets\/search\/[0-9a-f]{16}/)?.[0]);
				}
				folders.delete(undefined);
				return folders.size;
			}`); n != 1 {
				t.Errorf("%d editions are kept", n)
			}
			if !browsertest.Eval[bool](tab, `async path => await caches.match(path) !== undefined`, path+"/"+filepath.ToSlash(places)) {
				t.Error("the places went with the edition")
			}
		})
	}
}

// Firefox keeps a site too.
func TestReadOfflineInFirefox(t *testing.T) {
	t.Parallel()
	h := newHost(t, "/annuaire", writeSite(t, keptSite("/annuaire", "Atelier")))
	firefox := browsertest.OpenFirefox(t)
	firefox.Go(h.site.URL("/annuaire/projets/atelier/"))
	firefox.Wait(`async () => navigator.serviceWorker.controller !== null && await caches.match(location.pathname) !== undefined`)
	firefox.Go(h.site.URL("/annuaire/recherche/?q=guitares"))
	firefox.Wait(drawn)
	h.gone.Store(true)
	firefox.Go(h.site.URL("/annuaire/projets/atelier/"))
	if got := firefox.Text("main"); !strings.Contains(got, "On y répare des guitares") {
		t.Errorf("the page that was read shows\n%s", got)
	}
	firefox.Go(h.site.URL("/annuaire/recherche/?q=guitares"))
	firefox.Wait(drawn)
	if got := firefox.Text(".results"); !strings.Contains(got, "Atelier") {
		t.Errorf("the search finds\n%s", got)
	}
	firefox.Go(h.site.URL("/annuaire/projets/fonderie/"))
	if got := firefox.Text("main"); !strings.Contains(got, "Cette page n’a pas encore été lue sur cet appareil.") {
		t.Errorf("the page that was never read shows\n%s", got)
	}
}

// editionKept waits until all files of the edition are kept.
func editionKept(tab *browsertest.Tab) {
	tab.Wait(`async () => {
		const entry = new URL("../assets/search/entry.bin", location);
		const kept = await caches.match(entry);
		if (!kept) return false;
		const text = await new Response(kept.body.pipeThrough(new DecompressionStream("gzip"))).json();
		const names = ["pack", ...text.terms.map((_, i) => "t" + i), ...text.places.map((_, i) => "p" + i)].filter(name => !(name in text.pack));
		const found = await Promise.all(names.map(name => caches.match(new URL(text.digest + "/" + name + ".bin", entry))));
		return found.every(Boolean);
	}`)
}

// installable are the reasons for which the browser cannot install the site.
func installable(tab *browsertest.Tab) []string {
	var errors []string
	for _, e := range browsertest.Command(tab, page.GetInstallabilityErrors, cdp.Empty{}).InstallabilityErrors {
		if e.ErrorID != "in-incognito" { // as every test is
			errors = append(errors, e.ErrorID)
		}
	}
	return errors
}

// Of the tabs that are open when the worker comes, the pages are kept, and nothing else.
func TestOpenPagesAreKept(t *testing.T) {
	t.Parallel()
	h := newHost(t, "", writeSite(t, keptSite("", "Atelier")))
	aroundWorker, openWorker := held("/offline-worker.js")
	worker := aroundWorker(*h.files.Load())
	h.files.Store(&worker)
	tab := visit(t, h.site, "/projets/atelier/", languages[0].reader(1280))
	browsertest.Eval[any](tab, `async () => { // as tabs are, for a worker: a page, and a document
		for (const src of ["/projets/fonderie/", "/robots.txt"]) {
			const frame = document.createElement("iframe");
			const shown = new Promise(resolve => { frame.onload = resolve; });
			frame.src = src;
			document.body.append(frame);
			await shown;
		}
		return null;
	}`)
	openWorker()
	siteKept(tab)
	tab.Wait(`async () => (await navigator.serviceWorker.ready).active.state === "activated"`)
	if got := browsertest.Eval[[]string](tab, `async () => (await (await caches.open("portulan / pages")).keys()).map(({ url }) => new URL(url).pathname).sort()`); !slices.Equal(got, []string{"/projets/atelier/", "/projets/fonderie/"}) {
		t.Errorf("%q is kept", got)
	}
}

// A site that is not to be kept has no worker and no manifest; one that was kept until then is dropped by who comes back.
func TestOfflineIsLeft(t *testing.T) {
	t.Parallel()
	files := keptSite("/annuaire", "Atelier")
	public := writeSite(t, files)
	h := newHost(t, "/annuaire", public)
	tab := visit(t, h.site, "/annuaire/projets/atelier/", languages[0].reader(1280))
	siteKept(tab)
	before := published(t, public)

	files["portulan.yaml"] = strings.Replace(files["portulan.yaml"], "offline: yes\n", "", 1)
	public = writeSite(t, files)
	var less []string
	for _, name := range before {
		if !slices.Contains(published(t, public), name) && !strings.HasPrefix(name, "assets/") {
			less = append(less, name)
		}
	}
	if want := []string{"hors-connexion/index.html", "offline-worker.js", "site.webmanifest"}; !slices.Equal(less, want) {
		t.Errorf("what the setting adds is %q, not %q", less, want)
	}
	h.publish(public)
	tab.Go(h.site.URL("/annuaire/"))
	tab.Wait(`async () => (await navigator.serviceWorker.getRegistrations()).length === 0 && (await caches.keys()).length === 0`)
	if browsertest.Eval[bool](tab, `() => document.querySelector("link[rel=manifest]") !== null`) {
		t.Error("the page names a manifest")
	}
	browsertest.Command(tab, serviceworker.Enable, cdp.Empty{})
	browsertest.Command(tab, serviceworker.StopAllWorkers, cdp.Empty{}) // as the browser does with one that is idle
	if kept := browsertest.Eval[[]string](tab, `async () => {
		for (let i = 0; i < 20; i++) await fetch(document.querySelector("script[src]").src, { cache: "reload" });
		return caches.keys();
	}`); len(kept) > 0 {
		t.Errorf("what the open page asks for next is kept in %q", kept)
	}
}

// published are the files of a site, sorted.
func published(t *testing.T, public string) []string {
	t.Helper()
	var names []string
	err := filepath.WalkDir(public, func(path string, entry os.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			name, _ := filepath.Rel(public, path)
			names = append(names, filepath.ToSlash(name))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// What is kept has a bound: the page that was read first goes first. One that no longer exists is not kept.
func TestKeptIsBounded(t *testing.T) {
	t.Parallel()
	public := writeSite(t, keptSite("", "Atelier"))
	h := newHost(t, "", public)
	tab := visit(t, h.site, "/projets/atelier/", languages[0].reader(1280))
	siteKept(tab)
	browsertest.Eval[any](tab, `async () => {
		const pages = await caches.open("portulan / pages");
		for (let i = 1; i < 100; i++) await pages.put("/p" + i + "/", new Response("", { headers: { "content-type": "text/html" } }));
		return null;
	}`)
	const pages = `async () => (await (await caches.open("portulan / pages")).keys()).map(({ url }) => new URL(url).pathname)`
	now := func() (first, last string, n int) {
		all := browsertest.Eval[[]string](tab, pages)
		return all[0], all[len(all)-1], len(all)
	}
	if first, last, n := now(); first != "/projets/atelier/" || last != "/p99/" || n != 100 {
		t.Fatalf("%d pages from %s to %s", n, first, last)
	}
	soon := time.Now().Add(time.Hour) // so that the browser does not take it for fresh by its age
	if err := os.Chtimes(filepath.Join(public, "projets", "fonderie", "index.html"), soon, soon); err != nil {
		t.Fatal(err)
	}
	tab.Go(h.site.URL("/projets/fonderie/"))
	tab.Wait(`async () => (await (` + pages + `)()).at(-1) === "/projets/fonderie/"`)
	tab.Wait(`async () => (await (` + pages + `)())[0] === "/p1/"`)
	if _, _, n := now(); n != 100 {
		t.Errorf("%d pages are kept", n)
	}
	if err := os.RemoveAll(filepath.Join(public, "projets", "fonderie")); err != nil {
		t.Fatal(err)
	}
	tab.Expect("404")
	tab.Go(h.site.URL("/projets/fonderie/"))
	tab.Wait(`async () => (await (` + pages + `)()).at(-1) === "/p99/"`)
}

// Of a large edition of search the oldest files go first, and never the dictionary that others are read with.
func TestKeptDictionary(t *testing.T) {
	t.Parallel()
	h := newHost(t, "", writeSite(t, keptSite("", "Atelier")))
	tab := visit(t, h.site, "/projets/atelier/", languages[0].reader(1280))
	siteKept(tab)
	const dictionary, oldest = "/assets/search/0123456789abcdef/dictionary.bin", "/assets/search/0123456789abcdef/c0.bin"
	browsertest.Eval[any](tab, `async (...paths) => {
		const search = await caches.open("portulan / search");
		for (let i = 1; i < 500; i++) paths.push("/assets/search/0123456789abcdef/c" + i + ".bin");
		for (const path of paths) await search.put(path, new Response(""));
		return null;
	}`, dictionary, oldest)
	tab.Go(h.site.URL("/recherche/?q=guitares"))
	settled(tab)
	tab.Wait(`async oldest => await caches.match(oldest) === undefined`, oldest)
	if !browsertest.Eval[bool](tab, `async dictionary => await caches.match(dictionary) !== undefined`, dictionary) {
		t.Error("the dictionary is dropped")
	}
}

// The first search asks for each file of the edition once, though the worker fetches the rest at the same time.
func TestEditionIsFetchedOnce(t *testing.T) {
	t.Parallel()
	h := newHost(t, "", writeSite(t, keptSite("", "Atelier")))
	var asked sync.Map // how often, by path
	around, open := held("/pack.bin")
	files := around(*h.files.Load())
	var counting http.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/assets/search/") && r.URL.Path != entryPath {
			n, _ := asked.LoadOrStore(r.URL.Path, new(atomic.Int64))
			n.(*atomic.Int64).Add(1)
		}
		files.ServeHTTP(w, r)
	})
	h.files.Store(&counting)
	tab := visit(t, h.site, "/projets/atelier/", languages[0].reader(1280))
	siteKept(tab)
	tab.Go(h.site.URL("/recherche/?q=guitares"))
	tab.Wait(`() => document.querySelector(".state")?.textContent.startsWith("La recherche tarde")`) // both have asked by then
	open()
	settled(tab)
	editionKept(tab)
	asked.Range(func(path, n any) bool {
		if n := n.(*atomic.Int64).Load(); n != 1 {
			t.Errorf("%s is asked for %d times", path, n)
		}
		return true
	})
}
