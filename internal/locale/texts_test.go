package locale_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"portulan/internal/diag"
	"portulan/internal/locale"
)

// theme is a theme with the texts of one file.
func theme(name, text string) fstest.MapFS {
	return fstest.MapFS{"i18n/" + name: {Data: []byte(text)}}
}

// TestPlural chooses between one and other as each language does: in French
// nothing is singular.
func TestPlural(t *testing.T) {
	text := "count:\n  one: \"{count} one\"\n  other: \"{count} other\"\n"
	for _, c := range []struct {
		lang diag.Language
		n    any
		want string
	}{
		{diag.French, 0, "0 one"},
		{diag.French, 1, "1 one"},
		{diag.French, int64(2), "2 other"},
		{diag.French, 1000, "1\u202f000 other"},
		{diag.English, 0, "0 other"},
		{diag.English, int64(1), "1 one"},
		{diag.English, 2, "2 other"},
		{diag.English, "1", "1 other"}, // a text is not counted
	} {
		l, err := locale.New(c.lang, theme(string(c.lang)+".yaml", text))
		if err != nil {
			t.Fatal(err)
		}
		if got, err := l.T("count", "count", c.n); got != c.want || err != nil {
			t.Errorf("%v in %s: %q, %v; want %q", c.n, c.lang, got, err, c.want)
		}
	}
}

// Only what is called count is counted.
func TestPluralOfOtherNumbers(t *testing.T) {
	l, err := locale.New(diag.French, theme("fr.yaml", "pages:\n  one: \"page {page}, {count} one\"\n  other: \"page {page}, {count} other\"\n"))
	if err != nil {
		t.Fatal(err)
	}
	if got, err := l.T("pages", "count", 3, "page", 1); got != "page 1, 3 other" || err != nil {
		t.Errorf("%q, %v", got, err)
	}
}

// TestFill puts values in the place of their names. A value is not looked into,
// whatever it holds.
func TestFill(t *testing.T) {
	l, err := locale.New(diag.French, theme("fr.yaml", "a: \"{x}, {y}, {x}\"\nb: \"{x\"\nc: \"{} {{x}}\"\nd: plain\n"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		key, want string
		args      []any
	}{
		{"a", "1, 2, 1", []any{"x", 1, "y", 2}},
		{"a", "{y}, 2, {y}", []any{"x", "{y}", "y", 2}},
		{"a", "1, {y}, 1", []any{"x", 1}},
		{"a", "{x}, {y}, {x}", nil},
		{"b", "{x", []any{"x", 1}},
		{"c", "{} {1}", []any{"x", 1}},
		{"d", "plain", []any{"x", 1}},
	} {
		if got, err := l.T(c.key, c.args...); got != c.want || err != nil {
			t.Errorf("%s of %v: %q, %v; want %q", c.key, c.args, got, err, c.want)
		}
	}
	if got, err := l.T("none"); err == nil || err.Error() != `no interface text "none" in i18n/fr.yaml` {
		t.Errorf("a text that is not there: %q, %v", got, err)
	}
}

// A site's own texts replace those of the theme, and add to them.
func TestLayers(t *testing.T) {
	base := theme("fr.yaml", "nav:\n  home: Accueil\n  skip: Aller au contenu\n")
	own := theme("fr.yaml", "nav:\n  home: Bienvenue\nown: À nous\n")
	l, err := locale.New(diag.French, base, theme("en.yaml", "x: y"), own)
	if err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]string{"nav.home": "Bienvenue", "nav.skip": "Aller au contenu", "own": "À nous"} {
		if got, err := l.T(key); got != want || err != nil {
			t.Errorf("%s is %q, %v; want %q", key, got, err, want)
		}
	}
	if keys := l.Keys(); len(keys) != 3 || keys[0] != "nav.home" || !l.Has("own") || l.Has("nav") {
		t.Errorf("the keys are %q", keys)
	}
}

// A site's own texts keep the shape of those of the theme: a text of its own in
// the place of a group would be shown nowhere, and its group would be missing.
func TestTextsOfAnotherShape(t *testing.T) {
	base := theme("fr.yaml", "nav:\n  skip: Aller au contenu\n  home: Accueil\ncount:\n  one: un\n  other: \"{count}\"\ntitle: Annuaire\n")
	for text, want := range map[string]string{
		"own: x\nnav: Menu\n":              `read interface texts i18n/fr.yaml: line 2: "nav" is a group of texts of the theme, not a text; name the text that is meant, such as nav.home`,
		"nav:\n  one: a\n  other: b\n":     `read interface texts i18n/fr.yaml: line 2: "nav" is a group of texts of the theme, not a text; name the text that is meant, such as nav.home`,
		"title:\n  long: Annuaire\n":       `read interface texts i18n/fr.yaml: line 2: "title" is a text of the theme, not a group; give it a text, or one and other`,
		"nav:\n  home:\n    other: Menu\n": `read interface texts i18n/fr.yaml: line 3: "nav.home" is a text of the theme, not a group; give it a text, or one and other`,
	} {
		if _, err := locale.New(diag.French, base, theme("fr.yaml", text)); err == nil || err.Error() != want {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
	for _, text := range []string{"count: beaucoup\n", "title:\n  one: a\n  other: b\n", "navigation: x\n", "", "# rien\n"} {
		if _, err := locale.New(diag.French, base, theme("fr.yaml", text)); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	}
	for _, text := range []string{"a: b\na: c\n", "a: b\nc: d: e\n"} {
		if _, err := locale.New(diag.French, base, theme("fr.yaml", text)); err == nil || !strings.Contains(err.Error(), "2") {
			t.Errorf("%q: the line is not named: %v", text, err)
		}
	}
}

// What cannot be used is said with the file, and with the text concerned.
func TestUnusableTexts(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"nav:\n  home: 12\n", `read interface texts i18n/fr.yaml: the text "nav.home" is not a text; put it between quotes`},
		{"nav: [a]\n", `read interface texts i18n/fr.yaml: the text "nav" is not a text; put it between quotes`},
		{"nav:\n", `read interface texts i18n/fr.yaml: the text "nav" is not a text; put it between quotes`},
	} {
		if _, err := locale.New(diag.French, theme("fr.yaml", c.text)); err == nil || err.Error() != c.want {
			t.Errorf("%q: %v, want %s", c.text, err, c.want)
		}
	}
	if _, err := locale.New(diag.French, theme("fr.yaml", "a: [\n")); err == nil {
		t.Error("a file that is not YAML is taken")
	}
	if _, err := locale.New(diag.French, theme("en.yaml", "a: b\n")); err == nil {
		t.Error("a theme without texts in the language is taken")
	}
}
