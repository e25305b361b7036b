package pages

import (
	"cmp"
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

// revisions are those of what feeds and calendars tell.
type revisions struct {
	calls     map[*directory.Call]revision
	deadlines map[string]revision // by the identifier of the event
	laureates map[*directory.Project]revision
	newest    []*directory.Project // laureates, the last one published first
}

// track is one thing through its editions: a revision each time that it is no
// longer the same.
type track[T any] struct {
	revision
	last T
	seen bool
}

func (t *track[T]) see(at time.Time, now T, same func(a, b T) bool) {
	switch {
	case !t.seen:
		t.revision = revision{first: at, last: at}
	case !same(t.last, now):
		t.sequence++
		t.revision.last = at
	}
	t.last, t.seen = now, true
}

// present is what is published, after the last edition: where it is not
// committed yet it is a change of an unknown time.
func (t *track[T]) present(now T, r *directory.Record, same func(a, b T) bool) revision {
	if !t.seen {
		return stated(r)
	}
	t.see(t.revision.last, now, same)
	if r.Published.Firm() {
		t.first = r.Published.Start
		if t.revision.last.Before(t.first) {
			t.revision.last = t.first // it could not be read before
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

// readRevisions follows every call, and the newest laureates, through their
// editions.
func (s *Site) readRevisions() *revisions {
	r := &revisions{
		calls:     map[*directory.Call]revision{},
		deadlines: map[string]revision{},
		laureates: map[*directory.Project]revision{},
		newest:    s.newestLaureates(),
	}
	calls, projects := map[string]*directory.Call{}, map[string]*directory.Project{}
	var names []string
	for _, c := range s.directory.Calls {
		name := s.content.Rel(c.File)
		names, calls[name] = append(names, name), c
	}
	for _, p := range r.newest {
		name := s.content.Rel(p.File)
		names, projects[name] = append(names, name), p
	}
	slices.Sort(names)
	if s.past != nil {
		s.past.Editions(names, func(name string, editions []record.Edition) {
			if c := calls[name]; c != nil {
				s.followCall(r, c, editions)
				delete(calls, name)
			}
			if p := projects[name]; p != nil {
				r.laureates[p] = s.followLaureate(p, editions)
				delete(projects, name)
			}
		})
	}
	for _, c := range calls { // those that git did not tell of
		s.followCall(r, c, nil)
	}
	for _, p := range projects {
		r.laureates[p] = s.followLaureate(p, nil)
	}
	return r
}

// followCall finds the revisions of a call and of its deadlines.
func (s *Site) followCall(r *revisions, c *directory.Call, editions []record.Edition) {
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
	r.calls[c] = whole.present(s.callEntry(c), &c.Record, sameEntry)
	for _, d := range s.deadlines(c) {
		end := ends[d.UID]
		if end == nil {
			end = &track[calendar.Event]{}
		}
		r.deadlines[d.UID] = end.present(d.Event, &c.Record, calendar.Event.Same)
	}
}

// followLaureate finds the revisions of a project since it was funded.
func (s *Site) followLaureate(p *directory.Project, editions []record.Edition) revision {
	var whole track[feed.Entry]
	for _, e := range editions {
		then, ok := e.Record.(*directory.Project)
		if !ok || then.Draft || len(then.Awards) == 0 {
			continue
		}
		then.ID, then.URL, then.Aliases = p.ID, p.URL, p.Aliases
		whole.see(e.At, s.laureateEntry(then), sameEntry)
	}
	return whole.present(s.laureateEntry(p), &p.Record, sameEntry)
}

func sameEntry(a, b feed.Entry) bool {
	return a.Title == b.Title && a.Summary == b.Summary && a.HTML == b.HTML
}

// newestLaureates are the funded projects, the last one published first, as many as a
// feed holds: those of one day by the date of their award.
func (s *Site) newestLaureates() []*directory.Project {
	type dated struct {
		*directory.Project
		at time.Time
	}
	var list []dated
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
		list = append(list, dated{p, at})
	}
	slices.SortStableFunc(list, func(a, b dated) int {
		return cmp.Or(b.at.Compare(a.at), lastAward(b.Project)-lastAward(a.Project))
	})
	var newest []*directory.Project
	for _, d := range list[:min(maxEntries, len(list))] {
		newest = append(newest, d.Project)
	}
	return newest
}
