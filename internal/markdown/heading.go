package markdown

import (
	"bytes"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"golang.org/x/text/unicode/norm"

	"portulan/internal/diag"
)

// headings takes the {#id} that may end a heading off its text.
type headings struct{ parser.BlockParser }

// Close is called when the lines of the heading are known, before their words
// are read.
func (h headings) Close(node ast.Node, reader text.Reader, pc parser.Context) {
	h.BlockParser.Close(node, reader, pc)
	lines := node.Lines()
	if node.Parent() == nil || lines.Len() == 0 {
		return
	}
	last := lines.At(lines.Len() - 1)
	words := bytes.TrimRight(last.Value(reader.Source()), " \t\n")
	open := bytes.LastIndexByte(words, '{')
	if open < 0 || words[len(words)-1] != '}' || open > 0 && words[open-1] == '\\' {
		return
	}
	at := span{last.Start + open, last.Start + len(words)}
	found := findingsOf(pc)
	id, attributes := "", false
	for _, field := range strings.Fields(string(words[open+1 : len(words)-1])) {
		switch {
		case field[0] == '#':
			id = field[1:]
			attributes = true
		case field[0] == '.' || strings.Contains(field, "="):
			found.add(at, diag.NewFault(diag.HeadingAttribute, "attribute", field))
			attributes = true
		}
	}
	if !attributes {
		return
	}
	if id != "" && found.takes(id, at) {
		node.SetAttributeString("id", id)
	}
	last.Stop = last.Start + len(bytes.TrimRight(words[:open], " \t"))
	lines.Set(lines.Len()-1, last)
	if lines.Len() == 1 && last.IsEmpty() {
		lines.Clear()
	}
}

// takes reports whether a heading may have the id that it asks for.
func (f *findings) takes(id string, at span) bool {
	switch {
	case strings.Trim(id, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") != "":
		f.add(at, diag.NewFault(diag.HeadingIDUnusable, "id", id).Meant("{#"+slug(id)+"}"))
		return false
	case f.reserved[id] || f.ids[id]:
		f.add(at, diag.NewFault(diag.HeadingIDTaken, "id", id))
		return false
	}
	if f.ids == nil {
		f.ids = map[string]bool{}
	}
	f.ids[id] = true
	return true
}

// topHeading is the highest level of a body's headings, as it is written: 1
// for #. Headings without words are not written, and do not count.
func topHeading(body ast.Node) int {
	top := 6
	for n := body.FirstChild(); n != nil; {
		if h, ok := n.(*ast.Heading); ok && h.HasChildren() {
			top = min(top, h.Level)
		}
		// Headings stand in containers of blocks, and these have blocks only.
		if child := n.FirstChild(); child != nil && child.Type() == ast.TypeBlock {
			n = child
			continue
		}
		for n != body && n.NextSibling() == nil {
			n = n.Parent()
		}
		if n == body {
			break
		}
		n = n.NextSibling()
	}
	return top
}

// heading writes a heading whose words are in the run.
func (w *writer) heading(n *ast.Heading) {
	at := lineFrom(w.src, max(0, n.Pos()))
	w.head, w.says = w.flush(w.head[:0], w.says[:0], true)
	title := string(bytes.TrimSpace(w.says))
	if title == "" {
		w.report(at, diag.NewFault(diag.HeadingEmpty))
		return
	}
	if n.Level > w.level+1 {
		w.report(at, diag.NewFault(diag.HeadingSkipped,
			"written", strings.Repeat("#", n.Level), "expected", strings.Repeat("#", w.level+1)))
	}
	w.level = n.Level
	id := w.headingID(n, title)
	level := min(n.Level-w.top+2, 6)
	w.doc.Headings = append(w.doc.Headings, Heading{Level: level, ID: id, Text: title})
	w.anchor(id)

	tag := headingTags[level]
	w.html("<", tag, ` id="`, id, `">`)
	w.out = append(w.out, w.head...)
	w.html("</", tag, ">\n")
	w.words = append(w.words, title...)
	w.endWords()
}

var headingTags = [...]string{2: "h2", 3: "h3", 4: "h4", 5: "h5", 6: "h6"}

// headingID returns the id that the heading asks for, or one made of its words.
func (w *writer) headingID(n *ast.Heading, title string) string {
	if id, ok := n.AttributeString("id"); ok {
		return id.(string)
	}
	base := slug(title)
	id := base
	for w.anchors[id] || w.found.ids[id] || w.reserved[id] {
		if w.again == nil {
			w.again = map[string]int{}
		}
		w.again[base]++
		id = base + "-" + strconv.Itoa(w.again[base]+1)
	}
	return id
}

// maxSlug is the length in bytes that a slug does not pass, but by its last word.
const maxSlug = 80

// slug returns an id made of the words of a title: small letters without
// accents, digits, and a hyphen between words. It is never empty.
func slug(title string) string {
	var b strings.Builder
	b.Grow(min(len(title), maxSlug))
	hyphen := false
	var room [2 * maxSlug]byte
	for _, r := range string(decomposed(room[:0], title)) {
		if unicode.IsMark(r) {
			continue
		}
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			hyphen = b.Len() > 0
			continue
		}
		if hyphen {
			if b.Len() > maxSlug {
				break
			}
			b.WriteByte('-')
			hyphen = false
		}
		switch r = unicode.ToLower(r); r {
		case 'œ':
			b.WriteString("oe")
		case 'æ':
			b.WriteString("ae")
		case 'ß':
			b.WriteString("ss")
		case 'ø':
			b.WriteByte('o')
		default:
			b.WriteRune(r)
		}
	}
	if b.Len() == 0 {
		return "section"
	}
	return b.String()
}

// decomposed appends text in the compatibility decomposition of Unicode (NFKD),
// in which accents stand apart from their letters. It does without the
// reordering of accents, and so without what package norm prepares for it.
func decomposed(dst []byte, text string) []byte {
	const hangul = '\uAC00' // syllables, which have no entry of their own
	for i, r := range text {
		switch {
		case r < utf8.RuneSelf:
			dst = append(dst, byte(r))
		case r >= hangul:
			return norm.NFKD.AppendString(dst, text[i:])
		default:
			if parts := norm.NFKD.PropertiesString(text[i:]).Decomposition(); parts != nil {
				dst = append(dst, parts...)
			} else {
				dst = utf8.AppendRune(dst, r)
			}
		}
	}
	return dst
}
