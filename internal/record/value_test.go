package record_test

import (
	"fmt"
	"strings"
	"testing"
)

// written is a value as an editor writes it, what is kept of it, and the code of
// what is said, if anything is.
type written struct{ text, kept, code string }

// wantValues writes each value under a key, and holds what is kept of it, and
// what is said, to the table.
func wantValues(t *testing.T, key string, values []written, read func(front string) (kept string, problems []string)) {
	t.Helper()
	for _, v := range values {
		kept, problems := read(key + ": " + v.text)
		said := ""
		if len(problems) > 0 {
			_, after, _ := strings.Cut(problems[0], " ") // the place
			_, after, _ = strings.Cut(after, " ")        // the field
			said, _, _ = strings.Cut(after, ":")         // the code
		}
		if kept != v.kept || said != v.code || len(problems) > 1 {
			t.Errorf("%s: %s\n got %q, %s\nwant %q, %s", key, v.text, kept, strings.Join(problems, "; "), v.kept, v.code)
		}
	}
}

// TestSIREN checks the last digit, and takes the spaces that people put.
func TestSIREN(t *testing.T) {
	wantValues(t, "siren", []written{
		{"110068012", "110068012", ""},
		{"110 068 012", "110068012", ""},
		{"110\u202f068\u202f012", "110068012", ""},
		{"110.068.012", "110068012", ""},
		{"\"110068012\"", "110068012", ""},
		{"005520135", "005520135", ""}, // its zeros are part of it
		{"110068013", "", "siren-wrong"},
		{"11006801", "", "siren-wrong"},
		{"1100680120", "", "siren-wrong"},
		{"000000000", "", "siren-wrong"},
		{"FR40110068012", "", "siren-wrong"},
		{"110-068-012", "", "siren-wrong"},
		{"[110068012]", "", "value-not-single"},
	}, func(front string) (string, []string) {
		o, problems := readOrganisation(t, front)
		return o.SIREN, problems
	})
}

// TestSIRET checks the last digit, and the sum of those of La Poste, whose
// establishments are numbered otherwise.
func TestSIRET(t *testing.T) {
	wantValues(t, "siret", []written{
		{"130 025 265 00013", "13002526500013", ""},
		{"13002526500014", "", "siret-wrong"},
		{"130025265", "", "siret-wrong"},
		{"35600000000048", "35600000000048", ""}, // head office: the last digit is right
		{"35600000049837", "35600000049837", ""}, // passes the sum alone
		{"35600000049838", "", "siret-wrong"},
		{"3560000004983A", "", "siret-wrong"},
	}, func(front string) (string, []string) {
		o, problems := readOrganisation(t, front)
		return o.SIRET, problems
	})
}

func TestRNA(t *testing.T) {
	wantValues(t, "rna", []written{
		{"W751234567", "W751234567", ""},
		{"W75 1234567", "W751234567", ""},
		{"W2A1234567", "W2A1234567", ""}, // Corse-du-Sud
		{"W9R1234567", "", "rna-wrong"},
		{"751234567", "", "rna-wrong"},
		{"W75123456", "", "rna-wrong"},
	}, func(front string) (string, []string) {
		o, problems := readOrganisation(t, front)
		return o.RNA, problems
	})
}

// TestWebAddress completes an address without its scheme, with a warning, and
// refuses schemes that could harm a reader.
func TestWebAddress(t *testing.T) {
	wantValues(t, "website", []written{
		{"https://www.ledamier.fr/a?b=c#d", "https://www.ledamier.fr/a?b=c#d", ""},
		{"HTTP://example.org", "http://example.org", ""},
		{"https://exemple.fr/été", "https://exemple.fr/%C3%A9t%C3%A9", ""},
		{"https://[2001:db8::1]/", "https://[2001:db8::1]/", ""},
		{"www.ledamier.fr", "https://www.ledamier.fr", "url-no-scheme"},
		{"//www.ledamier.fr/a", "https://www.ledamier.fr/a", "url-no-scheme"},
		{"ledamier.fr/a?b", "https://ledamier.fr/a?b", "url-no-scheme"},
		{"javascript:alert(1)", "", "url-scheme"},
		{"JavaScript:alert(1)", "", "url-scheme"},
		{"data:text/html,x", "", "url-scheme"},
		{"file:///etc/passwd", "", "url-scheme"},
		{"ftp://example.org/", "", "url-scheme"},
		{"mailto:a@example.org", "", "url-scheme"},
		{"https://", "", "url-unreadable"},
		{"https:///chemin", "", "url-unreadable"},
		{"\"https://example.org/a b\"", "", "url-unreadable"},
		{"\"https://example.org/\\\"onclick=\"", "", "url-unreadable"},
		{"\"https://exa%zzmple.org/\"", "", "url-unreadable"},
		{"ledamier", "", "url-unreadable"},
		{"contact@ledamier.fr", "", "url-unreadable"},
		{"/projets/x/", "", "url-unreadable"},
		{"à venir", "", "url-unreadable"},
	}, func(front string) (string, []string) {
		o, problems := readOrganisation(t, front)
		return o.Website, problems
	})
}

// TestAlias keeps a former address as the site would write it.
func TestAlias(t *testing.T) {
	wantValues(t, "aliases", []written{
		{"/projets/ancien/", "/projets/ancien/", ""},
		{"/projets/ancien", "/projets/ancien/", ""},
		{"/ancien.html", "/ancien.html", ""},
		{"/projets/ancien/index.html", "/projets/ancien/", ""},
		{"/projets/%C3%A9t%C3%A9/", "/projets/été/", ""},
		{"/projets/e\u0301te\u0301/", "/projets/été/", ""},
		{"projets/ancien/", "", "alias-form"},
		{"/", "", "alias-form"},
		{"/index.html", "", "alias-form"},
		{"/a//b/", "", "alias-form"},
		{"/a//", "", "alias-form"},
		{"/../a/", "", "alias-form"},
		{"/a/../b/", "", "alias-form"},
		{"/.git/", "", "alias-form"},
		{"/a./", "", "alias-form"},
		{"/a%20b/", "", "alias-form"},
		{"/a%00b/", "", "alias-form"},
		{"\"/a\u200bb/\"", "", "alias-form"},
		{"/a/?page=2", "", "alias-form"},
		{"\"/a/#b\"", "", "alias-form"},
		{"//example.org/a/", "", "alias-form"},
		{"https://example.org/a/", "", "alias-form"},
	}, func(front string) (string, []string) {
		o, problems := readOrganisation(t, front)
		return strings.Join(o.Aliases, " "), problems
	})
}

// TestPercent keeps hundredths of a percent.
func TestPercent(t *testing.T) {
	wantValues(t, "awards", []written{
		{"{share: 50}", "5000", ""},
		{"{share: 50 %}", "5000", ""},
		{"{share: \"33,5\u00a0%\"}", "3350", ""},
		{"{share: 33.33%}", "3333", ""},
		{"{share: 100 %}", "10000", ""},
		{"{share: 0}", "0", ""},
		{"{share: \"100,01\"}", "0", "percent-wrong"},
		{"{share: 33.333}", "0", "percent-wrong"},
		{"{share: -5}", "0", "percent-wrong"},
		{"{share: moitié}", "0", "percent-wrong"},
	}, func(front string) (string, []string) {
		p, problems := readProject(t, front)
		return fmt.Sprint(int(p.Awards[0].Share)), problems
	})
}

func TestCoordinates(t *testing.T) {
	wantValues(t, "sites", []written{
		{"{coordinates: \"50.6942, 3.1746\"}", "50.6942 3.1746 true", ""},
		{"{coordinates: \"-21.1,55.5\"}", "-21.1 55.5 true", ""},
		{"{coordinates: \"50,6942 3,1746\"}", "0 0 false", "coordinates-wrong"},
		{"{coordinates: \"91, 0\"}", "0 0 false", "coordinates-wrong"},
		{"{coordinates: \"0, 180.1\"}", "0 0 false", "coordinates-wrong"},
		{"{coordinates: \"NaN, 0\"}", "0 0 false", "coordinates-wrong"},
		{"{coordinates: \"50.6942\"}", "0 0 false", "coordinates-wrong"},
	}, func(front string) (string, []string) {
		p, problems := readProject(t, front)
		c := p.Sites[0].Coordinates
		return fmt.Sprint(c.Lat, c.Lon, c.Known), problems
	})
}

// TestFigure takes an amount where a currency is written, a count where there
// is none, and words where there is neither.
func TestFigure(t *testing.T) {
	wantValues(t, "indicators", []written{
		{"{label: a, value: 348}", "count 348", ""},
		{"{label: a, value: 150–200}", "count 150–200", ""},
		{"{label: a, value: ~ 300}", "count ~ 300", ""},
		{"{label: a, value: 20 M€}", "money 20000000 EUR", ""},
		{"{label: a, value: 33 %}", "text 33 %", ""},
		{"{label: a, value: \"12,5 %\"}", "text 12,5 %", ""},
		{"{label: a, value: environ 120 %}", "text environ 120 %", ""},
		{"{label: a, value: \"3,5\"}", "text 3,5", ""},
		{"{label: a, value: une dizaine}", "text ", "figure-unreadable"},
		{"{label: a, value: beaucoup}", "text ", "figure-unreadable"},
		{"{label: a, value: -5}", "text ", "figure-unreadable"},
		{"{label: a, value: 12 patates}", "text ", "figure-unreadable"},
		{"{label: a, value: 12 % patates}", "text ", "figure-unreadable"},
	}, func(front string) (string, []string) {
		p, problems := readProject(t, front)
		f := p.Indicators[0].Value
		return [...]string{"text " + f.Text, "count " + f.Count.String(), "money " + f.Money.String()}[f.Is], problems
	})
}

// An award was granted: its amount is one, and exact.
func TestExactAmount(t *testing.T) {
	wantValues(t, "awards", []written{
		{"{amount: 100 000 €}", "100000 EUR", ""},
		{"{amount: \"25 000,50 €\"}", "25000.50 EUR", ""},
		{"{amount: ~ 100 000 €}", "", "award-not-exact"},
		{"{amount: jusqu’à 100 000 €}", "", "award-not-exact"},
		{"{amount: 25 000 – 150 000 €}", "", "award-not-exact"},
		{"{amount: cent mille}", "", "money-unreadable"},
	}, func(front string) (string, []string) {
		p, problems := readProject(t, front)
		return p.Awards[0].Amount.String(), problems
	})
}

// A zone is smaller than a commune, and is not an official territory.
func TestZone(t *testing.T) {
	wantValues(t, "strands", []written{
		{"{label: a, zones: ZONE-QPV}", "ZONE-QPV", ""},
		{"{label: a, zones: [{zone: ZONE-QPV, label: ou tout près}]}", "ZONE-QPV ou tout près", ""},
		{"{label: a, zones: DEP-59}", "", "zone-not-zone"},
		{"{label: a, zones: ZONE-été}", "", "territory-zone-spelling"},
	}, func(front string) (string, []string) {
		c, problems := readCall(t, front)
		z := c.Strands[0].Zones[0]
		return strings.TrimSpace(string(z.Code) + " " + z.Label), problems
	})
}

// An id is the path of a file in its folder; people copy more of the path.
func TestReferenceSpelling(t *testing.T) {
	wantValues(t, "lead", []written{
		{"plaine-images", "plaine-images", ""},
		{"plaine-images.md", "plaine-images", ""},
		{"/plaine-images/", "plaine-images", ""},
		{"{org: plaine-images}", "plaine-images", ""},
	}, func(front string) (string, []string) {
		p, problems := readProject(t, front)
		return p.Lead.Org.ID, problems
	})
}
