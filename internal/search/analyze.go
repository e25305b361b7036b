package search

import (
	"github.com/blevesearch/bleve/v2/analysis"

	"portulan/internal/search/text"
)

// terms gives bleve the terms of a text, whose positions are not kept.
type terms struct{ *text.Rules }

func (t terms) Analyze(input []byte) analysis.TokenStream {
	found := t.Terms(nil, string(input))
	tokens := make([]analysis.Token, len(found))
	stream := make(analysis.TokenStream, len(found))
	for i, term := range found {
		tokens[i].Term = []byte(term.Text)
		stream[i] = &tokens[i]
	}
	return stream
}

// words gives bleve the unstemmed words of a text, each once.
type words struct{ *text.Rules }

func (w words) Analyze(input []byte) analysis.TokenStream {
	var stream analysis.TokenStream
	seen := map[string]bool{}
	for _, term := range w.Terms(nil, string(input)) {
		if !seen[term.Word] {
			seen[term.Word] = true
			stream = append(stream, &analysis.Token{Term: []byte(term.Word)})
		}
	}
	return stream
}
