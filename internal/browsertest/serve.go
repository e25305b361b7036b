package browsertest

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzhttp"
)

// Site is a built folder that is served on this machine.
type Site struct{ server *httptest.Server }

// Serving is how a folder is served. The zero value is a plain file server.
type Serving struct {
	Header map[string]string               // sent with every response
	Gzip   bool                            // for those who accept it
	Around func(http.Handler) http.Handler // what is between the browser and the files, if anything
}

// Serve serves a folder as a plain host does, until the test ends: files by
// their names, index.html for a folder, and 404.html for what is not there.
func Serve(t testing.TB, folder string) *Site {
	return Serving{}.Serve(t, folder)
}

// Serve serves a folder until the test ends.
func (s Serving) Serve(t testing.TB, folder string) *Site {
	t.Helper()
	if _, err := os.Stat(filepath.Join(folder, "index.html")); err != nil {
		t.Fatalf("not a built site: %v", err)
	}
	handler := files(folder)
	if s.Around != nil {
		handler = s.Around(handler)
	}
	if s.Gzip {
		handler = gzhttp.GzipHandler(handler)
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for name, value := range s.Header {
			w.Header().Set(name, value)
		}
		handler.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	return &Site{server}
}

// ServeHandler serves what a handler answers, until the test ends.
func ServeHandler(t testing.TB, handler http.Handler) *Site {
	t.Helper()
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	return &Site{server}
}

// URL is the address of a path of the site, which begins with a slash.
func (s *Site) URL(path string) string { return s.server.URL + path }

func files(folder string) http.Handler {
	server := http.FileServer(http.Dir(folder))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := filepath.Join(folder, filepath.FromSlash(strings.TrimPrefix(r.URL.Path, "/")))
		if _, err := os.Stat(name); err == nil {
			server.ServeHTTP(w, r)
			return
		}
		page, err := os.ReadFile(filepath.Join(folder, "404.html"))
		if err != nil {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.WriteHeader(http.StatusNotFound)
		w.Write(page)
	})
}
