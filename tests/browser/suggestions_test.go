package browser

import (
	"slices"
	"strings"
	"testing"

	"portulan/internal/browsertest"
)

// suggested waits until the box suggests something for all that is typed.
func suggested(tab *browsertest.Tab) {
	tab.Wait(`() => document.querySelectorAll("[role=option]").length > 0 && !document.querySelector("[role=listbox][aria-busy]")`)
}

// The box of every page suggests, and is a combobox for the keyboard and for screen
// readers.
func TestSuggestions(t *testing.T) {
	l := languages[0]
	onEachHost(t, l, func(t *testing.T, site *browsertest.Site) {
		tab := visit(t, site, "/projets/xpicc/", l.reader(1280))
		typeQuery(tab, "hauts")
		suggested(tab)
		tab.Accessible()
		if names := tab.Names("option"); !slices.Contains(names, "Hauts-de-France Région") {
			t.Errorf("it suggests %q", names)
		}
		const active = `() => {
		const box = document.querySelector("[role=combobox]"), id = box.getAttribute("aria-activedescendant");
		return [box.getAttribute("aria-expanded"), id ? document.getElementById(id).firstChild.textContent : ""].join(" ");
	}`
		tab.Press(browsertest.Down)
		if got := browsertest.Eval[string](tab, active); got != "true Hauts-de-France" {
			t.Errorf("the first choice is %q", got)
		}
		tab.Press(browsertest.Escape)
		if got := browsertest.Eval[string](tab, active); got != "false " {
			t.Errorf("after Escape: %q", got)
		}
		tab.Press(browsertest.Down)
		suggested(tab)
		tab.Press(browsertest.Down)
		tab.PressLoads(browsertest.Enter)
		settled(tab)
		if got := tab.URL(); got.Path != "/recherche/" || !strings.Contains(got.RawQuery, "REG-32") {
			t.Errorf("it leads to %s", got)
		}
	})
}

// Without a choice, Enter searches; a record leads to its page, and so does a sector that has one.
func TestSearchBoxLeads(t *testing.T) {
	l := languages[0]
	onEachHost(t, l, func(t *testing.T, site *browsertest.Site) {
		tab := visit(t, site, "/projets/xpicc/", l.reader(1280))
		typeQuery(tab, "musique")
		tab.PressLoads(browsertest.Enter)
		if got := tab.URL().RequestURI(); got != "/recherche/?q=musique" {
			t.Errorf("Enter leads to %s", got)
		}
		tab = visit(t, site, "/secteurs/", l.reader(1280))
		typeQuery(tab, "musi")
		suggested(tab)
		names := tab.Names("option")
		if slices.Sort(names); len(slices.Compact(slices.Clone(names))) != len(names) {
			t.Errorf("what it suggests cannot be told apart: %q", names)
		}
		tab.Click("option", "Musique Secteur")
		tab.Wait(`() => location.pathname === "/secteurs/musique/"`)
		tab = visit(t, site, "/a-propos/", l.reader(1280))
		typeQuery(tab, "langu")
		suggested(tab)
		tab.Click("option", "Langu:IA Projet")
		tab.Wait(`() => location.pathname === "/projets/langu-ia/"`)
	})
}
