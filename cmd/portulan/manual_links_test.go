package main_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"

	"portulan/internal/diag"
)

// manualPages are the pages of the documentation, relative to the repository.
func manualPages(t *testing.T) []string {
	t.Helper()
	names := []string{"README.md"}
	for _, pattern := range []string{"docs/*.md", "docs/fr/*.md"} {
		found, err := filepath.Glob(filepath.Join("..", "..", pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range found {
			names = append(names, strings.TrimPrefix(filepath.ToSlash(name), "../../"))
		}
	}
	if len(names) < 12 {
		t.Fatalf("%d pages were found", len(names))
	}
	return names
}

func readPage(t *testing.T, name string) []byte {
	t.Helper()
	page, err := os.ReadFile(filepath.Join("..", "..", name))
	if err != nil {
		t.Fatal(err)
	}
	return page
}

// Every link of the documentation to a file leads to one, and to a heading of it.
func TestManualLinks(t *testing.T) {
	markdown := goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser()
	links := 0
	for _, name := range manualPages(t) {
		page := readPage(t, name)
		ast.Walk(markdown.Parse(text.NewReader(page)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
			var destination string
			switch n := n.(type) {
			case *ast.Link:
				destination = string(n.Destination)
			case *ast.Image:
				destination = string(n.Destination)
			}
			if !entering || destination == "" || strings.Contains(destination, "://") {
				return ast.WalkContinue, nil
			}
			links++
			file, anchor, _ := strings.Cut(destination, "#")
			target := name
			if file != "" {
				target = filepath.ToSlash(filepath.Join(filepath.Dir(name), file))
			}
			if _, err := os.Stat(filepath.Join("..", "..", target)); err != nil {
				t.Errorf("%s: %s leads nowhere", name, destination)
			} else if anchor != "" && !slices.Contains(anchors(readPage(t, target)), anchor) {
				t.Errorf("%s: no heading for %s", name, destination)
			}
			return ast.WalkContinue, nil
		})
	}
	if links < 50 {
		t.Errorf("%d links: the test tests little", links)
	}
}

// Every problem that the program tells of can be looked up by its code, in both
// languages.
func TestManualHasEveryProblem(t *testing.T) {
	for _, name := range []string{"docs/problems.md", "docs/fr/problemes.md"} {
		headings := anchors(readPage(t, name))
		for _, code := range diag.Codes() {
			if !slices.Contains(headings, string(code)) {
				t.Errorf("%s does not tell of %s", name, code)
			}
		}
	}
}

// anchors are those that forges give to the headings of a page: its words in small
// letters, with hyphens between.
func anchors(page []byte) (all []string) {
	fence := regexp.MustCompile("(?ms)^```.*?^```$")
	for _, heading := range regexp.MustCompile(`(?m)^#+ (.*)$`).FindAllSubmatch(fence.ReplaceAll(page, nil), -1) {
		all = append(all, strings.Map(func(c rune) rune {
			switch {
			case unicode.IsLetter(c), unicode.IsDigit(c), c == '-', c == '_':
				return unicode.ToLower(c)
			case c == ' ':
				return '-'
			}
			return -1
		}, string(heading[1])))
	}
	return all
}

// The list of documents in the README is whole.
func TestManualIsListed(t *testing.T) {
	readme := string(readPage(t, "README.md"))
	for _, name := range manualPages(t)[1:] {
		if !strings.Contains(readme, "("+name+")") {
			t.Errorf("README.md does not lead to %s", name)
		}
	}
}
