package edition

import (
	"context"
	"fmt"
	"maps"
	"math"
	"math/bits"
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

// common is how many records hold a term whose postings have a file of their own.
const common = 16_384

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
	alone  *alone
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
// facet as its place among all, the values, their labels, and where the records that have them are listed.
type meaning struct {
	Terms  []string  `json:"t,omitempty"`
	Facet  int       `json:"f"`
	Values []string  `json:"v"`
	Labels []string  `json:"l"`
	Lists  []listing `json:"r,omitempty"`
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
		if at, ok := b.lists[facetValue{n.Facet, v}]; ok {
			m.Lists = append(m.Lists, at)
		}
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
			l := leaves[terms[i].Text]
			l.postings = quantise(slices.Clone(docs), scores)
			for _, doc := range docs {
				scores[doc] = 0
			}
			l.alone, err = b.answerAlone(terms[i].Text, l)
			return err
		}
	})
}

// writeShards parts terms into files of about the same length.
func (b *builder) writeShards(terms []string, leaves map[string]*leaf) error {
	var s shard
	longest := shardBytes(b.entry.Documents)
	for _, term := range terms {
		l := leaves[term]
		size := len(term) + l.size(b.entry.Documents)
		if len(s.terms) > 0 && s.size+size > longest {
			if err := b.writeShard(&s); err != nil {
				return err
			}
			s = shard{before: s.terms[len(s.terms)-1]}
		}
		s.terms, s.leaves = append(s.terms, term), append(s.leaves, l)
		s.size += size
	}
	if len(s.terms) == 0 {
		return nil
	}
	return b.writeShard(&s)
}

// size is about how many bytes the leaf takes: postings, which are most of it, hardly become less when
// they are compressed.
func (l *leaf) size(documents int) int {
	size := 8
	if n := len(l.docs); 0 < n && n <= common {
		size += n * (8 + bits.Len(uint(documents/n))) / 8
	}
	if l.alone != nil {
		size += aloneSize
	}
	for _, name := range l.places {
		size += name.size()
	}
	return size
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
	answers := map[string]*alone{}
	for i, term := range s.terms {
		l := s.leaves[i]
		k.write(&head, term)
		head.uint(len(l.docs))
		if !l.extra.isEmpty() {
			extras[term] = l.extra
		}
		if l.alone != nil {
			answers[term] = l.alone
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
	data, err := encodeJSON(answers)
	if err != nil {
		return err
	}
	head.bytes(data)
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
