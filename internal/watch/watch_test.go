package watch_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"portulan/internal/watch"
)

// guard is when a test gives up; nothing is measured by it.
const guard = time.Minute

// watching watches two folders and a file of a root, and returns what waits until
// each of the paths was told of.
func watching(t *testing.T, root string) (await func(names ...string)) {
	t.Helper()
	w, err := watch.New(watch.Options{
		Folders: []string{filepath.Join(root, "content"), filepath.Join(root, "layouts")},
		Files:   []string{filepath.Join(root, "portulan.yaml")},
		Skip:    func(path string) bool { return strings.HasPrefix(filepath.Base(path), ".") },
	})
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	told, ended := make(chan watch.Change, 100), make(chan error, 1)
	go func() { ended <- w.Run(ctx, func(change watch.Change) { told <- change }) }()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	return func(names ...string) {
		t.Helper()
		give := time.After(guard)
		for len(names) > 0 {
			select {
			case change := <-told:
				if !slices.IsSorted(change.Paths) {
					t.Errorf("not sorted: %q", change.Paths)
				}
				for _, path := range change.Paths {
					name, err := filepath.Rel(root, path)
					if err != nil || strings.HasPrefix(name, "public") || strings.HasPrefix(name, "content/.") && name != "content/.git" {
						t.Errorf("told of %s", path)
					}
					names = slices.DeleteFunc(names, func(n string) bool { return n == filepath.ToSlash(name) })
				}
			case <-give:
				t.Fatalf("never told of %q", names)
			}
		}
	}
}

func write(t *testing.T, root, name string) {
	t.Helper()
	path := filepath.Join(root, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte("x"), 0o644); err != nil {
		t.Fatal(err)
	}
}

// Files below the folders and the file are told of, also in folders that are new,
// renamed, or made after the watching began; nothing else is.
func TestWatch(t *testing.T) {
	root := t.TempDir()
	write(t, root, "content/a/b/c.md")
	await := watching(t, root)

	write(t, root, "public/index.html")
	write(t, root, "content/.git/objects/x")
	write(t, root, "content/a/b/c.md")
	await("content/a/b/c.md")

	write(t, root, "content/new/deep/d.md")
	await("content/new")
	write(t, root, "content/new/deep/d.md")
	await("content/new/deep/d.md")

	if err := os.Rename(filepath.Join(root, "content/new"), filepath.Join(root, "content/old")); err != nil {
		t.Fatal(err)
	}
	await("content/new", "content/old")
	write(t, root, "content/old/deep/d.md")
	await("content/old/deep/d.md")

	write(t, root, "layouts/base.html")
	await("layouts")
	write(t, root, "layouts/base.html")
	await("layouts/base.html")

	write(t, root, "portulan.yaml")
	await("portulan.yaml")

	if err := os.RemoveAll(filepath.Join(root, "content")); err != nil {
		t.Fatal(err)
	}
	await("content", "content/a/b/c.md")
	write(t, root, "content/e.md")
	await("content")
	write(t, root, "content/e.md")
	await("content/e.md")
}

// A folder of this machine needs no comparing.
func TestRemote(t *testing.T) {
	if watch.Remote(t.TempDir()) {
		t.Error("a temporary folder is taken for one of another machine")
	}
	if watch.Remote(filepath.Join(t.TempDir(), "none")) {
		t.Error("so is a folder that does not exist")
	}
}
