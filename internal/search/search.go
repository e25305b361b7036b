package search

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"portulan/internal/diag"
	"portulan/internal/search/facet"
	"portulan/internal/search/query"
	"portulan/internal/search/text"
	"portulan/internal/search/understand"
)

// maxClauses is how many parts of a query are told apart, a bit each.
const maxClauses = 64

// Search answers a request. The error is a [diag.Fault] where the request is at
// fault, and the cause of the context where that is done.
func (x *Index) Search(ctx context.Context, r Request) (*Answer, error) {
	e, corrections, whole, err := x.find(ctx, &r)
	if err != nil {
		return nil, err
	}
	found := e.found()
	if r.Limit > 0 {
		e.sort(found)
	}
	a := &Answer{Query: e.plan.query.Text, Now: r.Now, Total: len(found), Hits: []Hit{}, Partial: !whole && len(found) > 0, Corrections: corrections}
	a.Readings = e.readings()
	if len(found) == 0 {
		if err := x.countWithout(ctx, a, &r); err != nil {
			return nil, err
		}
	}
	for _, doc := range found[min(r.Offset, len(found)):min(r.Offset+r.Limit, len(found))] {
		hit, err := e.hit(doc)
		if err != nil {
			return nil, err
		}
		a.Hits = append(a.Hits, hit)
		for _, word := range hit.Missing {
			if !slices.Contains(a.Missing, word) {
				a.Missing = append(a.Missing, word)
			}
		}
	}
	for _, f := range r.Facets {
		count, err := e.count(f)
		if err != nil {
			return nil, err
		}
		a.Facets = append(a.Facets, count)
	}
	return a, ctx.Err()
}

// All returns the addresses of all that is found, in their order, whatever the
// limit and the offset of the request. The error is that of Search.
func (x *Index) All(ctx context.Context, r Request) ([]string, error) {
	r.Limit, r.Offset = 0, 0
	e, _, _, err := x.find(ctx, &r)
	if err != nil {
		return nil, err
	}
	found := e.hits()
	addresses := make([]string, len(found))
	for i, doc := range found {
		addresses[i] = x.columns.Addresses[doc]
	}
	return addresses, nil
}

// find evaluates a request, and reports whether what it finds has all words.
func (x *Index) find(ctx context.Context, r *Request) (e *evaluation, corrections []Correction, whole bool, err error) {
	if err := check(r); err != nil {
		return nil, nil, false, err
	}
	e, corrections, err = x.prepare(r.Query, r)
	if err != nil {
		return nil, nil, false, err
	}
	if err := e.run(ctx); err != nil {
		return nil, nil, false, err
	}
	if whole = e.settle(); !whole || !e.finds() {
		if again := x.asWords(ctx, e); again != nil {
			return again, corrections, true, nil
		}
	}
	return e, corrections, whole, nil
}

// check says what is wrong with a request, its query aside.
func check(r *Request) error {
	if r.Sort != "" && !slices.Contains(Sorts(), r.Sort) {
		return diag.NewFault(diag.QuerySortUnknown, "sort", string(r.Sort))
	}
	if r.Limit < 0 || r.Limit > MaxLimit {
		return diag.NewFault(diag.QueryPageFar, "text", strconv.Itoa(r.Limit), "limit", strconv.Itoa(MaxLimit))
	}
	if r.Offset < 0 || r.Offset > MaxOffset {
		return diag.NewFault(diag.QueryPageFar, "text", strconv.Itoa(r.Offset), "limit", strconv.Itoa(MaxOffset))
	}
	for f := range r.Filter {
		if !f.Known() {
			return diag.NewFault(diag.QueryFacetUnknown, "facet", string(f))
		}
	}
	for _, f := range r.Facets {
		if !f.Known() {
			return diag.NewFault(diag.QueryFacetUnknown, "facet", string(f))
		}
	}
	return nil
}

func isFacet(name string) bool {
	_, known := facet.Named(text.Fold(name))
	return known
}

// prepare plans a query. Words that no record has are corrected first, and the
// query is then read anew.
func (x *Index) prepare(s string, r *Request) (*evaluation, []Correction, error) {
	p, err := x.parse(s, r)
	if err != nil {
		return nil, nil, err
	}
	mistakes := x.mistakes(p)
	if len(mistakes) == 0 {
		return x.evaluation(p, r), nil, nil
	}
	corrected, doubtful := mend(s, mistakes)
	if p, err = x.parse(corrected, r); err != nil {
		return nil, nil, err
	}
	p.doubt(doubtful)
	corrections := make([]Correction, len(mistakes))
	for i, m := range mistakes {
		corrections[i] = Correction{From: s[m.start:m.end], To: m.meant}
	}
	return x.evaluation(p, r), corrections, nil
}

func (x *Index) parse(s string, r *Request) (*plan, error) {
	q, err := query.Parse(s, isFacet)
	if err != nil {
		return nil, err
	}
	p := x.plan(q, r, false)
	if len(p.clauses) > maxClauses {
		return nil, diag.NewFault(diag.QueryManyWords, "count", strconv.Itoa(len(p.clauses)), "limit", strconv.Itoa(maxClauses))
	}
	return p, nil
}

func (x *Index) evaluation(p *plan, r *Request) *evaluation {
	return &evaluation{Index: x, request: r, plan: p, now: unix(r.Now)}
}

// asWords evaluates a query once more, with the kinds of records in it as words,
// where they found nothing and all the words are met: "projet" and "programme"
// are everyday words too. Statuses, amounts and dates stay what they say, and
// nothing open is then the answer; see countWithout.
func (x *Index) asWords(ctx context.Context, e *evaluation) *evaluation {
	if !slices.ContainsFunc(e.plan.readings, func(r understand.Reading) bool { return r.Applied && r.Facet == facet.Kind }) {
		return nil
	}
	again := x.evaluation(x.plan(e.plan.query, e.request, true), e.request)
	if len(again.plan.clauses) > maxClauses || again.run(ctx) != nil || !again.settle() || !again.finds() {
		return nil
	}
	return again
}

// countWithout says how many records there are without each of the readings of
// an answer that has none.
func (x *Index) countWithout(ctx context.Context, a *Answer, r *Request) error {
	for i := range a.Readings {
		reading := &a.Readings[i]
		if !reading.Applied {
			continue
		}
		p, err := x.parse(reading.Without, r)
		if err != nil {
			return err
		}
		e := x.evaluation(p, r)
		if err := e.run(ctx); err != nil {
			return err
		}
		if e.settle() {
			reading.WithoutTotal = len(e.found())
		}
	}
	return nil
}

// readings are those of the plan as the answer tells them.
func (e *evaluation) readings() []Reading {
	s := e.plan.query.Text
	var list []Reading
	for _, r := range e.plan.readings {
		reading := Reading{
			Start: r.Start, End: r.End, Facet: r.Facet, Values: r.Values, Range: r.Range, Applied: r.Applied, Label: s[r.Start:r.End],
		}
		if r.Range == nil {
			var labels []string
			for _, v := range r.Values {
				labels = append(labels, e.label(r.Facet, v))
			}
			reading.Label = strings.Join(labels, ", ")
		}
		if r.Applied {
			reading.AsWords = s[:r.Start] + `"` + s[r.Start:r.End] + `"` + s[r.End:]
			reading.Without = strings.Join(strings.Fields(s[:r.Start]+s[r.End:]), " ")
		} else if r.Range == nil {
			reading.AsFilter = s[:r.Start] + e.filter(r.Facet, r.Values, s[r.NameStart:r.NameEnd]) + s[r.End:]
		}
		list = append(list, reading)
	}
	return list
}

// filter writes a choice of values as one types it: secteur:design. It is in the
// reader's own words where they name these values and no other.
func (e *evaluation) filter(f facet.Name, values []string, words string) string {
	texts := values
	if slices.Equal(e.valuesNamed(f, words, e.request.Now), values) {
		texts = []string{words}
	}
	var filters []string
	for _, v := range texts {
		filters = append(filters, f.Typed(e.meta.Language)+":"+quoted(v))
	}
	return strings.Join(filters, " ")
}

// quoted is a value as one types it: in quotes if it has spaces.
func quoted(value string) string {
	if strings.ContainsFunc(value, unicode.IsSpace) {
		return `"` + value + `"`
	}
	return value
}

// none is what people call the value of records that say nothing of a facet.
var none = diag.Text{FR: "Non renseigné", EN: "Not stated"}

func (x *Index) label(f facet.Name, value string) string {
	if value == facet.None {
		return none.In(x.meta.Language)
	}
	return x.meta.Vocabulary.Label(f, value)
}

// hit makes the result of a document.
func (e *evaluation) hit(doc uint32) (Hit, error) {
	card, stored, err := e.Stored(doc)
	if err != nil {
		return Hit{}, err
	}
	m := e.moment(doc)
	h := Hit{
		Address: e.columns.Addresses[doc], Kind: card.Kind, Label: card.Label, Facts: card.Facts,
		Status: m.Status, Score: e.score[doc], Title: e.marked(card.Title), Excerpt: e.excerpt(stored),
	}
	if m.Closes > 0 {
		closes := time.Unix(m.Closes, 0).In(e.zone)
		h.Closes = &closes
	}
	for i, c := range e.plan.clauses {
		if bit := uint64(1) << i; e.needed&bit != 0 && e.matched[doc]&bit == 0 {
			h.Missing = append(h.Missing, c.text)
		}
	}
	return h, nil
}
