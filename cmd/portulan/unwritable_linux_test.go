package main_test

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// A folder that cannot be written to is the fault of the machine: the message
// names it, and the site that was there stays.
func TestUnwritableFolder(t *testing.T) {
	folder := workshop(t, settings)
	before := built(t, folder)
	plant(t, folder, map[string]string{"content/projets/nouveau.md": "---\ntitle: Nouveau\n---\n"}, false)

	protect(t, folder, filepath.Join(folder, "public"))
	said, code := unprivileged(t, folder, "build")
	if code != 2 {
		t.Errorf("the build ended with %d, want exit code 2", code)
	}
	if !strings.Contains(said, "[publish-unwritable]") || !strings.Contains(said, folder) {
		t.Errorf("the build says: %s", said)
	}
	after, err := tree(filepath.Join(folder, "public"))
	if err != nil {
		t.Fatal(err)
	}
	if diff := difference(before, after); diff != "" {
		t.Errorf("the old site changed: %s", diff)
	}
}

// A search index that may only be read is searched as it stands. A build that
// cannot write there says so before it publishes anything.
func TestUnwritableIndex(t *testing.T) {
	folder := workshop(t, settings)
	run(t, folder, "build", "--quiet")
	index := filepath.Join(folder, ".portulan", "search")
	before, err := tree(index)
	if err != nil {
		t.Fatal(err)
	}
	err = filepath.WalkDir(index, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() {
			protect(t, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	said, code := unprivileged(t, folder, "search", "atelier")
	if code != 0 || !strings.Contains(said, "/projets/atelier/") {
		t.Errorf("the search ended with %d and says: %s", code, said)
	}
	elsewhere := filepath.Join(t.TempDir(), "public") // in a folder that anyone may write in
	if err := os.Chmod(filepath.Dir(elsewhere), 0o777); err != nil {
		t.Fatal(err)
	}
	said, code = unprivileged(t, folder, "build", "--out", elsewhere)
	if code != 2 || !strings.Contains(said, "[search-index-unwritable]") || !strings.Contains(said, index) {
		t.Errorf("the build ended with %d and says: %s", code, said)
	}
	if _, err := os.Lstat(elsewhere); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a site was published without its index: %v", err)
	}
	after, err := tree(index)
	if err != nil {
		t.Fatal(err)
	}
	if diff := difference(before, after); diff != "" {
		t.Errorf("the index changed: %s", diff)
	}
}

// protect keeps folders from being written in until the test ends.
func protect(t *testing.T, folders ...string) {
	t.Helper()
	for _, path := range folders {
		if err := os.Chmod(path, 0o555); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { os.Chmod(path, 0o755) })
	}
}

// unprivileged runs the program as someone whom permissions stop, and returns
// what it says and its exit code.
func unprivileged(t *testing.T, folder string, args ...string) (said string, code int) {
	t.Helper()
	cmd := program(t, folder, args...)
	cmd.Env = append(cmd.Env, "HOME=/nowhere")
	if os.Getuid() == 0 { // whom no permission stops
		if err := os.Chmod(filepath.Dir(folder), 0o755); err != nil {
			t.Fatal(err)
		}
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	}
	out, err := cmd.CombinedOutput()
	if _, ended := errors.AsType[*exec.ExitError](err); err != nil && !ended {
		t.Fatal(err)
	}
	return string(out), cmd.ProcessState.ExitCode()
}
