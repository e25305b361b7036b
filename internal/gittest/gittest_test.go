package gittest_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"portulan/internal/gittest"
)

// Tests that a hook of another repository runs write in their own.
func TestOfAHook(t *testing.T) {
	if os.Getenv("GIT_DIR") != "" { // this is the hook
		gittest.New(t, t.TempDir()).Commit("2024-01-01T12:00:00Z")
		return
	}
	developer := t.TempDir()
	gittest.New(t, developer).Commit("2023-01-01T12:00:00Z")
	hook := exec.Command(os.Args[0], "-test.run", "^TestOfAHook$")
	hook.Env = append(os.Environ(), "GIT_DIR="+filepath.Join(developer, ".git"), "GIT_WORK_TREE="+developer)
	if out, err := hook.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	log := exec.Command("git", "log", "--format=%cs")
	log.Dir = developer
	if out, err := log.Output(); err != nil || strings.TrimSpace(string(out)) != "2023-01-01" {
		t.Errorf("%v: the commits are\n%s", err, out)
	}
}
