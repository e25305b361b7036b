package search

import (
	"github.com/blevesearch/bleve/v2/analysis"

	"portulan/internal/search/text"
)

// stream is the tokens of a text that was read before: it is read once for its
// terms and its words.
type stream analysis.TokenStream

// Analyze implements [analysis.Analyzer].
func (s stream) Analyze([]byte) analysis.TokenStream { return analysis.TokenStream(s) }

// reader reads the texts of one document.
type reader struct {
	rules *text.Rules
	terms []text.Term // of the last text; the buffer is used again
	seen  map[string]bool
	words stream // of all texts, each once
}

func newReader(rules *text.Rules) *reader { return &reader{rules: rules, seen: map[string]bool{}} }

// read returns the terms of a text, whose positions are not kept, and takes note
// of its words.
func (r *reader) read(s string) stream {
	r.terms = r.rules.Terms(r.terms[:0], s)
	tokens := make([]analysis.Token, len(r.terms))
	found := make(stream, len(r.terms))
	letters := make([]byte, 0, len(s))
	for i, t := range r.terms {
		from := len(letters)
		letters = append(letters, t.Text...)
		tokens[i].Term = letters[from:len(letters):len(letters)]
		found[i] = &tokens[i]
		if !r.seen[t.Word] {
			r.seen[t.Word] = true
			r.words = append(r.words, &analysis.Token{Term: []byte(t.Word)})
		}
	}
	return found
}

// reset forgets the words of the document, for the next one.
func (r *reader) reset() {
	clear(r.seen)
	r.words = nil
}
