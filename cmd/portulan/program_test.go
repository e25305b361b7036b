package main_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
)

// compiled is the real program. It is made once, with the flags of [reader.shell]: what is compiled
// for one is not compiled again for the other.
var compiled = sync.OnceValues(func() (string, error) {
	var err error
	if programFolder, err = os.MkdirTemp("", "portulan"); err != nil {
		return "", err
	}
	name := filepath.Join(programFolder, "portulan")
	if out, err := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-o", name, ".").CombinedOutput(); err != nil {
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

// build builds the site in a folder, and returns its files by path. It is the 15th of June
// 2023, unless the arguments say otherwise.
func build(folder string, args ...string) (map[string]string, error) {
	cmd, err := command(folder, append([]string{"build", "--quiet", "--date", "2023-06-15"}, args...)...)
	if err != nil {
		return nil, err
	}
	if out, err := cmd.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("portulan %q: %w\n%s", args, err, out)
	}
	return tree(filepath.Join(folder, "public"))
}

// built is build for a test, which fails with it.
func built(t *testing.T, folder string, args ...string) map[string]string {
	t.Helper()
	files, err := build(folder, args...)
	if err != nil {
		t.Fatal(err)
	}
	return files
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

var builtSeeds = sync.OnceValues(func() (map[string]string, error) { return buildCopy(filepath.Join("..", "..")) })

// buildCopy builds a copy of the site in a folder, without its history, and returns its files.
func buildCopy(of string, args ...string) (map[string]string, error) {
	folder, err := os.MkdirTemp("", "copy")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	if err := copySeeds(of, folder); err != nil {
		return nil, err
	}
	return build(folder, args...)
}
