package query_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"portulan/internal/diag"
	"portulan/internal/search/query"
)

func isField(name string) bool { return name == "secteur" || name == "statut" }

var kinds = map[query.Kind]string{query.Words: "words", query.Phrase: "phrase", query.Prefix: "prefix", query.Filter: "filter"}

// tell writes the parts of a query on one line each.
func tell(q *query.Query) string {
	var b strings.Builder
	for _, p := range q.Parts {
		if p.Not {
			b.WriteString("not ")
		}
		fmt.Fprintf(&b, "%s %s[%s]\n", kinds[p.Is], p.Field, p.Text)
	}
	return b.String()
}

func TestParse(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{"  design  musique ", "words [design  musique]\n"},
		{`"appel à projets" design`, "phrase [appel à projets]\nwords [design]\n"},
		{`« appel à projets »`, "phrase [ appel à projets ]\n"},
		{`“son”`, "phrase [son]\n"},
		{`"not closed`, "phrase [not closed]\n"},
		{"-musique tiers-lieux -", "not words [musique]\nwords [tiers-lieux]\n"},
		{`-"jeu vidéo"`, "not phrase [jeu vidéo]\n"},
		{"secteur:design", "filter secteur[design]\n"},
		{`-secteur:"jeu vidéo" x`, "not filter secteur[jeu vidéo]\nwords [x]\n"},
		{"Langu:IA", "words [Langu:IA]\n"},
		{"secteur: design", "words [secteur: design]\n"},
		{"numér* a**", "prefix [numér]\nwords [a**]\n"},
		{"* ** - -- : \"\"", ""},
		{"plus de 100 000 €", "words [plus de 100 000 €]\n"},
		{"--a", "not words [-a]\n"},
	} {
		q, err := query.Parse(c.text, isField)
		if err != nil {
			t.Errorf("%q: %v", c.text, err)
			continue
		}
		if got := tell(q); got != c.want {
			t.Errorf("%q\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

func TestLimits(t *testing.T) {
	for text, want := range map[string]diag.Code{
		strings.Repeat("a", query.MaxLength+1):    diag.QueryLong,
		strings.Repeat("a ", query.MaxWords+1):    diag.QueryManyWords,
		strings.Repeat("mot ", 10_000):            diag.QueryLong,
		"caf\xe9":                                 diag.QueryNotUTF8,
		strings.Repeat("a", query.MaxLength):      "",
		strings.Repeat("\"", query.MaxLength):     "",
		strings.Repeat("-", query.MaxLength):      "",
		strings.Repeat("a:\"", query.MaxLength/3): "",
	} {
		_, err := query.Parse(text, isField)
		var fault *diag.Fault
		errors.As(err, &fault)
		if (want == "") != (err == nil) || fault != nil && fault.Code != want {
			t.Errorf("%.20q… gives %v, want %s", text, err, want)
		}
	}
}

// Any text gives parts that stand in it in order, with their text where they
// say that it stands.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{`a "b c" -d secteur:"e f" g*`, "« »", "-\"", "secteur:\"", "“a\" b”", "\xff"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		q, err := query.Parse(text, isField)
		if err != nil {
			return
		}
		at := 0
		for _, p := range q.Parts {
			if p.Start < at || p.End > len(text) || p.Start > p.TextStart || p.TextStart+len(p.Text) > p.End {
				t.Fatalf("%q: part %+v is out of place", text, p)
			}
			if text[p.TextStart:p.TextStart+len(p.Text)] != p.Text {
				t.Fatalf("%q: part %+v does not stand where it says", text, p)
			}
			at = p.End
		}
	})
}
