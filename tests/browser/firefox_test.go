package browser

import (
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"portulan/internal/browsertest"
)

// Firefox searches, suggests and completes as Chromium does, from a plain host.
func TestFirefox(t *testing.T) {
	t.Parallel()
	l := languages[0]
	site := l.serve(t)
	firefox := browsertest.OpenFirefox(t)
	tab := browsertest.Open(t, l.reader(1280))
	for _, query := range []string{"jeu vidéo", "projets jeu video valenciennes", "musiqeu", "plus de 100 000 €", "“tiers-lieux”", "-pôles ptce", "zeppelin"} {
		address := site.URL("/recherche/?q=" + url.QueryEscape(query))
		firefox.Go(address)
		firefox.Wait(drawn)
		tab.Go(address)
		settled(tab)
		if diff := cmp.Diff(tab.Text("#search-results"), firefox.Text("#search-results")); diff != "" {
			t.Errorf("%s in Chromium (-) and in Firefox (+):\n%s", query, diff)
		}
	}
	firefox.Go(site.URL("/recherche/?q=ptce"))
	firefox.Wait(drawn)
	if said := firefox.Text("#search-results"); !strings.Contains(said, "Pôles territoriaux de coopération économique") {
		t.Errorf("Firefox shows: %s", said)
	}

	const box = "form.search input"
	firefox.Go(site.URL("/projets/xpicc/"))
	firefox.Type(box, "hauts")
	firefox.Wait(`() => [...document.querySelectorAll("[role=option]")].some(e => e.innerText.includes("Hauts-de-France"))`)
	firefox.Type(box, browsertest.FirefoxDown+browsertest.FirefoxDown)
	firefox.Wait(`() => document.querySelector("[role=combobox]").getAttribute("aria-activedescendant") !== null`)

	calls := browsertest.Serve(t, builtAt(t, statuses, moment("2024-02-20 10:00")))
	firefox.Go(calls.URL("/appels/"))
	firefox.Wait(`() => !document.querySelector("form.finder").hidden`)
	firefox.Type("#finder_where", "valencien")
	firefox.Wait(`() => document.querySelector("[role=option]")?.innerText === "Valenciennes (Nord)"`)
	firefox.Type("#finder_where", browsertest.FirefoxDown+browsertest.FirefoxEnter)
	firefox.Wait(`() => location.search === "?ou=59606-valenciennes"`)
}
