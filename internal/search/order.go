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
	var urgency []urgency // by document
	if s := e.request.Sort; s == ByDeadline || e.needed == 0 && (s == "" || s == ByRelevance) {
		urgency = e.urgency(docs)
	}
	byDeadline := func(a, b uint32) int { return urgency[a].compare(urgency[b]) }
	byRelevance := func(a, b uint32) int {
		if c := cmp.Compare(e.score[b], e.score[a]); c != 0 || e.needed != 0 {
			return c
		}
		return byDeadline(a, b) // without words, what calls for action comes first
	}
	compare := map[Sort]func(a, b uint32) int{
		"": byRelevance, ByRelevance: byRelevance, ByDeadline: byDeadline,
		ByDate:   func(a, b uint32) int { return cmp.Compare(e.columns.Published[b], e.columns.Published[a]) },
		ByAmount: func(a, b uint32) int { return cmp.Compare(e.amount(b), e.amount(a)) },
		ByName:   func(a, b uint32) int { return cmp.Compare(e.columns.ByTitle[a], e.columns.ByTitle[b]) },
	}[e.request.Sort]
	slices.SortFunc(docs, func(a, b uint32) int { return cmp.Or(compare(a, b), cmp.Compare(a, b)) })
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

// urgency is the place of a record among those that call for action, in the order
// of [directory.CompareActions]; after them comes all that is no call.
type urgency struct {
	rank    int
	instant int64 // of what is left to do
}

func (u urgency) compare(o urgency) int {
	return cmp.Or(cmp.Compare(u.rank, o.rank), cmp.Compare(u.instant, o.instant))
}

// urgency finds that of some documents, by document.
func (e *evaluation) urgency(docs []uint32) []urgency {
	list := make([]urgency, e.size())
	for _, doc := range docs {
		m, u := e.moment(doc), &list[doc]
		switch {
		case m.Status == "":
			u.rank = len(actionOrder)
			continue
		case m.Status.IsOpen():
			u.instant = orLast(m.Closes)
		case m.Status == directory.Closed:
			u.instant = -m.Closes // the last one first
		default:
			u.instant = orLast(m.Opens)
		}
		u.rank = slices.Index(actionOrder, m.Status)
	}
	return list
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
