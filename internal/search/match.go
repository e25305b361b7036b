package search

import (
	"cmp"
	"context"
	"slices"
	"strings"

	blevesearch "github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/searcher"

	"portulan/internal/search/text"
)

// What the other ways to meet a word count for, beside the word itself.
const (
	otherWay  = 0.8 // a compound in one word, a synonym
	begun     = 0.6 // a word that begins so
	manyBegun = 0.1 // likewise, past the first [maxBegun] of such words
)

// Meant is what a value that words name counts for, beside the record that holds
// these words best. A record may have both.
const Meant = 0.5

// maxBegun is how many of the words that begin alike are scored by their place
// in texts: those of the most records. The others are found all the same.
const maxBegun = 50

// scores are those of documents, by number; 0 for one that does not match. The
// score of a (term, document) pair depends on nothing else.
type scores []float64

// fold keeps the best of two scores.
func (s scores) best(other scores, factor float64) {
	for doc, score := range other {
		s[doc] = max(s[doc], factor*score)
	}
}

func (s scores) any() bool {
	return slices.ContainsFunc(s, func(score float64) bool { return score > 0 })
}

// term scores the documents that hold a term: the sum over the fields of the
// BM25 of bleve in the field, times the field's weight.
func (x *Index) term(ctx context.Context, term string, into scores) error {
	for f := range fieldCount {
		if err := x.termIn(ctx, term, f, func(doc uint32, score float64) { into[doc] += score }); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// termIn yields the documents that hold a term in a field, with what it adds to them.
func (x *Index) termIn(ctx context.Context, term string, f Field, yield func(doc uint32, score float64)) error {
	s, err := searcher.NewTermSearcher(x.scoring, x.reader, term, f.String(), 1, blevesearch.SearcherOptions{})
	if err != nil {
		return err
	}
	defer s.Close()
	pool := blevesearch.SearchContext{DocumentMatchPool: blevesearch.NewDocumentMatchPool(1, 0), IndexReader: x.reader}
	for n := 0; ; n++ {
		match, err := s.Next(&pool)
		if err != nil {
			return err
		}
		if match == nil {
			return nil
		}
		if n%4096 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		yield(x.number[match.IndexInternalID.Value()], fields[f].weight*match.Score)
		pool.DocumentMatchPool.Put(match)
	}
}

// has reports whether any document holds a term.
func (x *Index) has(term string) bool {
	for f := range fieldCount {
		if x.holds(f, term) {
			return true
		}
	}
	return false
}

// holds reports whether any document holds a term in a field.
func (x *Index) holds(f Field, term string) bool {
	postings, err := x.reader.TermFieldReader(context.Background(), []byte(term), f.String(), false, false, false)
	if err != nil {
		return false // to be met again, and told, when the term is scored
	}
	defer postings.Close()
	return postings.Count() > 0
}

// group scores the documents that meet a group of a query: the best of its ways.
// A way of several terms is met where all of them are, and counts for as many
// words as the query has.
func (x *Index) group(ctx context.Context, ways [][]string) (scores, error) {
	best := make(scores, x.size())
	for i, way := range ways {
		of, err := x.all(ctx, way)
		if err != nil {
			return nil, err
		}
		factor := float64(len(ways[0])) / float64(len(way))
		if i > 0 {
			factor *= otherWay
		}
		best.best(of, factor)
	}
	return best, nil
}

// all scores the documents that hold all of some terms.
func (x *Index) all(ctx context.Context, terms []string) (scores, error) {
	sum := make(scores, x.size())
	for i, t := range terms {
		of := sum
		if i > 0 {
			of = make(scores, x.size())
		}
		if err := x.term(ctx, t, of); err != nil {
			return nil, err
		}
		if i == 0 {
			continue
		}
		for doc, score := range of {
			if score == 0 || sum[doc] == 0 {
				sum[doc] = 0
			} else {
				sum[doc] += score
			}
		}
	}
	return sum, nil
}

// prefixed scores the documents that hold a word which begins so, and returns
// the terms of these words that are scored by their place in texts.
func (x *Index) prefixed(ctx context.Context, prefix string) (scores, []string, error) {
	found := slices.Clone(x.beginning(prefix))
	slices.SortFunc(found, func(a, b Word) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), strings.Compare(a.Text, b.Text))
	})
	best := make(scores, x.size())
	of := make(scores, x.size())
	met := map[string]bool{}
	var scored []string
	for i, w := range found {
		term := x.stem(w.Text)
		if met[term] {
			continue
		}
		met[term] = true
		if i >= maxBegun {
			if err := x.hold(ctx, term, best, manyBegun); err != nil {
				return nil, nil, err
			}
			continue
		}
		scored = append(scored, term)
		clear(of)
		if err := x.term(ctx, term, of); err != nil {
			return nil, nil, err
		}
		best.best(of, begun)
	}
	return best, scored, nil
}

// hold gives at least a score to the documents that hold a term.
func (x *Index) hold(ctx context.Context, term string, into scores, score float64) error {
	for f := range fieldCount {
		err := x.eachPosting(f.String(), term, func(inside uint64) {
			doc := x.number[inside]
			into[doc] = max(into[doc], score)
		})
		if err != nil {
			return err
		}
	}
	return ctx.Err()
}

// stem is the term of a word of the dictionary.
func (x *Index) stem(word string) string {
	for _, t := range x.rules.Words(nil, word) {
		return t.Text
	}
	return word
}

// phrase scores the documents in which the words of a phrase stand in its order,
// on one line, whatever their inflection. Stop words hold their place.
func (x *Index) phrase(ctx context.Context, s string) (scores, []string, error) {
	var words []text.Term
	var list []string
	for _, w := range x.rules.Terms(nil, s) {
		if !w.Joined {
			words, list = append(words, w), append(list, w.Text)
		}
	}
	if len(words) == 0 {
		return nil, nil, nil
	}
	found, err := x.all(ctx, list)
	if err != nil || len(words) == 1 || !found.any() {
		return found, list, err
	}
	wanted, err := x.pattern(words)
	if err != nil {
		return nil, nil, err
	}
	var sequence []uint64
	for doc := range found {
		if found[doc] == 0 {
			continue
		}
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		if sequence, err = x.sequence(sequence[:0], uint32(doc)); err != nil {
			return nil, nil, err
		}
		if !inOrder(sequence, wanted) {
			found[doc] = 0
		}
	}
	return found, list, nil
}

// pattern is what a sequence has where some words stand one after the other.
func (x *Index) pattern(words []text.Term) ([]uint64, error) {
	numbers, err := x.numbers()
	if err != nil {
		return nil, err
	}
	var pattern []uint64
	for i, w := range words {
		if i > 0 {
			for range w.Position - words[i-1].Position - 1 {
				pattern = append(pattern, stopWord)
			}
		}
		pattern = append(pattern, firstTerm+uint64(numbers[w.Text]))
	}
	return pattern, nil
}
