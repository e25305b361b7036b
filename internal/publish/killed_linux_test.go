package publish_test

import (
	"context"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"portulan/internal/publish"
)

// walk reads every file of a folder.
func walk(root fs.FS, visit func(name, content string)) error {
	return fs.WalkDir(root, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		content, err := fs.ReadFile(root, name)
		visit(name, string(content))
		return err
	})
}

func TestKilledBuildLeavesAWholeSite(t *testing.T) {
	for _, test := range []struct {
		role      string
		kills     int
		untouched bool // whole even before the next Open
	}{
		{"loop", 100, true},
		{"loop-without-exchange", 30, false},
	} {
		t.Run(test.role, func(t *testing.T) {
			dir := t.TempDir()
			random := rand.New(rand.NewPCG(2030, 47))
			interrupted := 0
			for range test.kills {
				h := start(t, test.role, dir)
				if said := h.says(t); said != "published" {
					t.Fatal(said)
				}
				time.Sleep(time.Duration(random.Int64N(int64(30 * time.Millisecond))))
				if err := h.Process.Kill(); err != nil {
					t.Fatal(err)
				}
				h.Wait()
				if _, err := os.Lstat(filepath.Join(dir, ".public.portulan")); err == nil {
					interrupted++
				}
				target := filepath.Join(dir, "public")
				if test.untouched && holds(target, siteA) != nil && holds(target, siteB) != nil {
					t.Fatalf("after the kill: not A (%v), not B (%v)", holds(target, siteA), holds(target, siteB))
				}
				s, err := publish.Open(context.Background(), target, publish.Options{})
				if err != nil {
					t.Fatal(err)
				}
				if err := s.Discard(); err != nil {
					t.Fatal(err)
				}
				if is := state(dir); is != "A" && is != "B" {
					t.Fatalf("after the next Open the folder is %s", is)
				}
			}
			if interrupted == 0 {
				t.Error("no build was interrupted: the test tests nothing")
			}
		})
	}
}

func TestKilledBetweenTheTwoRenames(t *testing.T) {
	for _, newArrived := range []bool{false, true} {
		dir := t.TempDir()
		target, shop := filepath.Join(dir, "public"), filepath.Join(dir, ".public.portulan")
		mustPublish(t, target, siteA, publish.Options{})
		files(t, dir, ".public.portulan/lock", ".public.portulan/next/half.html")
		if err := os.Rename(target, filepath.Join(shop, "old")); err != nil {
			t.Fatal(err)
		}
		want := "A"
		if newArrived {
			want = "B"
			other := filepath.Join(t.TempDir(), "public")
			mustPublish(t, other, siteB, publish.Options{})
			if err := os.Rename(other, target); err != nil {
				t.Fatal(err)
			}
		}
		s, err := publish.Open(context.Background(), target, publish.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Discard(); err != nil {
			t.Fatal(err)
		}
		if is := state(dir); is != want {
			t.Errorf("the folder is %s, want %s", is, want)
		}
	}
}

func TestOnlyItsOwnLeftoversAreRemoved(t *testing.T) {
	dir := t.TempDir()
	files(t, dir, ".public.portulan/notes.txt", ".public.portulan/next/a", ".public.portulan-save/a", "public.portulan/a")
	mustPublish(t, filepath.Join(dir, "public"), siteA, publish.Options{})
	wantAlone(t, dir, "public", ".public.portulan", ".public.portulan-save", "public.portulan")
	wantAlone(t, filepath.Join(dir, ".public.portulan"), "notes.txt")
}
