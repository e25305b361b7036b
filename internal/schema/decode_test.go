package schema_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"portulan/internal/diag"
)

// TestDecode writes values in all the ways that are accepted.
func TestDecode(t *testing.T) {
	for _, c := range []struct {
		text string
		want venue
	}{
		{"name: x", venue{header: header{"x"}}},
		{"name: 012345678", venue{header: header{"012345678"}}}, // what YAML takes for a number is kept as written
		{"name: 1_000", venue{header: header{"1_000"}}},
		{"name: 2023-07-31", venue{header: header{"2023-07-31"}}},
		{"name: true", venue{header: header{"true"}}},
		{"name: \"null\"", venue{header: header{"null"}}},
		{"name: >\n  Une phrase\n  qui   continue.\n", venue{header: header{"Une phrase qui continue."}}},
		{"name: 20\u00a0M€", venue{header: header{"20\u00a0M€"}}}, // no-break spaces stay
		{"\"name\": x", venue{header: header{"x"}}},

		{"name: x\nopen: oui", venue{header: header{"x"}, Open: true}},
		{"name: x\nopen: Yes", venue{header: header{"x"}, Open: true}},
		{"name: x\nopen: vrai", venue{header: header{"x"}, Open: true}},
		{"name: x\nopen: non", venue{header: header{"x"}}},
		{"name: x\nseats: 12", venue{header: header{"x"}, Seats: 12}},
		{"name: x\nseats: \"12\"", venue{header: header{"x"}, Seats: 12}},

		{"name: x\nkind: third_place", venue{header: header{"x"}, Kind: "third_place"}},
		{"name: x\nkind: Tiers-Lieu", venue{header: header{"x"}, Kind: "third_place"}},
		{"name: x\nkind: third place", venue{header: header{"x"}, Kind: "third_place"}},
		{"name: x\nkind: THÉÂTRE", venue{header: header{"x"}, Kind: "theatre"}},
		{"name: x\nkind: scene", venue{header: header{"x"}, Kind: "theatre"}},
		{"name: x\ntag: Campagne", venue{header: header{"x"}, Tag: "rural"}},

		{"name: x\ntags: [a, 1, true]", venue{header: header{"x"}, Tags: []string{"a", "1", "true"}}},
		{"name: x\ntags: a", venue{header: header{"x"}, Tags: []string{"a"}}}, // a list of one, without its brackets
		{"name: x\nowner: {id: o, name: n}", venue{header: header{"x"}, Owner: owner{"o", "n"}}},
		{"name: x\nowner: o", venue{header: header{"x"}, Owner: owner{ID: "o"}}}, // a mapping by its short value
		{"name: x\nrooms: [{label: a}, {label: b, size: 2}]", venue{header: header{"x"}, Rooms: []room{{Label: "a"}, {"b", 2}}}},
		{"name: x\nrooms: {label: a}", venue{header: header{"x"}, Rooms: []room{{Label: "a"}}}},
		{"name: x\nextra: {Ma clé: [a, 2], b: c, d: , e: []}", venue{header: header{"x"}, Extra: []pair{{"Ma clé", []string{"a", "2"}}, {"b", []string{"c"}}}}},

		// An empty value stands for none.
		{"name: x\nopen:\nseats: ~\nkind: null\ntags: []\nowner: {}\nrooms: \"\"\nextra:", venue{header: header{"x"}}},
	} {
		got, problems := decode(t, c.text)
		if diff := cmp.Diff(c.want, got, cmp.AllowUnexported(venue{}, header{}, pair{})); diff != "" || len(problems) > 0 {
			t.Errorf("%s: (-want +got):\n%s%s", c.text, diff, strings.Join(problems, "\n"))
		}
	}
}

// TestProblems writes what is not accepted, and expects the exact place: line
// of the file, column, and how many characters are meant.
func TestProblems(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"open: oui", []string{"2:1+1 name key-missing: the key “name” is missing"}},
		{"open: oui\nname:", []string{"3:1+4 name key-empty: the key “name” is empty"}},
		{"open: oui\nname: \"  \"", []string{"3:1+4 name key-empty: the key “name” is empty"}},
		{"name: x\nrooms:\n  - label: a\n  - size: 2", []string{"5:5+1 rooms[1] key-missing: the key “label” is missing"}},
		{"name: x\nrooms: [{label: , size: 2}]", []string{"3:10+5 rooms[0].label key-empty: the key “label” is empty"}},

		{"name: x\nSeats: 2", []string{"3:1+5 Seats key-unknown: unknown key: “Seats” Did you mean seats?"}},
		{"name: x\nseat: 2", []string{"3:1+4 seat key-unknown: unknown key: “seat” Did you mean seats?"}},
		{"titre: x", []string{"2:1+5 titre key-unknown: unknown key: “titre” Did you mean name?", "2:1+1 name key-missing: the key “name” is missing"}},
		{"name: x\nowner:\n  Nom: y", []string{"4:3+3 owner.Nom key-unknown: unknown key: “Nom” Did you mean name?"}},
		{"name: x\nquelconque: y", []string{"3:1+10 quelconque key-unknown: unknown key: “quelconque”"}},
		{"name: x\nname: y", []string{"3:1+4 name key-twice: the key “name” is already given on line 2"}},
		{"name: x\nowner:\n  id: a\n  id: b", []string{"5:3+2 owner.id key-twice: the key “id” is already given on line 4"}},
		{"name: x\n<<: {open: oui}", []string{"3:1+2 << key-unknown: unknown key: “<<”"}},
		{"name: x\n? [a, b]\n: c", []string{"3:3+1  key-not-text: a key must be a word"}},

		{"name: [x]", []string{"2:7+1 name value-not-single: “name” takes one value, not a list"}},
		{"name: {x: y}", []string{"2:7+1 name value-not-scalar: “name” takes a value, not a group of keys"}},
		{"name: x\ntags: [a, [b]]", []string{"3:11+1 tags[1] value-not-single: “tags” takes one value, not a list"}},
		{"name: x\ntags: [a, '', ~]", []string{"3:11+2 tags[1] item-empty: an item of the list is empty", "3:15+1 tags[2] item-empty: an item of the list is empty"}},
		{"name: x\nrooms:\n  - label: a\n  -\n", []string{"5:4+1 rooms[1] item-empty: an item of the list is empty"}},
		{"name: x\nrooms: a", []string{"3:8+1 rooms value-not-mapping: “rooms” takes a group of keys, not a single value"}},
		{"name: x\nowner: [a]", []string{"3:8+1 owner value-not-single: “owner” takes one value, not a list"}},
		{"name: x\nextra: y", []string{"3:8+1 extra value-not-mapping: “extra” takes a group of keys, not a single value"}},
		{"name: x\nextra: {a: {b: c}}", []string{"3:12+1 extra.a value-not-scalar: “a” takes a value, not a group of keys"}},

		{"name: x\nopen: peut-être", []string{"3:7+9 open value-not-bool: “peut-être” is neither yes nor no"}},
		{"name: x\nseats: 1000", []string{"3:8+4 seats value-not-integer: “1000” is not a whole number between 0 and 999"}},
		{"name: x\nseats: 1,5", []string{"3:8+3 seats value-not-integer: “1,5” is not a whole number between 0 and 999"}},
		{"name: x\nseats: \"beaucoup\"", []string{"3:8+10 seats value-not-integer: “beaucoup” is not a whole number between 0 and 999"}}, // quotes count
		{"name: x\nseats: |\n  beaucoup\n", []string{"3:8+1 seats value-not-integer: “beaucoup” is not a whole number between 0 and 999"}},
		{"name: x\nkind: tier-lieux", []string{"3:7+10 kind word-unknown: “tier-lieux” is not one of the words expected Did you mean tiers-lieu?"}},
		{"name: x\ntag: urbain", []string{"3:6+6 tag word-unknown: “urbain” is not one of the words expected"}},

		// All that is wrong is told at once, and the rest is read.
		{"open: hm\nseats: -1\nrooms: [{size: 0}]", []string{
			"2:7+2 open value-not-bool: “hm” is neither yes nor no",
			"3:8+2 seats value-not-integer: “-1” is not a whole number between 0 and 999",
			"4:16+1 rooms[0].size value-not-integer: “0” is not a whole number between 1 and 99",
			"4:9+1 rooms[0] key-missing: the key “label” is missing",
			"2:1+1 name key-missing: the key “name” is missing",
		}},
	} {
		_, problems := decode(t, c.text)
		if diff := cmp.Diff(c.want, problems); diff != "" {
			t.Errorf("%s\n(-want +got):\n%s", c.text, diff)
		}
	}
}

// What to do is told in the words of the language: a word that is accepted in it
// beside the id, and the keys of a group.
func TestRemedies(t *testing.T) {
	for _, c := range []struct{ text, fr, en string }{
		{"name: x\nkind: rien", "Mots admis : theatre, third_place (tiers-lieu).", "Accepted words: theatre, third_place."},
		{"name: x\nrooms: a", "Écrivez une clé par ligne, en retrait sous « rooms: » : label, size.", "Write one key a line, indented under “rooms:”: label, size."},
		{"name: x\nextra: y", "Écrivez une clé par ligne, en retrait sous « extra: » : celles que vous voulez.", "Write one key a line, indented under “extra:”: any that you want."},
	} {
		_, problems := read(t, c.text)
		if len(problems) != 1 || problems[0].Remedy(diag.French) != c.fr || problems[0].Remedy(diag.English) != c.en {
			t.Errorf("%s\n%+v", c.text, problems)
		}
	}
}

// A file that is not a mapping at all has one problem, and a value beside a
// wrong one is read.
func TestDecodeGoesOn(t *testing.T) {
	v, _ := decode(t, "name: x\nopen: hm\nseats: 12\ntags: [a, [b], c]\nrooms: [{label: a, size: none}]")
	want := venue{header: header{"x"}, Seats: 12, Tags: []string{"a", "", "c"}, Rooms: []room{{Label: "a"}}}
	if diff := cmp.Diff(want, v, cmp.AllowUnexported(venue{}, header{}, pair{})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	// What cannot be read keeps its place, so that a problem found later in the
	// next item is shown there.
	v, _ = decode(t, "name: x\ntags: ['', a]\nrooms: ['', hm, {label: a}]")
	if diff := cmp.Diff(venue{header: header{"x"}, Tags: []string{"", "a"}, Rooms: []room{{}, {}, {Label: "a"}}}, v, cmp.AllowUnexported(venue{}, header{}, pair{})); diff != "" {
		t.Errorf("empty items (-want +got):\n%s", diff)
	}
	if _, problems := decode(t, "[a]"); len(problems) != 1 {
		t.Errorf("a list in the place of a record: %q, want one problem", problems)
	}
}
