package pages

import (
	"bytes"
	"encoding/json"
	"html/template"
	"slices"
	"strings"
	"time"

	"portulan/internal/directory"
	"portulan/internal/opendata/calendar"
	"portulan/internal/opendata/feed"
	"portulan/internal/opendata/permanent"
)

// maxEntries is how many entries a feed holds: what readers that ask once a
// week may have missed, in a file that is small.
const maxEntries = 50

// maxPast is how many deadlines that are over a calendar still shows.
const maxPast = 100

// offer is a file by which one is told of what a page lists.
type offer struct {
	URL   string
	Type  string // its media type
	Title string // what it tells of, for programs that list what a page offers
	Label string // what it is, for people
}

// callList is a list of calls of which one may be told.
type callList struct {
	url   string // of the page it belongs to
	title string
	calls []*directory.Call
	// takes reports whether the deadlines of a part of a call concern the list. It is
	// nil where those of any do.
	takes func(directory.Part) bool
}

// tell returns the feed and the calendar of a list of calls, as pages and as
// what the page of the list offers. A list without calls has no feed, and one
// without a firm deadline no calendar.
func (s *Site) tell(l callList) ([]Page, []offer) {
	if len(l.calls) == 0 {
		return nil, nil
	}
	atom := l.url + "atom.xml"
	pages := []Page{callFeed(atom, l)}
	offers := []offer{{URL: atom, Type: feed.MediaType, Title: l.title, Label: s.text("subscribe.atom")}}
	if slices.ContainsFunc(l.calls, l.hasDeadline) {
		url := l.url + s.text("address.calendar") + calendar.Extension
		pages = append(pages, calendarPage(url, l))
		offers = append(offers, offer{URL: url, Type: calendar.MediaType, Title: l.title, Label: s.text("subscribe.calendar")})
	}
	return pages, offers
}

// hasDeadline reports whether a call has a deadline that is firm and concerns
// the list.
func (l callList) hasDeadline(c *directory.Call) bool {
	firm := func(w directory.Window) bool { return w.Closes.Firm() }
	return slices.ContainsFunc(c.Parts(), func(p directory.Part) bool { return l.has(p) && slices.ContainsFunc(p.Windows, firm) })
}

// has reports whether the deadlines of a part of a call concern the list.
func (l callList) has(p directory.Part) bool { return l.takes == nil || l.takes(p) }

// toCome reports whether one of them is still to come, and still holds.
func toCome(c *directory.Call, at time.Time) bool {
	switch c.State(at).Status {
	case directory.Closed, directory.Suspended, directory.Cancelled, directory.Exhausted:
		return false
	}
	ahead := func(w directory.Window) bool { return w.Closes.Firm() && w.Closes.End().After(at) }
	return slices.ContainsFunc(c.Windows, ahead) ||
		slices.ContainsFunc(c.Strands, func(t directory.Strand) bool { return slices.ContainsFunc(t.Windows, ahead) })
}

// callCalendar is the calendar of one call, by which one puts it in one's own.
func (s *Site) callCalendar(c *directory.Call) ([]Page, []offer) {
	l := callList{url: c.URL, title: s.typeset(c.Title), calls: []*directory.Call{c}}
	if !l.hasDeadline(c) {
		return nil, nil
	}
	url := c.URL + strings.ReplaceAll(c.ID, "/", "-") + calendar.Extension
	page := calendarPage(url, l)
	return []Page{page}, []offer{{URL: url, Type: calendar.MediaType, Title: s.typeset(c.Title), Label: s.text("subscribe.call")}}
}

func calendarPage(url string, l callList) Page {
	return filePage(url, func(s *Site, out *bytes.Buffer) error {
		return calendar.Write(out, calendar.Calendar{
			Name: l.title + s.text("punctuation.middle") + s.typeset(s.Title), Language: string(s.Language),
			Address: s.abs(l.url), Events: s.events(l),
		})
	})
}

// events are the deadlines of a list of calls, by date: all those to come, and the last of
// those that are over.
func (s *Site) events(l callList) []calendar.Event {
	var events []calendar.Event
	for _, c := range l.calls {
		for _, d := range s.told().deadlines[c] {
			if slices.ContainsFunc(d.parts, l.has) {
				events = append(events, d.Event)
			}
		}
	}
	slices.SortFunc(events, func(a, b calendar.Event) int {
		if c := a.Start.Compare(b.Start); c != 0 {
			return c
		}
		return strings.Compare(a.UID, b.UID)
	})
	over := 0
	for over < len(events) && !events[over].Start.End().After(s.now) {
		over++
	}
	return events[max(0, over-maxPast):]
}

// callFeed is the feed of a list of calls: those that are new and those of which
// something else is told. One that opens or closes by its dates is no news:
// they were told before.
func callFeed(url string, l callList) Page {
	return filePage(url, func(s *Site, out *bytes.Buffer) error {
		var entries []feed.Entry
		for _, c := range l.calls {
			if entry, dated := s.told().calls[c]; dated {
				entries = append(entries, entry)
			}
		}
		return feed.Write(out, s.feed(url, l.url, l.title, s.text("feed.calls"), feed.Newest(entries, maxEntries)))
	})
}

// laureates are the feed of the projects that were funded last, and its offer.
func (s *Site) laureates() ([]Page, []offer) {
	if !slices.ContainsFunc(s.directory.Projects, func(p *directory.Project) bool { return len(p.Awards) > 0 }) {
		return nil, nil
	}
	list := s.listURL(directory.KindProject)
	url, title := list+"atom.xml", s.text("feed.laureates_title")
	page := filePage(url, func(s *Site, out *bytes.Buffer) error {
		entries := feed.Newest(s.told().laureates, maxEntries)
		return feed.Write(out, s.feed(url, list, title, s.text("feed.laureates"), entries))
	})
	return []Page{page}, []offer{{URL: url, Type: feed.MediaType, Title: title, Label: s.text("subscribe.laureates")}}
}

// feed is a feed of the site with its entries.
func (s *Site) feed(url, page, title, subtitle string, entries []feed.Entry) feed.Feed {
	name := s.Publisher.Name
	if name == "" {
		name = s.Title
	}
	return feed.Feed{
		ID:    permanent.ID(strings.TrimSuffix(s.FirstURL, "/") + url),
		Title: title + s.text("punctuation.middle") + s.typeset(s.Title), Subtitle: subtitle,
		Language: string(s.Language), Author: feed.Author{Name: s.typeset(name), Address: s.Publisher.URL}, Rights: s.typeset(s.Licence.Name),
		Address: s.abs(page), Self: s.abs(url), Entries: entries,
	}
}

// callEntry is what a feed tells of a call, whatever the day.
func (s *Site) callEntry(c *directory.Call) feed.Entry {
	e := s.entry(&c.Record, append(s.windowFacts(c), s.callFacts(c)...))
	if c.Type != "" {
		e.Categories = []feed.Category{{Term: string(c.Type), Label: s.text("call_type." + string(c.Type))}}
	}
	return e
}

// laureateEntry is what a feed tells of a funded project.
func (s *Site) laureateEntry(p *directory.Project) feed.Entry {
	return s.entry(&p.Record, s.laureateFacts(p))
}

func (s *Site) entry(r *directory.Record, known []fact) feed.Entry {
	return feed.Entry{
		ID: permanent.ID(s.firstAddress(r)), Title: s.typeset(r.Title), Address: s.abs(r.URL),
		Summary: s.typeset(r.Summary), HTML: factsHTML(s.typeset(r.Summary), known),
	}
}

// factsHTML is a summary and facts as the plain HTML that readers of feeds show.
func factsHTML(summary string, known []fact) string {
	var b strings.Builder
	if summary != "" {
		b.WriteString("<p>" + template.HTMLEscapeString(summary) + "</p>")
	}
	if len(known) > 0 {
		b.WriteString("<dl>")
		for _, f := range known {
			b.WriteString("<dt>" + template.HTMLEscapeString(f.Label) + "</dt><dd>" + template.HTMLEscapeString(f.Value) + "</dd>")
		}
		b.WriteString("</dl>")
	}
	return b.String()
}

// nextChange is the file that says when the site changes by itself, for the
// program that builds it again then. Its instants are in UTC, as RFC 3339 writes
// them.
type nextChange struct {
	StatusAt   time.Time  `json:"status_at"`   // the instant at which the site is true
	NextChange *time.Time `json:"next_change"` // null where it never changes by itself
}

// nextChangePage is the only file of a site that tells the second of its build.
func nextChangePage() Page {
	return bytesPage("/next-change.json", func(s *Site) []byte {
		known := nextChange{StatusAt: s.now.UTC().Truncate(time.Second)}
		if next := s.directory.NextChange(s.now); !next.IsZero() {
			next = next.UTC()
			known.NextChange = &next
		}
		text, _ := json.MarshalIndent(known, "", "  ") // times of four-digit years cannot fail
		return append(text, '\n')
	})
}
