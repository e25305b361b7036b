package search

import (
	"cmp"
	"slices"
	"strings"

	"portulan/internal/directory"
	"portulan/internal/search/facet"
)

// sort puts documents in the order that is asked for. Documents come by address,
// and those that are equal stay so.
func (e *evaluation) sort(docs []uint32) {
	compare := map[Sort]func(a, b uint32) int{
		"": e.byRelevance, ByRelevance: e.byRelevance, ByDeadline: e.byDeadline,
		ByDate:   func(a, b uint32) int { return cmp.Compare(e.columns.Published[b], e.columns.Published[a]) },
		ByAmount: func(a, b uint32) int { return cmp.Compare(e.amount(b), e.amount(a)) },
		ByName:   func(a, b uint32) int { return cmp.Compare(e.columns.ByTitle[a], e.columns.ByTitle[b]) },
	}[e.request.Sort]
	slices.SortFunc(docs, func(a, b uint32) int { return cmp.Or(compare(a, b), cmp.Compare(a, b)) })
}

// byRelevance puts first what fits best. Without words, what calls for action
// comes first.
func (e *evaluation) byRelevance(a, b uint32) int {
	if c := cmp.Compare(e.score[b], e.score[a]); c != 0 || e.needed != 0 {
		return c
	}
	return e.byDeadline(a, b)
}

// amount is the most money that is known of a document; what has no bound counts
// for its least.
func (e *evaluation) amount(doc uint32) int64 {
	if most := e.columns.Max[doc]; most != Unbounded {
		return most
	}
	return e.columns.Min[doc]
}

// actionOrder is the order in which statuses call for action.
var actionOrder = directory.Statuses()

// byDeadline puts calls in the order in which one must act: those that are open
// by their deadline, those to come by their opening, those that are over with the
// last one first; then all that is no call.
func (e *evaluation) byDeadline(a, b uint32) int {
	x, y := e.moment(a), e.moment(b)
	rank := func(m Moment) int {
		if m.Status == "" {
			return len(actionOrder)
		}
		return slices.Index(actionOrder, m.Status)
	}
	if c := cmp.Compare(rank(x), rank(y)); c != 0 {
		return c
	}
	switch {
	case x.Status.IsOpen():
		return cmp.Compare(orLast(x.Closes), orLast(y.Closes))
	case x.Status == directory.Closed:
		return cmp.Compare(y.Closes, x.Closes)
	}
	return cmp.Compare(orLast(x.Opens), orLast(y.Opens))
}

// orLast puts no instant after all others.
func orLast(instant int64) int64 {
	if instant == 0 {
		return 1<<63 - 1
	}
	return instant
}

// sortValues orders the values of a facet: those of the most records first, those
// that say nothing last. The keys are the labels as they are sorted, by value.
func sortValues(values []ValueCount, keys map[string]string) {
	slices.SortFunc(values, func(a, b ValueCount) int {
		if last := facet.None; (a.Value == last) != (b.Value == last) {
			if a.Value == last {
				return 1
			}
			return -1
		}
		return cmp.Or(cmp.Compare(b.Count, a.Count), strings.Compare(keys[a.Value], keys[b.Value]), strings.Compare(a.Value, b.Value))
	})
}
