package pages

import (
	"cmp"
	"fmt"
	"slices"

	"portulan/internal/diag"
	"portulan/internal/directory"
)

// listing is a list of records over as many pages as it takes.
type listing struct {
	url        string
	title      string
	breadcrumb []Way
	section    section // cut into pages
	offers     []offer
	filters    directory.Kind // of the list of all records of a kind; otherwise empty
}

// list returns the pages of a list, at least one.
func (s *Site) list(l listing) []Page {
	total := len(l.section.Records)
	var pages []Page
	for number := 1; number <= s.lastPage(total); number++ {
		url := s.pageURL(l.url, number)
		pages = append(pages, s.page(url, "list", func(s *Site) (*view, []diag.Problem) {
			v := s.newView(l.title)
			v.Breadcrumb, v.Offers, v.Filters = l.breadcrumb, l.offers, l.filters
			part := l.section
			part.From = min((number-1)*s.PerPage, total)
			part.Records = part.Records[part.From:min(number*s.PerPage, total)]
			v.Sections = nonEmpty(part)
			s.number(v, l.url, number, total)
			return v, nil
		}))
	}
	return pages
}

func (s *Site) lastPage(total int) int { return max(1, (total+s.PerPage-1)/s.PerPage) }

func (s *Site) pageURL(url string, number int) string {
	if number == 1 {
		return url
	}
	return fmt.Sprintf("%s%s/%d/", url, s.text("address.page"), number)
}

// besides is how many pages a pager shows on each side of the current one.
const besides = 2

// number places a view in a list of several pages.
func (s *Site) number(v *view, url string, number, total int) {
	last := s.lastPage(total)
	v.Number = number
	if number > 1 {
		v.Previous = s.pageURL(url, number-1)
	}
	if number < last {
		v.Next = s.pageURL(url, number+1)
	}
	gap := false
	for n := 1; n <= last; n++ {
		if n != 1 && n != last && (n < number-besides || n > number+besides) {
			if !gap {
				v.Pages = append(v.Pages, pageLink{Gap: true})
			}
			gap = true
			continue
		}
		gap = false
		v.Pages = append(v.Pages, pageLink{URL: s.pageURL(url, n), Number: n, Current: n == number})
	}
}

// lists returns the list of each kind of record but calls, which have their
// own; see [Site.callLists].
func (s *Site) lists() []Page {
	d := s.directory
	pages, laureates := s.laureates()
	kinds := []struct {
		kind    directory.Kind
		records []*directory.Record
		offers  []offer
	}{
		{directory.KindProgramme, headers(d.Alphabetical.Programmes), nil},
		{directory.KindProject, headers(d.Alphabetical.Projects), laureates},
		{directory.KindOrganisation, headers(d.Alphabetical.Organisations), nil},
		{directory.KindSector, headers(d.Alphabetical.Sectors), nil},
	}
	for _, k := range kinds {
		if len(k.records) == 0 {
			continue
		}
		pages = append(pages, s.list(listing{
			url: s.listURL(k.kind), title: s.text("kinds." + string(k.kind)),
			section: section{
				ID: "all_records", Title: s.text("list.alphabetical"), Count: len(k.records), Records: k.records,
			},
			offers: k.offers, filters: k.kind,
		})...)
	}
	return pages
}

// inOrderOfAction returns calls in the order in which one must act: those that
// are open by their deadline, those to come by their opening, those that are
// over with the last one first.
func (s *Site) inOrderOfAction(calls []*directory.Call) []*directory.Call {
	rank := s.actions()
	return slices.SortedFunc(slices.Values(calls), func(a, b *directory.Call) int { return cmp.Compare(rank[a], rank[b]) })
}

// rankActions numbers all calls in the order in which one must act.
func (s *Site) rankActions() map[*directory.Call]int {
	calls := directory.ByTitle(s.directory.Calls)
	slices.SortStableFunc(calls, func(a, b *directory.Call) int {
		return directory.CompareActions(s.timeline(a)[0].State, s.timeline(b)[0].State)
	})
	rank := map[*directory.Call]int{}
	for i, c := range calls {
		rank[c] = i
	}
	return rank
}
