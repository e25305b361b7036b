package record_test

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"portulan/internal/diag"
	"portulan/internal/directory"
	"portulan/internal/record"
	"portulan/internal/source"
)

// paths are one file of each kind of record, and one of none.
var paths = []string{
	"programmes/p/index.md", "programmes/p/c.md", "projets/x.md", "organisations/o.md", "secteurs/s.md", "pages/a.md", "divers/x.md",
}

// FuzzFrontMatter reads any bytes as a record of each kind. Nothing breaks; all
// that is said is in the catalogue, has its words filled in, and points at a
// place in the file; and what was read can be related and asked for its state.
func FuzzFrontMatter(f *testing.F) {
	content := os.DirFS("../../content")
	err := fs.WalkDir(content, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Ext(name) != ".md" {
			return err
		}
		text, err := fs.ReadFile(content, name)
		for i, path := range paths {
			if kindOf(path) == kindOf(name) {
				f.Add(byte(i), text)
				break
			}
		}
		return err
	})
	if err != nil {
		f.Fatal(err)
	}
	for _, front := range []string{
		"title: a : b", "title:x", "a: &a [*a]", "? [a]\n: b", "- a", "title: !x y", "title: \"a", "names: [a, b", "\ttitle: x", "title: x\ntitle: y",
		"title: x\nwindows: [[a], {opens: , closes: 31 juin 2023}]\nstrands: {label: }", "title: {a: {b: {c: d}}}", "<<: {title: x}",
		"title: x\nextra: {a: [b, {c: d}], e: }", "title: |\n  a\n  b\nsummary: >-\n  c", "title: x\nsites: [{territory: [59, Saint-Denis], coordinates: a}]",
		"title: \u2028x\u0085", "title: x\nstatus: {is: épuisé, since: printemps 2024}\nwindows: {opens: 2024-21~, closes: 2024?, interim: oui}",
	} {
		for i := range paths {
			f.Add(byte(i), []byte("---\n"+front+"\n---\n"))
		}
	}
	for _, text := range []string{"", "---", "---\n---", "\ufeff---\r\ntitle: x\r\n---\r\n", "---\ntitle: \xe9\n---\n", "---\n\x00\n---\n", "\n\n --- \nx\n ---\n"} {
		f.Add(byte(2), []byte(text))
	}
	opts := french()
	f.Fuzz(func(t *testing.T, kind byte, text []byte) {
		path := paths[int(kind)%len(paths)]
		tree := source.Tree{FS: fstest.MapFS{path: {Data: text}}, Name: "content"}
		var problems, again diag.List
		records := record.Read(tree, []string{path}, opts, &problems)
		record.Read(tree, []string{path}, opts, &again)
		if diff := cmp.Diff(problems.Sorted(), again.Sorted()); diff != "" {
			t.Fatalf("other problems the second time:\n%s", diff)
		}
		_, related := directory.New(records)
		tree.Annotate(related)
		for _, p := range append(problems.Sorted(), related...) {
			if reason := unfit(p, "content/"+path, text); reason != "" {
				t.Errorf("%s: %s at %s+%d of %q", reason, p.Code, p.Place(), p.Width, p.Excerpt)
			}
		}
		for _, c := range records.Calls {
			if next := c.NextChange(opts.Now); !next.IsZero() && c.State(opts.Now).Status == "" {
				t.Errorf("%s has no status", c.ID)
			}
		}
	})
}

var placeholder = regexp.MustCompile(`\{(\w+)\}`)

// unfit says what is wrong with a problem of a file; nothing if it is fit to
// be shown.
func unfit(p diag.Problem, file string, text []byte) string {
	for _, lang := range []diag.Language{diag.French, diag.English} {
		if strings.TrimSpace(p.Message(lang)) == "" {
			return "no message"
		}
		for _, m := range placeholder.FindAllStringSubmatch(p.Code.Template(lang)+p.Code.RemedyTemplate(lang), -1) {
			if _, filled := p.Args[m[1]]; !filled {
				return "{" + m[1] + "} is not filled"
			}
		}
	}
	if p.File != file {
		return "in another file, " + p.File
	}
	// What concerns the file as a whole has no line.
	if p.Line == 0 {
		if p.Field != "" || p.Column != 0 {
			return "a place without a line"
		}
		return ""
	}
	text = bytes.ReplaceAll(bytes.TrimPrefix(text, []byte("\ufeff")), []byte("\r\n"), []byte("\n"))
	lines := bytes.Split(bytes.ReplaceAll(text, []byte("\r"), []byte("\n")), []byte("\n"))
	if p.Line < 0 || p.Line > len(lines) {
		return "a line that is not in the file"
	}
	line := string(lines[p.Line-1])
	if utf8.Valid(text) && !bytes.Contains(text, []byte{0}) && p.Excerpt != line {
		return "not the line of the file"
	}
	length := utf8.RuneCountInString(line)
	if p.Column < 1 || p.Column > length+1 || p.Width < 0 || p.Column-1+p.Width > max(length, p.Column) {
		return "a column beyond the line"
	}
	return ""
}
