package source_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"portulan/internal/diag"
	"portulan/internal/source"
)

// content is a content folder held in memory.
func content(files map[string]string) source.Tree {
	m := fstest.MapFS{}
	for name, text := range files {
		m[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return source.Tree{FS: m, Name: "content"}
}

// read reads one record of a text.
func read(text string) (source.File, []diag.Problem) {
	return content(map[string]string{"x.md": text}).Read("x.md")
}

// tell writes problems down, one a line: "2:14 yaml-colon: a colon inside…".
func tell(problems []diag.Problem) string {
	var lines []string
	for _, p := range problems {
		lines = append(lines, fmt.Sprintf("%d:%d %s: %s", p.Line, p.Column, p.Code, p.Message(diag.English)))
	}
	return strings.Join(lines, "\n")
}

// wantProblem holds what is said of a text to one line, or to nothing.
func wantProblem(t *testing.T, name, text, want string) []diag.Problem {
	t.Helper()
	_, problems := read(text)
	if got := tell(problems); got != want {
		t.Errorf("%s: %q\n got %s\nwant %s", name, short(text), got, want)
	}
	return problems
}

func short(text string) string {
	if len(text) > 120 {
		return text[:120] + "…"
	}
	return text
}
