package publish_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"portulan/internal/diag"
	"portulan/internal/publish"
)

// keep publishes a site of pages and of one file that is kept where it can be,
// and written where it cannot.
func keep(t *testing.T, target, name, content, end string, site tree, opts publish.Options, before ...func(*publish.Stage)) (kept bool, sum publish.Summary) {
	t.Helper()
	var err error
	sum, err = publishTree(target, site, opts, append(before, func(s *publish.Stage) {
		if kept, err = s.Keep(name, []byte(end)); err == nil && !kept {
			err = s.Write(name, []byte(content))
		}
		if err != nil {
			t.Fatal(err)
		}
	})...)
	if err != nil {
		t.Fatal(err)
	}
	return kept, sum
}

// A file that is kept keeps its bytes and its time, and counts as one of the site
// that did not change.
func TestKeep(t *testing.T) {
	target := filepath.Join(t.TempDir(), "public")
	if kept, sum := keep(t, target, "assets/1.png", "picture END", "END", tree{"index.html": "a"}, publish.Options{}); kept || sum.Written != 2 {
		t.Errorf("first publication: kept %t, %+v", kept, sum)
	}
	before := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	if err := os.Chtimes(filepath.Join(target, "assets/1.png"), before, before); err != nil {
		t.Fatal(err)
	}
	for name, opts := range map[string][]func(*publish.Stage){"links": nil, "copies": {publish.WithoutLinks, publish.WithoutExchange}} {
		page := "changed with " + name
		kept, sum := keep(t, target, "assets/1.png", "not written", "END", tree{"index.html": page}, publish.Options{}, opts...)
		if !kept || sum.Files != 2 || sum.Written != 1 || sum.Unchanged != 1 || sum.Removed != 0 || sum.Bytes != int64(len(page)+11) {
			t.Errorf("%s: kept %t, %+v", name, kept, sum)
		}
		wantTree(t, target, tree{"index.html": page, "assets/1.png": "picture END"})
		if info, err := os.Stat(filepath.Join(target, "assets/1.png")); err != nil || !info.ModTime().Equal(before) {
			t.Errorf("%s: %v, %v", name, info.ModTime(), err)
		}
	}
	// One that is neither kept nor written goes.
	if sum := mustPublish(t, target, tree{"index.html": "a"}, publish.Options{}); sum.Removed != 1 {
		t.Errorf("%+v", sum)
	}
	wantTree(t, target, tree{"index.html": "a"})
}

// What cannot be kept is written: a file that was cut short, a link, a text that
// has compressed editions.
func TestKeepRefuses(t *testing.T) {
	text := string(make([]byte, 5000)) + "END"
	for name, c := range map[string]struct {
		file  string
		opts  publish.Options
		spoil func(path string) error
	}{
		"an empty file":      {"1.png", publish.Options{}, func(path string) error { return os.Truncate(path, 0) }},
		"a file cut short":   {"1.png", publish.Options{}, func(path string) error { return os.Truncate(path, 4000) }},
		"a file of zeros":    {"1.png", publish.Options{}, func(path string) error { return os.WriteFile(path, make([]byte, 5003), 0o644) }},
		"a symbolic link":    {"1.png", publish.Options{}, func(path string) error { os.Rename(path, path+"2"); return os.Symlink("1.png2", path) }},
		"a text with copies": {"1.txt", publish.Options{Compress: []publish.Encoding{publish.Gzip}}, func(string) error { return nil }},
	} {
		target := filepath.Join(t.TempDir(), "public")
		keep(t, target, c.file, text, "END", nil, c.opts)
		if err := c.spoil(filepath.Join(target, c.file)); err != nil {
			t.Fatal(err)
		}
		if kept, _ := keep(t, target, c.file, text, "END", nil, c.opts); kept {
			t.Errorf("%s is kept", name)
		}
		if got := readTree(t, target)[c.file]; got != text {
			t.Errorf("%s: %d bytes, want %d", name, len(got), len(text))
		}
	}
}

// A name is taken once, by whatever way it comes; a bad one is refused.
func TestKeepTakesTheName(t *testing.T) {
	target := filepath.Join(t.TempDir(), "public")
	mustPublish(t, target, tree{"1.png": "END"}, publish.Options{})
	for _, c := range []struct {
		name string
		code diag.Code
	}{{"1.PNG", diag.PublishNameTwice}, {"../1.png", diag.PublishNameUnsafe}} {
		s, err := publish.Open(context.Background(), target, publish.Options{})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Discard()
		if kept, err := s.Keep("1.png", []byte("END")); !kept || err != nil {
			t.Fatal(kept, err)
		}
		err = s.Write(c.name, nil)
		wantFault(t, err, c.code)
		if _, err := s.Commit(); err == nil {
			t.Error("a stage that failed is committed")
		}
	}
	s, err := publish.Open(context.Background(), target, publish.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Keep("../1.png", nil); err == nil {
		t.Error("a name outside the target is taken")
	}
	if err := s.Discard(); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Keep("1.png", nil); err == nil {
		t.Error("a closed stage keeps")
	}
}
