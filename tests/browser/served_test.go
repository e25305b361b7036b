package browser

import (
	"net/http"
	"path/filepath"
	"testing"
	"time"

	"portulan/internal/browsertest"
	"portulan/internal/diag"
	"portulan/internal/locale"
	"portulan/internal/pages"
	"portulan/internal/search"
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
	service := web.New(web.Options{Index: index, Now: clock, Language: lang})
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

// visit opens a page of a served site.
func visit(t *testing.T, site *browsertest.Site, path string, reader browsertest.Reader) *browsertest.Tab {
	t.Helper()
	tab := browsertest.Open(t, reader)
	if response := tab.Go(site.URL(path)); response.Status != 200 {
		t.Fatalf("%s: status %d", path, response.Status)
	}
	return tab
}
