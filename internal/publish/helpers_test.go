package publish_test

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"portulan/internal/diag"
	"portulan/internal/publish"
)

// tree is the files of a folder, by slash-separated name.
type tree map[string]string

// publishTree publishes a whole site; before may prepare the stage.
func publishTree(target string, site tree, opts publish.Options, before ...func(*publish.Stage)) (publish.Summary, error) {
	s, err := publish.Open(context.Background(), target, opts)
	if err != nil {
		return publish.Summary{}, err
	}
	defer s.Discard()
	for _, f := range before {
		f(s)
	}
	for _, name := range slices.Sorted(maps.Keys(site)) {
		if err := s.Write(name, []byte(site[name])); err != nil {
			return publish.Summary{}, err
		}
	}
	return s.Commit()
}

func mustPublish(t *testing.T, target string, site tree, opts publish.Options) publish.Summary {
	t.Helper()
	sum, err := publishTree(target, site, opts)
	if err != nil {
		t.Fatal(err)
	}
	return sum
}

// readTree reads a folder back, the mark aside.
func readTree(t *testing.T, dir string) tree {
	t.Helper()
	got := tree{}
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		name, _ := filepath.Rel(dir, path)
		if name != publish.Mark {
			got[filepath.ToSlash(name)] = string(content)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func wantTree(t *testing.T, dir string, want tree) {
	t.Helper()
	if got := readTree(t, dir); !maps.Equal(got, want) {
		t.Errorf("%s holds %q, want %q", dir, slices.Sorted(maps.Keys(got)), slices.Sorted(maps.Keys(want)))
	}
}

// wantAlone fails if anything but the named entries is left in dir.
func wantAlone(t *testing.T, dir string, names ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	slices.Sort(names)
	if !slices.Equal(got, names) {
		t.Errorf("%s holds %q, want %q", dir, got, names)
	}
}

// wantFault fails unless err tells a person, in both languages and with every
// word filled in, of that code.
func wantFault(t *testing.T, err error, code diag.Code) {
	t.Helper()
	fault, ok := errors.AsType[*diag.Fault](err)
	if !ok {
		t.Fatalf("error %v, want the fault %s", err, code)
	}
	if fault.Code != code {
		t.Fatalf("fault %s (%v), want %s", fault.Code, err, code)
	}
	for _, lang := range []diag.Language{diag.French, diag.English} {
		for _, text := range []string{fault.Message(lang), fault.Remedy(lang)} {
			if text == "" || strings.ContainsAny(text, "{}") {
				t.Errorf("%s in %s is not filled in: %q", code, lang, text)
			}
		}
	}
}

// files makes files and, for names that end in a slash, folders.
func files(t *testing.T, dir string, names ...string) {
	t.Helper()
	for _, name := range names {
		path := filepath.Join(dir, filepath.FromSlash(name))
		folder := path
		if !strings.HasSuffix(name, "/") {
			folder = filepath.Dir(path)
		}
		if err := os.MkdirAll(folder, 0o755); err != nil {
			t.Fatal(err)
		}
		if folder != path {
			if err := os.WriteFile(path, []byte("à moi"), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}
