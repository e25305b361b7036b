package markdown

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"portulan/internal/diag"
)

// noteList is the footnotes of a document, numbered in the order of their first
// call. Their ids have an underscore, which those of headings have not.
type noteList struct {
	list    ast.Node    // goldmark's list of definitions
	order   []int       // goldmark's index of each note
	numbers map[int]int // from that index to the number, from 1
	calls   map[int]int // from the number to how often it is called
	closing ast.Node    // the paragraph that ends with the links back
	back    string      // those links
}

// noteCall writes the number of a note where it is called. Within a link there
// can be no other link.
func (w *writer) noteCall(n *extast.FootnoteLink) {
	notes := &w.notes
	if notes.numbers == nil {
		notes.numbers, notes.calls = map[int]int{}, map[int]int{}
	}
	number := notes.numbers[n.Index]
	if number == 0 {
		notes.order = append(notes.order, n.Index)
		number = len(notes.order)
		notes.numbers[n.Index] = number
	}
	notes.calls[number]++
	id := callID(number, notes.calls[number])
	w.anchor(id)
	shown := strconv.Itoa(number)
	if w.linked {
		w.run.thing("", `<sup id="`, id, `">`, shown, "</sup>")
		return
	}
	w.run.thing("", `<sup><a id="`, id, `" href="#`, noteID(number), `" role="doc-noteref">`, shown, "</a></sup>")
}

func noteID(number int) string { return "note_" + strconv.Itoa(number) }

func callID(number, call int) string {
	if call == 1 {
		return "call_" + strconv.Itoa(number)
	}
	return "call_" + strconv.Itoa(number) + "_" + strconv.Itoa(call)
}

// writeNotes writes the notes at the end of the document; those that only
// another note calls come last.
func (w *writer) writeNotes() {
	notes := &w.notes
	if notes.list == nil {
		return
	}
	defined := map[int]ast.Node{}
	for n := notes.list.FirstChild(); n != nil; n = n.NextSibling() {
		if index := n.(*extast.Footnote).Index; index > 0 {
			defined[index] = n
		}
	}
	if len(notes.order) > 0 {
		w.html(`<section class="notes" role="doc-endnotes"`)
		w.label(w.labels.Notes, "")
		w.html(">\n<ol>\n")
		for i := 0; i < len(notes.order); i++ {
			w.note(i+1, defined[notes.order[i]])
		}
		w.html("</ol>\n</section>\n")
	}
	for n := notes.list.FirstChild(); n != nil; n = n.NextSibling() {
		note := n.(*extast.Footnote)
		if notes.numbers[note.Index] == 0 {
			w.report(lineFrom(w.src, max(0, n.Pos())), diag.NewFault(diag.NoteUnused, "note", string(note.Ref)))
		}
	}
}

func (w *writer) note(number int, n ast.Node) {
	w.anchor(noteID(number))
	w.html(`<li id="`, noteID(number), `">`)
	w.notes.back = w.backlinks(number)
	w.notes.closing = nil
	last, ok := n.LastChild().(*ast.Paragraph)
	if ok {
		w.notes.closing = last
	}
	w.walk(n)
	if !ok {
		w.html("<p>", strings.TrimSpace(w.notes.back), "</p>\n")
	}
	w.html("</li>\n")
}

// backlinks returns the links from a note to its calls.
func (w *writer) backlinks(number int) string {
	var b strings.Builder
	label := escaped(w.labels.Back)
	for call := 1; call <= w.notes.calls[number]; call++ {
		which := strconv.Itoa(number)
		if call > 1 {
			which += "-" + strconv.Itoa(call)
		}
		b.WriteString(` <a href="#`)
		b.WriteString(callID(number, call))
		b.WriteString(`" role="doc-backlink"`)
		if label != "" {
			b.WriteString(` aria-label="`)
			b.WriteString(strings.ReplaceAll(label, "{number}", which))
			b.WriteString(`"`)
		}
		b.WriteString(">↩</a>")
	}
	return b.String()
}
