package site_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"portulan/internal/diag"
	"portulan/internal/search/synonym"
	"portulan/internal/site"
)

// tell writes problems down: "2:1 titre key-unknown: …".
func tell(problems []diag.Problem) string {
	var lines []string
	for _, p := range problems {
		lines = append(lines, fmt.Sprintf("%s %s %s: %s", p.Place(), p.Field, p.Code, p.Message(diag.English)))
	}
	return strings.Join(lines, "\n")
}

// A site needs a title; the rest has its default.
func TestDefaults(t *testing.T) {
	s, problems := site.Parse([]byte("title: Annuaire\n"))
	if len(problems) > 0 {
		t.Fatal(tell(problems))
	}
	got := fmt.Sprint(s.Title, ", ", s.BaseURL, ", ", s.Language, ", ", s.Location, ", ", s.PerPage, ", ", s.Accessibility.Status, ", ", len(s.Compress), ", ", s.Offline)
	if want := "Annuaire, http://localhost/, fr, Europe/Paris, 50, none, 0, false"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// TestSettings writes settings as people do, in French or in English.
func TestSettings(t *testing.T) {
	for _, c := range []struct {
		text string
		kept func(*site.Settings) any
		want any
	}{
		{"base_url: https://exemple.fr", func(s *site.Settings) any { return s.BaseURL }, "https://exemple.fr/"},
		{"base_url: https://exemple.fr/annuaire", func(s *site.Settings) any { return s.BaseURL }, "https://exemple.fr/annuaire/"},
		{"base_url: http://localhost:8080//", func(s *site.Settings) any { return s.BaseURL }, "http://localhost:8080/"},
		{"language: en", func(s *site.Settings) any { return s.Language }, diag.English},
		{"language: anglais", func(s *site.Settings) any { return s.Language }, diag.English},
		{"language: fr-FR", func(s *site.Settings) any { return s.Language }, diag.French},
		{"timezone: Indian/Reunion", func(s *site.Settings) any { return s.Location.String() }, "Indian/Reunion"},
		{"timezone: UTC", func(s *site.Settings) any { return s.Location.String() }, "UTC"},
		{"publisher: Une agence", func(s *site.Settings) any { return s.Publisher }, site.Publisher{Name: "Une agence"}},
		{"publisher: {name: a, url: \"https://a.fr\", email: a@a.fr}", func(s *site.Settings) any { return s.Publisher }, site.Publisher{Name: "a", URL: "https://a.fr", Email: "a@a.fr"}},
		{"licence: Licence Ouverte 2.0", func(s *site.Settings) any { return s.Licence }, site.Licence{Name: "Licence Ouverte 2.0"}},
		{"offline: oui", func(s *site.Settings) any { return s.Offline }, true},
		{"per_page: 20", func(s *site.Settings) any { return s.PerPage }, 20},
		{"compress: [gzip, Brotli]", func(s *site.Settings) any { return s.Compress }, []string{"gzip", "br"}},
		{"synonyms: [AMI =  appel à\u00a0manifestation d’intérêt, A = B = C]", func(s *site.Settings) any { return s.Synonyms }, []synonym.Group{{"AMI", "appel à manifestation d’intérêt"}, {"A", "B", "C"}}},
		{"compress: gz", func(s *site.Settings) any { return s.Compress }, []string{"gzip"}},
		{"accessibility: {status: partiellement conforme, date: 2023-05-17, auditor: x}", func(s *site.Settings) any {
			return fmt.Sprint(s.Accessibility.Status, " ", s.Accessibility.Date, " ", s.Accessibility.Auditor)
		}, "partial 2023-05-17 x"},
	} {
		s, problems := site.Parse([]byte("title: x\n" + c.text + "\n"))
		if len(problems) > 0 {
			t.Errorf("%s: %s", c.text, tell(problems))
		}
		if diff := cmp.Diff(c.want, c.kept(s)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.text, diff)
		}
	}
}

// TestProblems makes mistakes in portulan.yaml. The settings are whole all the
// same, so that the rest of the site is checked too.
func TestProblems(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", "portulan.yaml:1:1 title key-missing: the key “title” is missing"},
		{"---", "portulan.yaml:1:1 title key-missing: the key “title” is missing"},
		{"titre: x", "portulan.yaml:1:1 titre setting-unknown: unknown setting: “titre”\nportulan.yaml:1:1 title key-missing: the key “title” is missing"},
		{"title: a : b", "portulan.yaml:1:10  yaml-colon: a colon inside the value of “title”"},
		{"- title", "portulan.yaml:1:1  front-not-keys: the front matter is not made of keys and values"},
		{"title: x\ntimezone: Europe/Pariss", "portulan.yaml:2:11 timezone timezone-unknown: unknown time zone: “Europe/Pariss”"},
		{"title: x\ntimezone: Local", "portulan.yaml:2:11 timezone timezone-unknown: unknown time zone: “Local”"},
		{"title: x\ntimezone: ../etc/localtime", "portulan.yaml:2:11 timezone timezone-unknown: unknown time zone: “../etc/localtime”"},
		{"title: x\nlanguage: allemand", "portulan.yaml:2:11 language word-unknown: “allemand” is not one of the words expected"},
		{"title: x\nbase_url: exemple.fr", "portulan.yaml:2:11 base_url url-unreadable: “exemple.fr” is not a web address"},
		{"title: x\nbase_url: ftp://exemple.fr", "portulan.yaml:2:11 base_url url-unreadable: “ftp://exemple.fr” is not a web address"},
		{"title: x\nbase_url: https://exemple.fr/?a", "portulan.yaml:2:11 base_url url-unreadable: “https://exemple.fr/?a” is not a web address"},
		{"title: x\nbase_url: https://a:b@exemple.fr/", "portulan.yaml:2:11 base_url url-unreadable: “https://a:b@exemple.fr/” is not a web address"},
		{"title: x\npublisher:\n  url: javascript:x", "portulan.yaml:3:8 publisher.url url-unreadable: “javascript:x” is not a web address\nportulan.yaml:3:3 publisher key-missing: the key “name” is missing"},
		{"title: x\nper_page: 0", "portulan.yaml:2:11 per_page value-not-integer: “0” is not a whole number between 1 and 1000"},
		{"title: x\ncompress: [zip]", "portulan.yaml:2:12 compress[0] word-unknown: “zip” is not one of the words expected"},
		{"title: x\naudiences:\n  - id: a", "portulan.yaml:3:5 audiences[0] key-missing: the key “label” is missing"},
		{"title: x\nsynonyms: [AMI]", "portulan.yaml:2:12 synonyms[0] synonym-alone: “AMI” does not give two names"},
		{"title: x\naccessibility: totalement conforme", "portulan.yaml:2:16 accessibility audit-missing: the site is said to comply without an audit"},
		{"title: x\naccessibility: non conforme", ""},
		{"title: x\ndescription: |\n  a\n\tb: c", "portulan.yaml:4:1  yaml-tab: a tab is used as an indent"},
		{"title: \u00e9t\xe9", "portulan.yaml:1:10  file-not-utf8: the file is not in UTF-8"},
		{"\ufefftitle: x\r\nlanguage: allemand\r\n", "portulan.yaml:1:1  file-bom: the file begins with a byte order mark (BOM)\nportulan.yaml:2:11 language word-unknown: “allemand” is not one of the words expected"},
	} {
		s, problems := site.Parse([]byte(c.text))
		if got := tell(problems); got != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.text, got, c.want)
		}
		if s.Location == nil || s.BaseURL == "" || s.PerPage == 0 || s.Language == "" || len(s.Audiences) == 0 {
			t.Errorf("%q: the settings are not whole: %+v", c.text, s)
		}
		for _, p := range problems {
			if strings.ContainsAny(p.Excerpt, "\r\ufeff") || p.Excerpt == "" && c.text != "" {
				t.Errorf("%q: the excerpt is %q", c.text, p.Excerpt)
			}
		}
	}
}

// A site has words of its own, which come before the built-in ones, and takes
// the place of those that it redefines.
func TestVocabulary(t *testing.T) {
	s, problems := site.Parse([]byte(`title: x
audiences:
  - id: pecheur
    label: Pêcheurs
    names: [marin, mareyeur]
  - id: association
    label: Associations loi 1901
project_types: {id: port, label: Port}
`))
	if len(problems) > 0 {
		t.Fatal(tell(problems))
	}
	plain, _ := site.Parse([]byte("title: x"))
	audiences := s.Vocabulary("audiences")
	if len(audiences) != len(plain.Audiences)+1 || audiences[0].ID != "pecheur" || audiences[1].Label.FR != "Associations loi 1901" {
		t.Errorf("%d audiences, first %+v and %+v; there are %d built in", len(audiences), audiences[0], audiences[1], len(plain.Audiences))
	}
	ids := map[string]bool{}
	for _, w := range audiences {
		if ids[w.ID] || w.Label.FR == "" || w.Label.EN == "" {
			t.Errorf("%+v stands twice, or has no label", w)
		}
		ids[w.ID] = true
	}
	if cmp.Diff(audiences[0].Names, []string{"marin", "mareyeur"}) != "" {
		t.Errorf("the other names of an audience are %q", audiences[0].Names)
	}
	if types := s.Vocabulary("project_types"); types[0].ID != "port" || len(types) != len(plain.ProjectTypes)+1 {
		t.Errorf("the types of projects are %+v", types)
	}
	if got := s.Vocabulary("none"); got != nil {
		t.Errorf("a vocabulary that there is not has %+v", got)
	}
}

// The zone of a site means the same on every machine: Paris has its changes of
// clocks even where no data of zones is installed.
func TestZone(t *testing.T) {
	s, _ := site.Parse([]byte("title: x"))
	for month, want := range map[time.Month]string{time.January: "+01:00", time.July: "+02:00"} {
		if got := time.Date(2023, month, 15, 12, 0, 0, 0, s.Location).Format("-07:00"); got != want {
			t.Errorf("in %s Paris is %s, want %s", month, got, want)
		}
	}
}
