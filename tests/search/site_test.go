package search

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"portulan/internal/browsertest"
	"portulan/internal/build"
	"portulan/internal/search"
	"portulan/internal/search/searchtest"
)

func TestMain(m *testing.M) {
	code := browsertest.Main(m)
	if workshop.folder != "" {
		os.RemoveAll(workshop.folder)
	}
	os.Exit(code)
}

var paris = func() *time.Location {
	paris, err := time.LoadLocation("Europe/Paris")
	if err != nil {
		panic(err)
	}
	return paris
}()

// directory is a site that is searched: its index, and a folder to serve that
// holds the modules as they are and the edition.
type directory struct {
	root   string
	folder string
	index  *search.Index
	now    time.Time
	err    error
}

// workshop is where sites are made, once for all tests.
var workshop struct {
	sync.Mutex
	folder string
}

func newFolder(name string) (string, error) {
	workshop.Lock()
	defer workshop.Unlock()
	if workshop.folder == "" {
		folder, err := os.MkdirTemp("", "search-")
		if err != nil {
			return "", err
		}
		workshop.folder = folder
	}
	return filepath.Join(workshop.folder, name), nil
}

// seed is the directory of this repository, and corpus a thousand projects that
// are drawn, with what comes with them: 1,386 records. The corpus of ten thousand gives the
// same kinds of answers, and takes ten times as long.
var (
	seed = sync.OnceValue(func() directory {
		return construct("seed", "../..", searchtest.Noon.In(paris))
	})
	corpus = sync.OnceValue(func() directory {
		root, err := generate("corpus", "1000", "portulan")
		if err != nil {
			return directory{err: err}
		}
		return construct("public", root, time.Date(2025, 6, 15, 12, 0, 0, 0, paris))
	})
)

// generate draws a corpus of projects in a dialect of bench/gencorpus, and returns its
// root.
func generate(name, projects, dialect string) (string, error) {
	folder, err := newFolder(name)
	if err != nil {
		return "", err
	}
	cmd := exec.Command("go", "run", "./gencorpus", "-n", projects, "-seed", "1", "-dialects", dialect, "-out", folder)
	cmd.Dir = "../../bench"
	cmd.Stderr = os.Stderr
	return filepath.Join(folder, dialect), cmd.Run()
}

// construct writes the index of a site and its edition.
func construct(name, root string, now time.Time) (d directory) {
	d.root, d.now = root, now
	if d.folder, d.err = newFolder(name); d.err != nil {
		return d
	}
	index := d.folder + ".index"
	d.err = searchtest.Index(root, index, now, func(l *build.Loaded) error {
		_, err := l.WriteEdition(context.Background(), func(name string, content []byte) error { return write(d.folder, name, content) })
		return err
	})
	if d.err != nil {
		return d
	}
	d.index, d.err = search.Open(index)
	if d.err == nil {
		d.err = serveModules(d.folder)
	}
	return d
}

// serveModules adds to a folder the modules as they are, and a page.
func serveModules(folder string) error {
	modules, err := filepath.Glob("../../layouts/scripts/search/*.js")
	if err != nil {
		return err
	}
	for _, module := range modules {
		text, err := os.ReadFile(module)
		if err != nil {
			return err
		}
		if err := write(folder, filepath.Base(module), text); err != nil {
			return err
		}
	}
	return write(folder, "index.html", []byte(`<!DOCTYPE html><html lang="fr"><meta charset="utf-8"><link rel="icon" href="data:,"><title>Recherche</title><h1>Recherche</h1></html>`))
}

func write(folder, name string, content []byte) error {
	name = filepath.Join(folder, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, content, 0o644)
}

// of returns a directory, which must have been made.
func of(t *testing.T, d func() directory) directory {
	t.Helper()
	made := d()
	if made.err != nil {
		t.Fatal(made.err)
	}
	return made
}

// open opens a page of a directory, with the engine at hand.
func (d directory) open(t *testing.T) *browsertest.Tab {
	t.Helper()
	site := browsertest.Serve(t, d.folder)
	tab := browsertest.Open(t, browsertest.Reader{})
	tab.Go(site.URL("/"))
	return tab
}
