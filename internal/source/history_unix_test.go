//go:build unix

package source_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// The days of all files come from one log, however many files and commits there are.
func TestHistoryInOnePass(t *testing.T) {
	git, err := exec.LookPath("git")
	if err != nil {
		t.Fatal(err)
	}
	r := newRepository(t)
	var names []string
	for i := range 50 {
		names = append(names, fmt.Sprintf("projets/p%d.md", i))
	}
	r.write("2023-05-17T10:00:00+02:00", names...)
	r.write("2023-06-17T10:00:00+02:00", names[10:20]...)
	r.write("2023-07-17T10:00:00+02:00", names[20:30]...)

	programs := t.TempDir()
	asked := filepath.Join(programs, "asked")
	wrapper := fmt.Sprintf("#!/bin/sh\necho \"$*\" >> %q\nexec %q \"$@\"\n", asked, git)
	if err := os.WriteFile(filepath.Join(programs, "git"), []byte(wrapper), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", programs)
	if days := history(r.folder, "UTC"); len(days) != len(names) {
		t.Errorf("%d days", len(days))
	}
	text, err := os.ReadFile(asked)
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(text), " log "); n != 1 || strings.Count(string(text), "\n") > 2 {
		t.Errorf("git is asked\n%s", text)
	}
}
