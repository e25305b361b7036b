package web_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"portulan/internal/diag"
	"portulan/internal/search"
	"portulan/internal/search/searchtest"
	"portulan/internal/search/web"
)

var now = searchtest.Noon.Add(30 * time.Second)

func TestMain(m *testing.M) { os.Exit(searchtest.Main(m)) }

// indexed writes the index of a site in a folder.
func indexed(t *testing.T, root, folder string) {
	t.Helper()
	if err := searchtest.Index(root, folder, now); err != nil {
		t.Fatal(err)
	}
}

// planted writes the files of a site and its index, and returns both folders.
func planted(t *testing.T, files map[string]string) (root, folder string) {
	t.Helper()
	root, folder = searchtest.Site(t, files), t.TempDir()
	indexed(t, root, folder)
	return root, folder
}

// patience is that of services in tests: nothing takes so long, a machine under load
// may.
const patience = time.Minute

// service is one on an index, at the instant now.
func service(t *testing.T, folder string, lang diag.Language) *web.Service {
	t.Helper()
	index := search.NewHandle(folder)
	t.Cleanup(index.Close)
	return web.New(web.Options{Index: index, Now: func() time.Time { return now }, Language: lang, Patience: patience})
}

// seed is the interface of the directory of this repository.
func seed(t *testing.T) http.Handler {
	t.Helper()
	folder, _ := searchtest.Seed(t, filepath.Join("..", "..", ".."))
	return service(t, folder, diag.French).API("/api/")
}

// ask asks a handler, as a program that takes no compressed answer.
func ask(handler http.Handler, method, target string, header ...string) *http.Response {
	r := httptest.NewRequest(method, "/", nil)
	path, query, _ := strings.Cut(target, "?")
	r.URL.Path, r.URL.RawQuery = path, query // as they are, even if no client would send them
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	handler.ServeHTTP(w, r)
	return w.Result()
}

func body(t *testing.T, r *http.Response) string {
	t.Helper()
	text, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
