package directory

import (
	"cmp"
	"slices"
)

// actionOrder is the statuses in the order in which they call for action.
var actionOrder = []Status{ClosingSoon, Open, AlwaysOpen, Upcoming, Announced, Unknown, Suspended, Exhausted, Closed, Cancelled}

// Statuses returns every status, in the order in which they call for action.
func Statuses() []Status { return slices.Clone(actionOrder) }

func compareStatuses(a, b Status) int {
	return cmp.Compare(slices.Index(actionOrder, a), slices.Index(actionOrder, b))
}

// CompareActions orders states by what one must do first: those that are open by
// their deadline, those to come by their opening, those that are over with the
// last one first. A date that is not known comes last.
func CompareActions(a, b State) int {
	if a.Status != b.Status {
		return compareStatuses(a.Status, b.Status)
	}
	switch {
	case a.Status.IsOpen():
		return CompareDeadlines(a.Closes, b.Closes)
	case a.Status == Closed:
		return b.Closes.End().Compare(a.Closes.End())
	}
	if none := a.Opens.IsZero(); none != b.Opens.IsZero() {
		if none {
			return 1
		}
		return -1
	}
	return a.Opens.Start.Compare(b.Opens.Start)
}
