package main

import (
	"io/fs"
	"os"
	"path"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"
)

func portulanSite(t *testing.T) map[string]string {
	t.Helper()
	root := t.TempDir()
	if err := newCorpus(300, 1).emit("portulan", root); err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	err := fs.WalkDir(os.DirFS(root), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(path.Join(root, name))
		files[name] = string(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestPortulanIsTheSameEachTime(t *testing.T) {
	first, second := portulanSite(t), portulanSite(t)
	if len(first) != len(second) {
		t.Fatalf("%d files, then %d", len(first), len(second))
	}
	for name, body := range first {
		if second[name] != body {
			t.Errorf("%s differs from one time to the next", name)
		}
	}
}

func TestPortulanHoldsEveryRecord(t *testing.T) {
	c, files := newCorpus(300, 1), portulanSite(t)
	want := 2 + len(sectors) + len(c.Orgs) + len(c.Programmes) + c.calls() + len(c.Projects) // 2: portulan.yaml, a-propos.md
	if len(files) != want {
		t.Errorf("%d files, want %d", len(files), want)
	}
}

// What Portulan's own check asks for, so that the corpus measures a site
// without a problem.
func TestPortulanRecordsAreAsItWantsThem(t *testing.T) {
	var (
		id      = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
		summary = regexp.MustCompile(`(?m)^summary: "?(.*?)"?$`)
		heading = regexp.MustCompile(`(?m)^(#+) `)
		link    = regexp.MustCompile(`\]\((/[^)]*)/\)`)
		named   = regexp.MustCompile(`(?m)^(?:type|territory): (.*)$`)
	)
	files, links := portulanSite(t), 0
	exists := func(address string) bool {
		_, record := files["content"+address+".md"]
		_, programme := files["content"+address+"/index.md"]
		return record || programme
	}
	for name, text := range files {
		if path.Ext(name) != ".md" {
			continue
		}
		for part := range strings.SplitSeq(strings.TrimSuffix(name, ".md"), "/") {
			if !id.MatchString(part) {
				t.Errorf("%s: %q cannot be a part of an id", name, part)
			}
		}
		if m := summary.FindStringSubmatch(text); m != nil && utf8.RuneCountInString(m[1]) > maxSummary {
			t.Errorf("%s: the summary has %d characters", name, utf8.RuneCountInString(m[1]))
		}
		level := 0
		for _, m := range heading.FindAllStringSubmatch(text, -1) {
			if len(m[1]) > level+1 {
				t.Errorf("%s: a heading %s under one of level %d", name, m[1], level)
			}
			level = len(m[1])
		}
		for _, m := range named.FindAllStringSubmatch(text, -1) {
			if m[1] == "" {
				t.Errorf("%s: a kind or a région of the corpus has no word in Portulan", name)
			}
		}
		for _, m := range link.FindAllStringSubmatch(text, -1) {
			links++
			if !exists(m[1]) {
				t.Errorf("%s: %s leads nowhere", name, m[1])
			}
		}
	}
	if links < len(files) {
		t.Errorf("only %d links in %d files", links, len(files))
	}
}

func TestShorten(t *testing.T) {
	long := strings.Repeat("é", 200)
	for _, c := range []struct{ summary, short, rest string }{
		{"Une phrase. Une autre.", "Une phrase. Une autre.", ""},
		{long + ". " + long + ".", long + ".", long + ".\n\n"},
	} {
		if short, rest := shorten(c.summary); short != c.short || rest != c.rest {
			t.Errorf("shorten(%q) = %q, %q", c.summary, short, rest)
		}
	}
}
