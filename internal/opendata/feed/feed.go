// Package feed writes news as Atom feeds (RFC 4287).
//
// An entry keeps its identifier for ever, and its time of update moves only when
// what it tells does: both are the caller's to give, and the bytes depend on
// nothing else.
package feed

import (
	"cmp"
	"encoding/xml"
	"io"
	"slices"
	"time"

	"github.com/google/uuid"
)

// MediaType is that of the files.
const MediaType = "application/atom+xml"

// Feed is a list of news with its name.
type Feed struct {
	ID       uuid.UUID
	Title    string
	Subtitle string
	Language string // of its texts, as in fr
	Author   Author
	Rights   string
	Address  string // of the page that it belongs to
	Self     string // of the feed itself
	Entries  []Entry
}

// Author is who answers for the entries.
type Author struct {
	Name    string
	Address string // may be empty
}

// Entry is one piece of news.
type Entry struct {
	ID         uuid.UUID
	Title      string
	Address    string // of the page about it
	Published  time.Time
	Updated    time.Time // when what it tells last changed
	Summary    string    // plain text; may be empty
	HTML       string    // the whole of it; may be empty
	Categories []Category
}

// Category is what an entry is about.
type Category struct {
	Term  string // as programmes write it
	Label string // as people do
}

// Newest orders entries by their update, the last one first, then by their
// first publication, then by their identifier, and keeps n of them at most.
func Newest(entries []Entry, n int) []Entry {
	sorted := slices.Clone(entries)
	slices.SortFunc(sorted, func(a, b Entry) int {
		return cmp.Or(b.Updated.Compare(a.Updated), b.Published.Compare(a.Published), slices.Compare(a.ID[:], b.ID[:]))
	})
	return sorted[:min(n, len(sorted))]
}

// Write writes a feed, in the order of its entries. It was updated when the
// last of them was; one without entries never was, which Atom writes as the
// first instant of 1970.
func Write(w io.Writer, f Feed) error {
	updated := time.Unix(0, 0)
	for _, e := range f.Entries {
		if e.Updated.After(updated) {
			updated = e.Updated
		}
	}
	out := atomFeed{
		Language: f.Language, ID: f.ID.URN(), Title: f.Title, Subtitle: f.Subtitle, Updated: moment(updated),
		Author:    atomPerson(f.Author),
		Rights:    f.Rights,
		Generator: "Portulan",
		Links: []atomLink{
			{Rel: "alternate", Type: "text/html", Href: f.Address},
			{Rel: "self", Type: MediaType, Href: f.Self},
		},
	}
	for _, e := range f.Entries {
		out.Entries = append(out.Entries, entry(e))
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	encoder := xml.NewEncoder(w)
	encoder.Indent("", " ")
	if err := encoder.Encode(out); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

func entry(e Entry) atomEntry {
	out := atomEntry{
		ID: e.ID.URN(), Title: e.Title, Updated: moment(e.Updated), Published: moment(e.Published),
		Link: atomLink{Rel: "alternate", Type: "text/html", Href: e.Address}, Summary: e.Summary,
	}
	for _, c := range e.Categories {
		out.Categories = append(out.Categories, atomCategory(c))
	}
	if e.HTML != "" {
		out.Content = &atomText{Type: "html", Text: e.HTML}
	}
	return out
}

// moment is an instant as RFC 3339 writes it, to the second.
func moment(t time.Time) string { return t.UTC().Format(time.RFC3339) }

// The elements of RFC 4287, section 4.

type atomFeed struct {
	XMLName   xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Language  string      `xml:"xml:lang,attr,omitempty"`
	ID        string      `xml:"id"`
	Title     string      `xml:"title"`
	Subtitle  string      `xml:"subtitle,omitempty"`
	Updated   string      `xml:"updated"`
	Author    atomPerson  `xml:"author"`
	Links     []atomLink  `xml:"link"`
	Rights    string      `xml:"rights,omitempty"`
	Generator string      `xml:"generator"`
	Entries   []atomEntry `xml:"entry"`
}

type atomPerson struct {
	Name    string `xml:"name"`
	Address string `xml:"uri,omitempty"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr"`
	Href string `xml:"href,attr"`
}

type atomCategory struct {
	Term  string `xml:"term,attr"`
	Label string `xml:"label,attr,omitempty"`
}

type atomEntry struct {
	ID         string         `xml:"id"`
	Title      string         `xml:"title"`
	Updated    string         `xml:"updated"`
	Published  string         `xml:"published"`
	Link       atomLink       `xml:"link"`
	Categories []atomCategory `xml:"category"`
	Summary    string         `xml:"summary,omitempty"`
	Content    *atomText      `xml:"content"`
}

type atomText struct {
	Type string `xml:"type,attr"`
	Text string `xml:",chardata"`
}
