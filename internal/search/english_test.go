package search_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"portulan/internal/search"
)

// A site in English has its own words, labels and turns of phrase.
func TestEnglish(t *testing.T) {
	x := site(t, map[string]string{
		"portulan.yaml":                      "title: Directory\nbase_url: https://example.org/\nlanguage: en\n",
		"content/programmes/grants/index.md": "---\ntitle: Harbour grants\nnames: [HG]\nsectors: [design]\n---\n",
		"content/programmes/grants/open.md": "---\ntitle: Quays\nkind: aap\nwindows: [{opens: 2023-01-01, closes: 2023-09-01}]\n" +
			"amounts: [{max: 50 000 €}]\n---\nWe fund companies’ quays.\n",
		"content/programmes/grants/past.md": "---\ntitle: Lighthouses\nkind: aap\nwindows: [{opens: 2021-01-01, closes: 2021-09-01}]\n---\n",
		"content/projects/crane.md":         "---\ntitle: A crane\nsectors: [design]\nsites: [{territory: COM-59512}]\n---\n",
		"content/sectors/design.md":         "---\ntitle: Design\n---\n",
	})
	for query, want := range map[string]struct {
		readings string
		found    []string
	}{
		"open calls":                      {"status=open+closing-soon+permanent kind=call", []string{"/programmes/grants/open/"}},
		"closed calls in 2021":            {"status=closed kind=call year=2021", []string{"/programmes/grants/past/"}},
		"less than 60 000 €":              {"amount", []string{"/programmes/grants/open/"}},
		"closing before 2 September 2023": {"closes", []string{"/programmes/grants/open/", "/programmes/grants/past/"}},
		"projects in Roubaix":             {"kind=project commune=COM-59512", []string{"/projects/crane/"}},
		"company quay":                    {"audience=entreprise", []string{"/programmes/grants/open/"}},
		"sector:design -lighthouses":      {"", []string{"/programmes/grants/", "/programmes/grants/open/", "/projects/crane/", "/sectors/design/"}},
	} {
		a := ask(t, x, search.Request{Query: query})
		if got := tell(a.Readings); got != want.readings {
			t.Errorf("%q is understood as %q, want %q", query, got, want.readings)
		}
		found := addresses(a)
		slices.Sort(found)
		if diff := cmp.Diff(want.found, found); diff != "" {
			t.Errorf("%q finds:\n%s", query, diff)
		}
	}
	a := ask(t, x, search.Request{Query: "crane", Facets: nil})
	if len(a.Hits) != 1 || a.Hits[0].Label != "Project" {
		t.Errorf("%+v", a.Hits)
	}
	s, err := x.Suggest(t.Context(), "des", 5, instant(t, "2023-06-15T12:00"))
	if err != nil {
		t.Fatal(err)
	}
	var labels []string
	for _, one := range s {
		labels = append(labels, one.Label+" "+one.Query+one.Address)
	}
	if diff := cmp.Diff("Design sector:design", labels[0]); diff != "" {
		t.Errorf("suggestions %q:\n%s", labels, diff)
	}
}
