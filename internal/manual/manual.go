// Package manual reads the pages of the documentation, for tests that do what they
// say: it is known to tests only.
//
// The words after the fence of a block of code say what a reader does with it, and so
// what the tests do:
//
//	sh                  types it, in the folder that the page has led to
//	sh repository       types it, in a copy of the repository
//	sh serve            types it, opens the address that it gives, and stops it
//	sh elsewhere        types it where there is what a test has not
//	yaml FILE           writes a file, as it is; likewise for markdown
//	yaml FILE set       sets keys in the front matter of a record, or in the settings
//	yaml FILE each      sets each of these lines in turn: all are right
//	yaml FILE mistake   sets keys by mistake, or writes a whole file in markdown: the
//	                    check tells of it, and the file is put back
//	console             reads what the last command said, among other lines
//	text FILE           reads these lines in a built page, among others
//
// Blocks in other languages, and texts without a file, are only read.
package manual

import (
	"bytes"
	"slices"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// Block is a block of code of a page.
type Block struct {
	Line     int    // of the page, from 1, on which its text begins
	Language string // the first word; empty for a block without one, or that is indented
	File     string // the one that it is about, slash-separated
	Action   string // what is done, as above; empty for what goes without saying
	Text     string
}

// actions are the last words of a block that is about a file.
var actions = []string{"set", "each", "mistake"}

// Blocks returns the blocks of code of a page, in their order. Those without a line
// are left out.
func Blocks(page []byte) []Block {
	var blocks []Block
	root := goldmark.DefaultParser().Parse(text.NewReader(page))
	ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering || n.Kind() != ast.KindFencedCodeBlock && n.Kind() != ast.KindCodeBlock || n.Lines().Len() == 0 {
			return ast.WalkContinue, nil
		}
		b := Block{Line: 1 + bytes.Count(page[:n.Lines().At(0).Start], []byte("\n")), Text: string(n.Lines().Value(page))}
		if fenced, ok := n.(*ast.FencedCodeBlock); ok && fenced.Info != nil {
			b.info(string(fenced.Info.Value(page)))
		}
		blocks = append(blocks, b)
		return ast.WalkContinue, nil
	})
	return blocks
}

// info takes the words after the fence.
func (b *Block) info(words string) {
	var rest string
	b.Language, rest, _ = strings.Cut(strings.TrimSpace(words), " ")
	if b.Language == "sh" {
		b.Action = rest
		return
	}
	b.File = rest
	if i := strings.LastIndex(rest, " "); slices.Contains(actions, rest[i+1:]) {
		b.File, b.Action = rest[:max(i, 0)], rest[i+1:]
	}
}

// Files returns the files that a page gives whole, by path.
func Files(page []byte) map[string]string {
	files := map[string]string{}
	for _, b := range Blocks(page) {
		if (b.Language == "yaml" || b.Language == "markdown") && b.File != "" && b.Action == "" {
			files[b.File] = b.Text
		}
	}
	return files
}

// Set sets keys in the text of a file: in the front matter of a record, or in
// settings, which are nothing else. They take the place of those of the same names,
// and come last.
func Set(file, keys string) string {
	front, body := file, ""
	if end := strings.Index(file, "\n---\n"); strings.HasPrefix(file, "---\n") && end >= 0 {
		front, body = file[:end+1], file[end+1:]
	}
	names := map[string]bool{}
	for line := range strings.Lines(keys) {
		names[key(line)] = true
	}
	var kept strings.Builder
	replaced := false
	for line := range strings.Lines(front) {
		if name := key(line); name != "" {
			replaced = names[name]
		}
		if !replaced {
			kept.WriteString(line)
		}
	}
	return kept.String() + keys + body
}

// key is the key that begins with a line; empty for a line within a value.
func key(line string) string {
	name, _, found := strings.Cut(line, ":")
	if !found || strings.ContainsAny(name, " \t#") || strings.HasPrefix(name, "-") {
		return ""
	}
	return name
}
