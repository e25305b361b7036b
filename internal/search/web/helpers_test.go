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

	"portulan/internal/build"
	"portulan/internal/diag"
	"portulan/internal/search"
	"portulan/internal/search/web"
)

// now is an instant at which a call of the directory of this repository is open.
var now = time.Date(2023, 6, 15, 10, 0, 30, 0, time.UTC)

// indexed writes the index of a site in a folder.
func indexed(t *testing.T, root, folder string) {
	t.Helper()
	o := build.Options{Root: root, Content: "content", Layouts: "none", Index: folder, Now: now}
	settings, _, err := o.ReadSettings()
	if err != nil {
		t.Fatal(err)
	}
	loaded, err := build.Load(t.Context(), settings, o)
	if err != nil {
		t.Fatal(err)
	}
	defer loaded.Close()
	if err := loaded.Render(t.Context(), o, func(string, []byte) error { return nil }); err != nil {
		t.Fatal(err)
	}
	if errors, _ := diag.Count(loaded.Problems.Sorted()); errors > 0 {
		t.Fatalf("the site has errors: %v", loaded.Problems.Sorted())
	}
	if _, err := loaded.PublishIndex(); err != nil {
		t.Fatal(err)
	}
}

// planted writes the files of a site and its index, and returns both folders.
func planted(t *testing.T, files map[string]string) (root, folder string) {
	t.Helper()
	root, folder = t.TempDir(), t.TempDir()
	if files["portulan.yaml"] == "" {
		files["portulan.yaml"] = "title: Annuaire\nbase_url: https://exemple.fr/\n"
	}
	for name, text := range files {
		write(t, filepath.Join(root, filepath.FromSlash(name)), text)
	}
	indexed(t, root, folder)
	return root, folder
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// service is one on an index, at the instant now.
func service(t *testing.T, folder string, lang diag.Language) *web.Service {
	t.Helper()
	index := search.NewHandle(folder)
	t.Cleanup(index.Close)
	return web.New(web.Options{Index: index, Now: func() time.Time { return now }, Language: lang})
}

// seed is the interface of the directory of this repository.
func seed(t *testing.T) http.Handler {
	t.Helper()
	folder := t.TempDir()
	indexed(t, filepath.Join("..", "..", ".."), folder)
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
