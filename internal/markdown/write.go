package markdown

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"portulan/internal/diag"
)

// writer writes one document.
type writer struct {
	*Renderer
	resolver Resolver
	src      []byte
	found    findings
	places   places
	doc      Document
	out      []byte // the HTML
	words    []byte // the plain text, when asked for
	head     []byte // what a heading holds, in HTML
	says     []byte // and in plain text
	run      run
	depth    int             // of the node being written
	level    int             // of the last heading, as written: 1 for #
	top      int             // the level, as written, that becomes h2
	linked   bool            // within a link
	openTags int             // raw HTML elements open in the run, told already
	tables   int             // how many have been written
	anchors  map[string]bool // the ids written
	again    map[string]int  // how often the words of an id came again
	local    []finding       // links to an anchor of this page; fault.Args names it
	notes    noteList
}

// maxKept is the size in bytes of the largest document whose buffers are kept for
// the next one.
const maxKept = 256 << 10

// blank makes a writer ready for another body: it keeps nothing of the last one
// but the room that it took.
func (w *writer) blank() {
	clear(w.anchors)
	*w = writer{
		Renderer: w.Renderer,
		anchors:  w.anchors,
		out:      w.out[:0],
		words:    w.words[:0],
		head:     w.head[:0],
		says:     w.says[:0],
		run:      w.run.blank(),
	}
}

// walk writes a node and all that is in it. It keeps no stack: emphasis may be
// nested as deep as a text is long.
func (w *writer) walk(root ast.Node) {
	n := root
	w.depth = 0
	for {
		if w.enter(n) {
			if child := n.FirstChild(); child != nil {
				n = child
				w.depth++
				continue
			}
			w.leave(n)
		}
		for n != root && n.NextSibling() == nil {
			n = n.Parent()
			w.depth--
			w.leave(n)
		}
		if n == root {
			return
		}
		n = n.NextSibling()
	}
}

// enter writes the start of a node, and reports whether its children and its
// end are still to be written.
func (w *writer) enter(node ast.Node) bool {
	switch n := node.(type) {
	case *ast.Text:
		w.run.words(n.Segment.Value(w.src))
		if n.HardLineBreak() {
			w.run.breakLine()
		} else if n.SoftLineBreak() {
			w.run.endLine()
		}
		return false
	case *ast.Paragraph:
		return w.enterParagraph(n)
	case *ast.Blockquote:
		w.html("<blockquote>\n")
	case *ast.List:
		w.enterList(n)
	case *ast.ListItem:
		w.html("<li>")
	case *ast.ThematicBreak:
		w.html("<hr>\n")
		return false
	case *ast.CodeBlock:
		w.codeBlock(n)
		return false
	case *ast.FencedCodeBlock:
		w.codeBlock(n)
		return false
	case *ast.HTMLBlock:
		w.htmlBlock(n)
		return false
	case *ast.LinkReferenceDefinition:
		return false
	case *extast.DefinitionList:
		w.html("<dl>\n")
	case *extast.DefinitionDescription:
		w.html("<dd>")
	case *extast.Table:
		w.enterTable()
	case *extast.TableHeader:
		w.html("<thead>\n<tr>\n")
	case *extast.TableRow:
		w.enterRow(n)
	case *extast.FootnoteList:
		w.notes.list = n
		return false
	case *ast.Emphasis:
		w.inline(n, emphasisTags[n.Level-1][0])
	case *extast.Strikethrough:
		w.inline(n, "<del>")
	case *ast.Link:
		w.enterLink(n)
	case *ast.AutoLink:
		w.autoLink(n)
		return false
	case *ast.Image:
		w.inlineImage(n)
		return false
	case *ast.CodeSpan:
		w.codeSpan(n)
		return false
	case *ast.RawHTML:
		w.rawHTML(n)
		return false
	case *extast.FootnoteLink:
		w.noteCall(n)
		return false
	}
	return true
}

// leave writes the end of a node whose children have been written.
func (w *writer) leave(node ast.Node) {
	switch n := node.(type) {
	case *ast.Heading:
		w.heading(n)
	case *ast.Paragraph:
		if w.notes.closing == node {
			w.run.tag(w.notes.back)
		}
		w.block("<p>", "</p>\n")
	case *ast.TextBlock:
		w.block("", "")
		if n.NextSibling() != nil {
			w.html("\n")
		}
	case *ast.Blockquote:
		w.html("</blockquote>\n")
	case *ast.List:
		w.leaveList(n)
	case *ast.ListItem:
		w.html("</li>\n")
	case *extast.DefinitionList:
		w.html("</dl>\n")
	case *extast.DefinitionTerm:
		w.block("<dt>", "</dt>\n")
	case *extast.DefinitionDescription:
		w.html("</dd>\n")
	case *extast.Table:
		w.html("</table></div>\n")
	case *extast.TableHeader:
		w.html("</tr>\n</thead>\n")
	case *extast.TableRow:
		w.leaveRow(n)
	case *extast.TableCell:
		w.cell(n)
	case *ast.Emphasis:
		w.inline(n, emphasisTags[n.Level-1][1])
	case *extast.Strikethrough:
		w.inline(n, "</del>")
	case *ast.Link:
		w.leaveLink()
	}
}

var emphasisTags = [2][2]string{{"<em>", "</em>"}, {"<strong>", "</strong>"}}

// inline adds the tag of an element within a run, unless it is nested too deep.
func (w *writer) inline(n ast.Node, tag string) {
	if w.depth <= maxEmphasis {
		w.run.tag(tag)
	} else if !w.found.deep {
		w.found.deep = true
		at := max(0, n.Pos())
		w.report(span{at, at + 1}, diag.NewFault(diag.NestingTooDeep))
	}
}

// block writes the run between two tags.
func (w *writer) block(open, closing string) {
	w.html(open)
	w.out, w.words = w.flush(w.out, w.words, w.plain)
	w.html(closing)
	w.endWords()
}

// endWords ends the line of a block in the plain text, or forgets the words when
// nobody asked for them.
func (w *writer) endWords() {
	if !w.plain {
		w.words = w.words[:0]
	} else if len(w.words) > 0 && w.words[len(w.words)-1] != '\n' {
		w.words = append(w.words, '\n')
	}
}

func (w *writer) enterParagraph(n *ast.Paragraph) bool {
	image, ok := n.FirstChild().(*ast.Image)
	if !ok || image.NextSibling() != nil || len(image.Title) == 0 || n == w.notes.closing {
		return true
	}
	w.figure(image)
	return false
}

func (w *writer) enterList(n *ast.List) {
	switch {
	case !n.IsOrdered():
		w.html("<ul>\n")
	case n.Start != 1:
		w.html(`<ol start="`, strconv.Itoa(n.Start), "\">\n")
	default:
		w.html("<ol>\n")
	}
}

func (w *writer) leaveList(n *ast.List) {
	if n.IsOrdered() {
		w.html("</ol>\n")
	} else {
		w.html("</ul>\n")
	}
}

func (w *writer) codeBlock(n ast.Node) {
	w.html("<pre><code>")
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		words := line.Value(w.src)
		w.out = escape(w.out, words)
		w.words = append(w.words, words...)
	}
	w.html("</code></pre>\n")
	w.endWords()
}

func (w *writer) codeSpan(n *ast.CodeSpan) {
	var code []byte
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		code = append(code, c.(*ast.Text).Segment.Value(w.src)...)
	}
	words := strings.ReplaceAll(string(code), "\n", " ")
	if w.inCell(n) {
		words = strings.ReplaceAll(words, `\|`, "|")
	}
	w.run.thing(words, "<code>", escaped(words), "</code>")
}

// html appends HTML to the document as it is.
func (w *writer) html(parts ...string) {
	for _, part := range parts {
		w.out = append(w.out, part...)
	}
}

// anchor keeps an id that has been written.
func (w *writer) anchor(id string) {
	w.anchors[id] = true
	w.doc.Anchors = append(w.doc.Anchors, id)
}

func (w *writer) report(at span, fault *diag.Fault) {
	w.doc.Problems = append(w.doc.Problems, w.places.at(at).Problem(fault))
}
