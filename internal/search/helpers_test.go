package search_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"portulan/internal/build"
	"portulan/internal/diag"
	"portulan/internal/directory"
	"portulan/internal/search"
)

// site writes a site of some files and loads it with its index.
func site(t *testing.T, files map[string]string) (*search.Index, *directory.Directory) {
	t.Helper()
	root := t.TempDir()
	if _, given := files["portulan.yaml"]; !given {
		files["portulan.yaml"] = "title: Annuaire\nbase_url: https://exemple.fr/\n"
	}
	for name, text := range files {
		write(t, filepath.Join(root, filepath.FromSlash(name)), text)
	}
	return index(t, root, "content")
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

// seed loads the directory of this repository.
func seed(t *testing.T) (*search.Index, *directory.Directory) {
	t.Helper()
	return index(t, filepath.Join("..", ".."), "content")
}

// index renders a site as build does, and opens its index.
func index(t *testing.T, root, content string) (*search.Index, *directory.Directory) {
	t.Helper()
	settings, _, err := build.Options{Root: root}.ReadSettings()
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	o := build.Options{Root: root, Content: content, Layouts: "none", Index: folder, Now: instant(t, "2023-06-15T12:00")}
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
	return open(t, folder), loaded.Directory
}

func open(t *testing.T, folder string) *search.Index {
	t.Helper()
	x, err := search.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := x.Close(); err != nil {
			t.Error(err)
		}
	})
	return x
}

// instant is a time in Paris.
func instant(t *testing.T, text string) time.Time {
	t.Helper()
	paris, err := time.LoadLocation("Europe/Paris")
	if err != nil {
		t.Fatal(err)
	}
	at, err := time.ParseInLocation("2006-01-02T15:04", text, paris)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

// ask asks for all hits.
func ask(t *testing.T, x *search.Index, r search.Request) *search.Answer {
	t.Helper()
	r.Limit = search.MaxLimit
	if r.Now.IsZero() {
		r.Now = instant(t, "2023-06-15T12:00")
	}
	a, err := x.Search(context.Background(), r)
	if err != nil {
		t.Fatalf("%q: %v", r.Query, err)
	}
	return a
}

func addresses(a *search.Answer) []string {
	list := []string{}
	for _, h := range a.Hits {
		list = append(list, h.Address)
	}
	return list
}

// tell writes readings as "kind=call" or "closes 1..2", those that are only
// offered after a question mark.
func tell(readings []search.Reading) string {
	var list []string
	for _, r := range readings {
		text := fmt.Sprintf("%s=%s", r.Facet, strings.Join(r.Values, "+"))
		if r.Range != nil {
			text = string(r.Range.Column)
		}
		if !r.Applied {
			text = "?" + text
		}
		list = append(list, text)
	}
	return strings.Join(list, " ")
}
