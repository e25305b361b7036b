package main_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
)

// compiled is the real program, for what cannot be seen from within a test: a
// process that is killed, a terminal, two processes at once. It is made once.
var compiled = sync.OnceValues(func() (string, error) {
	var err error
	if programFolder, err = os.MkdirTemp("", "portulan"); err != nil {
		return "", err
	}
	name := filepath.Join(programFolder, "portulan")
	if out, err := exec.Command("go", "build", "-buildvcs=false", "-o", name, ".").CombinedOutput(); err != nil {
		return "", fmt.Errorf("go build: %w: %s", err, out)
	}
	// Anyone may run it: one test is another user.
	return name, os.Chmod(programFolder, 0o755)
})

var programFolder string

func removeProgram() {
	if programFolder != "" {
		os.RemoveAll(programFolder)
	}
}

// command is the real program, to be run in a folder. A site that is built there
// belongs to no repository: git would date its records.
func command(folder string, args ...string) (*exec.Cmd, error) {
	name, err := compiled()
	cmd := exec.Command(name, args...)
	cmd.Dir = folder
	cmd.Env = append(os.Environ(), "GIT_CEILING_DIRECTORIES="+filepath.Dir(folder))
	return cmd, err
}

func program(t *testing.T, folder string, args ...string) *exec.Cmd {
	t.Helper()
	cmd, err := command(folder, args...)
	if err != nil {
		t.Fatal(err)
	}
	return cmd
}

// run runs the program, which must succeed.
func run(t *testing.T, folder string, args ...string) {
	t.Helper()
	cmd := program(t, folder, args...)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("portulan %q: %v\n%s", args, err, out)
	}
}

// seedSite builds the site of this repository as it was in June 2023, and
// returns its pages by path. It is built once.
func seedSite(t *testing.T) map[string]string {
	t.Helper()
	files, err := builtSeeds()
	if err != nil {
		t.Fatal(err)
	}
	return files
}

var builtSeeds = sync.OnceValues(func() (map[string]string, error) {
	folder, err := os.MkdirTemp("", "seeds")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	if err := copySeeds(filepath.Join("..", ".."), folder); err != nil {
		return nil, err
	}
	cmd, err := command(folder, "build", "--quiet", "--date", "2023-06-15")
	if err != nil {
		return nil, err
	}
	if out, err := cmd.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("%w: %s", err, out)
	}
	return tree(filepath.Join(folder, "public"))
})
