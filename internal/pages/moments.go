package pages

import (
	"bytes"
	"fmt"
	"html/template"
	"slices"
	"strconv"
	"time"

	"portulan/internal/directory"
)

// moment is a call at an instant, as a component shows it.
type moment struct {
	directory.State
	Call *directory.Call
	Page *view // that the component stands on; nil where it is the same on all
	At   time.Time
}

// moments is a component given a call at the instant of the build, and each
// thing that it becomes by itself afterwards, in a template with the instant
// from which that is true. The script status.js puts it in its place then, so
// that no page says of a call what was true once.
func (s *Site) moments(component string, call any, page ...*view) (template.HTML, error) {
	c, ok := call.(*directory.Call)
	if r, of := call.(*directory.Record); of {
		c, ok = s.directory.Call(r.ID), true
	}
	if !ok || c == nil {
		return "", fmt.Errorf("moments of %T", call)
	}
	var v *view
	if len(page) > 0 {
		v = page[0]
	}
	var all, before bytes.Buffer
	for i, m := range c.TimelineSince(s.now) {
		var b bytes.Buffer
		if err := s.theme.parts.ExecuteTemplate(&b, component, moment{m.State, c, v, m.From.In(s.Location)}); err != nil {
			return "", err
		}
		said := bytes.TrimSpace(b.Bytes())
		switch {
		case i == 0:
			all.Write(said)
		case bytes.Equal(said, before.Bytes()):
			continue
		default:
			fmt.Fprintf(&all, `<template data-from="%s">%s</template>`, stamp(m.From), said)
		}
		before.Reset()
		before.Write(said)
	}
	return template.HTML(all.String()), nil
}

// stamp is an instant as scripts count: milliseconds since 1970.
func stamp(t time.Time) string { return strconv.FormatInt(t.UnixMilli(), 10) }

// placing is the instant by which a list places a call among those of its
// status, as [Site.inOrderOfAction] does; empty where there is none. It is given
// a state, or a moment.
func placing(of any) string {
	state, ok := of.(directory.State)
	if m, is := of.(moment); is {
		state, ok = m.State, true
	}
	if !ok {
		return ""
	}
	v := state.Opens
	if state.Status.IsOpen() || state.Status == directory.Closed {
		if state.Closes.IsZero() {
			return ""
		}
		return stamp(state.Closes.End())
	}
	if v.IsZero() {
		return ""
	}
	return stamp(v.Start)
}

// tally is a number from an instant on.
type tally struct {
	From  time.Time
	Count int
}

// farthest is how many changes of a number of open calls a page foresees. What it
// says beyond them is nothing.
const farthest = 12

// countOpen is how many of the calls are open now, and what that number becomes.
func (s *Site) countOpen(of func(c *directory.Call) bool) (int, []tally) {
	count := 0
	changes := map[time.Time]int{}
	for _, c := range s.directory.Calls {
		if !of(c) {
			continue
		}
		if c.State(s.now).Status.IsOpen() {
			count++
		}
		for _, change := range s.openings()[c] {
			changes[change.From] += change.Count
		}
	}
	instants := make([]time.Time, 0, len(changes))
	for at, by := range changes {
		if by != 0 {
			instants = append(instants, at)
		}
	}
	slices.SortFunc(instants, time.Time.Compare)
	var later []tally
	number := count
	for i, at := range instants {
		if number += changes[at]; i == farthest {
			number = 0
		}
		later = append(later, tally{at, number})
		if i == farthest {
			break
		}
	}
	return count, later
}

// findOpenings finds when each call opens and closes from now on: a tally of 1
// or of -1.
func (s *Site) findOpenings() map[*directory.Call][]tally {
	all := map[*directory.Call][]tally{}
	for _, c := range s.directory.Calls {
		timeline := c.TimelineSince(s.now)
		for i, m := range timeline[1:] {
			if was, is := timeline[i].State.Status.IsOpen(), m.State.Status.IsOpen(); is && !was {
				all[c] = append(all[c], tally{m.From.UTC(), 1})
			} else if was && !is {
				all[c] = append(all[c], tally{m.From.UTC(), -1})
			}
		}
	}
	return all
}

// coming are the calls that a list will hold once they have one of its
// statuses, and does not hold now.
func (s *Site) coming(calls []*directory.Call, statuses []directory.Status) []*directory.Record {
	var list []*directory.Record
	for _, c := range calls {
		timeline := c.TimelineSince(s.now)
		is := func(m directory.Moment) bool { return slices.Contains(statuses, m.State.Status) }
		if !is(timeline[0]) && slices.ContainsFunc(timeline[1:], is) {
			list = append(list, c.Header())
		}
	}
	return list
}

// openStatuses are those of the calls to which one may apply.
var openStatuses = []directory.Status{directory.ClosingSoon, directory.Open, directory.AlwaysOpen}
