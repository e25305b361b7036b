// Package calendar writes deadlines as iCalendar files (RFC 5545, with the names
// of RFC 7986).
//
// What is known to the second is an instant in UTC; what is known to the day is a
// day, which every calendar shows as that day. What is vaguer is no event: see
// [Event.Firm]. The bytes depend on nothing but what is given: not on the
// machine, nor on the time of writing.
package calendar

import (
	"io"
	"strings"
	"time"
	"unicode"

	ics "github.com/arran4/golang-ical"

	"portulan/internal/when"
)

// MediaType is that of the files.
const MediaType = "text/calendar"

// Extension is that of the files.
const Extension = ".ics"

// Calendar is a list of events with its name. One without events is no
// calendar: the format wants one at least.
type Calendar struct {
	Name     string
	Language string // of its texts, as in fr
	Address  string // of the page that it belongs to
	Events   []Event
}

// Event is a moment to keep in mind.
type Event struct {
	UID         string // the same for ever
	Start       when.Value
	Summary     string
	Description string // lines of plain text
	Address     string // of the page about it
	Standing    Standing
	Sequence    int       // how many times it has changed
	Modified    time.Time // when it last did; zero if it is not known
}

// Standing says whether an event will be.
type Standing string

// The standings.
const (
	Confirmed Standing = "CONFIRMED"
	Tentative Standing = "TENTATIVE"
	Cancelled Standing = "CANCELLED"
)

// Firm reports whether the event has a day or an instant, without which it
// cannot be written.
func (e Event) Firm() bool { return e.Start.Firm() }

// Same reports whether two events tell readers the same, whenever and however
// often each has changed.
func (e Event) Same(f Event) bool {
	return e.UID == f.UID && e.Start.Equal(f.Start) && e.Summary == f.Summary && e.Description == f.Description &&
		e.Address == f.Address && e.Standing == f.Standing
}

// product is who writes the files.
const product = "-//Portulan//Portulan//"

// Write writes a calendar.
func Write(w io.Writer, c Calendar) error {
	out := &ics.Calendar{}
	out.SetVersion("2.0")
	out.SetProductId(product + strings.ToUpper(c.Language))
	out.SetName(oneLine(c.Name)) // and X-WR-CALNAME, which more readers know
	out.SetUrl(c.Address)
	// Once a day is how often the site is built.
	out.SetRefreshInterval("P1D")
	out.SetXPublishedTTL("P1D")
	for _, e := range c.Events {
		out.AddVEvent(event(e, c.Language))
	}
	return out.SerializeTo(w, ics.WithNewLine("\r\n"))
}

// event is an event without an end: an instant takes no time, and a day without
// one is that day. Either leaves the reader free.
func event(e Event, language string) *ics.VEvent {
	out := ics.NewEvent(e.UID)
	// Without a method, the stamp is the time of the last change; RFC 5545 has no
	// word for one that is not known.
	stamp := e.Modified
	if stamp.IsZero() {
		stamp = time.Unix(0, 0)
	}
	out.SetDtStampTime(stamp)
	if !e.Modified.IsZero() {
		out.SetModifiedAt(e.Modified)
	}
	out.SetSequence(e.Sequence)
	if e.Start.Precision == when.Minute {
		out.SetStartAt(e.Start.Start)
	} else {
		out.SetAllDayStartAt(e.Start.Start)
	}
	out.SetSummary(oneLine(e.Summary), &ics.KeyValues{Key: "LANGUAGE", Value: []string{language}})
	if e.Description != "" {
		out.SetDescription(printable(e.Description))
	}
	out.SetURL(e.Address)
	out.SetStatus(ics.ObjectStatus(e.Standing))
	out.SetTimeTransparency(ics.TransparencyTransparent)
	return out
}

// oneLine is a text on one line, as names are. Its no-break spaces stay.
func oneLine(text string) string { return inLine.Replace(printable(text)) }

var inLine = strings.NewReplacer("\n", " ", "\t", " ")

// printable drops the control characters that the format forbids, and makes
// every end of line a \n.
func printable(text string) string {
	text = strings.ReplaceAll(strings.ToValidUTF8(text, "\uFFFD"), "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case r == '\r' || r == '\u2028' || r == '\u2029':
			return '\n'
		case unicode.IsControl(r):
			return -1
		}
		return r
	}, text)
}
