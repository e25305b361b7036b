package edition

import (
	"cmp"
	"slices"

	"portulan/internal/search"
	"portulan/internal/search/facet"
)

// alone is the first page of the answer to a search for the word of a term alone, which is most of what
// is searched: the reader who asks for it reads the file of the term, and no other.
type alone struct {
	// Facet is that of the value that the word names too, Values that value: records that have it are found as well.
	Facet  *int     `json:"f,omitempty"`
	Values []string `json:"v,omitempty"`
	Total  int      `json:"n"`
	Hits   []hit    `json:"h"`
}

// hit is a record that is found.
type hit struct {
	Doc   uint32  `json:"d"`
	Score float64 `json:"s"` // in steps of the term
	record
	Excerpt []any `json:"e,omitempty"` // in pieces: a text, or a list of one that is marked
}

const (
	// aloneHits is how many records a page of results has.
	aloneHits = 10
	// aloneShare is how rare a term may be to have its answer: one record in so many holds it.
	aloneShare = 10
	// aloneSize is about how many bytes an answer takes once it is compressed.
	aloneSize = 2 << 10
)

// answerAlone answers a search for a term alone; nil for what is too rare, on a small site, or
// what is a filter rather than a word.
func (b *builder) answerAlone(term string, l *leaf) (*alone, error) {
	if b.entry.Documents < manyRecords || len(l.docs)*aloneShare < b.entry.Documents {
		return nil, nil
	}
	a := alone{Total: len(l.docs)}
	found := l.docs
	score := func(i int) float64 { return float64(l.impacts[i]) }
	if named := l.extra.named(); named != nil {
		f := facet.All[named.Facet]
		if f.Strict() || f.Place() != 0 {
			return nil, nil
		}
		var scores []float64
		var err error
		if found, scores, err = b.meeting(l, f, named.Values); err != nil {
			return nil, err
		}
		a.Facet, a.Values, a.Total = &named.Facet, named.Values, len(found)
		score = func(i int) float64 { return scores[i] }
	}
	for _, i := range best(len(found), score) {
		h, err := b.hit(found[i], term)
		if err != nil {
			return nil, err
		}
		h.Score = score(i)
		a.Hits = append(a.Hits, h)
	}
	return &a, nil
}

// meeting are the records that hold a term or have any of some values, and their scores in steps.
func (b *builder) meeting(l *leaf, f facet.Name, values []string) (docs []uint32, scores []float64, err error) {
	column, err := b.index.Facet(f)
	if err != nil {
		return nil, nil, err
	}
	worth := search.Meant * float64(slices.Max(l.impacts))
	next := 0
	for doc := range uint32(b.entry.Documents) {
		score := 0.0
		if next < len(l.docs) && l.docs[next] == doc {
			score = float64(l.impacts[next])
			next++
		}
		if slices.ContainsFunc(column.Of(doc), func(v uint32) bool { return slices.Contains(values, column.IDs[v]) }) {
			score += worth
		}
		if score > 0 {
			docs, scores = append(docs, doc), append(scores, score)
		}
	}
	return docs, scores, nil
}

// best are the places of the highest scores among n, the highest first.
func best(n int, score func(i int) float64) []int {
	var list []int
	for i := range n {
		at, _ := slices.BinarySearchFunc(list, i, func(a, b int) int { return cmp.Or(cmp.Compare(score(b), score(a)), cmp.Compare(a, b)) })
		if at < aloneHits {
			list = slices.Insert(list[:min(len(list), aloneHits-1)], at, i)
		}
	}
	return list
}

// hit is a record as a search for a term shows it.
func (b *builder) hit(doc uint32, term string) (hit, error) {
	r, text, err := b.card(doc)
	h := hit{Doc: doc, record: r}
	for _, p := range b.index.Excerpt(text, term) {
		if p.Mark {
			h.Excerpt = append(h.Excerpt, []string{p.Text})
		} else {
			h.Excerpt = append(h.Excerpt, p.Text)
		}
	}
	return h, err
}

// named is the one name of values that is the term alone; nil where there is none, or several.
func (e *extra) named() *meaning {
	var found *meaning
	for i := range e.Names {
		if len(e.Names[i].Terms) > 0 {
			continue
		}
		if found != nil {
			return nil
		}
		found = &e.Names[i]
	}
	return found
}
