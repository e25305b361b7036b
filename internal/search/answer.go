package search

import (
	"time"

	"portulan/internal/directory"
	"portulan/internal/search/facet"
	"portulan/internal/search/understand"
	"portulan/internal/when"
)

// Request is what is asked of an index.
type Request struct {
	Query string // see package query
	// Typing tells that the last word is being typed: words that begin so are
	// found too, after the word itself.
	Typing bool
	Filter map[facet.Name][]string // any of the values of a facet, and all facets
	Ranges []understand.Range      // all of them
	Sort   Sort
	Offset int
	Limit  int // hits; 0 for none
	// Facets are those to count; nil for none.
	Facets []facet.Name
	Now    time.Time // the instant of statuses, and of dates without a year
}

// Sort is an order of hits. Ties are ordered by address.
type Sort string

// The orders.
const (
	ByRelevance Sort = "relevance" // the best first; the default
	ByDeadline  Sort = "deadline"  // what calls for action first; see [directory.State]
	ByDate      Sort = "date"      // the last published first
	ByAmount    Sort = "amount"    // the largest first
	ByName      Sort = "name"
)

// Sorts returns every order, the default first.
func Sorts() []Sort { return []Sort{ByRelevance, ByDeadline, ByDate, ByAmount, ByName} }

// The limits of what is asked for.
const (
	MaxLimit  = 100
	MaxOffset = 10_000
)

// Answer is what an index has to say to a request.
type Answer struct {
	Query string    `json:"query"` // as it was understood: with corrections
	Now   time.Time `json:"now"`   // the instant of statuses
	Total int       `json:"total"`
	Hits  []Hit     `json:"hits"`
	// Partial tells that nothing matches all words, and that the hits match as
	// many of them as any record does. Missing are the words that hits lack.
	Partial     bool         `json:"partial,omitempty"`
	Missing     []string     `json:"missing,omitempty"`
	Corrections []Correction `json:"corrections,omitempty"`
	Readings    []Reading    `json:"readings,omitempty"`
	Facets      []Count      `json:"facets,omitempty"`
}

// Hit is a record that matches.
type Hit struct {
	Address string           `json:"address"`
	Kind    directory.Kind   `json:"kind"`
	Label   string           `json:"label"`
	Status  directory.Status `json:"status,omitempty"` // of a call, at the instant of the request
	Closes  *time.Time       `json:"closes,omitempty"` // the first instant after the deadline
	Title   Excerpt          `json:"title"`
	Excerpt Excerpt          `json:"excerpt,omitempty"`
	Facts   []string         `json:"facts,omitempty"`
	Missing []string         `json:"missing,omitempty"` // words of the query that it lacks
	Score   float64          `json:"score"`
}

// Deadline is the last day or minute of a hit that closes: midnight ends the day
// before.
func (h *Hit) Deadline() when.Value {
	if hour, minute, _ := h.Closes.Clock(); hour == 0 && minute == 0 {
		return when.Value{Start: h.Closes.AddDate(0, 0, -1), Precision: when.Day}
	}
	return when.Value{Start: *h.Closes, Precision: when.Minute}
}

// Excerpt is a text in pieces, those marked being the words that match.
type Excerpt []Piece

// Piece is a piece of an excerpt: all of them make the original text.
type Piece struct {
	Text string `json:"text"`
	Mark bool   `json:"mark,omitempty"`
}

// String returns the text without its marks.
func (e Excerpt) String() string {
	s := ""
	for _, p := range e {
		s += p.Text
	}
	return s
}

// Correction is a word that no record has, and the one looked for instead.
type Correction struct {
	From string `json:"from"`
	To   string `json:"to"`
}

// Reading is what some words of the query mean, and the queries that say
// otherwise. One that is not applied is offered: its words stay words.
type Reading struct {
	Start   int               `json:"start"` // in the answer’s query, in bytes
	End     int               `json:"end"`
	Facet   facet.Name        `json:"facet,omitempty"`
	Values  []string          `json:"values,omitempty"`
	Range   *understand.Range `json:"range,omitempty"`
	Label   string            `json:"label"`
	Applied bool              `json:"applied"`
	AsWords string            `json:"as_words,omitempty"` // the query in which these are words again
	Without string            `json:"without,omitempty"`  // the query without them
	// WithoutTotal is how many records there are without them, where there is none
	// with them.
	WithoutTotal int    `json:"without_total,omitempty"`
	AsFilter     string `json:"as_filter,omitempty"` // of an offer: the query in which it is applied
}

// Count is how many records have each value of a facet.
type Count struct {
	Facet  facet.Name   `json:"facet"`
	Label  string       `json:"label"`
	Values []ValueCount `json:"values"`
}

// ValueCount is how many records would be found if the value were chosen, with
// those of the other facets as they are.
type ValueCount struct {
	Value  string `json:"value"` // [facet.None] for records that have none
	Label  string `json:"label"`
	Count  int    `json:"count"`
	Chosen bool   `json:"chosen,omitempty"`
}
