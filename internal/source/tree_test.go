package source_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"

	"portulan/internal/diag"
	"portulan/internal/source"
)

// onDisk makes a content folder on disk, with a file beside it that nothing may
// read, and links. It is read as a site is.
func onDisk(t *testing.T, files, links map[string]string) source.Tree {
	t.Helper()
	site := t.TempDir()
	for name, text := range files {
		write(t, filepath.Join(site, "content", name), text)
	}
	write(t, filepath.Join(site, "secret.md"), "---\ntitle: secret\n---\n")
	for name, target := range links {
		path := filepath.Join(site, "content", name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(target, path); err != nil {
			t.Fatal(err)
		}
	}
	root, err := os.OpenRoot(filepath.Join(site, "content"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return source.Tree{FS: root.FS(), Name: "content"}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// list writes down what a tree holds and what is wrong in it.
func list(t *testing.T, tree source.Tree) string {
	t.Helper()
	var problems diag.List
	listing, err := tree.List(&problems)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "records: %s\nassets: %s\n", strings.Join(listing.Records, " "), strings.Join(listing.Assets, " "))
	for _, p := range problems.Sorted() {
		fmt.Fprintf(&b, "%s: %s: %s\n", p.File, p.Code, p.Message(diag.English))
	}
	return b.String()
}

func TestList(t *testing.T) {
	files := map[string]string{}
	for _, name := range []string{
		"projets/z.md", "projets/a.md", "projets/a.png", "projets/Été.MD", "notice.pdf",
		// What editors, systems and programs leave behind is not content.
		"README.md", "projets/readme.md", ".git/x.md", "_drafts/x.md", "projets/.a.md.swp", "projets/_x.md", "projets/a.md~", "projets/#a.md#", ".DS_Store",
	} {
		files[name] = "x"
	}
	want := "records: projets/a.md projets/z.md projets/Été.MD\nassets: notice.pdf projets/a.png\n"
	if diff := cmp.Diff(want, list(t, content(files))); diff != "" {
		t.Errorf("in memory (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(want, list(t, onDisk(t, files, nil))); diff != "" {
		t.Errorf("on disk (-want +got):\n%s", diff)
	}
}

// What is passed over and may be meant for a record is told.
func TestPassedOver(t *testing.T) {
	tree := content(map[string]string{"projets/a.md": "x", "projets/x.markdown": "x", "projets/y.MKD": "x", "notes.txt": "x"})
	want := `records: projets/a.md
assets: notes.txt
content/projets/x.markdown: file-extension: the file is ignored: the extension of a record is “.md”, not “.markdown”
content/projets/y.MKD: file-extension: the file is ignored: the extension of a record is “.md”, not “.MKD”
`
	if diff := cmp.Diff(want, list(t, tree)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestUnreadable says what the system says, in words of the site's language.
func TestUnreadable(t *testing.T) {
	for _, c := range []struct {
		err  error
		want diag.Code
	}{
		{fs.ErrPermission, diag.FileForbidden},
		{syscall.EACCES, diag.FileForbidden},
		{syscall.ENOENT, diag.FileGone},
		{syscall.EISDIR, diag.FileGone},
		{syscall.ELOOP, diag.LinkDangling},
		{syscall.EIO, diag.FileUnreadable},
	} {
		if got := source.Unreadable(&fs.PathError{Op: "open", Path: "x.md", Err: c.err}); got.Code != c.want {
			t.Errorf("%v: %s, want %s", c.err, got.Code, c.want)
		}
	}
}

// Nothing outside the content folder is read, whatever links say.
func TestLinks(t *testing.T) {
	tree := onDisk(t, map[string]string{"projets/a.md": "---\ntitle: a\n---\n"}, map[string]string{
		"projets/inside.md":   "a.md",
		"projets/outside.md":  "../../secret.md",
		"projets/absolute.md": "/etc/hostname",
		"projets/dangling.md": "none.md",
		"projets/loop.md":     "loop.md",
		"projets/around":      "..",
		"outside":             "../..",
	})
	want := `records: projets/a.md projets/inside.md
assets: 
content/outside: file-escapes: the symbolic link leads out of the content folder
content/projets/absolute.md: file-escapes: the symbolic link leads out of the content folder
content/projets/around: folder-linked: the symbolic link leads to a folder
content/projets/dangling.md: link-dangling: the symbolic link leads to no file
content/projets/loop.md: link-dangling: the symbolic link leads to no file
content/projets/outside.md: file-escapes: the symbolic link leads out of the content folder
`
	if diff := cmp.Diff(want, list(t, tree)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if f, problems := tree.Read("projets/inside.md"); f.Front == nil || len(problems) > 0 {
		t.Errorf("a link within the folder is not followed: %s", tell(problems))
	}
	// A link may come to lead elsewhere after the folder was listed.
	if f, problems := tree.Read("projets/outside.md"); f.Front != nil || tell(problems) != "0:0 file-escapes: the symbolic link leads out of the content folder" {
		t.Errorf("a link out of the folder: %s", tell(problems))
	}
}

func TestUnreadableFolder(t *testing.T) {
	root, err := os.OpenRoot(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	root.Close()
	if _, err := (source.Tree{FS: root.FS(), Name: "content"}).List(&diag.List{}); err == nil {
		t.Error("a folder that cannot be read is taken for an empty one")
	}
}

// The folder is named as people type it, and problems find their files.
func TestNameOfTheFolder(t *testing.T) {
	for _, c := range []struct{ name, file string }{
		{"content", "content/x.md"},
		{"content/", "content/x.md"},
		{"./content", "content/x.md"},
		{".", "x.md"},
		{"/srv/site/content", "/srv/site/content/x.md"},
		{"../site/content", "../site/content/x.md"},
	} {
		tree := content(map[string]string{"x.md": "---\ntitle: x\n---\n"})
		tree.Name = c.name
		if got := tree.File("x.md"); got != c.file || tree.Rel(got) != "x.md" {
			t.Errorf("in %q: %s, and back %q", c.name, got, tree.Rel(got))
		}
		problems := []diag.Problem{{Fault: *diag.NewFault(diag.AddressTaken), File: c.file, Field: "title"}}
		if tree.Annotate(problems); problems[0].Line != 2 {
			t.Errorf("in %q a problem does not find its line", c.name)
		}
	}
	if got := content(nil).Rel("contents/x.md"); got != "" {
		t.Errorf("a file of another folder is %q in this one", got)
	}
}
