package browser

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"portulan/internal/browsertest"
)

// drawn is that the scripts have drawn what the address asks for.
const drawn = `() => Boolean(document.querySelector(".state + div .tally") && !document.querySelector("[aria-busy]"))`

func settled(tab *browsertest.Tab) { tab.Wait(drawn) }

// typeQuery types in the search box of the page.
func typeQuery(tab *browsertest.Tab, text string) {
	browsertest.Eval[any](tab, `() => { document.querySelector("form.search input").focus(); return null }`)
	for _, r := range text {
		tab.Press(string(r))
	}
}

// states are the states of the search page, with what leads to each.
var states = []struct {
	name, fr, en string
	expect       string // what the browser says of it
	prepare      func(t *testing.T, tab *browsertest.Tab)
}{
	{name: "empty", fr: "", en: ""},
	{name: "typing", fr: "", en: "", prepare: func(t *testing.T, tab *browsertest.Tab) {
		typeQuery(tab, "des")
		tab.Wait(`() => location.search === "?q=des"`)
		settled(tab)
	}},
	{name: "results", fr: "?q=projets+jeu+vidéo", en: "?q=projects+craft"},
	{name: "many", fr: "?kind=project", en: "?kind=project"},
	{name: "understood", fr: "?q=appels+Hauts-de-France", en: "?q=open+calls"},
	{name: "corrected", fr: "?q=musiqeu", en: "?q=maritmie"},
	{name: "no-result", fr: "?q=appels+ouverts+design", en: "?q=zeppelin"},
	{name: "filters-open", fr: "?kind=project", en: "?kind=project", prepare: func(t *testing.T, tab *browsertest.Tab) {
		if browsertest.Eval[bool](tab, `() => document.querySelector(".open-filters").checkVisibility()`) {
			tab.Click("button", tab.Text(".open-filters"))
			tab.Wait(`() => document.querySelector("dialog.filter-sheet").open`)
		}
	}},
	{name: "refused", fr: "?sort=best", en: "?sort=best"},
	{name: "error", fr: "", en: "", expect: "404", prepare: func(t *testing.T, tab *browsertest.Tab) {
		typeQuery(tab, "a")
		tab.Wait(`() => document.querySelector(".state button") !== null`)
	}},
	{name: "offline", fr: "", en: "", expect: "ERR_INTERNET_DISCONNECTED"},
}

// axe finds nothing in any state of the search page, on a phone and on a wide screen,
// in light and in dark; nothing stands beyond the edge at 320 px nor at 200 %.
func TestSearchIsAccessible(t *testing.T) {
	for _, l := range languages {
		for _, state := range states {
			t.Run(l.name+"/"+state.name, func(t *testing.T) {
				t.Parallel()
				path := "/recherche/" + state.fr
				if l.name == "en" {
					path = "/search/" + state.en
				}
				site := l.serve(t)
				if state.name == "error" {
					site = l.plainHost(t, without(entryPath))
				}
				for _, width := range []int{360, 1280} {
					reader := l.reader(width)
					tab := browsertest.Open(t, reader)
					if state.expect != "" {
						tab.Expect(state.expect)
					}
					tab.Go(site.URL(path))
					if state.name == "offline" {
						typeQuery(tab, "a") // what the page needs is there
						settled(tab)
						reader.Offline = true
						tab.Become(reader)
						tab.Press("b")
						tab.Wait(`() => document.querySelector(".state button") !== null`)
					} else if state.fr != "" && state.name != "refused" {
						settled(tab)
					} else if state.name == "refused" {
						tab.Wait(`() => Boolean(document.querySelector(".state")?.innerText)`)
					}
					if state.prepare != nil {
						state.prepare(t, tab)
					}
					for _, dark := range []bool{false, true} {
						reader.Dark = dark
						tab.Become(reader)
						tab.Accessible()
						keep(t, tab, l, kind{name: "search-" + state.name}, fmt.Sprintf("%d-%s", width, map[bool]string{false: "light", true: "dark"}[dark]))
					}
					none(t, tab, "is small to touch", small)
					for _, screen := range screens[:3] {
						narrow := l.reader(screen.width)
						narrow.Scale, narrow.Offline = screen.scale, reader.Offline
						tab.Become(narrow)
						none(t, tab, screen.name+": is beyond the edge", tooWide, screen.width)
					}
				}
			})
		}
	}
}

// What a reader finds with scripts and without is the same page: the same results,
// links, filters and words.
func TestServedPageIsTheSame(t *testing.T) {
	const drawn = `() => {
		const tell = node => {
			if (node.nodeType === Node.TEXT_NODE) return node.data.replace(/\s+/g, " ").trim() || null;
			if (node.nodeType !== Node.ELEMENT_NODE || node.matches(".open-filters")) return null;
			const attributes = [...node.attributes].map(a => a.name + "=" + a.value.trim()).sort();
			return [node.localName, ...attributes, ...[...node.childNodes].map(tell).filter(Boolean)];
		};
		return JSON.stringify(tell(document.querySelector(".results")), null, 1);
	}`
	for _, l := range languages {
		page := map[string]string{"fr": "/recherche/", "en": "/search/"}[l.name]
		for _, query := range map[string][]string{
			"fr": {"?q=appels+ouverts", "?q=musiqeu", "?q=zeppelin", "?q=design+zeppelin", "?kind=project&region=REG-32&sort=name", "?q=appels+ouverts+design", "?sort=amount&page=2", "?amount_min=100000&closes_to=2023-12-31", "?q=nord", "?status=open&q=%22design%22"},
			"en": {"?q=open+calls", "?kind=call&sort=deadline", "?q=zeppelin", "?page=2&sort=name"},
		}[l.name] {
			t.Run(page+query, func(t *testing.T) {
				t.Parallel()
				site := l.served(t)
				with := visit(t, site, page+query, l.reader(1280))
				settled(with)
				reader := l.reader(1280)
				reader.NoScript = true
				without := visit(t, site, page+query, reader)
				got, want := browsertest.Eval[string](with, drawn), browsertest.Eval[string](without, drawn)
				if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("-without +with scripts:\n%s", diff)
				}
				if title := browsertest.Eval[string](without, `() => document.title`); title != browsertest.Eval[string](with, `() => document.title`) {
					t.Errorf("the title is %q", title)
				}
				if !browsertest.Eval[bool](without, `() => document.getElementById("search-lists").hidden`) {
					t.Error("the lists stand below the results")
				}
			})
		}
	}
}

// Without scripts one types, submits, narrows and goes on, by the keys and links of a
// plain page.
func TestSearchWithoutScripts(t *testing.T) {
	l := languages[0]
	reader := l.reader(360)
	reader.NoScript = true
	tab := visit(t, l.served(t), "/recherche/", reader)
	tab.Within("main").Click("searchbox", "Rechercher")
	tab.Press("projets")
	tab.PressLoads(browsertest.Enter)
	if got := tab.URL().RawQuery; got != "q=projets" {
		t.Fatalf("at %s", got)
	}
	tab.Within(".filters").Follow("Hauts-de-France")
	if got := tab.Text(".tally"); got != "2 fiches" {
		t.Errorf("in the région: %s", got)
	}
	tab.Within(".chips").Follow("Retirer : Type : Projet")
	if got := tab.URL().RawQuery; got != "region=REG-32" {
		t.Errorf("without the reading: %s", got)
	}
}

// Without scripts on a plain host, the box of each page leads to the search page, which offers the lists by kind, région,
// sector and programme.
func TestListsWithoutScripts(t *testing.T) {
	l := languages[0]
	reader := l.reader(360)
	reader.NoScript = true
	tab := visit(t, l.serve(t), "/projets/xpicc/", reader)
	tab.Within("header.site").Click("searchbox", "Rechercher")
	tab.Press("design")
	tab.PressLoads(browsertest.Enter)
	if got := tab.URL().RequestURI(); got != "/recherche/?q=design" {
		t.Fatalf("it leads to %s", got)
	}
	if got := tab.Text("#search-results"); got == "" {
		t.Error("nothing says that the search needs scripts")
	}
	for _, way := range []string{"Projets", "Hauts-de-France", "Design", "Fabriques de territoire"} {
		if names := tab.Within("#search-lists").Names("link"); !slices.ContainsFunc(names, func(name string) bool { return strings.HasPrefix(name, way) }) {
			t.Errorf("no way to %s: %q", way, names)
		}
	}
}

// The address says what is asked for: as one types, filters and goes on, and the way
// back leads through what was asked before.
func TestSearchLivesInTheAddress(t *testing.T) {
	l := languages[0]
	onEachHost(t, l, func(t *testing.T, site *browsertest.Site) {
		tab := visit(t, site, "/recherche/", l.reader(1280))
		typeQuery(tab, "design")
		tab.Wait(`() => location.search === "?q=design"`)
		settled(tab)
		if got := browsertest.Eval[string](tab, `() => document.title`); !strings.HasPrefix(got, "design · Recherche") {
			t.Errorf("the title is %q", got)
		}
		if browsertest.Eval[bool](tab, `() => document.getElementById("search-lists").checkVisibility()`) {
			t.Error("the lists stand below the results")
		}
		before := tab.Text(".tally")
		click := func(part, name, address string) {
			t.Helper()
			tab.Within(part).Click("link", name)
			tab.Wait(`address => location.search === address`, address)
			settled(tab)
		}
		click(".filters", "Projet", "?kind=project&q=design")
		if got := browsertest.Eval[string](tab, `() => document.activeElement.firstChild.textContent`); got != "Projet" {
			t.Errorf("the focus is at %q", got)
		}
		click(".sorts", "par nom", "?kind=project&q=design&sort=name")
		shared := tab.URL().String()
		tab.Back()
		tab.Back()
		settled(tab)
		if got := tab.Text(".tally"); tab.URL().RawQuery != "q=design" || got != before {
			t.Errorf("back at %s with %s, not %s", tab.URL(), got, before)
		}
		if got := browsertest.Eval[string](tab, `() => document.title`); !strings.HasPrefix(got, "design · Recherche") {
			t.Errorf("back, the title is %q", got)
		}
		tab.Back()
		tab.Wait(`() => document.querySelector("main form.search input").value === "" && document.getElementById("search-lists").checkVisibility() && document.title.startsWith("Recherche")`)
		again := browsertest.Open(t, l.reader(1280))
		again.Go(shared)
		settled(again)
		if got := browsertest.Eval[string](again, `() => document.querySelector("main form.search input").value + document.querySelector(".sorts [aria-current]").textContent`); got != "designpar nom" {
			t.Errorf("shared: %s", got)
		}
	})
}

// Each filter leads to an address, which finds as many records as are counted beside it, marks it as chosen and says so
// above the results.
func TestEveryFilter(t *testing.T) {
	l := languages[0]
	onEachHost(t, l, func(t *testing.T, site *browsertest.Site) {
		tab := visit(t, site, "/recherche/?q=culture", l.reader(1280))
		settled(tab)
		type filter struct{ Label, Address, Count string }
		filters := browsertest.Eval[[]filter](tab, `() => [...document.querySelectorAll(".filters section")].map(section => {
			const line = [...section.querySelectorAll("li:has(.count)")].at(-1), link = line.querySelector("a");
			return { label: link.textContent.trim(), address: link.getAttribute("href"), count: line.querySelector(".count").textContent };
		})`)
		if len(filters) < 6 {
			t.Errorf("only %d groups of filters: %v", len(filters), filters)
		}
		for _, f := range filters {
			tab.Go(site.URL("/recherche/" + f.Address))
			settled(tab)
			if got := strings.Fields(tab.Text(".tally"))[0]; got != f.Count {
				t.Errorf("%s: %s found, %s counted", f.Address, got, f.Count)
			}
			chosen := browsertest.Eval[string](tab, `() => [...document.querySelectorAll(".filters section [aria-current]")].map(e => e.firstChild.textContent).join()`)
			if chosen != f.Label || !strings.Contains(tab.Text(".chips"), f.Label) {
				t.Errorf("%s: %q is chosen, and %q told", f.Address, chosen, tab.Text(".chips"))
			}
		}
	})
}

// Bounds are typed and sent; the address holds them, and the way back leads out.
func TestBounds(t *testing.T) {
	l := languages[0]
	onEachHost(t, l, func(t *testing.T, site *browsertest.Site) {
		tab := visit(t, site, "/recherche/?kind=call", l.reader(1280))
		settled(tab)
		before := tab.Text(".tally")
		browsertest.Eval[any](tab, `() => { document.querySelector(".bounds [name=amount_min]").focus(); return null }`)
		tab.Press("100000")
		tab.Press(browsertest.Enter)
		tab.Wait(`() => location.search === "?amount_min=100000&kind=call"`)
		settled(tab)
		tab.Wait(`before => document.querySelector(".tally").textContent !== before`, before)
		if got := browsertest.Eval[string](tab, `() => document.querySelector(".bounds [name=amount_min]").value`); got != "100000" {
			t.Errorf("the box holds %q", got)
		}
		tab.Back()
		settled(tab)
		if got := tab.Text(".tally"); got != before {
			t.Errorf("back: %s, not %s", got, before)
		}
	})
}

// What finds nothing offers what would, and what it offers does.
func TestTryAlso(t *testing.T) {
	l := languages[0]
	onEachHost(t, l, func(t *testing.T, site *browsertest.Site) {
		tab := visit(t, site, "/recherche/?q=appels+ouverts+design", l.reader(1280))
		settled(tab)
		if got := tab.Text(".try h2"); got != "Essayez aussi" {
			t.Errorf("the heading is %q", got)
		}
		tab.Click("link", tab.Within(".try").Names("link")[0])
		tab.Wait(`() => document.querySelector(".results .entry") !== null`)
	})
}

// What is typed is told once, in a few words, by the live region.
func TestSearchIsTold(t *testing.T) {
	l := languages[0]
	onEachHost(t, l, func(t *testing.T, site *browsertest.Site) {
		tab := visit(t, site, "/recherche/?q=musiqeu", l.reader(1280))
		settled(tab)
		if got := tab.Text("#search-results [role=status]"); got != tab.Text(".tally")+". Le mot « musiqeu » ne se trouve nulle part : voici les fiches pour « musique »." {
			t.Errorf("it tells %q", got)
		}
		if got := tab.Text(".note"); got != "Le mot « musiqeu » ne se trouve nulle part : voici les fiches pour « musique »." {
			t.Errorf("it says %q", got)
		}
	})
}

// Readings can be taken away, and turned back into words.
func TestReadings(t *testing.T) {
	l := languages[0]
	onEachHost(t, l, func(t *testing.T, site *browsertest.Site) {
		tab := visit(t, site, "/recherche/?q=projets+Valenciennes", l.reader(1280))
		settled(tab)
		tab.Within(".chips").Click("link", "Chercher comme des mots : Type : Projet")
		tab.Wait(`() => new URLSearchParams(location.search).get("q") === '"projets" Valenciennes'`)
		settled(tab)
		if got := browsertest.Eval[string](tab, `() => document.querySelector("main form.search input").value`); got != `"projets" Valenciennes` {
			t.Errorf("the box holds %s", got)
		}
	})
}

// A phone has the filters in a sheet, which the keyboard cannot leave until it is
// shut; the focus then returns.
func TestFilterSheet(t *testing.T) {
	l := languages[0]
	onEachHost(t, l, func(t *testing.T, site *browsertest.Site) {
		tab := visit(t, site, "/recherche/?q=hauts-de-france", l.reader(360))
		settled(tab)
		tab.Click("button", "Filtrer")
		tab.Wait(`() => document.querySelector("dialog.filter-sheet").open`)
		tab.Within("dialog").Click("link", "Projet")
		tab.Wait(`() => location.search === "?kind=project&q=hauts-de-france"`)
		settled(tab)
		if !browsertest.Eval[bool](tab, `() => document.querySelector("dialog").open && document.activeElement.matches("dialog .filters a[aria-current]")`) {
			t.Error("the sheet is shut, or the focus lost, by a choice")
		}
		tab.Within("dialog").Click("button", "Voir 2 fiches")
		tab.Wait(`() => !document.querySelector("dialog").open && document.activeElement.matches(".open-filters")`)
		tab.Press(browsertest.Enter)
		tab.Wait(`() => document.querySelector("dialog").open`)
		tab.Press(browsertest.Escape)
		tab.Wait(`() => !document.querySelector("dialog").open`)
		tab.Become(l.reader(1280))
		tab.Wait(`() => document.querySelector(".results > aside.filters") !== null`)
	})
}

// Each list takes the filters of search in place, and gives way to itself again; that of calls with its finder.
func TestFilterAList(t *testing.T) {
	l := languages[0]
	onEachHost(t, l, func(t *testing.T, site *browsertest.Site) {
		for _, list := range []struct{ path, kind, sort, filter, narrowed string }{
			{"/projets/", "project", "name", "Hauts-de-France", "?region=REG-32&sort=name"},
			{"/appels/", "call", "deadline", "Annoncé", "?sort=deadline&status=announced"},
			{"/programmes/", "programme", "name", "Design", "?sector=design&sort=name"},
			{"/organisations/", "organisation", "name", "Auvergne-Rhône-Alpes", "?region=REG-84&sort=name"},
		} {
			tab := visit(t, site, list.path, l.reader(1280))
			tab.Wait(`() => document.querySelector("a.filter-list") !== null && !document.querySelector("form.finder[hidden]")`)
			if list.kind == "call" { // what the finder was told does not come back with the list
				tab.Wait(ready)
				browsertest.Eval[any](tab, `() => {
					const question = document.getElementById("finder_what");
					question.selectedIndex = 1;
					question.dispatchEvent(new InputEvent("input", { bubbles: true }));
					return null;
				}`)
				tab.Wait(`() => document.querySelector(".answers").checkVisibility()`)
				tab.Within("main").Click("link", "Filtrer")
				settled(tab)
				tab.Click("link", "Revenir à la liste entière")
				tab.Wait(`() => document.querySelector("[data-unasked]").checkVisibility() && !document.querySelector(".answers").checkVisibility() && !document.getElementById("finder_what").value`)
			}
			tab.Within("main").Click("link", "Filtrer")
			tab.Wait(`sort => location.search === "?sort=" + sort`, list.sort)
			settled(tab)
			if browsertest.Eval[bool](tab, `() => document.querySelector("[data-filters]").checkVisibility()`) {
				t.Errorf("%s: the whole list stands below", list.path)
			}
			tab.Within(".filters").Click("link", list.filter)
			tab.Wait(`address => location.search === address`, list.narrowed)
			settled(tab)
			tab.Accessible()
			none(t, tab, list.path+": is of another kind", `kind => [...document.querySelectorAll(".results .entry:not(." + kind + ")")].map(e => e.outerHTML)`, list.kind)
			tab.Go(tab.URL().String()) // as it may be shared
			tab.Wait(`() => !document.querySelector("form.finder[hidden]")`)
			settled(tab)
			tab.Click("link", "Revenir à la liste entière")
			tab.Wait(`() => location.search === "" && document.querySelector("[data-filters]").checkVisibility() && !document.querySelector(".results")`)
			if !browsertest.Eval[bool](tab, `() => [...document.querySelectorAll("[data-filters] .entry a")].some(e => e.checkVisibility()) && !document.querySelector("[data-unasked][hidden]")`) {
				t.Errorf("%s: nothing of the whole list is shown", list.path)
			}
		}
	})
}

// Searches are kept only by those who ask for it, in their browser alone.
func TestRecentSearches(t *testing.T) {
	l := languages[0]
	onEachHost(t, l, func(t *testing.T, site *browsertest.Site) {
		tab := visit(t, site, "/recherche/", l.reader(1280))
		search := func(words string) {
			browsertest.Eval[any](tab, `() => { document.querySelector("main form.search input").select(); return null }`)
			typeQuery(tab, words)
			tab.Press(browsertest.Enter)
			settled(tab)
		}
		search("design")
		none(t, tab, "is kept", kept)
		browsertest.Eval[any](tab, `() => { document.querySelector(".recent").open = true; return null }`)
		tab.Click("checkbox", "Garder mes recherches sur cet appareil")
		search("musique")
		tab.Wait(`() => document.querySelector(".recent li a")?.textContent === "musique"`)
		tab.Accessible()
		tab.Click("checkbox", "Garder mes recherches sur cet appareil")
		none(t, tab, "is kept", kept)
	})
}
