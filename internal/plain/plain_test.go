package plain_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"portulan/internal/plain"
)

func TestFold(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{"  Été\t2024\n", "ete 2024"},
		{"AOU\u0302T", "aout"},
		{"20\u202f000\u00a0\u2009€", "20 000 €"},
		{"150–200 — 3−4", "150-200 - 3-4"},
		{"d’euros", "d'euros"},
		{"≈ 300", "~ 300"},
		{"1ᵉʳ", "1er"},
		{"100²", "100²"},
		{"\ufeff20\u00ad23\u200b", "2023"},
	} {
		if got := plain.Fold(c.text); got != c.want {
			t.Errorf("Fold(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}

func TestCursorMatchesWholeWords(t *testing.T) {
	c := plain.Read("Mardi 12h30")
	if c.Accept("mar") {
		t.Error("“mar” was found at the start of “mardi”")
	}
	if got := c.Word(); got != "mardi" {
		t.Errorf("word = %q, want mardi", got)
	}
	if got := c.Digits(); got != "12" {
		t.Errorf("digits = %q, want 12", got)
	}
	if !c.Accept("heures", "h") {
		t.Error("“h” before digits was not found")
	}
	if got := c.Digits(); got != "30" || !c.Done() {
		t.Errorf("digits = %q, rest %q; want 30 and nothing", got, c.Rest())
	}
}

func TestCursorStaysWhereNothingMatches(t *testing.T) {
	c := plain.Read("12 h")
	c.Digits()
	if c.Digits() != "" || c.Accept("x") || c.Rest() != " h" {
		t.Errorf("rest = %q, want %q", c.Rest(), " h")
	}
}

func TestFoldName(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Projets/XPICC.md", "projets/xpicc.md"},
		{"e\u0301te\u0301/\u00c9", "\u00e9t\u00e9/\u00e9"},
		{"STRASSE/straße", "strasse/strasse"},
		{"\u212a", "k"}, // the sign of the kelvin
		{"ꮀ/Ꮀ", "ꮀ/ꮀ"},  // Cherokee, which full folding leaves in two cases
		{"a b/c", "a b/c"},
	} {
		if got := plain.FoldName(c.text); got != c.want || plain.FoldName(got) != got {
			t.Errorf("FoldName(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}

func TestExcerpt(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{" 31\njuin\t2023 ", "31 juin 2023"},
		{"a\xffb", "a\uFFFDb"},
		{strings.Repeat("é", 60), strings.Repeat("é", 60)},
		{strings.Repeat("é", 61), strings.Repeat("é", 60) + "…"},
	} {
		if got := plain.Excerpt(c.text); got != c.want {
			t.Errorf("Excerpt(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, seed := range []string{"", "31 juillet 2023 à midi", "25\u202f000 € – 150\u00a0000 €", "ǅ\u0345", "1ᵉʳ", "0\xf0ŵ"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		folded := plain.Fold(text)
		if !utf8.ValidString(folded) {
			t.Errorf("Fold(%q) = %q is not UTF-8", text, folded)
		}
		if strings.TrimSpace(folded) != folded || strings.Contains(folded, "  ") {
			t.Errorf("Fold(%q) = %q has spaces to spare", text, folded)
		}
		if again := plain.Fold(folded); again != folded {
			t.Errorf("Fold(%q) = %q, and folded again %q", text, folded, again)
		}
	})
}
