package source_test

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"portulan/internal/diag"
	"portulan/internal/source"
)

// TestFolder reads files and what is none, each as an os.Root reads or refuses it.
func TestFolder(t *testing.T) {
	site := t.TempDir()
	large := bytes.Repeat([]byte("une ligne\n"), 20_000)
	write(t, filepath.Join(site, "secret.md"), "secret")
	write(t, filepath.Join(site, "content", "a.md"), "a")
	write(t, filepath.Join(site, "content", "empty.md"), "")
	write(t, filepath.Join(site, "content", "large.md"), string(large))
	write(t, filepath.Join(site, "content", "sub", "deep", "b.md"), "b")
	for link, target := range map[string]string{
		"inside.md":          "sub/deep/b.md",
		"sub/deep/up.md":     "../../a.md",
		"around":             "sub",
		"outside.md":         "../secret.md",
		"sub/out":            "../..",
		"absolute.md":        filepath.Join(site, "content", "a.md"),
		"dangling.md":        "none.md",
		"loop.md":            "loop.md",
		"through-outside.md": "../content/a.md",
	} {
		if err := os.Symlink(target, filepath.Join(site, "content", link)); err != nil {
			t.Fatal(err)
		}
	}
	root, err := os.OpenRoot(filepath.Join(site, "content"))
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	folder, err := source.OpenFolder(filepath.Join(site, "content"))
	if err != nil {
		t.Fatal(err)
	}
	defer folder.Close()

	const refused = "refused"
	for name, want := range map[string]string{
		"a.md": "a", "empty.md": "", "large.md": string(large), "sub/deep/b.md": "b",
		"inside.md": "b", "sub/deep/up.md": "a", "around/deep/b.md": "b",
		"outside.md": refused, "absolute.md": refused, "through-outside.md": refused, "sub/out/secret.md": refused,
		"dangling.md": refused, "loop.md": refused, "none.md": refused, "none/a.md": refused, "a.md/b.md": refused,
		"sub": refused, ".": refused,
		"..": refused, "../secret.md": refused, "sub/../a.md": refused, "/a.md": refused, "a.md/": refused, "a\x00.md": refused, "": refused,
	} {
		text, err := folder.ReadFile(name)
		if wrong := err == nil && string(text) != want || err != nil && want != refused; wrong {
			t.Errorf("%q: %d bytes, error %v; want %.20q", name, len(text), err, want)
		}
		if err == nil && text == nil {
			t.Errorf("%q: no text and no error", name)
		}
		_, alike := root.FS().(fs.ReadFileFS).ReadFile(name)
		if (err == nil) != (alike == nil) || err != nil && err.Error() != alike.Error() {
			t.Errorf("%q: error %v, os.Root says %v", name, err, alike)
		}
	}
	if _, err := folder.ReadFile("none.md"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a missing file: %v, want fs.ErrNotExist", err)
	}
}

// TestFolderProblem names the link that leads out.
func TestFolderProblem(t *testing.T) {
	site := t.TempDir()
	write(t, filepath.Join(site, "secret.md"), "---\ntitle: secret\n---\n")
	write(t, filepath.Join(site, "content", "a.md"), "---\ntitle: a\n---\n")
	if err := os.Symlink("../secret.md", filepath.Join(site, "content", "x.md")); err != nil {
		t.Fatal(err)
	}
	folder, err := source.OpenFolder(filepath.Join(site, "content"))
	if err != nil {
		t.Fatal(err)
	}
	tree := source.Tree{FS: folder, Name: "content"}
	for name, want := range map[string]diag.Code{"a.md": "", "x.md": diag.FileEscapes, "none.md": diag.FileGone} {
		file, problems := tree.Read(name)
		var got diag.Code
		if len(problems) > 0 {
			got = problems[0].Code
		}
		if got != want || (file.Front == nil) != (want != "") {
			t.Errorf("%s: problem %q, want %q", name, got, want)
		}
	}
	if err := folder.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := folder.ReadFile("a.md"); err == nil {
		t.Error("a folder that is closed is still read")
	}
}
