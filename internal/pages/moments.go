package pages

import (
	"bytes"
	"fmt"
	"html/template"
	"maps"
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
	for i, m := range s.timeline(c) {
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
	From    time.Time
	Count   int
	Unknown bool // it is not foreseen so far
}

// farthest is how many changes of a number a page foresees. Beyond them it gives no
// number.
const farthest = 12

// tally is how many of the calls a condition holds for now, and what that number
// becomes.
func (s *Site) tally(calls []*directory.Call, holds func(c *directory.Call, m directory.Moment) bool) (int, []tally) {
	count := 0
	changes := map[time.Time]int{}
	for _, c := range calls {
		held := false
		for i, m := range s.timeline(c) {
			is := holds(c, m)
			switch {
			case i == 0 && is:
				count++
			case i > 0 && is && !held:
				changes[m.From.UTC()]++
			case i > 0 && !is && held:
				changes[m.From.UTC()]--
			}
			held = is
		}
	}
	maps.DeleteFunc(changes, func(_ time.Time, by int) bool { return by == 0 })
	var later []tally
	number := count
	for i, at := range slices.SortedFunc(maps.Keys(changes), time.Time.Compare) {
		if i == farthest {
			return count, append(later, tally{From: at, Unknown: true})
		}
		number += changes[at]
		later = append(later, tally{From: at, Count: number})
	}
	return count, later
}

// isOneOf is the condition that a call has one of the statuses.
func isOneOf(statuses []directory.Status) func(*directory.Call, directory.Moment) bool {
	return func(_ *directory.Call, m directory.Moment) bool { return slices.Contains(statuses, m.State.Status) }
}

// timeline is what a call becomes from now on, found once.
func (s *Site) timeline(c *directory.Call) []directory.Moment {
	known, ok := s.timelines.Load(c)
	if !ok {
		known, _ = s.timelines.LoadOrStore(c, c.TimelineSince(s.now))
	}
	return known.([]directory.Moment)
}

// coming are the calls for which a condition does not hold now, and is to.
func (s *Site) coming(calls []*directory.Call, holds func(*directory.Call, directory.Moment) bool) []*directory.Record {
	var list []*directory.Record
	for _, c := range calls {
		timeline := s.timeline(c)
		is := func(m directory.Moment) bool { return holds(c, m) }
		if !is(timeline[0]) && slices.ContainsFunc(timeline[1:], is) {
			list = append(list, c.Header())
		}
	}
	return list
}

// openStatuses are those of the calls to which one may apply.
var openStatuses = slices.DeleteFunc(directory.Statuses(), func(s directory.Status) bool { return !s.IsOpen() })
