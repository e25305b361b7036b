package browser

import (
	"slices"
	"strings"
	"testing"

	"portulan/internal/browsertest"
)

// What people come for, each from where they arrive to what they wanted, by the
// names that they read.

// A project holder finds the open call from the first page, reads until when it
// is open, and reaches where to apply.
func TestFindTheOpenCall(t *testing.T) {
	l := languages[1]
	tab := open(t, l, "/", l.reader(360))
	tab.Within("main").Follow("Second call for workshops")
	if state := tab.Text(".standing .state"); state != "Open, closes on Monday 31 July 2023 at 12:00, Paris time" {
		t.Errorf("it says %q", state)
	}
	apply := browsertest.Eval[string](tab, `() => [...document.querySelectorAll("main a")].find(a => a.innerText === "Apply")?.href ?? ""`)
	if apply != "https://coast.example.org/apply/2" {
		t.Errorf("one applies at %q", apply)
	}
}

// A call that takes applications no more, or not yet, has no way to apply.
func TestNoWayIntoAClosedCall(t *testing.T) {
	l := languages[1]
	for _, path := range []string{"/programmes/coast/first-call/", "/programmes/coast/third-call/", "/programmes/craft-schools/winter-classes/"} {
		tab := open(t, l, path, l.reader(1280))
		if names := tab.Within("main").Names("link"); slices.Contains(names, "Apply") {
			t.Errorf("%s: one may apply", path)
		}
	}
}

// From a project to its programme, and back up by the breadcrumb.
func TestFromProjectToProgramme(t *testing.T) {
	l := languages[0]
	tab := open(t, l, "/projets/xpicc/", l.reader(1280))
	tab.Within("section[aria-labelledby=aides]").Follow(tab.Within("section[aria-labelledby=aides]").Names("link")[0])
	if got := tab.URL().Path; got != "/programmes/poles-icc/ami-2023/" {
		t.Fatalf("at %s", got)
	}
	way := tab.Within(".breadcrumb").Names("link")
	if len(way) != 3 {
		t.Fatalf("the breadcrumb is %q", way)
	}
	tab.Within(".breadcrumb").Follow(way[2])
	if got := tab.URL().Path; got != "/programmes/poles-icc/" {
		t.Errorf("at %s", got)
	}
	tab.Within(".breadcrumb").Follow("Programmes")
	tab.Within(".breadcrumb").Follow("Accueil")
	if got := tab.URL().Path; got != "/" {
		t.Errorf("at %s", got)
	}
	tab.Back()
	if got := tab.URL().Path; got != "/programmes/" {
		t.Errorf("back at %s", got)
	}
}

// A long list goes on over its pages: all that it holds is met once.
func TestPagesOfAList(t *testing.T) {
	l := languages[1]
	tab := open(t, l, "/projects/", l.reader(360))
	titles := `() => [...document.querySelectorAll(".register h3")].map(e => e.innerText)`
	all := browsertest.Eval[[]string](tab, titles)
	tab.Within(".pager").Follow("Page 2")
	if current := tab.Text(".pager [aria-current]"); !strings.HasSuffix(current, "2") {
		t.Errorf("the pager says %q", current)
	}
	all = append(all, browsertest.Eval[[]string](tab, titles)...)
	slices.Sort(all)
	if len(all) != 7 || len(slices.Compact(all)) != 7 {
		t.Errorf("the list holds %q", all)
	}
}

// The address of a page is copied by its button, which says so.
func TestCopyTheAddress(t *testing.T) {
	l := languages[0]
	tab := open(t, l, "/projets/xpicc/", l.reader(1280))
	tab.Allow("clipboard-read")
	tab.Allow("clipboard-write")
	tab.Click("button", "Copier")
	tab.Wait(`() => document.querySelector(".provenance [role=status]").innerText === "Adresse copiée"`)
	if copied := browsertest.Eval[string](tab, `() => navigator.clipboard.readText()`); copied != "https://portulan.example.org/projets/xpicc/" {
		t.Errorf("copied: %q", copied)
	}
}

// An address that leads nowhere says so, and leads on.
func TestNotFound(t *testing.T) {
	for _, l := range languages {
		tab := browsertest.Open(t, l.reader(360))
		tab.Expect("404")
		if response := tab.Go(l.serve(t).URL("/nowhere/at/all/")); response.Status != 404 {
			t.Errorf("status %d", response.Status)
		}
		ways := tab.Within("main").Names("link")
		if len(ways) < 3 {
			t.Fatalf("it leads to %q", ways)
		}
		if response := tab.Within("main").Follow(ways[len(ways)-1]); response.Status != 200 {
			t.Errorf("%q leads to status %d", ways[len(ways)-1], response.Status)
		}
	}
}

// A sector leads to its projects, from the first page.
func TestProjectsOfASector(t *testing.T) {
	l := languages[1]
	tab := open(t, l, "/", l.reader(1280))
	tab.Within("aside").Follow("Sailmaking")
	if projects := tab.Within("main").Names("link"); !slices.Contains(projects, "The sail loft") {
		t.Errorf("it leads to %q", projects)
	}
	tab.Within("main").Follow("The sail loft")
	if got := tab.Text("h1"); got != "The sail loft" {
		t.Errorf("at %q", got)
	}
}

// A former address leads to where its page is now.
func TestFormerAddress(t *testing.T) {
	l := languages[1]
	tab := browsertest.Open(t, l.reader(1280))
	tab.Go(l.serve(t).URL("/projects/old-rope-walk/"))
	tab.Wait(`() => location.pathname === "/projects/rope-walk/" && document.querySelector("h1")?.innerText === "The rope walk"`)
}
