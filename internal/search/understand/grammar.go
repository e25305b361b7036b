package understand

import (
	"portulan/internal/diag"
	"portulan/internal/directory"
)

// grammar is the turns of phrase of a language. All are folded words, in the
// form in which the words of a query are compared: without the letter that an
// apostrophe cuts off.
type grammar struct {
	atPlace    []string // what stands before the name of a place
	inYear     []string // what stands before a year
	articles   []string // what a name of a place may begin with
	directions []string // words that are names of places too, and hardly ever meant so alone
	between    []string
	and        []string
	// Amounts: more than, at least, less than, at most.
	above, atLeast, below, atMost []string
	// Dates, after a word for the deadline or the opening, or alone for before
	// and after: before excludes a month or a year, and includes a day.
	closing, opening                []string
	before, until, after, since, on []string
	statuses                        []statusWords
}

// statusWords are words for statuses, beside their labels.
type statusWords struct {
	words    []string
	statuses []directory.Status
}

// open are the statuses in which applications are taken.
var open = []directory.Status{directory.Open, directory.ClosingSoon, directory.AlwaysOpen}

func grammarOf(lang diag.Language) *grammar {
	if lang == diag.English {
		return &english
	}
	return &french
}
