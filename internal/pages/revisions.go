package pages

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"portulan/internal/directory"
	"portulan/internal/opendata/calendar"
	"portulan/internal/opendata/feed"
	"portulan/internal/record"
	"portulan/internal/when"
)

// Past is what is known of the records before today. Files are named relative
// to the content folder.
type Past struct {
	// Added is when a file was first committed; zero if it is not known.
	Added func(name string) time.Time
	// Editions gives files their editions, from the first to the last.
	Editions func(names []string, give func(name string, editions []record.Edition))
}

// revision is how often what is told of something has changed, and when it first
// was told and last changed; zero where that is not known.
type revision struct {
	sequence    int
	first, last time.Time
}

// told is what feeds and calendars tell, with its revisions. It is made once,
// for the first of them that is written.
type told struct {
	calls     map[*directory.Call]feed.Entry // those of which a date is known
	deadlines map[*directory.Call][]deadline
	laureates []feed.Entry // of the newest
}

// track is one thing through its editions: a revision each time that it is no
// longer the same.
type track[T any] struct {
	revision
	before T // as it was last seen
	seen   bool
}

func (t *track[T]) see(at time.Time, now T, same func(a, b T) bool) {
	switch {
	case !t.seen:
		t.revision = revision{first: at, last: at}
	case !same(t.before, now):
		t.sequence++
		t.last = at
	}
	t.before, t.seen = now, true
}

// present is what is published, after the last edition: where it is not
// committed yet it is a change of an unknown time.
func (t *track[T]) present(now T, r *directory.Record, same func(a, b T) bool) revision {
	if !t.seen {
		return stated(r)
	}
	t.see(t.last, now, same)
	if r.Published.Firm() {
		t.first = r.Published.Start
		if t.last.Before(t.first) {
			t.last = t.first // it could not be read before
		}
	}
	return t.revision
}

// stated is the revision of a record without a history, by its own dates.
func stated(r *directory.Record) revision {
	first := cmp.Or(start(r.Published), start(r.Updated))
	last := cmp.Or(start(r.Updated), first)
	return revision{first: first, last: last}
}

func start(v when.Value) time.Time {
	if !v.Firm() {
		return time.Time{}
	}
	return v.Start
}

// tellAll follows every call, and the newest laureates, through their editions.
func (s *Site) tellAll() *told {
	t := &told{calls: map[*directory.Call]feed.Entry{}, deadlines: map[*directory.Call][]deadline{}}
	follow := map[string]func(editions []record.Edition){} // by file
	for _, c := range s.directory.Calls {
		follow[s.content.Rel(c.File)] = func(editions []record.Edition) { s.followCall(t, c, editions) }
	}
	for _, p := range s.newestLaureates() {
		follow[s.content.Rel(p.File)] = func(editions []record.Edition) { s.followLaureate(t, p, editions) }
	}
	if s.past != nil {
		s.past.Editions(slices.Sorted(maps.Keys(follow)), func(name string, editions []record.Edition) {
			follow[name](editions)
			delete(follow, name)
		})
	}
	for _, alone := range follow { // those that git has not told of
		alone(nil)
	}
	return t
}

// followCall finds the revisions of a call and of its deadlines.
func (s *Site) followCall(t *told, c *directory.Call, editions []record.Edition) {
	var whole track[feed.Entry]
	ends := map[string]*track[calendar.Event]{}
	for _, e := range editions {
		then, ok := e.Record.(*directory.Call)
		if !ok || then.Draft {
			continue
		}
		then.ID, then.URL, then.Aliases, then.Programme = c.ID, c.URL, c.Aliases, c.Programme
		then.Inherit(c.Programme.To)
		whole.see(e.At, s.callEntry(then), sameEntry)
		for _, d := range s.deadlines(then) {
			if ends[d.UID] == nil {
				ends[d.UID] = &track[calendar.Event]{}
			}
			ends[d.UID].see(e.At, d.Event, calendar.Event.Same)
		}
	}
	if entry := dated(&whole, s.callEntry(c), &c.Record); !entry.Updated.IsZero() {
		t.calls[c] = entry
	}
	for _, d := range s.deadlines(c) {
		end := ends[d.UID]
		if end == nil {
			end = &track[calendar.Event]{}
		}
		known := end.present(d.Event, &c.Record, calendar.Event.Same)
		d.Sequence, d.Modified = known.sequence, known.last
		t.deadlines[c] = append(t.deadlines[c], d)
	}
}

// followLaureate finds the revisions of a project since it was funded.
func (s *Site) followLaureate(t *told, p *directory.Project, editions []record.Edition) {
	var whole track[feed.Entry]
	for _, e := range editions {
		then, ok := e.Record.(*directory.Project)
		if !ok || then.Draft || len(then.Awards) == 0 {
			continue
		}
		then.ID, then.URL, then.Aliases = p.ID, p.URL, p.Aliases
		whole.see(e.At, s.laureateEntry(then), sameEntry)
	}
	if entry := dated(&whole, s.laureateEntry(p), &p.Record); !entry.Updated.IsZero() {
		t.laureates = append(t.laureates, entry)
	}
}

// dated is the present entry of a record with its dates, after its editions.
func dated(editions *track[feed.Entry], now feed.Entry, r *directory.Record) feed.Entry {
	known := editions.present(now, r, sameEntry)
	now.Published, now.Updated = known.first, known.last
	return now
}

func sameEntry(a, b feed.Entry) bool {
	return a.Title == b.Title && a.Summary == b.Summary && a.HTML == b.HTML
}

// newestLaureates are the funded projects, the last one published first, as many as a
// feed holds: those of one day by the date of their award.
func (s *Site) newestLaureates() []*directory.Project {
	type added struct {
		*directory.Project
		at time.Time
	}
	var list []added
	for _, p := range s.directory.Projects {
		if len(p.Awards) == 0 {
			continue
		}
		at := start(p.Published)
		if at.IsZero() && s.past != nil {
			at = s.past.Added(s.content.Rel(p.File))
		}
		if at.IsZero() {
			at = stated(&p.Record).first
		}
		list = append(list, added{p, at})
	}
	slices.SortStableFunc(list, func(a, b added) int {
		return cmp.Or(b.at.Compare(a.at), lastAward(b.Project)-lastAward(a.Project))
	})
	var newest []*directory.Project
	for _, d := range list[:min(maxEntries, len(list))] {
		newest = append(newest, d.Project)
	}
	return newest
}
