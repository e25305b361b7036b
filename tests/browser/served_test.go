package browser

import (
	"io"
	"net/http"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"portulan/internal/browsertest"
	"portulan/internal/diag"
	"portulan/internal/locale"
	"portulan/internal/pages"
	"portulan/internal/search"
	"portulan/internal/search/edition/location"
	"portulan/internal/search/web"
	"portulan/internal/serve"
	"portulan/layouts"
)

// served is a site as portulan serve serves it, with its search, at the instant of
// the build. around may put something between the browser and the server.
func (l *language) served(t *testing.T, around ...func(http.Handler) http.Handler) *browsertest.Site {
	t.Helper()
	return serving(t, l.built(t), diag.Language(l.name), around...)
}

// serving serves a published folder, whose index stands beside it.
func serving(t *testing.T, public string, lang diag.Language, around ...func(http.Handler) http.Handler) *browsertest.Site {
	t.Helper()
	clock := func() time.Time { return now }
	index := search.NewHandle(filepath.Join(filepath.Dir(public), indexFolder))
	t.Cleanup(index.Close)
	service := web.New(web.Options{Index: index, Now: clock, Language: lang, Patience: time.Minute}) // a machine under load may take long
	site, err := serve.Open(serve.Options{
		Folder: public, Now: clock, AssetFolders: pages.AssetFolders(), IsAsset: pages.IsAsset,
		Mounts: map[string]http.Handler{"/api/": service.API("/api/")},
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { site.Close() })
	words, err := locale.New(lang, layouts.FS)
	if err != nil {
		t.Fatal(err)
	}
	page, err := service.Page(web.PageOptions{Site: site, Path: "/", Locale: words, Layouts: layouts.FS})
	if err != nil {
		t.Fatal(err)
	}
	var handler http.Handler = page
	for _, wrap := range around {
		handler = wrap(handler)
	}
	return browsertest.ServeHandler(t, handler)
}

// hosts are the ways to publish a site with its search: the static files alone on a plain host, and a server whose
// interface answers where the files cannot, here because they are of a version that the scripts do not know.
var hosts = []struct {
	name  string
	serve func(l *language, t *testing.T) *browsertest.Site
}{
	{"files", (*language).serve},
	{"server", func(l *language, t *testing.T) *browsertest.Site { return l.served(t, otherVersion) }},
}

// onEachHost runs a test of a site on each host, two at once.
func onEachHost(t *testing.T, l *language, test func(t *testing.T, site *browsertest.Site)) {
	for _, host := range hosts {
		t.Run(host.name, func(t *testing.T) {
			t.Parallel()
			test(t, host.serve(l, t))
		})
	}
}

// entryPath is where the edition of search begins.
const entryPath = "/" + location.Entry

// otherVersion gives an edition that no script can read.
func otherVersion(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == entryPath {
			io.WriteString(w, `{"version":0}`)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// plainHost serves the site as a plain host does, with something between the browser and the files.
func (l *language) plainHost(t *testing.T, around func(http.Handler) http.Handler) *browsertest.Site {
	t.Helper()
	return browsertest.Serving{Around: around}.Serve(t, l.built(t))
}

// without serves nothing below a path.
func without(path string) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if strings.HasPrefix(r.URL.Path, path) {
				http.NotFound(w, r)
				return
			}
			next.ServeHTTP(w, r)
		})
	}
}

// held serves what paths of that end name once open is called: until then it is awaited.
func held(end string) (around func(http.Handler) http.Handler, open func()) {
	gate := make(chan struct{})
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if strings.HasSuffix(r.URL.Path, end) {
				select {
				case <-gate:
				case <-r.Context().Done():
					return
				}
			}
			next.ServeHTTP(w, r)
		})
	}, sync.OnceFunc(func() { close(gate) })
}

// visit opens a page of a served site.
func visit(t *testing.T, site *browsertest.Site, path string, reader browsertest.Reader) *browsertest.Tab {
	t.Helper()
	tab := browsertest.Open(t, reader)
	if response := tab.Go(site.URL(path)); response.Status != 200 {
		t.Fatalf("%s: status %d", path, response.Status)
	}
	return tab
}
