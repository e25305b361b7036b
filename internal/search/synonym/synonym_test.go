package synonym_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"portulan/internal/diag"
	"portulan/internal/search/synonym"
	"portulan/internal/search/text"
	"portulan/layouts"
)

var languages = []diag.Language{diag.French, diag.English}

// theme are the groups of the theme's list.
func theme(t *testing.T, language diag.Language) []synonym.Group {
	t.Helper()
	file := synonym.File(language)
	data, err := layouts.FS.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	groups, problems := synonym.Parse(file, data)
	for _, p := range problems {
		t.Errorf("%s: %s", p.Place(), p.Message(diag.English))
	}
	return groups
}

// The lists of the theme can be read, and none of their names stands twice: it
// would say that different things are the same.
func TestTheme(t *testing.T) {
	for _, language := range languages {
		rules := text.For(language)
		first := map[string]string{}
		for _, group := range theme(t, language) {
			for _, name := range group {
				var terms []string
				for _, term := range rules.Terms(nil, name) {
					if !term.Joined {
						terms = append(terms, term.Text)
					}
				}
				key := strings.Join(terms, " ")
				if key == "" {
					t.Errorf("%s: %q has no word that is indexed", language, name)
				}
				if other, twice := first[key]; twice && other != group[0] {
					t.Errorf("%s: %q stands with %q and with %q", language, name, other, group[0])
				}
				first[key] = group[0]
			}
		}
	}
}

// TestExpand asks in one way and looks for the terms of another.
func TestExpand(t *testing.T) {
	for _, c := range []struct {
		language diag.Language
		query    string
		ways     string
	}{
		{diag.French, "AMI", "ami | appel manifestation interet"},
		{diag.French, "ami ouvert", "ami | appel manifestation interet; ouvert"},
		{diag.French, "appels à manifestation d’intérêt", "appel manifestation interet | ami"},
		{diag.French, "appel a manifestations d'interets ICC", "appel manifestation interet | ami; icc | industrie culturel creatif"},
		{diag.French, "appel à projets", "appel projet | aap"},
		{diag.French, "projet appel", "projet; appel"},
		{diag.French, "tierslieu", "tierslieu | tier lieu"},
		{diag.French, "tiers lieux ruraux", "tier lieu | tierslieu; rural"},
		{diag.French, "jeune pousse", "jeune pousse | start up | startup"},
		{diag.French, "startups", "startup | start up | jeune pousse"},
		{diag.French, "recherche et développement", "recherche developpement | rd"},
		{diag.French, "R&D", "rd | recherche developpement"},
		{diag.French, "Caisse des Dépôts", "caisse depot | cdc | caisse depot consignation"},
		{diag.French, "cdc", "cdc | caisse depot | caisse depot consignation"},
		{diag.French, "quartiers prioritaires", "quartier prioritaire | qpv | quartier prioritaire politique ville"},
		{diag.French, "tourisme AURA", "tourisme; aura | auvergne rhone alpe | auvergnerhonealpe"},
		{diag.French, "de la", ""},
		{diag.English, "SMEs", "sme | small medium sized enterprize | small mediumsized enterprize | small medium sized business | small mediumsized business"},
		{diag.English, "expressions of interest", "expression interest | eoi"},
	} {
		rules := text.For(c.language)
		synonyms := rules.NewSynonyms()
		for _, group := range theme(t, c.language) {
			synonyms.Add(group...)
		}
		q := rules.Query(c.query)
		q.AddSynonyms(synonyms)
		var said []string
		for _, group := range q.Groups() {
			var ways []string
			for _, way := range group.Ways {
				ways = append(ways, strings.Join(way, " "))
			}
			said = append(said, strings.Join(ways, " | "))
		}
		if got := strings.Join(said, "; "); got != c.ways {
			t.Errorf("%q is met by\n %s, want\n %s", c.query, got, c.ways)
		}
	}
}

func TestParse(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"synonyms:\n  - A = b c\n  - D=E = F\n", "[[A b c] [D E F]]"},
		{"synonyms:\n  - A = b\n  - seul\n", "[[A b]] fr.yaml:3:5 synonym-alone"},
		{"synonyms:\n  - \"= A =\"\n", "[] fr.yaml:2:5 synonym-alone"},
		{"synonymes:\n  - A = b\n", "[] fr.yaml:1:1 key-unknown"},
		{"synonyms:\n  - [A, b]\n", "[] fr.yaml:2:5 value-not-single"},
		{"synonyms: A = b\n", "[[A b]]"},
		{"", "[]"},
		{"synonyms:\n\t- A = b\n", "[] fr.yaml:2:1 yaml-tab"},
	} {
		groups, problems := synonym.Parse("fr.yaml", []byte(c.text))
		said := []string{fmt.Sprint(groups)}
		for _, p := range problems {
			said = append(said, fmt.Sprintf("%s %s", p.Place(), p.Code))
		}
		if got := strings.Join(said, " "); got != c.want {
			t.Errorf("%q: %s, want %s", c.text, got, c.want)
		}
	}
}

// Another engine gets the terms of the groups, those with compounds in one word
// too; a name that has no word, or says the same as another, is none.
func TestGroups(t *testing.T) {
	synonyms := text.For(diag.French).NewSynonyms()
	synonyms.Add("tiers-lieu", "Tiers lieux", "tierslieu", "fabrique")
	synonyms.Add("de la", "ESS")
	want := "[[[tier lieu] [tierslieu] [fabrique]]]"
	if got := fmt.Sprint(synonyms.Groups()); got != want {
		t.Errorf("the groups are %s, want %s", got, want)
	}
}

// A name that several groups have leads to all of them, and does not make one
// group of them.
func TestGroupsStayApart(t *testing.T) {
	rules := text.For(diag.French)
	synonyms := rules.NewSynonyms()
	synonyms.Add("CC", "communauté de communes")
	synonyms.Add("CC", "conseil citoyen")
	q := rules.Query("communauté de communes")
	q.AddSynonyms(synonyms)
	if ways := q.Groups()[0].Ways; len(ways) != 2 || !slices.Equal(ways[1], []string{"cc"}) {
		t.Errorf("a community of communes is %q", ways)
	}
	q = rules.Query("cc")
	q.AddSynonyms(synonyms)
	if ways := q.Groups()[0].Ways; len(ways) != 3 {
		t.Errorf("CC is %q", ways)
	}
}

// Any text is read, and what is read are groups of names.
func FuzzParse(f *testing.F) {
	for _, text := range []string{"synonyms:\n  - A = b c\n", "synonyms: [a=b=, =]", "---", "synonyms:\n  x: =\n", "\t", "synonyms: |\n  a\n  = b\n"} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		groups, _ := synonym.Parse("fr.yaml", data)
		for _, group := range groups {
			if len(group) < 2 || slices.ContainsFunc(group, func(name string) bool { return strings.TrimSpace(name) != name || name == "" }) {
				t.Errorf("%q gives the group %q", data, group)
			}
		}
	})
}
