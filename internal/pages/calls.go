package pages

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"

	"portulan/internal/diag"
	"portulan/internal/directory"
	"portulan/internal/plain"
	"portulan/internal/territory"
)

// callPart is the calls of a list that are at the same stage.
type callPart struct {
	id       string // the last part of the keys of its texts
	statuses []directory.Status
}

// callParts are the parts of a list of calls, in the order in which they ask
// for action. A call whose status is in none is over.
var callParts = []callPart{
	{"open", []directory.Status{directory.ClosingSoon, directory.Open}},
	{"permanent", []directory.Status{directory.AlwaysOpen}},
	{"upcoming", []directory.Status{directory.Upcoming}},
	{"announced", []directory.Status{directory.Announced}},
	{"unsettled", []directory.Status{directory.Unknown, directory.Suspended}},
}

// overStatuses are those of the calls that are over.
var overStatuses = []directory.Status{directory.Closed, directory.Exhausted, directory.Cancelled}

// sorted are calls as a list shows them: those that are not over in parts, in
// the order in which one must act, and those that are over by year.
type sorted struct {
	parts []section
	over  []section
}

// sort parts a list of calls.
func (s *Site) sort(calls []*directory.Call) sorted {
	parts := make([]section, len(callParts))
	years := map[int][]*directory.Record{}
	for _, c := range s.inOrderOfAction(calls) {
		state := c.State(s.now)
		at := slices.IndexFunc(callParts, func(p callPart) bool { return slices.Contains(p.statuses, state.Status) })
		if at < 0 {
			year := yearOver(c, state)
			years[year] = append(years[year], c.Header())
			continue
		}
		parts[at].Records = append(parts[at].Records, c.Header())
	}
	for i := range parts {
		id := callParts[i].id
		parts[i].ID, parts[i].Folder = "calls_"+id, s.text("calls.address."+id)
		parts[i].Title, parts[i].Count = s.text("calls."+id), len(parts[i].Records)
		parts[i].Statuses = callParts[i].statuses
		_, parts[i].Later = s.tally(calls, isOneOf(callParts[i].statuses))
	}
	for _, c := range calls { // the years of those that are to be over
		for _, m := range s.timeline(c) {
			if isOver(m.State.Status) && years[yearOver(c, m.State)] == nil {
				years[yearOver(c, m.State)] = []*directory.Record{}
			}
		}
	}
	return sorted{nonEmpty(parts...), s.byYear(calls, years)}
}

// isOver reports whether a call of that status is in no part of a list.
func isOver(status directory.Status) bool {
	return !slices.ContainsFunc(callParts, func(p callPart) bool { return slices.Contains(p.statuses, status) })
}

// yearOver is the year in which a call was over; 0 where it is not known.
func yearOver(c *directory.Call, state directory.State) int {
	switch {
	case !state.Closes.IsZero():
		return state.Closes.Start.Year()
	case !c.Status.Since.IsZero():
		return c.Status.Since.Start.Year()
	}
	return 0
}

// overSince is the section of the year in which a call was over; empty if it is
// not.
func overSince(m moment) string {
	if !isOver(m.Status) {
		return ""
	}
	return fmt.Sprintf("over_%04d", yearOver(m.Call, m.State))
}

// byYear makes a section of each year, the last one first, and of no year at the
// end. A year has a section from the build on, if a call is to be over in it.
func (s *Site) byYear(calls []*directory.Call, years map[int][]*directory.Record) []section {
	var list []section
	for year, records := range years {
		title := s.text("calls.no_year")
		if year > 0 {
			title = strconv.Itoa(year)
		}
		count, later := s.tally(calls, func(c *directory.Call, m directory.Moment) bool {
			return isOver(m.State.Status) && yearOver(c, m.State) == year
		})
		list = append(list, section{
			ID: fmt.Sprintf("over_%04d", year), Folder: s.text("calls.address.over") + "-" + strconv.Itoa(year),
			Title: title, Count: count, Records: records, Later: later, Statuses: overStatuses,
		})
	}
	slices.SortFunc(list, func(a, b section) int { return cmp.Compare(b.ID, a.ID) })
	return list
}

// callLists are the list of all calls, over as many pages as those that are not
// over take; those that are over are folded on the first, and a year of them
// that is long has pages of its own.
func (s *Site) callLists() []Page {
	calls := s.directory.Calls
	if len(calls) == 0 {
		return nil
	}
	url, title := s.listURL(directory.KindCall), s.text("kinds.call")
	pages, offers := s.tell(callList{url: url, title: title, calls: calls})
	all := s.sort(calls)
	on := subject{url: url, title: title, breadcrumb: []Way{{URL: url, Label: title}}}
	over, more := s.shortenYears(on, all.over)
	pages = append(pages, more...)
	files, finder := s.findFiles()
	pages = append(pages, files...)
	live := 0
	for _, part := range all.parts {
		live += len(part.Records)
	}
	for number := 1; number <= s.lastPage(live); number++ {
		pages = append(pages, s.page(s.pageURL(url, number), "calls", func(s *Site) (*view, []diag.Problem) {
			v := s.newView(title)
			v.Offers, v.Filters = offers, directory.KindCall
			v.Sections = cut(all.parts, (number-1)*s.PerPage, number*s.PerPage)
			if number == 1 {
				v.Folded, v.Finder = over, finder
				v.Aside = nonEmpty(
					section{ID: "by_audience", Title: s.text("calls.by_audience"), Open: true, Ways: s.openAudienceWays()},
					section{ID: "by_region", Title: s.text("calls.by_region"), Ways: s.openWays()},
				)
			}
			s.number(v, url, number, live)
			return v, nil
		}))
	}
	return pages
}

// shortenYears shortens the years of a list of calls that are over; see
// [Site.shorten].
func (s *Site) shortenYears(on subject, years []section) ([]section, []Page) {
	var short []section
	var pages []Page
	for _, year := range years {
		title := year.Title
		year.Title = s.text("calls.over_in", "year", title)
		kept, more := s.shorten(on, few, year)
		kept.Title = title
		short, pages = append(short, kept), append(pages, more...)
	}
	return short, pages
}

// cut keeps the records of sections from one place in all of them to another.
func cut(parts []section, from, to int) []section {
	var list []section
	for _, part := range parts {
		n := len(part.Records)
		first, last := min(max(from, 0), n), min(max(to, 0), n)
		part.Records, part.From = part.Records[first:last], first
		from, to = from-n, to-n
		list = append(list, part)
	}
	return nonEmpty(list...)
}

// reaching are the calls for a territory: those that name it, a part of it or
// what it lies in, and those that name no territory at all.
func (s *Site) reaching(code territory.Code) []*directory.Call {
	var list []*directory.Call
	for _, c := range s.directory.Calls {
		if c.Reaches(code) {
			list = append(list, c)
		}
	}
	return list
}

// openIn are the calls that are open in a territory.
func (s *Site) openIn(code territory.Code) section {
	var open []*directory.Call
	reaching := s.reaching(code)
	for _, c := range reaching {
		if isOpenIn(code)(c, s.timeline(c)[0]) {
			open = append(open, c)
		}
	}
	open = s.inOrderOfAction(open)
	_, later := s.tally(reaching, isOpenIn(code))
	return section{
		ID: "calls_open", Folder: s.text("calls.address.open"), Title: s.text("calls.open_here"), Count: len(open), Records: headers(open),
		Later: later, Statuses: openStatuses, Coming: s.coming(reaching, isOpenIn(code)), Here: s.turns(reaching, isOpenIn(code)),
	}
}

// turns are the instants at which a condition begins to hold for a call, ceases to,
// holds again and so on, for the calls of which being open does not tell it. They are
// JSON: milliseconds since 1970, by address.
func (s *Site) turns(calls []*directory.Call, holds func(*directory.Call, directory.Moment) bool) string {
	all := map[string][]int64{}
	for _, c := range calls {
		turns, held, told := []int64{}, false, true
		for i, m := range s.timeline(c) {
			is := holds(c, m)
			told = told && is == m.State.Status.IsOpen()
			switch {
			case is == held:
			case i == 0:
				turns = append(turns, 0)
			default:
				turns = append(turns, m.From.UnixMilli())
			}
			held = is
		}
		if !told {
			all[s.href(c.URL)] = turns
		}
	}
	if len(all) == 0 {
		return ""
	}
	data, _ := json.Marshal(all) // lists of numbers are always written
	return string(data)
}

// isOpenIn is the condition that one may apply in a territory to a call that
// reaches it.
func isOpenIn(code territory.Code) func(*directory.Call, directory.Moment) bool {
	return func(c *directory.Call, m directory.Moment) bool {
		return m.State.Status.IsOpen() && (len(c.Strands) == 0 || c.OpenIn(code, m.From))
	}
}

// callsOf is the list of the calls for a région, of which one may be told.
func (s *Site) callsOf(region territory.Place) callList {
	return callList{
		url: s.regionURL(region), title: s.text("feed.calls_in", "name", region.Name), calls: s.reaching(region.Code),
		takes: func(p directory.Part) bool { return p.Reaches(region.Code) },
	}
}

// regionCalls are the pages of the calls that are open in a région, and the files by
// which one is told of those for it.
func (s *Site) regionCalls(region territory.Place) []Page {
	files, offers := s.tell(s.callsOf(region))
	open := s.openIn(region.Code)
	breadcrumb := []Way{{URL: s.listURL(directory.KindCall), Label: s.text("kinds.call")}}
	if url := s.placeURL(region.Code); url != "" {
		breadcrumb = append(breadcrumb, Way{URL: url, Label: region.Name})
	}
	return append(files, s.list(listing{
		url: s.openURL(s.regionURL(region)), title: s.text("calls.open_in", "place", region.Name),
		breadcrumb: breadcrumb, section: open, offers: offers,
	})...)
}

// regionURL is the address of a région's page, or of what stands below it.
func (s *Site) regionURL(region territory.Place) string {
	return s.placesURL(territory.Region) + plain.Slug(region.Name) + "/"
}

func (s *Site) openURL(place string) string { return place + s.text("calls.address.open") + "/" }

// openWays lead to the calls that are open in each région.
func (s *Site) openWays() []Way {
	var ways []Way
	for _, region := range regions() {
		open, later := s.tally(s.reaching(region.Code), isOpenIn(region.Code))
		ways = append(ways, Way{URL: s.openURL(s.regionURL(region)), Label: region.Name, Count: open, Counted: true, Later: later})
	}
	return ways
}

// regions are all of them, by name.
func regions() []territory.Place {
	list := territory.Regions()
	slices.SortFunc(list, func(a, b territory.Place) int { return cmp.Compare(plain.Words(a.Name), plain.Words(b.Name)) })
	return list
}
