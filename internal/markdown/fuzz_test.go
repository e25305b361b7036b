package markdown_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"portulan/internal/diag"
	"portulan/internal/markdown"
)

// echo sends every destination back as it came: what is safe then is so by the
// package alone.
type echo struct{}

func (echo) Link(dest string) (string, *diag.Fault) { return dest, nil }

func (echo) Image(dest string) (markdown.Image, *diag.Fault) {
	return markdown.Image{Src: dest}, nil
}

// nowhere is a site where nothing exists.
type nowhere struct{}

func (nowhere) Link(string) (string, *diag.Fault) { return "", nil }

func (nowhere) Image(string) (markdown.Image, *diag.Fault) { return markdown.Image{}, nil }

func FuzzRender(f *testing.F) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		f.Fatalf("no case in testdata (%v)", err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add([]byte(parseArchive(string(text)).parts[0].text))
	}
	for _, body := range []string{
		"[a <https://x.y> b](c) [d[^1]](e)\n\n[^1]: > [f][^1]\n",
		"- [^1]: a\n\n  [^2]: b\n\n[^1] [^2]\n\n> [^3]: c\n\n[^3]",
		"[^a]: x\n    [^b]: y\n\n[^a] [^b]",
		"![a ![b](c) [d](e)](f \"g\")\n\n[![h](i)](j)",
		"a|b\n-|-\n`|\\|`|<b>\n\n: x\n\na\n: - b\n  : c\n",
		"\t\t[a](b)\n>\t[c](d)\n-\t[e](f)\n1.\t![g]( h )",
		"# a {#b}\n# b\n# {#c}\n===\nx {.y}\n---\n",
		"<!-- a\n\n<?x ?> <![CDATA[b]]> <!DOCTYPE c> <x y='z'>",
		"\x00&#0;&#x1;\x7f\r\n\r\xff\xfe[\x01](\x02)",
		"[x](\\/\\/y) [z](/&#92;t) [u](&#10;//v)",
	} {
		f.Add([]byte(body))
	}
	french, english := renderer(diag.French), renderer(diag.English)
	f.Fuzz(func(t *testing.T, body []byte) {
		for _, r := range []*markdown.Renderer{french, english} {
			doc := r.Render(body, echo{})
			if err := unsafe(doc.HTML); err != nil {
				t.Fatalf("%v\n%s", err, doc.HTML)
			}
			for _, h := range doc.Headings {
				if !slices.Contains(doc.Anchors, h.ID) || h.Text == "" || h.Level < 2 || h.Level > 6 {
					t.Errorf("heading %+v", h)
				}
			}
			for _, p := range doc.Problems {
				if misplaced(p, body) {
					t.Errorf("problem out of place: %+v", p)
				}
			}
			if again := r.Render(body, echo{}); !cmp.Equal(doc, again) {
				t.Errorf("another document the second time:\n%s", cmp.Diff(doc, again))
			}
			if alone := r.Render(body, nowhere{}); !slices.Equal(strings.Fields(alone.Text), strings.Fields(doc.Text)) {
				t.Errorf("another text where links lead nowhere:\n%s", cmp.Diff(doc.Text, alone.Text))
			}
		}
	})
}

// misplaced reports whether a problem is not on the line and in the columns
// that it tells.
func misplaced(p diag.Problem, body []byte) bool {
	text := strings.ToValidUTF8(strings.ReplaceAll(string(body), "\r\n", "\n"), "\uFFFD")
	lines := strings.Split(text, "\n")
	if p.Line < 1 || p.Line > len(lines) || p.Excerpt != lines[p.Line-1] {
		return true
	}
	length := utf8.RuneCountInString(p.Excerpt)
	return p.Column < 1 || p.Width < 1 || p.Column-1+p.Width > max(length, p.Column)
}

func FuzzTypography(f *testing.F) {
	for _, c := range typographyCases {
		f.Add(c.text)
	}
	plain := strings.NewReplacer("\u00A0", "", "\u202F", "", "’", "'", "…", "...")
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "") // as every text of a site is
		for _, lang := range []diag.Language{diag.French, diag.English} {
			once := markdown.Typography(text, lang)
			if twice := markdown.Typography(once, lang); twice != once {
				t.Errorf("%s: %q gives %q, then %q", lang, text, once, twice)
			}
			if bare(plain.Replace(once)) != bare(plain.Replace(text)) {
				t.Errorf("%s: %q gives %q: more than spaces, apostrophes and dots changed", lang, text, once)
			}
		}
	})
}

// bare is a text without its spaces.
func bare(text string) string { return strings.Join(strings.Fields(text), "") }
