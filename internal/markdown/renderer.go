package markdown

import (
	"bytes"
	"cmp"
	"slices"
	"sync"
	"unicode/utf8"

	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"portulan/internal/diag"
)

// Options is what every body of a site has in common.
type Options struct {
	Language  diag.Language // of the texts, for their typography
	Labels    Labels
	Reserved  []string // ids that pages use around the body
	PlainText bool     // fill Document.Text
}

// Labels are the words of the interface around tables and notes, said by screen
// readers. {number} stands for the number of the table or of the note.
type Labels struct {
	Table string // of a table, which can be scrolled: "Tableau {number}"
	Notes string // of the list of notes: "Notes"
	Back  string // of the link from a note to its call: "Retour à l’appel de la note {number}"
}

// Renderer turns bodies into HTML. It may be used from several goroutines.
type Renderer struct {
	parser   parser.Parser // of bodies where an address may stand in running text
	bare     parser.Parser // of the others
	language diag.Language
	labels   Labels
	reserved map[string]bool
	plain    bool
	writers  sync.Pool // of *writer, each blank
}

// New makes a renderer.
func New(options Options) *Renderer {
	r := &Renderer{
		parser:   newParser(true),
		bare:     newParser(false),
		language: options.Language,
		labels:   options.Labels,
		reserved: map[string]bool{},
		plain:    options.PlainText,
	}
	for _, id := range options.Reserved {
		r.reserved[id] = true
	}
	return r
}

// Render returns the document of a body. The resolver is asked about its links
// and images in the order of the text. The source is not kept nor changed.
func (r *Renderer) Render(src []byte, resolver Resolver) Document {
	w, used := r.writers.Get().(*writer)
	if !used {
		w = &writer{Renderer: r, anchors: map[string]bool{}}
	}
	w.resolver = resolver
	w.src = tidy(src)
	w.places.src = w.src
	doc := w.document()
	if cap(w.out) <= maxKept {
		w.blank()
		r.writers.Put(w)
	}
	return doc
}

// document renders the source.
func (w *writer) document() Document {
	if at, fault := overlong(w.src); fault != nil {
		w.report(at, fault)
		return w.doc
	}
	p := w.bare
	if mayHoldAddress(w.src) {
		p = w.parser
	}
	pc := parser.NewContext()
	w.found.reserved = w.reserved
	pc.Set(findingsKey, &w.found)
	body := p.Parse(text.NewReader(w.src), parser.WithContext(pc))
	w.top = topHeading(body)
	w.level = w.top - 1 // as if what the headings stand under were one
	w.walk(body)
	w.writeNotes()
	w.checkFragments()
	for _, f := range w.found.faults {
		w.report(f.span, f.fault)
	}
	slices.SortStableFunc(w.doc.Problems, func(a, b diag.Problem) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	w.doc.HTML = append([]byte(nil), w.out...) // nil for an empty document, whatever the writer's history
	w.doc.Text = string(bytes.TrimRight(w.words, "\n"))
	return w.doc
}

// tidy returns src in UTF-8, with lines that end in \n alone, and without spare
// capacity: goldmark appends to slices of it.
func tidy(src []byte) []byte {
	if bytes.IndexByte(src, '\r') >= 0 {
		src = bytes.ReplaceAll(src, []byte("\r\n"), []byte("\n"))
	}
	if !utf8.Valid(src) {
		src = bytes.ToValidUTF8(src, []byte("\uFFFD"))
	}
	return slices.Clip(src)
}
