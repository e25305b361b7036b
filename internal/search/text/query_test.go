package text_test

import (
	"slices"
	"strings"
	"testing"

	"portulan/internal/diag"
	"portulan/internal/search/text"
)

// ways writes groups down: the ways of a group with |, its words that only rank
// between brackets.
func ways(groups []text.Group) string {
	var said []string
	for _, g := range groups {
		var ways []string
		for _, way := range g.Ways {
			ways = append(ways, strings.Join(way, " "))
		}
		group := strings.Join(ways, " | ")
		if g.Optional {
			group = "[" + group + "]"
		}
		said = append(said, group)
	}
	return strings.Join(said, "; ")
}

func TestQuery(t *testing.T) {
	rules := text.For(diag.French)
	known := map[string]bool{"startup": true, "languia": true, "appelprojet": true}
	for query, want := range map[string]string{
		"":                                  "",
		"de la":                             "",
		"l’industrie du cuir":               "industrie; cuir",
		"tiers-lieux":                       "tier lieu | tierslieu",
		"tiers lieux":                       "tier; lieu",
		"start up":                          "start up | startup",
		"start\u00a0 up":                    "start up | startup",
		"start, up":                         "start; up",
		"langu ia roubaix":                  "langu ia | languia; roubaix",
		"appel projet":                      "appel projet | appelprojet",
		"appel à projet":                    "appel; projet",
		"46,8 M€":                           "46800000",
		"46,8 millions d’euros pour l’art":  "46800000; [euro]; art",
		"100 000 €":                         "100000; [euro]",
		"son":                               "son",
		"euros":                             "euro",
		"son et image":                      "[son]; image",
		"le Grand Est":                      "grand; [est]",
		"été":                               "ete",
		"écoles d’été":                      "ecole; [ete]",
		"Provence-Alpes-Côte d’Azur":        "provence alpe cote | provencealpescote; azur",
		"musique musique":                   "musique; musique",
		"Hauts-de-France, Hauts-de-France!": "haut france | hautsdefrance; haut france | hautsdefrance",
	} {
		q := rules.Query(query)
		q.JoinNeighbours(func(term string) bool { return known[term] })
		if got := ways(q.Groups()); got != want {
			t.Errorf("%q is met by %s, want %s", query, got, want)
		}
	}
}

// What overlaps without end costs no more than it is worth.
func TestQueryThatOverlaps(t *testing.T) {
	q := text.For(diag.French).Query(strings.Repeat("bon ", 1000))
	q.JoinNeighbours(func(string) bool { return true })
	groups := q.Groups()
	if len(groups) != 1 || len(groups[0].Ways) > 32 || ways(groups)[:3] != "bon" {
		t.Errorf("%d groups, the first of %d ways", len(groups), len(groups[0].Ways))
	}
}

// FuzzQuery asks any query with any synonyms.
func FuzzQuery(f *testing.F) {
	f.Add("appel à manifestation d’intérêt", "AMI", "un AMI ouvert")
	f.Add("start-up", "jeune pousse", "start up start-up")
	f.Add("a-b-c d-e", "46,8 M€", "x 46,8 M€ y")
	f.Add("de la", "son", "son")
	f.Fuzz(func(t *testing.T, name, other, query string) {
		for _, language := range languages {
			rules := text.For(language)
			synonyms := rules.NewSynonyms()
			synonyms.Add(name, other)
			for _, asked := range []string{query, name, other, name + " " + query} {
				q := rules.Query(asked)
				q.AddSynonyms(synonyms)
				q.JoinNeighbours(func(term string) bool { return len(term)%3 == 0 })
				checkGroups(t, asked, q)
			}
		}
	})
}

// checkGroups holds the groups of a query to their promises.
func checkGroups(t *testing.T, asked string, q *text.Query) {
	t.Helper()
	words := 0
	for _, w := range q.Words {
		if !w.Stop {
			words++
		}
	}
	at, insists := 0, false
	groups := q.Groups()
	for _, g := range groups {
		if g.From < at || g.To <= g.From || g.To > len(q.Words) || len(g.Ways) == 0 || len(g.Ways) > 32 {
			t.Fatalf("%q: the group %+v is out of order", asked, g)
		}
		for _, way := range g.Ways {
			if len(way) == 0 || slices.Contains(way, "") {
				t.Fatalf("%q: the group %+v has an empty way", asked, g)
			}
		}
		at, insists = g.To, insists || !g.Optional
	}
	if insists != (len(groups) > 0) || words > 0 && !insists {
		t.Fatalf("%q has %d words, and the groups %+v", asked, words, groups)
	}
}
