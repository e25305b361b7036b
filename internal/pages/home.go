package pages

import (
	"slices"

	"portulan/internal/diag"
	"portulan/internal/directory"
	"portulan/internal/territory"
)

// home is the first page.
func (s *Site) home() Page {
	_, offers := s.tell(callList{url: s.listURL(directory.KindCall), title: s.text("kinds.call"), calls: s.directory.Calls})
	_, laureates := s.laureates()
	offers = append(offers, laureates...)
	p := s.page("/", "home", func(s *Site) (*view, []diag.Problem) {
		v := s.newView(s.Title)
		v.Home, v.HasSearch, v.Description, v.Translations = true, true, s.Description, s.Translations
		v.Offers = offers
		d := s.directory
		if len(d.Calls) > 0 {
			v.Find = s.listURL(directory.KindCall)
		}
		var open, next []*directory.Call
		for _, c := range s.inOrderOfAction(d.Calls) {
			switch status := c.State(s.now).Status; {
			case status.IsOpen():
				open = append(open, c)
			case slices.Contains(nextStatuses, status):
				next = append(next, c)
			}
		}
		ahead := section{
			ID: "next_calls", Title: s.text("home.next_calls"), Records: headers(next[:min(few, len(next))]),
			Statuses: nextStatuses, Limit: few, Coming: headers(beyond(next)),
		}
		if len(open) == 0 { // or else the section of open calls leads to the list
			ahead.More = s.all(directory.KindCall)
		}
		_, later := s.tally(d.Calls, isOneOf(openStatuses))
		v.Sections = nonEmpty(
			section{
				ID: "open_calls", Title: s.text("home.open_calls"), Records: headers(open[:min(few, len(open))]), More: s.all(directory.KindCall),
				Statuses: openStatuses, Limit: few, Coming: headers(beyond(open)),
			},
			ahead,
			section{ID: "all_programmes", Title: s.text("home.programmes"), Records: first(d.Alphabetical.Programmes, few), More: s.all(directory.KindProgramme)},
			section{ID: "latest_projects", Title: s.text("home.projects"), Records: first(latest(d.Alphabetical.Projects), few), More: s.all(directory.KindProject)},
		)
		v.Aside = nonEmpty(
			section{ID: "by_region", Title: s.text("home.regions"), Ways: s.territoryWays(territory.Region)},
			section{ID: "by_audience", Title: s.text("calls.by_audience"), Open: true, Ways: s.openAudienceWays()},
			section{ID: "by_sector", Title: s.text("home.sectors"), Ways: s.sectorWays()},
		)
		v.Figures = slices.DeleteFunc([]Way{
			{URL: s.listURL(directory.KindCall), Label: s.text("home.figure_open", "count", len(open)), Count: len(open), Later: later},
			{URL: s.listURL(directory.KindProgramme), Label: s.text("home.figure_programmes", "count", len(d.Programmes)), Count: len(d.Programmes)},
			{URL: s.listURL(directory.KindProject), Label: s.text("home.figure_projects", "count", len(d.Projects)), Count: len(d.Projects)},
		}, func(w Way) bool { return !s.has(w.URL) })
		return v, nil
	})
	p.File = "index.html"
	return p
}

// beyond are the calls that follow the first few of a list, and take their place
// as those are over.
func beyond(calls []*directory.Call) []*directory.Call {
	return calls[min(few, len(calls)):min(2*few, len(calls))]
}

// nextStatuses are those of the calls that are to open.
var nextStatuses = []directory.Status{directory.Upcoming, directory.Announced}

func (s *Site) all(kind directory.Kind) *Way {
	return &Way{URL: s.listURL(kind), Label: s.text("list.all_" + string(kind))}
}

func first[T interface{ Header() *directory.Record }](records []T, n int) []*directory.Record {
	return headers(records[:min(n, len(records))])
}

// latest returns projects by the day of their last award, the last one first;
// those of one day stay in their order, and those without a date come last.
func latest(projects []*directory.Project) []*directory.Project {
	list := slices.Clone(projects)
	slices.SortStableFunc(list, func(a, b *directory.Project) int { return lastAward(b) - lastAward(a) })
	return list
}

// lastAward is the day of a project's last award as a number that grows with
// it; 0 if none is known.
func lastAward(p *directory.Project) int {
	last := 0
	for _, a := range p.Awards {
		if !a.Date.IsZero() {
			y, m, d := a.Date.Day()
			last = max(last, y*10000+int(m)*100+d)
		}
	}
	return last
}

func (s *Site) sectorWays() []Way {
	var ways []Way
	for _, x := range s.directory.Alphabetical.Sectors {
		if n := len(x.Projects) + len(x.Calls); n > 0 {
			ways = append(ways, Way{URL: x.URL, Label: x.Title, Count: n})
		}
	}
	return ways
}
