package search_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"portulan/internal/search"
)

// What people ask of the directory of this repository. The first addresses of
// the answer are given, in their order.
func TestSeedQuestions(t *testing.T) {
	x, _ := seed(t)
	for _, c := range []struct {
		query, at string
		readings  string
		want      []string
	}{
		{"appels ouverts design Hauts-de-France", "", "kind=call status=open+closing-soon+permanent sector=design region=REG-32", nil},
		{"projets jeu vidéo Valenciennes", "", "kind=project sector=jeu commune=COM-59606", []string{"/projets/xpicc/"}},
		{"PTCE clos en 2023", "2024-02-01T00:00", "programme=ptce status=closed year=2023",
			[]string{"/programmes/ptce/phase-1/", "/programmes/ptce/phase-2/"}},
		{"PTCE clos en 2023", "2023-06-15T12:00", "programme=ptce status=closed year=2023", []string{}},
		{"PTCE ouverts", "2023-06-15T12:00", "programme=ptce status=open+closing-soon+permanent",
			[]string{"/programmes/ptce/phase-1/", "/programmes/ptce/phase-2/"}},
		{"tiers-lieux à Roubaix", "", "?kind=project/third_place ?sector=tiers-lieux ?audience=tiers-lieu commune=COM-59512",
			[]string{"/programmes/fabriques-de-territoire/", "/programmes/fabriques-de-territoire/ami/"}},
		{"clôture avant décembre 2023", "2023-06-15T12:00", "closes", []string{"/programmes/ptce/phase-2/"}},
		{"avant le 31 juillet", "2023-06-15T12:00", "closes", []string{"/programmes/ptce/phase-2/"}},
		{"plus de 100 000 €", "", "amount", nil},
		{"plus de 10 M€", "", "amount", []string{"/programmes/fabriques-de-territoire/", "/programmes/poles-icc/"}},
		{"xpicc", "", "", []string{"/projets/xpicc/"}},
		{"languia", "", "", []string{"/projets/langu-ia/"}},
		{"Langu:IA", "", "", []string{"/projets/langu-ia/"}},
	} {
		r := search.Request{Query: c.query}
		if c.at != "" {
			r.Now = instant(t, c.at)
		}
		a := ask(t, x, r)
		if got := tell(a.Readings); got != c.readings {
			t.Errorf("%q is understood as %q, want %q", c.query, got, c.readings)
		}
		if got := addresses(a); c.want != nil && !cmp.Equal(got[:min(len(c.want), len(got))], c.want) {
			t.Errorf("%q at %s finds %v, want %v first", c.query, c.at, got, c.want)
		}
	}
}

// Nothing is open, and the answer says so; it also says what there is without
// each of the readings.
func TestNothingOpen(t *testing.T) {
	x, _ := seed(t)
	a := ask(t, x, search.Request{Query: "PTCE ouverts", Now: instant(t, "2024-02-01T00:00")})
	if a.Total != 0 || a.Partial {
		t.Errorf("%d calls, partial %t", a.Total, a.Partial)
	}
	for _, r := range a.Readings {
		if r.Facet == "status" && (r.WithoutTotal == 0 || r.Without != "PTCE" || r.AsWords != `PTCE "ouverts"`) {
			t.Errorf("%+v", r)
		}
	}
}

// Accents, case, apostrophes, compounds and numbers make no difference.
func TestSameWords(t *testing.T) {
	x, _ := seed(t)
	for _, same := range [][]string{
		{"pôles", "pole", "POLES", "po\u0302les"},
		{"économie sociale", "economie sociale", "ÉCONOMIE  SOCIALE"},
		{"tiers-lieux", "tiers lieux", "tiers-lieu", "tierslieux"},
		{"l’ingénierie", "ingenierie", "l'ingénierie"},
		{"25 000", "25000", "25\u202f000"},
	} {
		want := addresses(ask(t, x, search.Request{Query: same[0]}))
		if len(want) == 0 {
			t.Errorf("%q finds nothing", same[0])
		}
		slices.Sort(want)
		for _, query := range same[1:] {
			got := addresses(ask(t, x, search.Request{Query: query}))
			slices.Sort(got)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%q and %q differ:\n%s", same[0], query, diff)
			}
		}
	}
}

// A mistake is corrected and named, the first letter too; a word that some
// record has is never taken for a mistake.
func TestCorrections(t *testing.T) {
	x, _ := seed(t)
	for query, want := range map[string]string{
		"numerqiue": "numérique", "inclusoin": "inclusion", "musqiue": "musique", "audiovisul": "audiovisuel", "usique": "musique",
		"numérique": "", "xq": "", "123456789": "",
	} {
		a := ask(t, x, search.Request{Query: query})
		got := ""
		if len(a.Corrections) > 0 {
			got = a.Corrections[0].To
		}
		if got != want {
			t.Errorf("%q is corrected to %q, want %q", query, got, want)
		}
		if want != "" {
			meant := ask(t, x, search.Request{Query: want})
			if diff := cmp.Diff(addresses(meant), addresses(a)); diff != "" {
				t.Errorf("%q and %q differ:\n%s", query, want, diff)
			}
		}
	}
}

// While one types, the word itself comes before words that begin so; what was
// typed and is no word is a beginning too.
func TestPrefixes(t *testing.T) {
	x, _ := seed(t)
	whole := ask(t, x, search.Request{Query: "musique"})
	for _, query := range []string{"musiq", "musiq*"} {
		if got := addresses(ask(t, x, search.Request{Query: query})); len(got) < whole.Total {
			t.Errorf("%q finds %v", query, got)
		}
	}
	typing := ask(t, x, search.Request{Query: "mode", Typing: true})
	exact := ask(t, x, search.Request{Query: "mode"})
	if typing.Total < exact.Total {
		t.Errorf("%d records while typing, %d after", typing.Total, exact.Total)
	}
	if len(exact.Hits) == 0 || typing.Hits[0].Address != exact.Hits[0].Address {
		t.Errorf("%v comes before %v", addresses(typing), addresses(exact))
	}
}

func TestPhrasesAndExclusions(t *testing.T) {
	x, _ := seed(t)
	for query, want := range map[string][]string{
		`"première sélection" -"xyz"`:                {"/programmes/fabriques-de-territoire/ami/"},
		`"sélection première"`:                       {},
		`xpicc -projets -programme:icc -secteur:jeu`: nil,
	} {
		a := ask(t, x, search.Request{Query: query})
		if want != nil && !cmp.Equal(addresses(a), want) {
			t.Errorf("%s finds %v, want %v", query, addresses(a), want)
		}
		if slices.Contains(addresses(a), "/projets/xpicc/") {
			t.Errorf("%s finds what it excludes", query)
		}
	}
	all := ask(t, x, search.Request{Query: "musique"})
	without := ask(t, x, search.Request{Query: "musique -son"})
	for _, address := range addresses(without) {
		if !slices.Contains(addresses(all), address) {
			t.Errorf("an exclusion finds %s", address)
		}
	}
}

// When nothing has every word, the answer has what comes nearest, and says what
// is missing.
func TestPartial(t *testing.T) {
	x, _ := seed(t)
	a := ask(t, x, search.Request{Query: "ingénierie zzzyyyxxx"})
	if !a.Partial || a.Total == 0 || !cmp.Equal(a.Missing, []string{"zzzyyyxxx"}) {
		t.Errorf("partial %t, %d hits, missing %q", a.Partial, a.Total, a.Missing)
	}
	if a := ask(t, x, search.Request{Query: "zzzyyyxxx"}); a.Partial || a.Total != 0 {
		t.Errorf("partial %t, %d hits", a.Partial, a.Total)
	}
}

// Excerpts mark words in the original text, whatever their inflection.
func TestExcerpts(t *testing.T) {
	x, _ := seed(t)
	for query, want := range map[string]string{
		"subvention ingenierie": "ingénierie",
		"selection":             "sélection",
		"cooperations":          "coopération",
	} {
		a := ask(t, x, search.Request{Query: query})
		marked := false
		for _, h := range a.Hits {
			for _, p := range append(h.Excerpt, h.Title...) {
				marked = marked || p.Mark && strings.Contains(strings.ToLower(p.Text), want)
			}
		}
		if !marked {
			t.Errorf("%q marks no %q", query, want)
		}
	}
}
