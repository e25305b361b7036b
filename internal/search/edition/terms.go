package edition

import (
	"context"
	"fmt"
	"maps"
	"math"
	"slices"

	"portulan/internal/search"
	"portulan/internal/search/understand"
)

// shardBytes is how long a shard of terms is before it is compressed: a small
// site, most of which is names of places, is fewer files.
func shardBytes(documents int) int {
	if documents < 1000 {
		return 32 << 10
	}
	return 12 << 10
}

const (
	// common is how many records hold a term whose postings have a file of their own.
	common = 16_384
	// headLength is how many of its best records then stand with the term: enough
	// for a search of that word alone.
	headLength = 1_000
)

// postings are the records that hold a term, with their impacts.
type postings struct {
	step    float32 // what an impact of 1 counts for
	docs    []uint32
	impacts []byte
}

// quantise makes postings of the scores of some records: an impact is the score over
// the step, rounded, and at least 1.
func quantise(docs []uint32, scores []float64) postings {
	p := postings{docs: docs, impacts: make([]byte, len(docs))}
	most := 0.0
	for _, doc := range docs {
		most = max(most, scores[doc])
	}
	p.step = float32(most / 255)
	for i, doc := range docs {
		p.impacts[i] = byte(max(1, min(255, math.Round(scores[doc]/float64(p.step)))))
	}
	return p
}

// leaf is what stands under a term.
type leaf struct {
	postings
	extra  extra
	places []placeName
}

// extra is what a term says besides the records that hold it.
type extra struct {
	Names    []meaning    `json:"n,omitempty"`
	Synonyms []otherNames `json:"s,omitempty"`
	Common   []string     `json:"c,omitempty"` // words that are names of places and common words too
}

func (e *extra) isEmpty() bool {
	return len(e.Names) == 0 && len(e.Synonyms) == 0 && len(e.Common) == 0
}

// meaning is a name of values of a facet: the terms after the first one, the
// facet as its place among all, the values and their labels.
type meaning struct {
	Terms  []string `json:"t,omitempty"`
	Facet  int      `json:"f"`
	Values []string `json:"v"`
	Labels []string `json:"l"`
}

// otherNames are a phrase of a group of synonyms, and the others of the group.
type otherNames struct {
	Terms  []string   `json:"t,omitempty"` // after the first one
	Others [][]string `json:"o"`
}

// writeTerms writes the shards of terms.
func (b *builder) writeTerms(ctx context.Context) error {
	terms, err := b.index.Terms()
	if err != nil {
		return err
	}
	leaves := map[string]*leaf{}
	for _, t := range terms {
		leaves[t.Text] = &leaf{}
	}
	at := func(term string) *leaf {
		if leaves[term] == nil {
			leaves[term] = &leaf{}
		}
		return leaves[term]
	}
	for _, n := range b.index.Book().Names() {
		l := at(n.Terms[0])
		l.extra.Names = append(l.extra.Names, b.meaning(n))
	}
	for _, group := range b.index.Synonyms().Groups() {
		for i, phrase := range group {
			l := at(phrase[0])
			others := slices.Concat(group[:i], group[i+1:])
			l.extra.Synonyms = append(l.extra.Synonyms, otherNames{phrase[1:], others})
		}
	}
	for term, names := range b.places.names {
		at(term).places = names
	}
	for _, word := range b.places.common {
		l := at(b.term(word))
		l.extra.Common = append(l.extra.Common, word)
	}
	if err := b.score(ctx, terms, leaves); err != nil {
		return err
	}
	return b.writeShards(slices.Sorted(maps.Keys(leaves)), leaves)
}

// term is that of a folded word.
func (b *builder) term(word string) string { return b.index.Rules().Stem(word) }

func (b *builder) meaning(n understand.Name) meaning {
	m := meaning{Terms: n.Terms[1:], Facet: facetNumber(n.Facet), Values: n.Values}
	for _, v := range n.Values {
		m.Labels = append(m.Labels, b.index.Label(n.Facet, v))
	}
	return m
}

// score finds the postings of terms, with all processors.
func (b *builder) score(ctx context.Context, terms []search.Term, leaves map[string]*leaf) error {
	return each(ctx, len(terms), func() func(int) error {
		scores := make([]float64, b.entry.Documents)
		var docs []uint32
		return func(i int) (err error) {
			if docs, err = b.index.Postings(ctx, terms[i], docs[:0], scores); err != nil {
				return fmt.Errorf("score %q: %w", terms[i].Text, err)
			}
			leaves[terms[i].Text].postings = quantise(slices.Clone(docs), scores)
			for _, doc := range docs {
				scores[doc] = 0
			}
			return nil
		}
	})
}

// writeShards parts terms into files of about the same length.
func (b *builder) writeShards(terms []string, leaves map[string]*leaf) error {
	var s shard
	longest := shardBytes(b.entry.Documents)
	for _, term := range terms {
		if len(s.terms) > 0 && s.size >= longest {
			if err := b.writeShard(&s); err != nil {
				return err
			}
			s = shard{before: s.terms[len(s.terms)-1]}
		}
		l := leaves[term]
		s.terms, s.leaves = append(s.terms, term), append(s.leaves, l)
		s.size += len(term) + 8
		if n := len(l.docs); n <= common {
			s.size += 2 * n
		} else {
			s.size += 4 * headLength
		}
		for _, name := range l.places {
			s.size += name.size()
		}
	}
	if len(s.terms) == 0 {
		return nil
	}
	return b.writeShard(&s)
}

type shard struct {
	before string // the last term of the shard before
	terms  []string
	leaves []*leaf
	size   int // about, in bytes
}

func (b *builder) writeShard(s *shard) error {
	var head, body encoder
	head.uint(len(s.terms))
	var k keys
	extras := map[string]extra{}
	for i, term := range s.terms {
		l := s.leaves[i]
		k.write(&head, term)
		head.uint(len(l.docs))
		if !l.extra.isEmpty() {
			extras[term] = l.extra
		}
		if len(l.docs) == 0 {
			continue
		}
		head.float(l.step)
		if len(l.docs) <= common {
			body.ascending(l.docs)
			body.data = append(body.data, l.impacts...)
			continue
		}
		l.head(&body)
		var whole encoder
		whole.ascending(l.docs)
		whole.data = append(whole.data, l.impacts...)
		name := fmt.Sprintf("b%d-%d", len(b.entry.Terms), i)
		b.files = append(b.files, file{name: name, data: whole.data, apart: true})
	}
	if err := head.json(extras); err != nil {
		return err
	}
	b.writeNames(s, &head)
	b.files = append(b.files, file{name: fmt.Sprintf("t%d", len(b.entry.Terms)), data: append(head.data, body.data...), apart: true})
	b.entry.Terms = append(b.entry.Terms, between(s.before, s.terms[0]))
	return nil
}

// writeNames writes the names of places that stand under the terms of a shard: of how many terms, and for each
// its place among all since the one before, how many names there are, and the names.
func (b *builder) writeNames(s *shard, e *encoder) {
	var under []int
	for i, l := range s.leaves {
		if len(l.places) > 0 {
			under = append(under, i)
		}
	}
	e.uint(len(under))
	last := 0
	for _, i := range under {
		e.uint(i - last)
		last = i
		e.uint(len(s.leaves[i].places))
		for _, name := range s.leaves[i].places {
			name.write(e)
			for _, seat := range name.seats {
				if _, known := b.places.shards[seat.Code]; !known {
					b.places.shards[seat.Code] = len(b.entry.Terms)
				}
			}
		}
	}
}

// head writes the best records of a common term, the best first.
func (l *leaf) head(e *encoder) {
	order := make([]int, len(l.docs))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return int(l.impacts[b]) - int(l.impacts[a]) })
	for _, i := range order[:headLength] {
		e.uint(int(l.docs[i]))
	}
	for _, i := range order[:headLength] {
		e.data = append(e.data, l.impacts[i])
	}
}
