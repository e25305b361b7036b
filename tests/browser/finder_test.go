package browser

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"portulan/internal/browsertest"
	"portulan/internal/completion"
	"portulan/internal/territory"
)

// statuses is the directory with a call in each status, strand and zone.
const statuses = "../../examples/calls"

const ready = `() => { const form = document.querySelector("form.finder"); return !form.hidden && form.querySelector("[role=status]").textContent !== "" }`

// finderAt opens the finder of the directory of statuses.
func finderAt(t *testing.T, path string, width int) *browsertest.Tab {
	t.Helper()
	tab := finderOn(t, browsertest.Serving{}, path)
	reader := parisian(moment("2024-02-20 10:00"))
	reader.Width = width
	tab.Become(reader)
	return tab
}

// finderOn opens the finder where its site is served so.
func finderOn(t *testing.T, serving browsertest.Serving, path string) *browsertest.Tab {
	t.Helper()
	at := moment("2024-02-20 10:00")
	tab := visit(t, serving.Serve(t, builtAt(t, statuses, at)), path, parisian(at))
	tab.Wait(ready)
	return tab
}

// results are the titles of the calls that are found.
func results(tab *browsertest.Tab) []string {
	return browsertest.Eval[[]string](tab, `() => [...document.querySelectorAll(".answers h3")].map(e => e.innerText)`)
}

// A project holder says where they are, by the keyboard alone, and gets what they can
// answer, with the reason and what remains to be checked. The address holds the
// answers, and axe finds nothing in any state, on a phone and on a wide screen.
func TestFindACall(t *testing.T) {
	t.Parallel()
	for _, width := range []int{360, 1280} {
		tab := finderAt(t, "/appels/", width)
		tab.Accessible()
		picture(t, tab, fmt.Sprintf("finder-%d", width))
		browsertest.Eval[any](tab, `() => { document.querySelector("#finder_where").focus(); return null }`)
		tab.Press("valencien")
		tab.Wait(`() => document.querySelector("[role=option]")?.innerText === "Valenciennes (Nord)"`)
		tab.Press(browsertest.Down)
		if got := browsertest.Eval[string](tab, `() => document.getElementById(document.activeElement.getAttribute("aria-activedescendant")).innerText`); got != "Valenciennes (Nord)" {
			t.Errorf("the current option is %q", got)
		}
		tab.Accessible()
		picture(t, tab, fmt.Sprintf("finder-places-%d", width))
		tab.Press(browsertest.Enter)
		tab.Wait(`() => location.search === "?ou=59606-valenciennes"`)
		tab.Wait(`() => document.querySelectorAll(".answers h3").length === 10`)
		tab.Accessible()
		picture(t, tab, fmt.Sprintf("finder-results-%d", width))
		if got := results(tab); !slices.Contains(got, "Une commune") || slices.Contains(got, "La Réunion") || got[0] != "Volets" {
			t.Errorf("it finds %q", got)
		}
		for _, want := range []string{
			"couvre Valenciennes : Hauts-de-France", "À vérifier : zonage : QPV ou proximité immédiate", "porte sur Valenciennes",
			"réservé aux lauréats : Clos", "À vérifier : le territoire n’est pas précisé",
		} {
			if !strings.Contains(tab.Text(".answers"), want) {
				t.Errorf("it does not say %q", want)
			}
		}
		// The address alone finds the same.
		before := tab.Text(".answers")
		tab.Go(tab.URL().String())
		tab.Wait(`() => document.querySelectorAll(".answers h3").length === 10`)
		if diff := cmp.Diff(before, tab.Text(".answers")); diff != "" {
			t.Errorf("chosen (-) and by its address (+):\n%s", diff)
		}
		if got := browsertest.Eval[string](tab, `() => document.querySelector("#finder_where").value`); got != "Valenciennes (Nord)" {
			t.Errorf("the place is %q", got)
		}
		tab.Click("button", "Effacer")
		tab.Wait(`() => location.search === "" && document.querySelector(".answers").hidden`)
	}
}

// A list of places that comes once one is chosen, or the box is left, stays shut.
func TestPlacesThatComeLate(t *testing.T) {
	t.Parallel()
	for key, address := range map[string]string{browsertest.Enter: "?ou=59606-valenciennes", browsertest.TabKey: "", browsertest.Escape: ""} {
		around, open := held("/p-v.bin")
		tab := finderOn(t, browsertest.Serving{Around: around}, "/appels/")
		browsertest.Eval[any](tab, `() => { document.querySelector("#finder_where").focus(); return null }`)
		tab.Press("valencien")
		tab.Wait(`() => document.querySelector("[role=option]")?.innerText === "Valenciennes (Nord)"`)
		if got := tab.Text("form.finder > [role=status]"); got != "2 suggestions" {
			t.Errorf("it says %q", got)
		}
		browsertest.Eval[any](tab, `() => { document.querySelector("#finder_where").select(); return null }`)
		tab.Press("v")
		tab.Press(key)
		open()
		// The same file once more: it comes after the one that is awaited.
		browsertest.Eval[any](tab, `async () => {
			const { body } = await fetch(document.querySelector("form.finder").dataset.places + "p-v.bin");
			await new Response(body.pipeThrough(new DecompressionStream("gzip"))).text();
		}`)
		if browsertest.Eval[bool](tab, `() => document.querySelector("[role=listbox]").checkVisibility() || document.querySelector("#finder_where").ariaExpanded === "true"`) {
			t.Errorf("after %q the list stands over the page", key)
		}
		if got := browsertest.Eval[string](tab, `() => location.search`); got != address {
			t.Errorf("after %q the answers are %q", key, got)
		}
	}
}

// A finder whose calls do not come is not there, nor is its room; closed calls that do not
// come are told of, and the answers are those of the others.
func TestFinderThatFails(t *testing.T) {
	t.Parallel()
	at := moment("2024-02-20 10:00")
	tab := browsertest.Open(t, parisian(at))
	tab.Expect("404")
	tab.Go(browsertest.Serving{Around: without("/assets/calls")}.Serve(t, builtAt(t, statuses, at)).URL("/appels/"))
	tab.Wait(`() => document.querySelector("form.finder") === null`)
	if names := tab.Within("main").Names("link"); !slices.Contains(names, "Volets") {
		t.Errorf("the list is %q", names)
	}

	tab = finderOn(t, browsertest.Serving{Around: without("/assets/calls-over")}, "/appels/?quoi=musique")
	before := tab.Text(".answers")
	tab.Expect("404")
	browsertest.Eval[any](tab, `() => { document.querySelector("#finder_all").closest("details").open = true; return null }`)
	tab.Click("checkbox", "Montrer aussi les appels qui ne sont pas ouverts")
	tab.Wait(`() => document.querySelector(".answered [role=status]").textContent.startsWith("Les appels qui ne sont pas ouverts n’ont pas pu être chargés.")`)
	if after := tab.Text(".answers"); after != before || tab.URL().RawQuery != "quoi=musique" {
		t.Errorf("at %s it finds\n%s\nand not\n%s", tab.URL(), after, before)
	}
	tab.Accessible()
	browsertest.Eval[any](tab, `() => { const box = document.querySelector("#finder_what"); box.value = ""; box.dispatchEvent(new Event("input", { bubbles: true })); return null }`)
	tab.Wait(`() => location.search === "" && !document.querySelector(".answered [role=status]").textContent.includes("chargés")`)
}

// Answers stay true while the page is open, and who comes back to them finds the focus
// where it was.
func TestAnswersStayTrue(t *testing.T) {
	tab := finderAt(t, "/appels/?quoi=musique", 1280)
	const look = `() => {
		const first = document.querySelector(".answers h3 a");
		first.focus();
		first.seen = true;
		dispatchEvent(new Event("visibilitychange"));
	}`
	browsertest.Eval[any](tab, look)
	if !browsertest.Eval[bool](tab, `() => document.activeElement.matches(".answers h3 a") && document.activeElement.seen`) {
		t.Error("what is still true is drawn anew")
	}
	was := tab.Text(".answers h3 a")
	before := tab.Text(".answers .facts")
	tab.SetClock(moment("2024-02-21 10:00"))
	browsertest.Eval[any](tab, `() => { dispatchEvent(new Event("pageshow")); return null }`)
	if got := tab.Text(".answers .facts"); got == before {
		t.Errorf("a day later it still says %q", got)
	}
	if got := browsertest.Eval[string](tab, `() => document.activeElement.innerText`); got != was {
		t.Errorf("the focus is at %q, not %q", got, was)
	}
}

// Where no call is open, the finder says so before anything is asked of it.
func TestFinderWithoutOpenCalls(t *testing.T) {
	site := serveFiles(t, map[string]string{
		"portulan.yaml":                 "title: Annuaire\nbase_url: https://annuaire.exemple.fr/\nlanguage: fr\n",
		"content/programmes/p/index.md": "---\ntitle: Programme\n---\n",
		"content/programmes/p/appel.md": "---\ntitle: Appel\nkind: aap\nwindows: {opens: 2031-01-15, closes: 2031-03-15, apply_url: 'https://depot.exemple.fr/'}\n---\n",
	})
	tab := visit(t, site, "/appels/", parisian(announced))
	tab.Wait(ready)
	if got := tab.Text(".finder [role=status]"); got != "Aucun appel n’est ouvert." {
		t.Errorf("it says %q", got)
	}
}

// Each choice says how many calls it gives; those that give none are not offered. An
// answer that nothing fits says what to do next.
func TestChoices(t *testing.T) {
	tab := finderAt(t, "/appels/?quoi=musique&montant=20000", 1280)
	shown := browsertest.Eval[[]string](tab, `() => [...document.querySelectorAll("#finder_who option")].filter(o => !o.disabled).map(o => o.textContent)`)
	if !slices.Contains(shown, "Entreprises (1)") {
		t.Errorf("the audiences are %q", shown)
	}
	for _, choice := range shown {
		if strings.HasSuffix(choice, " (0)") {
			t.Errorf("%q is offered", choice)
		}
	}
	if browsertest.Eval[string](tab, `() => document.querySelector("#finder_amount").value`) != "20000" {
		t.Error("the address does not fill in the sum")
	}
	none := finderAt(t, "/appels/?forme=ami&qui=entreprise", 360)
	if got := none.Text(".answers"); !strings.HasPrefix(got, "Effacez une réponse") {
		t.Errorf("it says %q", got)
	}
	none.Accessible()
}

// The finder, the program and the static pages find the same: the calls that are
// open in each région, and those that name an audience or a sector.
func TestStaticPagesAgree(t *testing.T) {
	at := moment("2024-02-20 10:00")
	folder := builtAt(t, statuses, at)
	d := loaded(t, statuses, at)
	for _, region := range territory.Regions() {
		var want []string
		for _, line := range finds(d, answer{Place: string(region.Code), Now: at.Unix()}) {
			url, _, _ := strings.Cut(line, " ")
			want = append(want, url)
		}
		page := filepath.Join(folder, "regions", slug(region.Name), "ouverts", "index.html")
		if diff := cmp.Diff(want, listed(t, page, "calls_open")); diff != "" {
			t.Errorf("%s: found (-) and listed (+):\n%s", region.Name, diff)
		}
	}
	for _, audience := range []string{"entreprise", "collectivite", "association"} {
		want := 0
		for _, line := range finds(d, answer{Audience: audience, Now: at.Unix()}) {
			if !strings.Contains(line, " audience") {
				want++
			}
		}
		if got := counted(t, filepath.Join(folder, "appels", "index.html"), "/publics/"+audience+"/"); got != want {
			t.Errorf("%s: %d found and %d counted", audience, want, got)
		}
	}
	for page, a := range map[string]answer{
		"publics/entreprise": {Audience: "entreprise"}, "publics/collectivite": {Audience: "collectivite"}, "publics/association": {Audience: "association"},
		"secteurs/musique": {Sector: "musique"}, "secteurs/culture": {Sector: "culture"},
	} {
		a.Now, a.All = at.Unix(), true
		var want []string
		for _, line := range finds(d, a) {
			// What a call does not state has no page of its own.
			if url, rest, _ := strings.Cut(line, " "); !strings.Contains(rest, " audience") && !strings.Contains(rest, " sector") {
				want = append(want, url)
			}
		}
		if diff := cmp.Diff(want, listed(t, filepath.Join(folder, filepath.FromSlash(page), "index.html"), "")); diff != "" {
			t.Errorf("%s: found (-) and listed (+):\n%s", page, diff)
		}
	}
}

// counted is how many there are now behind a link of a page, which says so after it;
// 0 where it does not, or is not there.
func counted(t *testing.T, name, href string) int {
	t.Helper()
	page, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	said := regexp.MustCompile(`<a href="` + href + `">[^<]*</a> <span class="count"><span>(\d+)</span>`).FindSubmatch(page)
	if said == nil {
		return 0
	}
	n, err := strconv.Atoi(string(said[1]))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func slug(name string) string {
	return strings.Trim(regexp.MustCompile(`[^a-z0-9]+`).ReplaceAllString(territory.Fold(name), "-"), "-")
}

// listed are the calls that a page lists, in a section or in all of it, sorted. Those
// that it will list are in templates, and are not among them.
func listed(t *testing.T, name, section string) []string {
	t.Helper()
	file, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	root, err := html.Parse(file)
	if err != nil {
		t.Fatal(err)
	}
	var urls []string
	for n := range root.Descendants() {
		if n.Type != html.ElementNode || n.Data != "a" || n.Parent.Data != "h3" {
			continue
		}
		inside, later := section == "", false
		for up := n.Parent; up != nil; up = up.Parent {
			later = later || up.Data == "template"
			for _, a := range up.Attr {
				inside = inside || a.Key == "aria-labelledby" && a.Val == section
			}
		}
		for _, a := range n.Attr {
			if a.Key == "href" && inside && !later && strings.HasPrefix(a.Val, "/programmes/statuts/") && a.Val != "/programmes/statuts/" {
				urls = append(urls, a.Val)
			}
		}
	}
	slices.Sort(urls)
	return urls
}

// What is typed completes as the program's own files say: whole names first, then
// by population; hyphens, accents and St aside.
func TestCompletionOfScripts(t *testing.T) {
	folder := builtAt(t, statuses, moment("2024-02-20 10:00"))
	name, _ := completion.Publish(territory.France)
	tab := scripts(t, folder, parisian(moment("2024-02-20 10:00")), "places")
	want := map[string]string{
		"Valenciennes": "COM-59606 Valenciennes", "valencienn": "COM-59606 Valenciennes", "p": "COM-75056 Paris", "ST ETIENNE": "COM-42218 Saint-Étienne",
		"St-Étienne": "COM-42218 Saint-Étienne", "saint d": "COM-97411 Saint-Denis", "L'Haÿ": "COM-94038 L'Haÿ-les-Roses", "hay les": "COM-94038 L'Haÿ-les-Roses",
		"havre": "COM-76351 Le Havre", "ajacc": "COM-2A004 Ajaccio", "cayenne": "COM-97302 Cayenne", "Nouméa": "COM-98818 Nouméa",
		"paris 11": "COM-75111 Paris 11e Arrondissement", "75011": "COM-75111 Paris 11e Arrondissement", "59300": "COM-59606 Valenciennes",
		"Annecy-le-Vieux": "COM-74011 Annecy-le-Vieux", "st": "COM-67482 Strasbourg", "st-m": "COM-94068 Saint-Maur-des-Fossés", "Y": "COM-80829 Y",
		"retz-en": "EPCI-200071991 CC Retz en Valois", "cc retz": "EPCI-200071991 CC Retz en Valois", "hauts": "REG-32 Hauts-de-France", "2a": "DEP-2A Corse-du-Sud",
		"loire atl": "DEP-44 Loire-Atlantique",
	}
	typed := []string{}
	for text := range want {
		typed = append(typed, text)
	}
	got := browsertest.Eval[map[string]string](tab, `async (folder, typed) => {
		const places = new scripts.places.Places(folder), all = {};
		for (const text of typed) {
			const list = await places.complete(text);
			const place = /^(st|st-m|p|y|saint d)$/i.test(text) ? list.find((p) => p.kind === "commune") : list[0];
			all[text] = place?.code + " " + place?.name;
		}
		return all;
	}`, "/assets/places-"+name+"/", typed)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("want (-) and offered (+):\n%s", diff)
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
