package main_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

// The schedules that the documentation gives are YAML, ask the script that is
// there, and take the whole history of git.
func TestSchedules(t *testing.T) {
	folder := filepath.Join("..", "..", "docs", "schedules")
	for name, history := range map[string]string{"github.yml": "fetch-depth: 0", "gitlab.yml": "GIT_DEPTH: 0"} {
		text, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		var root map[string]any
		if err := yaml.Load(text, &root); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		for _, part := range []string{history, "docs/schedules/due.sh", "next-change.json", "./cmd/portulan build"} {
			if !strings.Contains(string(text), part) {
				t.Errorf("%s: no %s", name, part)
			}
		}
	}
}
