package browser

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"portulan/internal/browsertest"
)

// A page says the same without scripts, apart from the button that copies its
// address, the finder of calls, the filters of a list, recent searches, and what
// tells that something needs them.
func saysTheSame(t *testing.T, tab *browsertest.Tab, l *language, k kind) {
	t.Helper()
	reader := l.reader(1280)
	tab.Become(reader)
	browsertest.Eval[any](tab, `() => { for (const e of document.querySelectorAll(".provenance button, .provenance [role=status], form.finder, .recent, .more:has(.filter-list)")) e.remove() }`)
	with := tab.Text("body")
	reader.NoScript = true
	tab.Become(reader)
	tab.Go(tab.URL().String())
	browsertest.Eval[any](tab, `() => { for (const e of document.querySelectorAll("noscript")) e.remove() }`)
	if diff := cmp.Diff(with, tab.Text("body")); diff != "" {
		t.Errorf("with scripts (-) and without (+):\n%s", diff)
	}
}

// On paper a page has its fact sheet and its text, and none of the ways to other
// pages.
func printed(t *testing.T, tab *browsertest.Tab, l *language, k kind) {
	t.Helper()
	reader := l.reader(794) // an A4 page, at 96 px an inch
	reader.Print, reader.Dark = true, true
	tab.Become(reader)
	shown := `selector => [...document.querySelectorAll(selector)].filter(e => e.checkVisibility()).length`
	for _, selector := range []string{"nav", "button", ".skip"} {
		if n := browsertest.Eval[int](tab, shown, selector); n > 0 {
			t.Errorf("%d %s are printed", n, selector)
		}
	}
	sheets := browsertest.Eval[int](tab, `() => document.querySelectorAll(".sheet").length`)
	if onPaper := browsertest.Eval[int](tab, shown, ".sheet"); onPaper != sheets {
		t.Errorf("%d of %d fact sheets are printed", onPaper, sheets)
	}
	switch k.name {
	case "programme", "call", "project", "organisation":
		if sheets == 0 {
			t.Error("it has no fact sheet")
		}
	}
	if browsertest.Eval[int](tab, shown, "main h1") != 1 {
		t.Error("its title is not printed")
	}
	if paper := browsertest.Eval[string](tab, `() => getComputedStyle(document.body).backgroundColor + " " + getComputedStyle(document.documentElement).backgroundColor`); strings.Contains(paper, "rgb(14") {
		t.Errorf("paper is printed dark: %s", paper)
	}
	keep(t, tab, l, k, "print")
}
