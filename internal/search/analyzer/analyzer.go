// Package analyzer makes package text known to bleve: importing it registers
// the tokenizers and analyzers portulan_fr and portulan_en, which give the
// terms of [text.Rules.Terms] with their places in the original text. A
// program that opens an index must import it.
package analyzer

import (
	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/registry"

	"portulan/internal/diag"
	"portulan/internal/search/text"
)

// Name is that of the analyzer, and of the tokenizer, of a language.
func Name(language diag.Language) string { return "portulan_" + string(language) }

func init() {
	for _, language := range []diag.Language{diag.French, diag.English} {
		name, tokenizer := Name(language), tokenizer{text.For(language)}
		must(registry.RegisterTokenizer(name, func(map[string]any, *registry.Cache) (analysis.Tokenizer, error) {
			return tokenizer, nil
		}))
		must(registry.RegisterAnalyzer(name, func(map[string]any, *registry.Cache) (analysis.Analyzer, error) {
			return &analysis.DefaultAnalyzer{Tokenizer: tokenizer}, nil
		}))
	}
}

// must panics where a name is taken, which is a mistake in the program.
func must(err error) {
	if err != nil {
		panic(err)
	}
}

// tokenizer gives the terms of a text in bleve's form.
type tokenizer struct{ rules *text.Rules }

// Tokenize implements [analysis.Tokenizer]. A joined term is a token at the
// position of its first word.
func (t tokenizer) Tokenize(input []byte) analysis.TokenStream {
	terms := t.rules.Terms(make([]text.Term, 0, len(input)/6), string(input))
	tokens := make([]analysis.Token, len(terms))
	stream := make(analysis.TokenStream, len(terms))
	letters := make([]byte, 0, len(input)+len(input)/4)
	for i, term := range terms {
		from := len(letters)
		letters = append(letters, term.Text...)
		tokens[i] = analysis.Token{
			Term: letters[from:len(letters):len(letters)], Start: term.Start, End: term.End,
			Position: term.Position, Type: analysis.AlphaNumeric,
		}
		stream[i] = &tokens[i]
	}
	return stream
}
