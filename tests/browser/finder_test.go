package browser

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"portulan/internal/browsertest"
)

// statuses is the directory with a call in each status, strand and zone.
const statuses = "../../examples/calls"

// finderAt opens the finder of a site for a reader.
func finderAt(t *testing.T, root, path, built string, width int) *browsertest.Tab {
	t.Helper()
	at := moment(built)
	reader := parisian(at)
	reader.Width = width
	tab := readAt(t, builtAt(t, root, at), path, reader)
	tab.Wait(`() => { const form = document.querySelector("form.finder"); return !form.hidden && form.querySelector("[role=status]").textContent !== "" }`)
	return tab
}

// results are the titles of the calls that are found.
func results(tab *browsertest.Tab) []string {
	return browsertest.Eval[[]string](tab, `() => [...document.querySelectorAll(".results h3")].map(e => e.innerText)`)
}

// A project holder says who they are and where, by the keyboard alone, and gets
// what they can answer, with the reason and what remains to be checked. The
// address holds the answers.
func TestFindACall(t *testing.T) {
	for _, width := range []int{360, 1280} {
		tab := finderAt(t, statuses, "/appels/", "2024-02-20 10:00", width)
		tab.Accessible()
		picture(t, tab, fmt.Sprintf("finder-%d", width))
		browsertest.Eval[any](tab, `() => { document.querySelector("#finder_where").focus(); return null }`)
		tab.Press("valenc")
		tab.Wait(`() => document.querySelectorAll("[role=option]").length > 1`)
		tab.Press(browsertest.Down)
		tab.Accessible()
		picture(t, tab, fmt.Sprintf("finder-places-%d", width))
		tab.Press(browsertest.Enter)
		tab.Wait(`() => location.search.includes("ou=")`)
		tab.Accessible()
		picture(t, tab, fmt.Sprintf("finder-results-%d", width))
		t.Log(tab.URL(), results(tab), tab.Text(".results"))
	}
}

func picture(t *testing.T, tab *browsertest.Tab, name string) {
	t.Helper()
	if *screenshots == "" {
		return
	}
	if err := os.MkdirAll(*screenshots, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(*screenshots, name+".png"), tab.WholePicture(name+".png"), 0o666); err != nil {
		t.Fatal(err)
	}
}

var _ = slices.Sort[[]string]
var _ = strings.Join
