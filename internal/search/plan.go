package search

import (
	"slices"
	"strings"
	"time"

	"portulan/internal/search/facet"
	"portulan/internal/search/query"
	"portulan/internal/search/text"
	"portulan/internal/search/understand"
	"portulan/internal/territory"
)

// plan is a query as it is going to be evaluated.
type plan struct {
	query    *query.Query
	clauses  []clause
	readings []understand.Reading // their places are those of the query
}

// clause is one part of a query. Words are met by their ways, a phrase or the
// beginning of a word by its text; a reading that is not strict is met by its
// words, or by its values.
type clause struct {
	start, end int // in the query
	text       string
	not        bool
	optional   bool // it only ranks
	ways       [][]string
	phrase     bool
	prefix     string // folded
	typed      bool   // the last word, that may not be whole yet
	reading    *understand.Reading
	words      []text.Term // of a group of words, for corrections
	offset     int         // where the text of these words begins in the query
}

// plan parts a query into clauses. asWords keeps kinds of records from being
// read.
func (x *Index) plan(q *query.Query, r *Request, asWords bool) *plan {
	p := &plan{query: q}
	for _, part := range q.Parts {
		switch part.Is {
		case query.Words:
			if part.Not {
				p.add(clause{start: part.Start, end: part.End, text: part.Text, not: true, phrase: true})
				continue
			}
			x.planWords(p, part, r, asWords)
		case query.Phrase:
			p.add(clause{start: part.Start, end: part.End, text: part.Text, not: part.Not, phrase: true})
		case query.Prefix:
			p.add(clause{start: part.Start, end: part.End, text: part.Text, not: part.Not, prefix: x.lastWord(part.Text)})
		case query.Filter:
			x.planFilter(p, part)
		}
	}
	return p
}

func (p *plan) add(c clause) { p.clauses = append(p.clauses, c) }

// lastWord is the last word of a text, folded.
func (x *Index) lastWord(s string) string {
	word := ""
	for _, w := range x.rules.Words(nil, s) {
		if !w.Joined {
			word = w.Word
		}
	}
	return word
}

// planFilter finds the value that a filter names, by its id or by what people
// call it. One that names none is words.
func (x *Index) planFilter(p *plan, part query.Part) {
	f, _ := facet.Named(text.Fold(part.Field))
	if values := x.valuesNamed(f, part.Text, time.Time{}); len(values) > 0 {
		p.add(clause{start: part.Start, end: part.End, text: part.Text, not: part.Not,
			reading: &understand.Reading{Start: part.Start, End: part.End, NameStart: part.TextStart, NameEnd: part.TextStart + len(part.Text),
				Facet: f, Values: values, Applied: true}})
		return
	}
	p.add(clause{start: part.Start, end: part.End, text: part.Text, not: part.Not, phrase: true})
}

// valuesNamed are the values of a facet that a text names.
func (x *Index) valuesNamed(f facet.Name, s string, now time.Time) []string {
	if s == facet.None || slices.ContainsFunc(x.meta.Vocabulary[f], func(v facet.Value) bool { return v.ID == s }) {
		return []string{s}
	}
	if _, known := territory.Get(territory.Code(strings.ToUpper(s))); known && f.Place() != 0 {
		return []string{strings.ToUpper(s)}
	}
	var named [][]string
	for _, r := range x.book().Read(s, x.situation(now)) {
		if r.Facet == f && r.NameStart == 0 && r.NameEnd == len(s) {
			named = append(named, r.Values)
		}
	}
	if len(named) == 1 {
		return named[0]
	}
	if column := x.facets[f](); column.err == nil {
		if _, known := column.number[s]; known {
			return []string{s}
		}
	}
	return nil
}

func (x *Index) situation(now time.Time) understand.Situation {
	return understand.Situation{Now: now, Zone: x.zone, Common: x.isCommon}
}

// commonSample is how many texts are looked at to tell whether a word is a
// common one: the first ones by address, so that the answer depends on nothing else.
const commonSample = 20

// isCommon reports whether a word stands in small letters in the texts of the
// site: names of places never do.
func (x *Index) isCommon(word text.Term) bool {
	docs, err := x.documentsWith(word.Word)
	if err != nil {
		return false
	}
	for _, doc := range docs[:min(len(docs), commonSample)] {
		_, stored, err := x.Stored(doc)
		if err != nil {
			return false
		}
		for _, t := range x.rules.Terms(nil, stored) {
			if t.Word == word.Word && strings.HasPrefix(stored[t.Start:], word.Word[:1]) {
				return true
			}
		}
	}
	return false
}

// planWords parts words into readings and groups.
func (x *Index) planWords(p *plan, part query.Part, r *Request, asWords bool) {
	from := len(p.readings)
	for _, reading := range x.book().Read(part.Text, x.situation(r.Now)) {
		reading.Start += part.TextStart
		reading.End += part.TextStart
		reading.NameStart += part.TextStart
		reading.NameEnd += part.TextStart
		if asWords && reading.Facet == facet.Kind {
			reading.Applied = false
		}
		p.readings = append(p.readings, reading)
	}
	q := x.rules.Query(part.Text)
	q.AddSynonyms(x.synonyms)
	q.JoinNeighbours(x.has)
	for i := range p.readings[from:] {
		reading := &p.readings[from+i]
		if !reading.Applied {
			continue
		}
		c := clause{start: reading.Start, end: reading.End, text: p.query.Text[reading.NameStart:reading.NameEnd], reading: reading}
		if !reading.Strict() {
			named := x.rules.Query(c.text)
			named.AddSynonyms(x.synonyms)
			c.ways = waysOf(named.Groups())
		}
		p.add(c)
	}
	last := part.End == len(p.query.Text)
	for _, g := range q.Groups() {
		start, end := q.Words[g.From].Start+part.TextStart, q.Words[g.To-1].End+part.TextStart
		if slices.ContainsFunc(p.readings[from:], func(r understand.Reading) bool {
			return r.Applied && r.Start < end && start < r.End
		}) {
			continue
		}
		words := q.Words[g.From:g.To]
		c := clause{start: start, end: end, text: p.query.Text[start:end], ways: g.Ways, optional: g.Optional}
		if !slices.ContainsFunc(p.readings[from:], func(r understand.Reading) bool { return r.Start < end && start < r.End }) {
			c.words, c.offset = words, part.TextStart // what has a meaning is not a mistake
		}
		if last && end == len(p.query.Text) {
			c.typed, c.prefix = true, words[len(words)-1].Word
		}
		p.add(c)
	}
}

// waysOf are the ways to meet all of some groups, few of them: the words as they
// stand, then with each other way of one group.
func waysOf(groups []text.Group) [][]string {
	var plainWay []string
	for _, g := range groups {
		plainWay = append(plainWay, g.Ways[0]...)
	}
	if len(plainWay) == 0 {
		return nil
	}
	ways := [][]string{plainWay}
	for i, g := range groups {
		for _, way := range g.Ways[1:] {
			var other []string
			for j, o := range groups {
				if j == i {
					other = append(other, way...)
				} else {
					other = append(other, o.Ways[0]...)
				}
			}
			ways = append(ways, other)
		}
	}
	return ways
}
