package search

import (
	"time"

	"portulan/internal/directory"
	"portulan/internal/search/facet"
)

// Document is a record as it is searched.
type Document struct {
	Address   string // below the site's base, as in /projets/xpicc/; it names the document
	Texts     [fieldCount]string
	Facets    map[facet.Name][]string // those of places aside
	Ground    Ground
	Amounts   Amounts
	Published time.Time // zero if unknown
	Timeline  []Moment  // of a call
	Card      Card
}

// Card is what a list of results shows of a record.
type Card struct {
	Kind  directory.Kind `json:"kind"`
	Label string         `json:"label"` // of its kind: "Appel à projets", "Pôle"
	Title string         `json:"title"`
	Facts []string       `json:"facts,omitempty"`
}

// Amounts are the least and the most money, in cents of euros: what a call may
// grant, what a project was granted, what a programme has. Unbounded is the most
// where nothing bounds it. Both are 0 where nothing is known.
type Amounts struct{ Min, Max int64 }

// Unbounded is the most money where nothing bounds it.
const Unbounded = 1<<63 - 1

// IsZero reports whether nothing is known.
func (a Amounts) IsZero() bool { return a == Amounts{} }

// Moment is the status of a call from an instant on, until the next one.
// Instants are in seconds since 1970 in UTC, 0 for none.
type Moment struct {
	From   int64
	Status directory.Status
	Opens  int64 // the opening that matters then: its first instant
	Closes int64 // the deadline that matters then: the first instant after it
}

// at returns the status of a timeline at an instant; zero for no timeline.
func at(timeline []Moment, instant int64) Moment {
	for i := len(timeline) - 1; i >= 0; i-- {
		if timeline[i].From <= instant {
			return timeline[i]
		}
	}
	return Moment{}
}
