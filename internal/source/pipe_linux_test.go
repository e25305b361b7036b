package source_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/sys/unix"

	"portulan/internal/source"
)

// A pipe, and a link to one, are told and never opened: nobody writes to it, and
// reading it would not end.
func TestPipe(t *testing.T) {
	folder := t.TempDir()
	if err := unix.Mkfifo(filepath.Join(folder, "pipe.md"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("pipe.md", filepath.Join(folder, "link.md")); err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	want := `records: 
assets: 
content/link.md: file-special: it is not an ordinary file, and is ignored
content/pipe.md: file-special: it is not an ordinary file, and is ignored
`
	if diff := cmp.Diff(want, list(t, source.Tree{FS: root.FS(), Name: "content"})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
