package search

import (
	index "github.com/blevesearch/bleve_index_api"

	"portulan/internal/search/text"
)

// reader reads the texts of documents, each once: for its terms, for their order
// and for its words. One goroutine uses it, and indexes with bleve what it has read.
type reader struct {
	rules    *text.Rules
	terms    []text.Term       // of the last text; the buffer is used again
	numbers  []uint32          // likewise: those of these terms
	counts   map[uint32]uint32 // likewise: how often each stands in it
	sequence []byte            // likewise: that of the present document
	number   map[string]uint32 // of the terms that were met here
	shared   *numbering        // of all terms
	known    []string          // those that had a number when it was last asked for
	maps     [fieldCount]index.TokenFrequencies
	words    *lexicon
}

func newReader(rules *text.Rules, shared *numbering) *reader {
	r := &reader{rules: rules, counts: map[uint32]uint32{}, number: map[string]uint32{}, shared: shared, words: newLexicon()}
	for f := range r.maps {
		r.maps[f] = index.TokenFrequencies{}
	}
	return r
}

// next begins another document.
func (r *reader) next() {
	r.words.next()
	r.sequence = r.sequence[:0]
}

// read returns the terms of a text as a field of the present document, and takes
// note of its words, and of the order of those of its own fields.
func (r *reader) read(f Field, s string) *readText {
	r.terms, r.numbers = r.rules.Terms(r.terms[:0], s), r.numbers[:0]
	clear(r.counts)
	for _, t := range r.terms {
		n := r.numberOf(t.Text)
		r.numbers = append(r.numbers, n)
		r.counts[n]++
		r.words.note(t, s, f)
	}
	if f.isOwn() {
		r.sequence = appendSequence(r.sequence, s, r.terms, r.numbers)
	}
	field := &readText{field: f, length: len(r.terms), terms: make([]termCount, 0, len(r.counts)), reader: r}
	for term, n := range r.counts {
		field.terms = append(field.terms, termCount{term, n})
	}
	return field
}

func (r *reader) numberOf(term string) uint32 {
	n, known := r.number[term]
	if !known {
		n, term = r.shared.of(term)
		r.number[term] = n
	}
	return n
}

// term is the term of a number.
func (r *reader) term(n uint32) string {
	if int(n) >= len(r.known) {
		r.known = r.shared.list()
	}
	return r.known[n]
}

// termCount is a term and how often it stands in a text.
type termCount struct {
	term  uint32 // its number
	count uint32
}

// readText is a field of text that was read before. bleve's own keeps a token for
// every word of every text until its batch is written; this one makes what bleve
// asks for when it asks, in a map that the next document's field uses again.
type readText struct {
	field  Field
	length int // in terms, each as often as it stands
	terms  []termCount
	reader *reader
}

// What bleve asks of a field.
func (f *readText) Name() string                        { return f.field.String() }
func (f *readText) ArrayPositions() []uint64            { return nil }
func (f *readText) Options() index.FieldIndexingOptions { return index.IndexField }
func (f *readText) Analyze()                            {}
func (f *readText) Value() []byte                       { return nil }
func (f *readText) NumPlainTextBytes() uint64           { return 0 }
func (f *readText) Size() int                           { return 0 }
func (f *readText) EncodedFieldType() byte              { return 't' }
func (f *readText) AnalyzedLength() int                 { return f.length }

// AnalyzedTokenFrequencies returns a map that is good until it is asked of the
// same field of another document.
func (f *readText) AnalyzedTokenFrequencies() index.TokenFrequencies {
	m := f.reader.maps[f.field]
	clear(m)
	for _, t := range f.terms {
		m[f.reader.term(t.term)] = frequency(int(t.count))
	}
	return m
}

// frequency is a number of occurrences as bleve takes it. It is only read, so
// that terms share it.
func frequency(n int) *index.TokenFreq {
	if n < len(frequencies) {
		return &frequencies[n]
	}
	f := new(index.TokenFreq)
	f.SetFrequency(n)
	return f
}

// frequencies are those of nearly all terms.
var frequencies = func() (list [64]index.TokenFreq) {
	for n := range list {
		list[n].SetFrequency(n)
	}
	return list
}()
