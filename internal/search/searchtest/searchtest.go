// Package searchtest makes indexes as a build does, for tests alone.
package searchtest

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"portulan/internal/build"
	"portulan/internal/diag"
	"portulan/internal/directory"
)

// Site writes the files of a site, with the least settings unless they are among
// them, and returns its root.
func Site(t testing.TB, files map[string]string) (root string) {
	t.Helper()
	root = t.TempDir()
	if _, given := files["portulan.yaml"]; !given {
		Write(t, filepath.Join(root, "portulan.yaml"), "title: Annuaire\nbase_url: https://exemple.fr/\n")
	}
	for name, text := range files {
		Write(t, filepath.Join(root, filepath.FromSlash(name)), text)
	}
	return root
}

// Write writes a file, in folders that are made if need be.
func Write(t testing.TB, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// Noon is that of a day in Paris on which a call of the directory of this repository is
// open.
var Noon = time.Date(2023, 6, 15, 10, 0, 0, 0, time.UTC)

// Index puts the index of a site in a folder, as it is at an instant. What was loaded
// is shown to each of also before the index takes its place.
func Index(root, folder string, now time.Time, also ...func(*build.Loaded) error) error {
	o := build.Options{Root: root, Content: "content", Layouts: "none", Index: folder, Now: now,
		Keep: func(string, []byte) (bool, error) { return true, nil }} // the index has no picture of a page
	settings, _, err := o.ReadSettings()
	if err != nil {
		return err
	}
	loaded, err := build.Load(context.Background(), settings, o)
	if err != nil {
		return err
	}
	defer loaded.Close()
	if err := loaded.Render(context.Background(), o, func(string, []byte) error { return nil }); err != nil {
		return err
	}
	problems := loaded.Problems.Sorted()
	if diag.HasErrors(problems) {
		return fmt.Errorf("the site has errors: %v", problems)
	}
	for _, look := range also {
		if err := look(loaded); err != nil {
			return err
		}
	}
	_, err = loaded.PublishIndex()
	return err
}

// seed is made by the first test that asks for it.
var seed struct {
	sync.Once
	folder    string
	directory *directory.Directory
	err       error
}

// Main runs the tests of a package that asks for [Seed], and removes it. It returns
// the exit code.
func Main(m interface{ Run() int }) int {
	code := m.Run()
	os.RemoveAll(seed.folder)
	return code
}

// Seed is the folder of the index of the directory of this repository, whose root is
// given, and the directory. All tests of a package share it, and change nothing there.
func Seed(t testing.TB, root string) (folder string, d *directory.Directory) {
	t.Helper()
	seed.Do(func() {
		if seed.folder, seed.err = os.MkdirTemp("", "search-"); seed.err == nil {
			seed.err = Index(root, seed.folder, Noon, func(l *build.Loaded) error {
				seed.directory = l.Directory
				return nil
			})
		}
	})
	if seed.err != nil {
		t.Fatal(seed.err)
	}
	return seed.folder, seed.directory
}
