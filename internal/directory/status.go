package directory

import (
	"slices"
	"time"

	"portulan/internal/when"
)

// Status is where a call stands at an instant.
type Status string

// The statuses.
const (
	Announced   Status = "announced"    // a forecast without a firm date
	Upcoming    Status = "upcoming"     // opens on a known date
	Open        Status = "open"         // takes applications until a known date
	AlwaysOpen  Status = "permanent"    // takes applications, with no end in sight
	ClosingSoon Status = "closing-soon" // open, and closes within [SoonDays]
	Closed      Status = "closed"
	Suspended   Status = "suspended"
	Cancelled   Status = "cancelled"
	Exhausted   Status = "exhausted"
	Unknown     Status = "unknown" // nothing says: not open
)

// SoonDays is how many days before its end a call is said to close soon.
const SoonDays = 14

// IsOpen reports whether applications are taken.
func (s Status) IsOpen() bool { return s == Open || s == AlwaysOpen || s == ClosingSoon }

// State is a call's status at an instant, and what it rests on.
type State struct {
	Status      Status
	Opens       when.Value // the opening that matters now; may be zero or vague
	Closes      when.Value // the deadline that matters now; may be zero or vague
	Window      *Window    // the window that decides; nil where none does
	Strand      *Strand    // the strand that it belongs to; nil for the call's own
	Unconfirmed bool       // the forecast season has passed, and no date was given
	Interim     bool       // Closes is the cut-off of one selection, not the end
	Strands     []StrandState
}

// StrandState is the state of one strand.
type StrandState struct {
	Strand *Strand
	State
}

// State returns where the call stands at now. A call with strands is open while
// any of them is; the state then names the strand.
func (c *Call) State(now time.Time) State {
	var states []State
	var strands []StrandState
	for _, part := range c.Parts() {
		state := part.state(now)
		states = append(states, state)
		if part.Strand != nil {
			strands = append(strands, StrandState{part.Strand, state})
		}
	}
	state := best(states)
	state.Strands = strands
	if c.Status.holds(now) {
		state.override(c.Status.Is, now)
		for i := range state.Strands {
			state.Strands[i].override(c.Status.Is, now)
		}
	}
	return state
}

// state is where a part stands at now by its dates.
func (p Part) state(now time.Time) State {
	state := best(windowStates(p.Windows, p.Regime, now))
	state.Strand = p.Strand
	return state
}

// holds reports whether there is a status that the dates do not show, at now.
func (o Override) holds(now time.Time) bool {
	return o.Is != "" && (!o.Since.Firm() || !now.Before(o.Since.Start))
}

// override sets a status that the dates do not show. The dates then say nothing
// of what is to come; only a deadline that has passed still holds.
func (s *State) override(is Status, now time.Time) {
	s.Status, s.Window, s.Opens, s.Unconfirmed, s.Interim = is, nil, when.Value{}, false, false
	if is != Closed || s.Closes.End().After(now) {
		s.Closes = when.Value{}
	}
}

// NextChange returns the first instant after now at which what is told of the
// call's state, or of that of a strand, changes by itself; zero if it never does.
func (c *Call) NextChange(now time.Time) time.Time {
	current := c.State(now)
	instants := c.instants()
	slices.SortFunc(instants, time.Time.Compare)
	for _, at := range instants {
		if at.After(now) && !sameStatus(current, c.State(at)) {
			return at
		}
	}
	return time.Time{}
}

func sameStatus(a, b State) bool {
	return sameOwn(a, b) && slices.EqualFunc(a.Strands, b.Strands, func(a, b StrandState) bool { return sameOwn(a.State, b.State) })
}

// sameOwn compares all that readers are told of a state, its strands aside.
func sameOwn(a, b State) bool {
	return a.Status == b.Status && a.Unconfirmed == b.Unconfirmed && a.Interim == b.Interim &&
		a.Closes.Equal(b.Closes) && a.Opens.Equal(b.Opens)
}

// instants are all those at which a status may change.
func (c *Call) instants() []time.Time {
	var at []time.Time
	add := func(windows []Window) {
		for _, w := range windows {
			if !w.Opens.IsZero() {
				at = append(at, w.Opens.Start, w.Opens.End())
			}
			if !w.Closes.IsZero() {
				at = append(at, soon(w.Closes), w.Closes.Start, w.Closes.End())
			}
		}
	}
	add(c.Windows)
	for _, s := range c.Strands {
		add(s.Windows)
	}
	if c.Status.Is != "" && c.Status.Since.Firm() {
		at = append(at, c.Status.Since.Start)
	}
	return at
}

// soon is when a deadline comes near.
func soon(closes when.Value) time.Time { return closes.End().AddDate(0, 0, -SoonDays) }

func windowStates(windows []Window, regime Regime, now time.Time) []State {
	if len(windows) == 0 {
		return []State{{Status: unstated(regime)}}
	}
	states := make([]State, len(windows))
	for i := range windows {
		states[i] = windows[i].state(regime, now)
	}
	return states
}

// unstated is the status of a call that gives no date.
func unstated(regime Regime) Status {
	if regime == Permanent {
		return AlwaysOpen
	}
	return Unknown
}

// state is where a window stands at now.
//
// A vague opening is a forecast: it never becomes an opening by itself, even
// once its season has passed. A missing end is an end that is not known, not an
// absence of end, unless the regime is permanent. A vague end is over once its
// period is; within it, no one knows.
func (w *Window) state(regime Regime, now time.Time) State {
	s := State{Window: w, Opens: w.Opens, Closes: w.Closes, Interim: w.Interim}
	ended := !w.Closes.IsZero() && !now.Before(w.Closes.End())
	switch {
	case ended && w.Interim:
		s.Status, s.Closes, s.Interim = unstated(Permanent), when.Value{}, false
	case ended:
		s.Status = Closed
	case !w.Opens.IsZero() && !w.Opens.Firm():
		s.Status, s.Unconfirmed = Announced, !now.Before(w.Opens.End())
	case !w.Opens.IsZero() && now.Before(w.Opens.Start):
		s.Status = Upcoming
	case w.Closes.IsZero():
		s.Status = unstated(regime)
	case w.Interim:
		s.Status = AlwaysOpen
	case !w.Closes.Firm() && !now.Before(w.Closes.Start):
		s.Status = Unknown
	case w.Closes.Firm() && !now.Before(soon(w.Closes)):
		s.Status = ClosingSoon
	case regime == Permanent:
		s.Status = AlwaysOpen
	default:
		s.Status = Open
	}
	return s
}

// best is the state that tells most of where a call stands: what is open before
// what is to come before what is over; the nearest deadline or opening first,
// the last one of what is over.
func best(states []State) State {
	return slices.MinFunc(states, func(a, b State) int {
		if a.Status != b.Status {
			return compareStatuses(a.Status, b.Status)
		}
		switch a.Status {
		case Closed:
			return b.Closes.Compare(a.Closes)
		case Upcoming, Announced:
			return a.Opens.Compare(b.Opens)
		default:
			return CompareDeadlines(a.Closes, b.Closes)
		}
	})
}

// CompareDeadlines orders deadlines: it puts the nearest first and a missing one last.
func CompareDeadlines(a, b when.Value) int {
	switch {
	case a.IsZero() && b.IsZero():
		return 0
	case a.IsZero():
		return 1
	case b.IsZero():
		return -1
	}
	return a.End().Compare(b.End())
}

// Moment is a state and the instant from which it holds.
type Moment struct {
	From  time.Time // zero: since ever
	State State
}

// Timeline returns every state that the call goes through by itself, in order:
// who keeps it knows the call's status at any instant.
func (c *Call) Timeline() []Moment { return c.TimelineSince(time.Time{}) }

// TimelineSince returns the state of the call at an instant, and every one that
// it goes through by itself after that, in order.
func (c *Call) TimelineSince(since time.Time) []Moment {
	timeline := []Moment{{From: since, State: c.State(since)}}
	for at := c.NextChange(since); !at.IsZero(); at = c.NextChange(at) {
		timeline = append(timeline, Moment{From: at, State: c.State(at)})
	}
	return timeline
}
