package main_test

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

// The schedules that the documentation gives are YAML, ask the script that is
// there, take the whole history of git, and get Portulan as the files of a new site do.
func TestSchedules(t *testing.T) {
	_, files := started(t)
	folder := filepath.Join("..", "..", "docs", "schedules")
	for name, its := range map[string]struct{ history, of string }{
		"github.yml": {"fetch-depth: 0", ".github/workflows/site.yml"},
		"gitlab.yml": {"GIT_DEPTH: 0", ".gitlab-ci.yml"},
	} {
		text, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		var root map[string]any
		if err := yaml.Load(text, &root); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		for _, part := range []string{its.history, "docs/schedules/due.sh", "next-change.json", "portulan build"} {
			if !strings.Contains(string(text), part) {
				t.Errorf("%s: no %s", name, part)
			}
		}
		said := 0
		for line := range strings.Lines(files[its.of]) {
			if line = strings.TrimSpace(line); strings.Contains(line, "git clone") || strings.Contains(line, "go build -") || strings.Contains(line, "Give the variables") {
				said++
				if !strings.Contains(string(text), line+"\n") {
					t.Errorf("%s: no %s", name, line)
				}
			}
		}
		if said != 3 {
			t.Errorf("%s gets Portulan in %d lines, want 3", its.of, said)
		}
	}
}

// Where the forge has not been told where Portulan is, its first run says what to do.
func TestStarterWithoutVariables(t *testing.T) {
	_, files := started(t)
	var github struct {
		Jobs struct {
			Site struct {
				Steps []struct{ Name, Run string }
			}
		}
	}
	var gitlab struct {
		Default struct {
			BeforeScript []string `yaml:"before_script"`
		}
	}
	if err := errors.Join(yaml.Load([]byte(files[".github/workflows/site.yml"]), &github), yaml.Load([]byte(files[".gitlab-ci.yml"]), &gitlab)); err != nil {
		t.Fatal(err)
	}
	scripts := map[string]string{"GitLab": strings.Join(gitlab.Default.BeforeScript, "\n")}
	for _, step := range github.Jobs.Site.Steps {
		if step.Name == "Install Portulan" {
			scripts["GitHub"] = step.Run
		}
	}
	for forge, script := range scripts {
		cmd := exec.Command("sh", "-e", "-c", script)
		cmd.Env = []string{"REPOSITORY=", "VERSION="} // and no PATH: nothing else is to run
		out, err := cmd.CombinedOutput()
		if err == nil || !strings.Contains(string(out), "Give the variables PORTULAN_REPOSITORY and PORTULAN_VERSION in the settings of this") {
			t.Errorf("%s: %v\n%s", forge, err, out)
		}
	}
	if scripts["GitHub"] == "" || scripts["GitLab"] == "" {
		t.Errorf("scripts: %q", scripts)
	}
}
