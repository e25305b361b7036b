package main_test

import (
	"errors"
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
	folder := t.TempDir()
	plant(t, folder, map[string]string{
		"portulan.yaml":              settings,
		"content/projets/atelier.md": "---\ntitle: Atelier\n---\n",
	}, false)
	run(t, folder, "build")
	before, err := tree(filepath.Join(folder, "public"))
	if err != nil {
		t.Fatal(err)
	}
	plant(t, folder, map[string]string{"content/projets/nouveau.md": "---\ntitle: Nouveau\n---\n"}, false)

	cmd := program(t, folder, "build")
	cmd.Env = append(cmd.Env, "HOME=/nowhere")
	for _, path := range []string{folder, filepath.Join(folder, "public")} {
		if err := os.Chmod(path, 0o555); err != nil {
			t.Fatal(err)
		}
		defer os.Chmod(path, 0o755)
	}
	if os.Getuid() == 0 { // whom no permission stops
		if err := os.Chmod(filepath.Dir(folder), 0o755); err != nil {
			t.Fatal(err)
		}
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	}
	said, err := cmd.CombinedOutput()
	exit, ok := errors.AsType[*exec.ExitError](err)
	if !ok || exit.ExitCode() != 2 {
		t.Errorf("the build ended with %v, want exit code 2", err)
	}
	if !strings.Contains(string(said), "[publish-unwritable]") || !strings.Contains(string(said), folder) {
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
