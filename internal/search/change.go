package search

import (
	"slices"
	"time"
)

// Zone is the zone of the site: that of dates in queries, and of answers.
func (x *Index) Zone() *time.Location { return x.zone }

// NextChange is the first instant after now at which the status of a call changes:
// until then, the same request has the same answer. It is zero for never.
func (x *Index) NextChange(now time.Time) time.Time {
	changes := x.changes()
	i, found := slices.BinarySearch(changes, now.Unix())
	if found {
		i++
	}
	if i == len(changes) {
		return time.Time{}
	}
	return time.Unix(changes[i], 0).In(x.zone)
}

// readChanges lists the instants at which a status changes, in their order.
func (x *Index) readChanges() []int64 {
	var changes []int64
	for _, timeline := range x.columns.Timelines {
		for _, m := range timeline {
			changes = append(changes, m.From)
		}
	}
	slices.Sort(changes)
	return slices.Compact(changes)
}
