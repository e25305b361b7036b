// Package judge asks an index the questions of people, and tells how often the
// page that they expect comes first. Questions stand in a text file that needs
// no programmer:
//
//	# a comment
//	--date 2023-06-15
//	appel ouvert ESS	/programmes/ptce/phase-2/ /programmes/ptce/phase-1/
//
// A question, a tabulation, and the addresses of the pages of which one is
// expected. A line with a date says on which day the questions after it are asked.
package judge

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"portulan/internal/search"
)

// Question is a query and the addresses of the records of which one is expected.
type Question struct {
	Query    string
	Expected []string
	Now      time.Time
}

// Read reads questions. Days begin at midnight in the zone; questions before the
// first line with a date are asked at the instant given. An error names its line.
func Read(r io.Reader, zone *time.Location, now time.Time) ([]Question, error) {
	var list []Question
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(lines.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if date, found := strings.CutPrefix(line, "--date "); found {
			day, err := time.ParseInLocation(time.DateOnly, strings.TrimSpace(date), zone)
			if err != nil {
				return nil, fmt.Errorf("line %d: %q is not a day as 2023-06-15", n, date)
			}
			now = day
			continue
		}
		query, expected, found := strings.Cut(line, "\t")
		if !found || len(strings.Fields(expected)) == 0 {
			return nil, fmt.Errorf("line %d: a question, a tabulation and an address are needed: %q", n, line)
		}
		list = append(list, Question{strings.TrimSpace(query), strings.Fields(expected), now})
	}
	return list, lines.Err()
}

// Report is how an index answers.
type Report struct {
	Asked        int
	First, Three int // that have an expected record first, and among the first three
	Missed       []Miss
}

// Miss is a question whose first hit is not one that is expected.
type Miss struct {
	Question
	Place int // of the first that is, from 1; 0 for none among the first hundred
	Hits  []string
}

// Ask asks all questions.
func Ask(ctx context.Context, x *search.Index, questions []Question) (*Report, error) {
	r := &Report{Asked: len(questions)}
	for _, q := range questions {
		a, err := x.Search(ctx, search.Request{Query: q.Query, Now: q.Now, Limit: search.MaxLimit})
		if err != nil {
			return nil, fmt.Errorf("%q: %w", q.Query, err)
		}
		hits := make([]string, len(a.Hits))
		for i, h := range a.Hits {
			hits[i] = h.Address
		}
		place := 1 + slices.IndexFunc(hits, func(address string) bool { return slices.Contains(q.Expected, address) })
		if place == 1 {
			r.First++
		} else {
			r.Missed = append(r.Missed, Miss{q, place, hits[:min(3, len(hits))]})
		}
		if 1 <= place && place <= 3 {
			r.Three++
		}
	}
	return r, nil
}

// Success1 is the share of the questions that have an expected record first, and
// Success3 of those that have one among the first three.
func (r *Report) Success1() float64 { return share(r.First, r.Asked) }

// Success3 is told with [Report.Success1].
func (r *Report) Success3() float64 { return share(r.Three, r.Asked) }

func share(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}

// Write writes the report for people: the questions that were missed, one a line,
// and the shares.
func (r *Report) Write(w io.Writer) error {
	for _, m := range r.Missed {
		if _, err := fmt.Fprintf(w, "%d\t%s\t%s\n", m.Place, m.Query, strings.Join(m.Hits, " ")); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(w, "questions %d, success@1 %.3f, success@3 %.3f\n", r.Asked, r.Success1(), r.Success3())
	return err
}
