package layouts_test

import (
	"io/fs"
	"os"
	"path"
	"regexp"
	"strings"
	"testing"

	"portulan/layouts"
)

var (
	defined = regexp.MustCompile(`{{-? *define "([^"]+)"`)
	named   = regexp.MustCompile("`([^`]+)`")
)

// docs/layouts.md names every component of the theme, and none besides. The sheets
// of the kinds of records are named together.
func TestComponentsAreDocumented(t *testing.T) {
	guide, err := os.ReadFile("../docs/layouts.md")
	if err != nil {
		t.Fatal(err)
	}
	told := map[string]bool{} // and whether it is there
	for line := range strings.Lines(string(guide)) {
		if cells := strings.Split(line, "|"); len(cells) > 2 && strings.Contains(cells[2], "`components/") {
			for _, name := range named.FindAllStringSubmatch(cells[1], -1) {
				told[name[1]] = false
			}
		}
	}
	names, err := fs.Glob(layouts.FS, "components/*.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		text, err := fs.ReadFile(layouts.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range defined.FindAllStringSubmatch(string(text), -1) {
			component := m[1]
			if component == strings.TrimSuffix(path.Base(name), ".html") && strings.HasPrefix(component, "sheet-") {
				component = "sheet-…"
			}
			if _, known := told[component]; !known {
				t.Errorf("docs/layouts.md does not name %s of %s", m[1], name)
			}
			told[component] = true
		}
	}
	for name, there := range told {
		if !there {
			t.Errorf("docs/layouts.md names %s, which is no component", name)
		}
	}
}
