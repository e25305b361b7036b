package serve_test

import (
	"path/filepath"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// A pipe is not there for readers, who would wait for what nobody writes.
func TestPipe(t *testing.T) {
	folder := t.TempDir()
	plant(t, folder, site)
	if err := unix.Mkfifo(filepath.Join(folder, "tube"), 0o644); err != nil {
		t.Fatal(err)
	}
	s := open(t, options(folder))
	status := make(chan int, 1)
	go func() { status <- ask(s, "GET", "/tube").StatusCode }()
	select {
	case got := <-status:
		if got != 404 {
			t.Errorf("status %d", got)
		}
	case <-time.After(10 * time.Second):
		t.Fatal("the answer does not come")
	}
}
