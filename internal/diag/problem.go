package diag

import (
	"cmp"
	"slices"
	"sync"
)

// Problem is a fault at its place in a file of the site.
type Problem struct {
	Fault
	File    string // slash-separated, relative to the site's root; empty for the site as a whole
	Field   string // the front-matter value concerned, as in windows[0].closes; may be empty
	Line    int    // from 1; 0 when only the file is known
	Column  int    // from 1, in characters; 0 when only the line is known
	Width   int    // characters that the caret underlines, at least 1
	Excerpt string // the line of the file, without its end
}

// List collects the problems of one run. It may be added to from several
// goroutines; the zero value is ready to use.
type List struct {
	mu       sync.Mutex
	problems []Problem
}

// Add appends problems.
func (l *List) Add(problems ...Problem) {
	if len(problems) == 0 {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.problems = append(l.problems, problems...)
}

// Sorted returns the problems by file, line, column and code, without
// duplicates, whatever the order in which they were added.
func (l *List) Sorted() []Problem {
	l.mu.Lock()
	defer l.mu.Unlock()
	sorted := slices.Clone(l.problems)
	slices.SortStableFunc(sorted, func(a, b Problem) int {
		return cmp.Or(
			cmp.Compare(a.File, b.File),
			cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Column, b.Column),
			cmp.Compare(a.Code, b.Code),
			cmp.Compare(a.Field, b.Field),
			cmp.Compare(a.Message(English), b.Message(English)),
		)
	})
	return slices.CompactFunc(sorted, func(a, b Problem) bool {
		return a.File == b.File && a.Line == b.Line && a.Column == b.Column && a.Code == b.Code &&
			a.Message(English) == b.Message(English)
	})
}

// HasErrors reports whether one of the problems is an error.
func HasErrors(problems []Problem) bool {
	return slices.ContainsFunc(problems, func(p Problem) bool { return p.IsError() })
}

// Count returns the number of errors and of warnings.
func Count(problems []Problem) (errors, warnings int) {
	for _, p := range problems {
		if p.Code.Severity() == Error {
			errors++
		} else {
			warnings++
		}
	}
	return errors, warnings
}
