package search

import (
	"context"
	"math/bits"
	"slices"

	"portulan/internal/directory"
	"portulan/internal/plain"
	"portulan/internal/search/facet"
	"portulan/internal/search/understand"
	"portulan/internal/territory"
)

// evaluation is one request on its way. Documents are numbered by address.
type evaluation struct {
	*Index
	request *Request
	plan    *plan
	now     int64

	score   []float64
	matched []uint64        // which clauses of words each document meets, a bit each
	out     []bool          // documents left out: by exclusions, ranges, and words that they lack
	needed  uint64          // the clauses of words that must be met
	met     map[string]bool // terms to mark in excerpts
	begun   []string        // beginnings of words to mark
	choices map[facet.Name][]string

	// A document that fails the choices of one facet alone is still counted for
	// the values of that facet. Failed are how many facets it fails, and the last
	// of them.
	failed     []uint8
	lastFailed []uint8
}

// run matches every document against the plan.
func (e *evaluation) run(ctx context.Context) error {
	n := e.size()
	e.score, e.matched, e.out = make([]float64, n), make([]uint64, n), make([]bool, n)
	e.failed, e.lastFailed = make([]uint8, n), make([]uint8, n)
	e.met = map[string]bool{}
	e.choices = map[facet.Name][]string{}
	for f, values := range e.request.Filter {
		e.choose(f, values)
	}
	for i := range e.plan.clauses {
		if err := e.clause(ctx, i); err != nil {
			return err
		}
	}
	for _, r := range e.request.Ranges {
		e.within(r, false)
	}
	return e.fail()
}

func (e *evaluation) choose(f facet.Name, values []string) {
	for _, v := range values {
		if !slices.Contains(e.choices[f], v) {
			e.choices[f] = append(e.choices[f], v)
		}
	}
}

// clause takes one clause of the plan into account.
func (e *evaluation) clause(ctx context.Context, i int) error {
	c := &e.plan.clauses[i]
	if r := c.reading; r != nil && (r.Strict() || len(c.ways) == 0) {
		return e.strict(c)
	}
	found, err := e.words(ctx, c)
	if err != nil {
		return err
	}
	if found == nil { // nothing but stop words
		return nil
	}
	if c.not {
		for doc, score := range found {
			e.out[doc] = e.out[doc] || score > 0
		}
		return nil
	}
	bit := uint64(1) << i
	if !c.optional {
		e.needed |= bit
	}
	for doc, score := range found {
		if score > 0 {
			e.score[doc] += score
			e.matched[doc] |= bit
		}
	}
	if c.reading != nil {
		is, err := e.having(c.reading.Facet, c.reading.Values)
		if err != nil {
			return err
		}
		worth := Meant * slices.Max(append(found, 0))
		for doc := range e.matched {
			if is(uint32(doc)) {
				e.matched[doc] |= bit
				e.score[doc] += worth
			}
		}
	}
	return nil
}

// strict leaves out what does not fit a filter or a strict reading.
func (e *evaluation) strict(c *clause) error {
	r := c.reading
	switch {
	case r.Range != nil:
		e.within(*r.Range, c.not)
	case c.not:
		is, err := e.having(r.Facet, r.Values)
		if err != nil {
			return err
		}
		for doc := range e.out {
			e.out[doc] = e.out[doc] || is(uint32(doc))
		}
	default:
		e.choose(r.Facet, r.Values)
	}
	return nil
}

// words scores the documents that meet a clause of words; nil where it has no
// word that is indexed.
func (e *evaluation) words(ctx context.Context, c *clause) (scores, error) {
	mark := func(terms ...string) {
		for _, t := range terms {
			if !c.not {
				e.met[t] = true
			}
		}
	}
	switch {
	case c.phrase:
		found, terms, err := e.Index.phrase(ctx, c.text)
		mark(terms...)
		return found, err
	case len(c.ways) == 0 && c.prefix != "":
		if !c.not {
			e.begun = append(e.begun, c.prefix)
		}
		found, _, err := e.prefixed(ctx, c.prefix)
		return found, err
	case len(c.ways) == 0:
		return nil, nil
	}
	for _, way := range c.ways {
		mark(way...)
	}
	found, err := e.group(ctx, c.ways)
	if err != nil || !c.typed || len(c.prefix) < minBegun || found.any() && !e.request.Typing {
		return found, err
	}
	begun, terms, err := e.prefixed(ctx, c.prefix)
	if err != nil {
		return nil, err
	}
	if len(terms) > 0 && len(c.ways[0]) == 1 {
		e.begun = append(e.begun, c.prefix)
		found.best(begun, 1)
	}
	return found, nil
}

// minBegun is how many letters the beginning of a word has at least.
const minBegun = 2

// within leaves out the documents out of a range, or in it.
func (e *evaluation) within(r understand.Range, not bool) {
	for doc := range e.out {
		if e.inRange(uint32(doc), r) == not {
			e.out[doc] = true
		}
	}
}

// inRange reports whether a document has, or may have, a value in a range.
func (e *evaluation) inRange(doc uint32, r understand.Range) bool {
	switch r.Column {
	case understand.Amount:
		low, high := e.columns.Min[doc], e.columns.Max[doc]
		return high > 0 && low <= r.Max && high >= r.Min
	case understand.Closes:
		closes := e.moment(doc).Closes
		return closes > 0 && r.Min <= closes && closes <= r.Max
	case understand.Opens:
		opens := e.moment(doc).Opens
		return opens > 0 && r.Min <= opens && opens <= r.Max
	}
	return false
}

// moment is where a call stands at the instant of the request.
func (e *evaluation) moment(doc uint32) Moment { return at(e.columns.Timelines[doc], e.now) }

// having returns a test: whether a document has any of the values of a facet.
func (e *evaluation) having(f facet.Name, values []string) (func(doc uint32) bool, error) {
	switch {
	case f == facet.Status:
		return func(doc uint32) bool {
			status := e.moment(doc).Status
			return slices.Contains(values, string(status)) || status == "" && slices.Contains(values, facet.None)
		}, nil
	case f.Place() != 0:
		return e.reaching(f, values), nil
	}
	column := e.facets[f]()
	if column.err != nil {
		return nil, column.err
	}
	wanted := make([]bool, len(column.ids))
	for _, v := range values {
		if number, known := column.number[v]; known {
			wanted[number] = true
		}
	}
	none := slices.Contains(values, facet.None)
	return func(doc uint32) bool {
		of := column.of(doc)
		return none && len(of) == 0 || slices.ContainsFunc(of, func(v uint32) bool { return wanted[v] })
	}, nil
}

// reaching is having for a facet of places, whose values may be any territory.
func (e *evaluation) reaching(f facet.Name, values []string) func(doc uint32) bool {
	column := e.facets[f]()
	reached := make([]bool, len(e.columns.Grounds))
	for g, ground := range e.columns.Grounds {
		for _, v := range values {
			reached[g] = reached[g] || ground.reaches(territory.Code(v), e.named()[g]) || v == facet.None && len(column.reached[g]) == 0
		}
	}
	return func(doc uint32) bool { return reached[e.columns.GroundOf[doc]] }
}

// fail finds which choices of facets each document fails.
func (e *evaluation) fail() error {
	for i, f := range facet.All {
		values := e.choices[f]
		if len(values) == 0 {
			continue
		}
		is, err := e.having(f, values)
		if err != nil {
			return err
		}
		for doc := range e.failed {
			if !is(uint32(doc)) {
				e.failed[doc]++
				e.lastFailed[doc] = uint8(i)
			}
		}
	}
	return nil
}

// settle keeps the documents that meet all words, and reports true; or where
// none does, those that meet as many as any does.
func (e *evaluation) settle() (whole bool) {
	most := 0
	for doc, matched := range e.matched {
		if !e.out[doc] && e.failed[doc] == 0 {
			most = max(most, bits.OnesCount64(matched&e.needed))
		}
	}
	whole = most == bits.OnesCount64(e.needed)
	for doc, matched := range e.matched {
		e.out[doc] = e.out[doc] || bits.OnesCount64(matched&e.needed) < most || most == 0 && e.needed != 0
	}
	return whole
}

// finds reports whether any document is found.
func (e *evaluation) finds() bool {
	for doc := range e.out {
		if e.isFound(doc) {
			return true
		}
	}
	return false
}

func (e *evaluation) isFound(doc int) bool { return !e.out[doc] && e.failed[doc] == 0 }

// found are the documents found, by address.
func (e *evaluation) found() []uint32 {
	var found []uint32
	for doc := range e.out {
		if e.isFound(doc) {
			found = append(found, uint32(doc))
		}
	}
	return found
}

// hits are the documents found, in order.
func (e *evaluation) hits() []uint32 {
	found := e.found()
	e.sort(found)
	return found
}

// count counts the values of a facet.
func (e *evaluation) count(f facet.Name) (Count, error) {
	place := uint8(slices.Index(facet.All, f))
	c := Count{Facet: f, Label: f.Label(e.meta.Language), Values: []ValueCount{}}
	numbers := map[string]int{}
	if f == facet.Status {
		for doc := range e.out {
			if e.counted(doc, place) {
				numbers[statusValue(e.moment(uint32(doc)).Status)]++
			}
		}
	} else {
		column := e.facets[f]()
		if column.err != nil {
			return c, column.err
		}
		counts := make([]int, len(column.ids))
		for doc := range e.out {
			if !e.counted(doc, place) {
				continue
			}
			of := column.of(uint32(doc))
			if len(of) == 0 {
				numbers[facet.None]++
			}
			for _, v := range of {
				counts[v]++
			}
		}
		for i, n := range counts {
			if n > 0 {
				numbers[column.ids[i]] = n
			}
		}
	}
	for _, v := range e.choices[f] {
		numbers[v] += 0 // a value that is chosen is told of even if nothing has it
	}
	column := e.facets[f]()
	keys := make(map[string]string, len(numbers)) // the labels as they are sorted
	for v, n := range numbers {
		value := ValueCount{Value: v, Count: n, Chosen: slices.Contains(e.choices[f], v)}
		if i, known := column.number[v]; known {
			value.Label, keys[v] = column.labels[i], column.sorted[i]
		} else {
			value.Label = e.label(f, v)
			keys[v] = plain.Words(value.Label)
		}
		c.Values = append(c.Values, value)
	}
	sortValues(c.Values, keys)
	return c, nil
}

// counted reports whether a document counts for the values of a facet.
func (e *evaluation) counted(doc int, place uint8) bool {
	return !e.out[doc] && (e.failed[doc] == 0 || e.failed[doc] == 1 && e.lastFailed[doc] == place)
}

func statusValue(s directory.Status) string {
	if s == "" {
		return facet.None
	}
	return string(s)
}
