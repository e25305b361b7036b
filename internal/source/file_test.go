package source_test

import (
	"strings"
	"testing"

	"portulan/internal/diag"
	"portulan/internal/source"
)

// TestRead splits records into front matter and body, and knows on which line
// of the file each begins.
func TestRead(t *testing.T) {
	for _, c := range []struct {
		name, text          string
		frontLine, bodyLine int
		body                string
	}{
		{"front matter and body", "---\ntitle: x\n---\nun\ndeux\n", 2, 4, "un\ndeux\n"},
		{"no body", "---\ntitle: x\n---\n", 2, 4, ""},
		{"no line end after the closing line", "---\ntitle: x\n---", 2, 3, ""},
		{"empty front matter", "---\n---\ncorps\n", 2, 3, "corps\n"},
		{"blank lines before it", "\n \n---\ntitle: x\n---\ncorps\n", 4, 6, "corps\n"},
		{"blank lines after it", "---\ntitle: x\n---\n\n\ncorps\n", 2, 4, "\n\ncorps\n"},
		{"spaces after the hyphens", "--- \ntitle: x\n---  \ncorps\n", 2, 4, "corps\n"},
		{"a rule in the body", "---\ntitle: x\n---\nun\n\n---\n\ndeux\n", 2, 4, "un\n\n---\n\ndeux\n"},
		{"line ends of Windows", "---\r\ntitle: x\r\n---\r\nun\r\ndeux\r\n", 2, 4, "un\ndeux\n"},
		{"line ends of old", "---\rtitle: x\r---\run\rdeux\r", 2, 4, "un\ndeux\n"},
	} {
		f, problems := read(c.text)
		if f.Front == nil || f.FrontLine != c.frontLine || f.BodyLine != c.bodyLine || string(f.Body) != c.body || len(problems) > 0 {
			t.Errorf("%s: front matter from line %d, body %q from line %d; want lines %d, %d and %q (%s)",
				c.name, f.FrontLine, f.Body, f.BodyLine, c.frontLine, c.bodyLine, c.body, tell(problems))
		}
	}
}

// A body is read again from where it was, or found again if the file changed.
func TestReadBody(t *testing.T) {
	f, _ := read("\ufeff---\r\ntitle: x\r\n---\r\ncorps\r\n")
	for name, text := range map[string]string{
		"the same":          "\ufeff---\r\ntitle: x\r\n---\r\ncorps\r\n",
		"with a longer key": "---\ntitle: un autre titre\ndraft: true\n---\ncorps\n",
		"shorter":           "---\n---\ncorps\n",
	} {
		body, line, problems := content(map[string]string{"x.md": text}).ReadBody("x.md", f.BodyStart, f.BodyLine)
		want := strings.Count(text[:strings.Index(text, "corps")], "\n") + 1
		if string(body) != "corps\n" || line != want || len(problems) > 0 {
			t.Errorf("%s: %q from line %d, want line %d (%s)", name, body, line, want, tell(problems))
		}
	}
	if _, _, problems := content(nil).ReadBody("x.md", f.BodyStart, f.BodyLine); tell(problems) != "0:0 file-gone: there is no file there any more" {
		t.Errorf("a file that is gone: %s", tell(problems))
	}
}

// TestUnfitText meets files that are not a record, or not text.
func TestUnfitText(t *testing.T) {
	for _, c := range []struct {
		name, text, want, excerpt string
		readable                  bool
	}{
		{"an empty file", "", "1:1 front-missing: the file has no front matter", "", false},
		{"a body alone", "Bonjour\n", "1:1 front-missing: the file has no front matter", "Bonjour", false},
		{"front matter that does not close", "---\ntitle: x\n\nBonjour\n", "1:1 front-unclosed: the front matter that opens here is not closed", "---", false},
		{"the same, further down, with a space", "\n --- \ntitle: x\n", "2:2 front-unclosed: the front matter that opens here is not closed", " --- ", false},
		{"too few hyphens", "--\ntitle: x\n--\n", "1:1 front-missing: the file has no front matter", "--", false},
		{"a mark of byte order", "\ufeff---\ntitle: x\n---\n", "1:1 file-bom: the file begins with a byte order mark (BOM)", "---", true},
		{"a mark of byte order does not shift columns", "\ufeff---\ntitle: a : b\n---\n",
			"1:1 file-bom: the file begins with a byte order mark (BOM)\n2:10 yaml-colon: a colon inside the value of “title”", "---", false},
		{"line ends of Windows do not shift lines", "---\r\ndraft: true\r\ntitle: a : b\r\n---\r\n", "3:10 yaml-colon: a colon inside the value of “title”", "title: a : b", false},
		{"a NUL", "---\ntitle: é\x00t\n---\n", "2:9 file-nul: the file holds a NUL character", "title: é\u2400t", false},
		{"a NUL after Latin-1, with line ends of old", "---\rl\xe0\xe9\x00\r", "2:4 file-nul: the file holds a NUL character", "l\ufffd\ufffd\u2400", false},
		{"Latin-1", "---\ntitle: \u00e9t\xe9\n---\n", "2:10 file-not-utf8: the file is not in UTF-8", "title: \u00e9t\ufffd", false},
		{"Latin-1 in the body, with line ends of Windows", "---\r\ntitle: x\r\n---\r\nl\xe0\r\n", "4:2 file-not-utf8: the file is not in UTF-8", "l\ufffd", false},
		{"separators of lines that only YAML sees", "---\ntitle: a\u2028b\u2029c\u0085d\ntitre: a : b\n---\n", "3:10 yaml-colon: a colon inside the value of “titre”", "titre: a : b", false},
	} {
		f, problems := read(c.text)
		if got := tell(problems); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		} else if problems[0].Excerpt != c.excerpt || problems[0].File != "content/x.md" {
			t.Errorf("%s: the excerpt is %q of %s, want %q", c.name, problems[0].Excerpt, problems[0].File, c.excerpt)
		}
		if (f.Front != nil) != c.readable {
			t.Errorf("%s: read is %t, want %t", c.name, f.Front != nil, c.readable)
		}
	}
}

func TestFileOfAMebibyte(t *testing.T) {
	head := "---\ntitle: x\n---\n"
	if _, problems := read(head + strings.Repeat("x", source.MaxSize-len(head))); len(problems) > 0 {
		t.Errorf("a mebibyte is too much: %s", tell(problems))
	}
	_, problems := read(head + strings.Repeat("x", source.MaxSize-len(head)+1))
	if got := tell(problems); got != "0:0 file-too-large: the file weighs 1.1 Mio, more than the 1.0 Mio accepted" {
		t.Errorf("a byte more: %s", got)
	}
}

// What is found once a file is no longer in hand names a field; Annotate finds
// its place, also where the value is written short.
func TestAnnotate(t *testing.T) {
	text := "\n---\r\n" + strings.Join([]string{
		"title: Été",                             // 3
		"sectors:",                               // 4
		"  - musique",                            // 5
		"  - design",                             // 6
		"territory: REG-32",                      // 7
		"lead: plaine-images",                    // 8
		"windows:",                               // 9
		"  - opens: 1er juin 2023",               // 10
		"    closes: \"1er mai 2023\"",           // 11
		"  - {opens: 2024, closes: 2023}",        // 12
		"budgets: {amount: 3 €, part_of: total}", // 13
		"announced:",                             // 14
		"  by: {org: nobody}",                    // 15
		"---",                                    // 16
		"Corps é ici",                            // 17
	}, "\r\n")
	for _, c := range []struct {
		field               string
		line, column, width int
	}{
		{"title", 3, 8, 3},
		{"sectors.list[1]", 6, 5, 6},
		{"sectors.list[0]", 5, 5, 7},
		{"territory.include[0]", 7, 12, 6},
		{"lead.org", 8, 7, 13},
		{"windows[0].closes", 11, 13, 14}, // quotes count
		{"windows[1].closes", 12, 27, 4},
		{"windows[1].label", 12, 5, 1}, // not there: the mapping that lacks it
		{"windows[9]", 10, 3, 1},
		{"budgets[0].part_of", 13, 33, 5},
		{"announced.by.org", 15, 13, 6},
		{"nothing", 3, 1, 1},
	} {
		problems := []diag.Problem{{Fault: *diag.NewFault(diag.FileBOM), File: "content/x.md", Field: c.field}}
		content(map[string]string{"x.md": text}).Annotate(problems)
		p := problems[0]
		if p.Line != c.line || p.Column != c.column || p.Width != c.width || p.Excerpt == "" {
			t.Errorf("%s is at %d:%d+%d of %q, want %d:%d+%d", c.field, p.Line, p.Column, p.Width, p.Excerpt, c.line, c.column, c.width)
		}
	}
	others := []diag.Problem{
		{Fault: *diag.NewFault(diag.HeadingEmpty), File: "content/x.md", Line: 17, Column: 7, Width: 1}, // from the body
		{Fault: *diag.NewFault(diag.HeadingEmpty), File: "content/x.md", Line: 99},
		{Fault: *diag.NewFault(diag.AddressTaken), File: "content/x.md"},
		{Fault: *diag.NewFault(diag.HeadingEmpty), File: "content/gone.md", Field: "title"},
		{Fault: *diag.NewFault(diag.HeadingEmpty), File: "portulan.yaml", Field: "title", Line: 1},
	}
	content(map[string]string{"x.md": text}).Annotate(others)
	for i, want := range []struct {
		line    int
		excerpt string
	}{{17, "Corps é ici"}, {99, ""}, {0, ""}, {0, ""}, {1, ""}} {
		if others[i].Line != want.line || others[i].Excerpt != want.excerpt {
			t.Errorf("problem %d is on line %d of %q, want line %d of %q", i, others[i].Line, others[i].Excerpt, want.line, want.excerpt)
		}
	}
}
