package manual_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"portulan/internal/manual"
)

const page = "# Page\n\n```sh\nportulan build\n```\n\n- in a list:\n\n  ```sh repository serve\n  portulan serve\n  ```\n\n" +
	"```markdown content/La Halle.md mistake\n---\n```\n\n```yaml portulan.yaml\ntitle: A\n```\n\n```text\n```\n\n    indented\n\n```yaml portulan.yaml set\ntitle: B\n```\n"

func TestBlocks(t *testing.T) {
	want := []manual.Block{
		{Line: 4, Language: "sh", Text: "portulan build\n"},
		{Line: 10, Language: "sh", Action: "repository serve", Text: "portulan serve\n"},
		{Line: 14, Language: "markdown", File: "content/La Halle.md", Action: "mistake", Text: "---\n"},
		{Line: 18, Language: "yaml", File: "portulan.yaml", Text: "title: A\n"},
		{Line: 24, Text: "indented\n"},
		{Line: 27, Language: "yaml", File: "portulan.yaml", Action: "set", Text: "title: B\n"},
	}
	if diff := cmp.Diff(want, manual.Blocks([]byte(page))); diff != "" {
		t.Error(diff)
	}
}

// Files that a page gives whole are told apart from changes to them.
func TestFiles(t *testing.T) {
	if diff := cmp.Diff(map[string]string{"portulan.yaml": "title: A\n"}, manual.Files([]byte(page))); diff != "" {
		t.Error(diff)
	}
}

func TestSet(t *testing.T) {
	for _, c := range []struct{ file, keys, want string }{
		{"title: A\n", "language: fr\n", "title: A\nlanguage: fr\n"},
		{"title: A\nsynonyms:\n  - a = b: c\n- d = e\nlanguage: fr\n", "synonyms: x = y\n", "title: A\nlanguage: fr\nsynonyms: x = y\n"},
		{"---\ntitle: A\n---\n\ntitle: B\n---\n", "title: C\n", "---\ntitle: C\n---\n\ntitle: B\n---\n"},
		{"---\ntitle: A\n---\n", "sites:\n\t- a\n", "---\ntitle: A\nsites:\n\t- a\n---\n"},
	} {
		if got := manual.Set(c.file, c.keys); got != c.want {
			t.Errorf("%q and %q: %q, want %q", c.file, c.keys, got, c.want)
		}
	}
}
