package markdown_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"portulan/internal/diag"
	"portulan/internal/markdown"
)

var update = flag.Bool("update", false, "rewrite the cases of testdata with what comes out")

// TestCases renders each case of testdata: a text file that holds a body and
// all that becomes of it. One whose comment starts with "English" is in English.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no case in testdata (%v)", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			want := parseArchive(string(text))
			lang := diag.French
			if strings.HasPrefix(want.comment, "English") {
				lang = diag.English
			}
			body := want.parts[0]
			if body.name != "body.md" {
				t.Fatalf("the first part is %s, want body.md", body.name)
			}
			doc := renderer(lang).Render([]byte(body.text), site{})
			got := archive{want.comment, append([]part{body}, outcome(doc, lang)...)}
			if *update {
				if err := os.WriteFile(file, []byte(got.String()), 0o644); err != nil {
					t.Fatal(err)
				}
			} else if diff := cmp.Diff(want.String(), got.String()); diff != "" {
				t.Errorf("%s (-want +got):\n%s", file, diff)
			}
		})
	}
}

// outcome writes a document down; the no-break spaces are made visible.
func outcome(doc markdown.Document, lang diag.Language) []part {
	var problems, headings strings.Builder
	for _, p := range doc.Problems {
		under := strings.Repeat(" ", p.Column-1) + strings.Repeat("^", p.Width)
		fmt.Fprintf(&problems, "%d:%d %s %s: %s\n    %s\n    %s\n    %s\n", p.Line, p.Column,
			p.Code.Severity(), p.Code, p.Message(lang), p.Excerpt, under, p.Remedy(lang))
	}
	for _, h := range doc.Headings {
		fmt.Fprintf(&headings, "h%d #%s %s\n", h.Level, h.ID, h.Text)
	}
	for _, f := range doc.Fragments {
		fmt.Fprintf(&headings, "to %s anchor %s, at %d:%d\n", f.Href, f.ID, f.Line, f.Column)
	}
	visible := strings.NewReplacer("\u00A0", "⍽", "\u202F", "⸱")
	var parts []part
	for _, p := range []part{
		{"body.html", string(doc.HTML)},
		{"body.txt", doc.Text},
		{"headings", headings.String()},
		{"problems", problems.String()},
	} {
		if p.text == "" {
			continue
		}
		text := visible.Replace(strings.TrimRight(p.text, "\n")) + "\n"
		parts = append(parts, part{p.name, text})
	}
	return parts
}
