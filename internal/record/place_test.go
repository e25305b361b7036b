package record_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestPlaces makes mistakes at every depth of a record, and expects the exact
// line, column and width of each. The front matter begins on line 2, with the
// title.
func TestPlaces(t *testing.T) {
	for _, c := range []struct{ path, front, want string }{
		{"programmes/p/index.md", "operateur: Caisse", "3:1+9 operateur key-unknown: unknown key: “operateur” Did you mean roles?"},
		{"programmes/p/index.md", "opérateur: Caisse", "3:1+9 opérateur key-unknown: unknown key: “opérateur” Did you mean roles?"},
		{"programmes/p/index.md", "enveloppe: 3 M€", "3:1+9 enveloppe key-unknown: unknown key: “enveloppe” Did you mean budgets?"},
		{"programmes/p/c.md", "cloture: 31/07/2023", "3:1+7 cloture key-unknown: unknown key: “cloture” Did you mean windows?"},
		{"programmes/p/c.md", "windows:\n  - clôture: 31/07/2023", "4:5+7 windows[0].clôture key-unknown: unknown key: “clôture” Did you mean closes?"},
		{"projets/x.md", "Porteur: x", "3:1+7 Porteur key-unknown: unknown key: “Porteur” Did you mean lead?"},
		{"projets/x.md", "sumary: x", "3:1+6 sumary key-unknown: unknown key: “sumary” Did you mean summary?"},
		{"projets/x.md", "budgets: 3 €", "3:1+7 budgets key-unknown: unknown key: “budgets”"}, // a key of programmes

		{"programmes/p/c.md", "windows:\n  - opens: 1er juin 2023\n    closes: 31 juin 2023", "5:13+12 windows[0].closes date-no-such-day: there is no such day: “31 juin 2023”"},
		{"programmes/p/c.md", "windows: [{opens: 2023-06-01, closes: \"31 juin 2023\"}]", "3:39+14 windows[0].closes date-no-such-day: there is no such day: “31 juin 2023”"},
		{"programmes/p/c.md", "windows:\n  closes: mercredi 31 juillet 2023", "4:11+24 windows.closes date-wrong-weekday: 2023-07-31 is a Monday, not a Wednesday: “mercredi 31 juillet 2023”"},
		{"programmes/p/c.md", "strands:\n  - label: a\n  - label: b\n    amounts:\n      - max: cher", "7:14+4 strands[1].amounts[0].max money-unreadable: unreadable amount: “cher”"},
		{"programmes/p/c.md", "strands:\n  - label: a\n    windows:\n      - opens: demain", "6:16+6 strands[0].windows[0].opens date-unreadable: unreadable date: “demain”"},
		{"programmes/p/c.md", "announced:\n  by:\n    organisation: x", "5:5+12 announced.by.organisation key-unknown: unknown key: “organisation” Did you mean org?"},
		{"programmes/p/c.md", "status: {is: ouvert}", "3:14+6 status.is word-unknown: “ouvert” is not one of the words expected"},
		{"programmes/p/c.md", "status: {reason: x}", "3:9+1 status key-missing: the key “is” is missing"},
		{"programmes/p/index.md", "territory:\n  include: Hauts-de-Frence", "4:12+15 territory.include territory-unknown-name: no territory is called “Hauts-de-Frence” Did you mean REG-32 Hauts-de-France, COM-39368 Hauts de Bienne (Jura)?"},
		{"programmes/p/index.md", "territory:\n  - REG-32\n  - 59", "5:5+2 territory[1] territory-bare-code: the number “59” lacks the prefix that says what it stands for Did you mean DEP-59 Nord?"},
		{"programmes/p/index.md", "roles:\n  - org: x", "4:5+1 roles[0] key-missing: the key “role” is missing"},
		{"programmes/p/index.md", "budgets:\n  - label: « Été »\n    amount: 45 s", "5:13+4 budgets[0].amount money-unreadable: unreadable amount: “45 s”"},
		{"projets/x.md", "image: {src: a.png}", "3:8+1 image key-missing: the key “alt” is missing"},
		{"projets/x.md", "image: {src: a.png, alt: }", "3:21+3 image.alt key-empty: the key “alt” is empty"},
		{"projets/x.md", "links:\n  - label: a\n    url: javascript:x", "5:10+12 links[0].url url-scheme: the address “javascript:x” is neither http nor https"},
		{"projets/x.md", "website: deux\n  lignes", "3:10+4 website url-unreadable: “deux lignes” is not a web address"},
		{"projets/x.md", "names: [a, [b]]", "3:12+1 names[1] value-not-single: “names” takes one value, not a list"},
		{"projets/x.md", "lead: {org: a, org: b}", "3:16+3 lead.org key-twice: the key “org” is already given on line 3"},
		{"projets/x.md", "title: y", "3:1+5 title key-twice: the key “title” is already given on line 2"},
		{"projets/x.md", "draft: peut-être", "3:8+9 draft value-not-bool: “peut-être” is neither yes nor no"},
	} {
		_, problems := read(c.path, c.front)
		want := []string{"content/" + c.path + ":" + c.want}
		if diff := cmp.Diff(want, problems); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.front, diff)
		}
	}
}

// A title is all that a record needs, and each needs one.
func TestTitle(t *testing.T) {
	for text, want := range map[string]string{
		"---\nsummary: x\n---\n":         "content/projets/x.md:2:1+1 title key-missing: the key “title” is missing",
		"\n---\nsummary: x\n---\n":       "content/projets/x.md:3:1+1 title key-missing: the key “title” is missing",
		"---\n---\n":                     "content/projets/x.md:2:1+1 title key-missing: the key “title” is missing",
		"---\nsummary: x\ntitle:\n---\n": "content/projets/x.md:3:1+5 title key-empty: the key “title” is empty",
		"---\ntitle: \"\"\n---\n":        "content/projets/x.md:2:1+5 title key-empty: the key “title” is empty",
		"---\ntitle: # 1\n---\n":         "content/projets/x.md:2:1+5 title key-empty: the key “title” is empty",
		"---\ntitle: ~\n---\n":           "content/projets/x.md:2:1+5 title key-empty: the key “title” is empty",
		"---\ntitle: 2030\n---\n":        "",
	} {
		_, problems := readFiles(french(), map[string]string{"projets/x.md": text})
		if got := strings.Join(problems, "\n"); got != want {
			t.Errorf("%q:\n got %s\nwant %s", text, got, want)
		}
	}
}
