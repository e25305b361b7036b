package search

import (
	index "github.com/blevesearch/bleve_index_api"

	"portulan/internal/search/text"
)

// reader reads the texts of one document, each once: for its terms and for its
// words.
type reader struct {
	rules *text.Rules
	terms []text.Term // of the last text; the buffer is used again
	words index.TokenFrequencies
}

func newReader(rules *text.Rules) *reader { return &reader{rules: rules} }

// reset forgets the words of a document, for the next one.
func (r *reader) reset() { r.words = index.TokenFrequencies{} }

// read returns the terms of a text as a field, and takes note of its words.
func (r *reader) read(f Field, s string) *readText {
	r.terms = r.rules.Terms(r.terms[:0], s)
	field := &readText{name: f.String(), length: len(r.terms), frequencies: make(index.TokenFrequencies, len(r.terms)/2)}
	for _, t := range r.terms {
		found, again := field.frequencies[t.Text]
		if !again {
			found = &index.TokenFreq{Term: []byte(t.Text)}
			field.frequencies[t.Text] = found
		}
		found.SetFrequency(found.Frequency() + 1)
		if _, again := r.words[t.Word]; !again {
			r.words[t.Word] = &index.TokenFreq{Term: []byte(t.Word)}
		}
	}
	return field
}

// dictionary is the field of the words of all texts, each once.
func (r *reader) dictionary() *readText {
	return &readText{name: wordsField, length: len(r.words), frequencies: r.words, options: index.SkipFreqNorm}
}

// readText is a field of text that was read before: bleve's own keeps a token for
// every word of every text until its batch is written.
type readText struct {
	name        string
	length      int // in terms, each as often as it stands
	frequencies index.TokenFrequencies
	options     index.FieldIndexingOptions // besides being indexed
}

// What bleve asks of a field.
func (f *readText) Name() string                                     { return f.name }
func (f *readText) ArrayPositions() []uint64                         { return nil }
func (f *readText) Options() index.FieldIndexingOptions              { return index.IndexField | f.options }
func (f *readText) Analyze()                                         {}
func (f *readText) Value() []byte                                    { return nil }
func (f *readText) NumPlainTextBytes() uint64                        { return 0 }
func (f *readText) Size() int                                        { return 0 }
func (f *readText) EncodedFieldType() byte                           { return 't' }
func (f *readText) AnalyzedLength() int                              { return f.length }
func (f *readText) AnalyzedTokenFrequencies() index.TokenFrequencies { return f.frequencies }
