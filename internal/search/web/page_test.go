package web_test

import (
	"net/http"
	"path/filepath"
	"strings"
	"testing"

	"portulan/internal/diag"
	"portulan/internal/locale"
	"portulan/internal/search/address"
	"portulan/internal/search/web"
	"portulan/layouts"
)

// Every bound of an address is told, and can be left.
func TestPageTellsBounds(t *testing.T) {
	folder := t.TempDir()
	indexed(t, filepath.Join("..", "..", ".."), folder)
	page := pageOf(t, service(t, folder, diag.French))
	for _, name := range address.Bounds() {
		value := "2023-01-01"
		if strings.HasPrefix(name, "amount") {
			value = "100000"
		}
		text := body(t, ask(page, http.MethodGet, "/recherche/?sort=name&"+name+"="+value))
		if !strings.Contains(text, " : "+value) && !strings.Contains(text, "\u00a0: "+value) || !strings.Contains(text, `href="?sort=name"`) {
			t.Errorf("%s is not told, or cannot be left:\n%.1500s", name, text)
		}
	}
}

// The page without scripts says of what is wrong what the interface says: when to
// come again, and that it is not to be kept.
func TestPageTellsFaults(t *testing.T) {
	missing := service(t, t.TempDir(), diag.French)
	page := pageOf(t, missing)
	for query, retry := range map[string]bool{"q=gare": true, "q=gare&page=%zz": false} {
		r := ask(page, http.MethodGet, "/recherche/?"+query)
		of := ask(missing.API("/api/"), http.MethodGet, "/api/search?"+query)
		if r.StatusCode != of.StatusCode || (r.StatusCode == http.StatusServiceUnavailable) != retry {
			t.Errorf("%s: status %d, and %d in the interface", query, r.StatusCode, of.StatusCode)
		}
		for _, name := range []string{"Retry-After", "Cache-Control"} {
			if got, want := r.Header.Get(name), of.Header.Get(name); got != want {
				t.Errorf("%s: %s %q, and %q in the interface", query, name, got, want)
			}
		}
		if !strings.Contains(body(t, r), `<p class="note">`) {
			t.Errorf("%s: the page does not say what is wrong", query)
		}
	}
}

// pageOf is the search page of a service.
func pageOf(t *testing.T, s *web.Service) *web.Page {
	t.Helper()
	words, err := locale.New(diag.French, layouts.FS)
	if err != nil {
		t.Fatal(err)
	}
	site := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Cache-Control", "public, max-age=60")
		w.Write([]byte(`<!DOCTYPE html><html lang="fr"><title>Recherche</title><div id="search-results"></div></html>`))
	})
	page, err := s.Page(web.PageOptions{Site: site, Path: "/", Locale: words, Layouts: layouts.FS})
	if err != nil {
		t.Fatal(err)
	}
	return page
}
