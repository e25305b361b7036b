package diag_test

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"portulan/internal/diag"
)

var update = flag.Bool("update", false, "rewrite the files of testdata with what is printed")

// printed are problems with all that a format has to take care of.
func printed() []diag.Problem {
	unknown := problem("content/projets/x.md", 3, 1, diag.KeyUnknown, "key", "operateur")
	unknown.Field, unknown.Width, unknown.Excerpt = "operateur", 9, "operateur: Banque des Territoires"
	unknown.Near = []string{"roles"}
	percent := problem("content/50 %, a:b.md", 4, 12, diag.PercentWrong, "text", "50 %,\r\n::error::oups")
	percent.Excerpt, percent.Width = "\tshare: «\u00a050 %, etc.\u00a0»", 4
	warning := problem("content/projets/y.md", 1, 0, diag.FileBOM)
	warning.Excerpt = "---"
	return []diag.Problem{problem("", 0, 0, diag.SettingsMissing), unknown, percent, warning, warning}
}

// TestPrint prints the same problems in each format.
func TestPrint(t *testing.T) {
	for _, format := range diag.Formats() {
		for _, lang := range []diag.Language{diag.French, diag.English} {
			name := filepath.Join("testdata", string(format)+"."+string(lang)+".txt")
			var b strings.Builder
			if err := diag.Print(&b, printed(), format, lang, false); err != nil {
				t.Fatal(err)
			}
			if *update {
				if err := os.WriteFile(name, []byte(b.String()), 0o644); err != nil {
					t.Fatal(err)
				}
				continue
			}
			want, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), b.String()); diff != "" {
				t.Errorf("%s (-want +got):\n%s", name, diff)
			}
		}
	}
	if err := diag.Print(&strings.Builder{}, nil, "xml", diag.French, false); err == nil || err.Error() != `unknown format "xml"` {
		t.Errorf("a format that there is not: %v", err)
	}
}

// With nothing wrong, what programs read is still well formed.
func TestPrintNothing(t *testing.T) {
	for format, want := range map[diag.Format]string{
		diag.TextFormat: "", diag.JSONFormat: "[]\n", diag.GitHubFormat: "", diag.GitLabFormat: "[]\n",
	} {
		var b strings.Builder
		if err := diag.Print(&b, nil, format, diag.French, false); err != nil || b.String() != want {
			t.Errorf("%s: %q, %v; want %q", format, b.String(), err, want)
		}
	}
}

// GitLab tells problems apart by their fingerprint: that of one that only moves
// stays, and two that are alike have two.
func TestFingerprint(t *testing.T) {
	fingerprints := func(problems ...diag.Problem) []string {
		var b strings.Builder
		if err := diag.Print(&b, problems, diag.GitLabFormat, diag.French, false); err != nil {
			t.Fatal(err)
		}
		var list []struct{ Fingerprint string }
		if err := json.Unmarshal([]byte(b.String()), &list); err != nil {
			t.Fatal(err)
		}
		var all []string
		for _, p := range list {
			all = append(all, p.Fingerprint)
		}
		return all
	}
	a := problem("a.md", 3, 1, diag.KeyUnknown, "key", "a")
	moved, other, elsewhere := a, a, a
	moved.Line, other.Field, elsewhere.File = 9, "b", "b.md"
	if got := fingerprints(a); cmp.Diff(got, fingerprints(moved)) != "" {
		t.Error("a problem that moves is another one")
	}
	seen := map[string]bool{}
	for _, f := range fingerprints(a, moved, other, elsewhere, problem("a.md", 3, 1, diag.KeyUnknown, "key", "b"), problem("a.md", 3, 1, diag.KeyMissing, "key", "a")) {
		if seen[f] {
			t.Errorf("two problems have the fingerprint %s", f)
		}
		seen[f] = true
	}
}

// TestColour paints in text only, and ends what it begins.
func TestColour(t *testing.T) {
	var b strings.Builder
	if err := diag.Print(&b, printed()[1:2], diag.TextFormat, diag.English, true); err != nil {
		t.Fatal(err)
	}
	want := "\x1b[1mcontent/projets/x.md:3:1\x1b[0m: \x1b[31merror\x1b[0m: unknown key: “operateur” \x1b[2m[key-unknown]\x1b[0m\n" +
		"\x1b[2m    3 | \x1b[0moperateur: Banque des Territoires\n" +
		"\x1b[2m      | \x1b[0m\x1b[31m^~~~~~~~~\x1b[0m\n" +
		"        Did you mean “roles”? Keys of your own go under “extra:”.\n"
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for _, format := range []diag.Format{diag.JSONFormat, diag.GitHubFormat, diag.GitLabFormat} {
		var plain, coloured strings.Builder
		if err := diag.Print(&plain, printed(), format, diag.English, false); err != nil {
			t.Fatal(err)
		}
		if err := diag.Print(&coloured, printed(), format, diag.English, true); err != nil || plain.String() != coloured.String() {
			t.Errorf("%s is painted (%v)", format, err)
		}
	}
}

// What an editor wrote, and the name of a file, may hold what a terminal or a
// log would obey: control characters, and marks that turn the direction of
// writing. They are shown as such, and a line stays one line.
func TestHostileText(t *testing.T) {
	p := problem("content/\x1b[31m\u202ex.md", 5, 7, diag.WordUnknown, "text", "\x1b]0;x\x07\u2066a\r\n::error::b\u2069", "words_en", "\x9b")
	p.Excerpt, p.Width = "kind: \x1b]0;x\x07\u2066\tabc\u2069", 3
	const bad = "\ufffd"
	for format, want := range map[diag.Format]string{
		diag.TextFormat: "content/" + bad + "[31m" + bad + "x.md:5:7: error: “" + bad + "]0;x" + bad + bad + "a" + bad + bad + "::error::b" + bad + "” is not one of the words expected [word-unknown]\n" +
			"    5 | kind: " + bad + "]0;x" + bad + bad + " abc" + bad + "\n      |       ^~~\n        Accepted words: " + bad + ".\n",
		diag.GitHubFormat: "::error file=content/" + bad + "[31m" + bad + "x.md,line=5,col=7,title=word-unknown::“" + bad + "]0;x" + bad + bad + "a" + bad + bad +
			"::error::b" + bad + "” is not one of the words expected%0AAccepted words: " + bad + ".\n",
	} {
		var b strings.Builder
		if err := diag.Print(&b, []diag.Problem{p}, format, diag.English, false); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, b.String()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", format, diff)
		}
	}
	for _, format := range []diag.Format{diag.JSONFormat, diag.GitLabFormat} {
		var b strings.Builder
		if err := diag.Print(&b, []diag.Problem{p}, format, diag.English, false); err != nil || strings.ContainsAny(b.String(), "\x1b\x07\r") {
			t.Errorf("%s holds control characters as they are (%v)", format, err)
		}
	}
}

// TestExcerpt underlines the value meant in lines of all lengths: of a long one
// only the part around it is shown.
func TestExcerpt(t *testing.T) {
	long := strings.Repeat("0123456789", 30)
	for _, c := range []struct {
		name, line    string
		column, width int
		excerpt       string
		under         string
	}{
		{"a short line", "title: été", 8, 3, "title: été", "été"},
		{"to the end of the line", "title: été", 8, 3, "title: été", "été"},
		{"beyond the end of the line", "title: x", 8, 99, "title: x", "x"},
		{"just after the line", "title:", 7, 1, "title:", ""},
		{"far after the line", "title:", 99, 5, "title:", ""},
		{"no width", "title: x", 8, 0, "title: x", "x"},
		{"a long line, at its start", long, 3, 4, long[:100], "2345"},
		{"a long line, in its middle", long, 154, 4, "…" + long[113:213], "3456"},
		{"a long line, at its end", long, 297, 4, "…" + long[200:], "6789"},
		{"wider than what is shown", long, 297, 99, "…" + long[200:], "6789"},
		{"control characters", "a\x1b[31m\tb\u202ec\x00\u0085", 7, 1, "a\ufffd[31m b\ufffdc\ufffd\ufffd", " "},
	} {
		p := problem("x.md", 1, c.column, diag.FileBOM)
		p.Excerpt, p.Width = c.line, c.width
		var b strings.Builder
		if err := diag.Print(&b, []diag.Problem{p}, diag.TextFormat, diag.French, false); err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(b.String(), "\n")
		excerpt, caret := []rune(lines[1])[8:], []rune(lines[2])[8:]
		start := strings.IndexRune(string(caret), '^')
		under := string(excerpt[min(start, len(excerpt)):min(len(caret), len(excerpt))])
		if string(excerpt) != c.excerpt || under != c.under {
			t.Errorf("%s:\n%s\n%s\nwant %q under the caret, of %s", c.name, string(excerpt), string(caret), c.under, c.excerpt)
		}
	}
}
