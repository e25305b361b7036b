package search_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"portulan/internal/directory"
	"portulan/internal/search"
	"portulan/internal/search/facet"
	"portulan/internal/territory"
)

// truth is what the directory itself says of the records, without the index: the
// values of some facets by address.
func truth(d *directory.Directory, now time.Time) map[string]map[facet.Name][]string {
	all := map[string]map[facet.Name][]string{}
	for r := range d.All() {
		all[r.URL] = map[facet.Name][]string{facet.Kind: {string(r.Kind)}}
	}
	add := func(r *directory.Record, f facet.Name, values ...string) {
		for _, v := range values {
			if v != "" && !slices.Contains(all[r.URL][f], v) {
				all[r.URL][f] = append(all[r.URL][f], v)
			}
		}
	}
	regions := []string{}
	for _, h := range d.Holdings(territory.Region) {
		regions = append(regions, string(h.Code))
	}
	covers := func(r *directory.Record, s directory.Scope) {
		for _, code := range regions {
			if s.Reaches(territory.Code(code)) {
				add(r, facet.Region, code)
			}
		}
	}
	lies := func(r *directory.Record, places []territory.Code) {
		for _, code := range regions {
			for _, place := range places {
				if place != territory.France && territory.Overlaps(territory.Code(code), place) {
					add(r, facet.Region, code)
				}
			}
		}
	}
	for _, p := range d.Programmes {
		add(&p.Record, facet.Programme, p.ID)
		add(&p.Record, facet.Audience, p.Audiences...)
		covers(&p.Record, p.Territory)
		for _, c := range p.Calls {
			covers(&p.Record, c.Territory)
		}
	}
	for _, c := range d.Calls {
		add(&c.Record, facet.Kind, "call/"+string(c.Type))
		add(&c.Record, facet.Status, string(c.State(now).Status))
		add(&c.Record, facet.Programme, c.Programme.ID)
		add(&c.Record, facet.Audience, c.Audiences...)
		covers(&c.Record, c.Territory)
		for _, s := range c.Strands {
			add(&c.Record, facet.Audience, s.Audiences...)
			covers(&c.Record, s.Territory)
		}
	}
	for _, p := range d.Projects {
		if p.Type != "" {
			add(&p.Record, facet.Kind, "project/"+p.Type)
		}
		for _, programme := range p.Programmes {
			add(&p.Record, facet.Programme, programme.ID)
		}
		lies(&p.Record, p.Places())
	}
	for _, o := range d.Organisations {
		lies(&o.Record, o.Territory)
	}
	for _, s := range d.Sectors {
		add(&s.Record, facet.Sector, s.ID)
		for up := s.Parent.To; up != nil; up = up.Parent.To {
			add(&s.Record, facet.Sector, up.ID)
		}
		for _, p := range s.Programmes {
			add(&p.Record, facet.Sector, s.ID)
		}
		for _, c := range s.Calls {
			add(&c.Record, facet.Sector, s.ID)
		}
		for _, p := range s.Projects {
			add(&p.Record, facet.Sector, s.ID)
		}
	}
	return all
}

var counted = []facet.Name{facet.Kind, facet.Status, facet.Programme, facet.Audience, facet.Region, facet.Sector}

// Counts are exact under any combination of choices: those of a facet do not
// depend on its own choice, and records that say nothing of it are counted too.
func TestFacetCounts(t *testing.T) {
	x, d := seed(t)
	random := rand.New(rand.NewPCG(1, 2))
	for _, at := range []string{"2019-09-01T00:00", "2023-06-15T00:00", "2023-07-31T12:01", "2026-01-01T00:00"} {
		now := instant(t, at)
		records := truth(d, now)
		values := map[facet.Name][]string{}
		for _, of := range records {
			for f, list := range of {
				values[f] = append(values[f], list...)
			}
		}
		for f := range values {
			values[f] = append(values[f], facet.None)
			slices.Sort(values[f])
			values[f] = slices.Compact(values[f])
		}
		for range 100 {
			r := search.Request{Filter: map[facet.Name][]string{}, Facets: counted, Now: now}
			for _, f := range counted {
				for range random.IntN(3) {
					if random.IntN(2) == 0 {
						r.Filter[f] = append(r.Filter[f], values[f][random.IntN(len(values[f]))])
					}
				}
			}
			checkCounts(t, fmt.Sprint(at, r.Filter), ask(t, x, r), records, r.Filter)
		}
	}
}

func checkCounts(t *testing.T, name string, a *search.Answer, records map[string]map[facet.Name][]string, filter map[facet.Name][]string) {
	t.Helper()
	fits := func(of map[facet.Name][]string, except facet.Name) bool {
		for f, chosen := range filter {
			if f == except || len(chosen) == 0 {
				continue
			}
			if !slices.ContainsFunc(chosen, func(v string) bool {
				return slices.Contains(of[f], v) || v == facet.None && len(of[f]) == 0
			}) {
				return false
			}
		}
		return true
	}
	want := []string{}
	for address, of := range records {
		if fits(of, "") {
			want = append(want, address)
		}
	}
	slices.Sort(want)
	got := addresses(a)
	slices.Sort(got)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s: other records:\n%s", name, diff)
	}
	for _, c := range a.Facets {
		counts := map[string]int{}
		for _, of := range records {
			if !fits(of, c.Facet) {
				continue
			}
			for _, v := range of[c.Facet] {
				counts[v]++
			}
			if len(of[c.Facet]) == 0 {
				counts[facet.None]++
			}
		}
		given := map[string]int{}
		for _, v := range c.Values {
			if v.Count > 0 {
				given[v.Value] = v.Count
			}
			if v.Chosen != slices.Contains(filter[c.Facet], v.Value) {
				t.Errorf("%s: %s=%s is said to be chosen: %t", name, c.Facet, v.Value, v.Chosen)
			}
		}
		if !maps.Equal(counts, given) {
			t.Errorf("%s: %s counts\n%v, want\n%v", name, c.Facet, given, counts)
		}
	}
}

// A status is that of the instant of the request: noon in Paris, not midnight,
// and not the day of the build.
func TestStatusAtInstant(t *testing.T) {
	x, _ := seed(t)
	for at, want := range map[string]string{
		"2023-05-01T00:00": "upcoming", "2023-06-15T00:00": "open", "2023-07-31T11:59": "closing-soon", "2023-07-31T12:00": "closed",
	} {
		a := ask(t, x, search.Request{Query: `"PTCE, phase 2"`, Filter: map[facet.Name][]string{facet.Kind: {"call"}}, Now: instant(t, at)})
		if len(a.Hits) == 0 || a.Hits[0].Address != "/programmes/ptce/phase-2/" || string(a.Hits[0].Status) != want {
			t.Errorf("at %s: %+v, want %s", at, a.Hits, want)
		}
	}
}

// A search for a commune finds what covers it and leaves out what excludes it; a
// search for a région finds what lies in it. A project is where it acts.
func TestPlaces(t *testing.T) {
	call := func(territory string) string { return "title: Appel\nkind: aap\nterritory: " + territory }
	x := site(t, map[string]string{
		"content/programmes/p/index.md":    "---\ntitle: Programme\n---\n",
		"content/programmes/p/national.md": "---\n" + call("FR") + "\n---\n",
		"content/programmes/p/region.md":   "---\n" + call("REG-32") + "\n---\n",
		"content/programmes/p/nord.md":     "---\n" + call("DEP-59") + "\n---\n",
		"content/programmes/p/epci.md":     "---\n" + call("EPCI-245901160") + "\n---\n", // Valenciennes Métropole
		"content/programmes/p/sauf.md":     "---\n" + call("{include: FR, exclude: DEP-59}") + "\n---\n",
		"content/programmes/p/ailleurs.md": "---\n" + call("REG-53") + "\n---\n",
		"content/projets/ici.md":           "---\ntitle: Ici\nsites:\n  - territory: COM-59606\n---\n",
		"content/projets/region.md":        "---\ntitle: Quelque part\nsites:\n  - territory: REG-32\n---\n",
		"content/projets/ailleurs.md":      "---\ntitle: Ailleurs\nsites:\n  - territory: COM-35238\n---\n",
	})
	here := []string{"/programmes/p/", "/programmes/p/epci/", "/programmes/p/national/", "/programmes/p/nord/", "/programmes/p/region/", "/projets/ici/"}
	for query, want := range map[string][]string{
		"Valenciennes":           here,
		"à Valenciennes":         here,
		"commune:COM-59606":      here,
		"en Hauts-de-France":     append([]string{"/programmes/p/sauf/", "/projets/region/"}, here...),
		"région:hauts-de-france": append([]string{"/programmes/p/sauf/", "/projets/region/"}, here...),
		"projets à Rennes":       {"/projets/ailleurs/"},
		"appels Brest":           {"/programmes/p/ailleurs/", "/programmes/p/national/", "/programmes/p/sauf/"},
	} {
		got := addresses(ask(t, x, search.Request{Query: query}))
		slices.Sort(got)
		slices.Sort(want)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q:\n%s", query, diff)
		}
	}
}

// The name of a place that is a word too stays a word, and is offered; a
// preposition makes it a place.
func TestPlaceOrWord(t *testing.T) {
	x := site(t, map[string]string{
		"content/projets/quai.md":   "---\ntitle: Un quai\n---\nDans le port de la ville, au nord du bassin.\n",
		"content/projets/saulce.md": "---\ntitle: La Réunion des quais\nsites:\n  - territory: REG-04\n---\n",
	})
	for query, want := range map[string]string{
		"nord":                     "?departement=DEP-59",
		"dans le nord":             "departement=DEP-59",
		"Saint-Denis":              "?commune=COM-11339 ?commune=COM-30247 ?commune=COM-93066 ?commune=COM-97411",
		"La Réunion":               "region=REG-04",
		"à Brest":                  "commune=COM-29019",
		"près de Roubaix":          "commune=COM-59512",
		"port":                     "?commune=COM-01307",
		"en 2023":                  "year=2023",
		"2023":                     "?year=2023",
		"Clermont-Ferrand":         "commune=COM-63113",
		"Métropole du Grand Paris": "epci=EPCI-200054781",
	} {
		if got := tell(ask(t, x, search.Request{Query: query}).Readings); got != want {
			t.Errorf("%q is understood as %q, want %q", query, got, want)
		}
	}
}

// No two values that one may choose among have one label.
func TestValuesAreToldApart(t *testing.T) {
	for _, language := range []string{"fr", "en"} {
		x := site(t, map[string]string{
			"portulan.yaml":                       "title: Annuaire\nbase_url: https://exemple.fr/\nlanguage: " + language + "\n",
			"content/programmes/relance/index.md": "---\ntitle: Relance\n---\n",
			"content/programmes/relance/aap.md":   "---\ntitle: Un\nkind: aap\n---\n",
			"content/programmes/relance/autre.md": "---\ntitle: Deux\nkind: other\n---\n",
		})
		said := map[string]string{}
		for _, value := range ask(t, x, search.Request{Facets: []facet.Name{facet.Kind}}).Facets[0].Values {
			if before, again := said[value.Label]; again {
				t.Errorf("%s and %s are both %q", before, value.Value, value.Label)
			}
			said[value.Label] = value.Value
		}
		if len(said) < 4 {
			t.Errorf("the values are %q", said)
		}
	}
}
