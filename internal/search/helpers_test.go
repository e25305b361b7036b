package search_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"portulan/internal/directory"
	"portulan/internal/search"
	"portulan/internal/search/searchtest"
)

func TestMain(m *testing.M) { os.Exit(searchtest.Main(m)) }

// seed opens the index of the directory of this repository.
func seed(t *testing.T) (*search.Index, *directory.Directory) {
	t.Helper()
	folder, d := searchtest.Seed(t, filepath.Join("..", ".."))
	return open(t, folder), d
}

// site writes a site of some files and opens its index.
func site(t *testing.T, files map[string]string) *search.Index {
	t.Helper()
	return index(t, searchtest.Site(t, files))
}

// index opens the index of a site.
func index(t *testing.T, root string) *search.Index {
	t.Helper()
	folder := t.TempDir()
	if err := searchtest.Index(root, folder, searchtest.Noon); err != nil {
		t.Fatal(err)
	}
	return open(t, folder)
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
