package pages

import (
	"slices"

	"portulan/internal/diag"
	"portulan/internal/directory"
	"portulan/internal/opendata/calendar"
)

// dataset is something that the site gives to machines.
type dataset struct {
	Title, About string
	URL          string // empty for what is on every page
}

// datasets are all that the site gives to machines, in the order in which the
// page of open data tells of them: the one list of it. A site without calls has
// no calendar of them.
func (s *Site) datasets() []dataset {
	calls, projects := s.listURL(directory.KindCall), s.listURL(directory.KindProject)
	all := []dataset{
		{s.text("data.calls_feed"), s.text("data.calls_feed_about"), calls + "atom.xml"},
		{s.text("data.calendar"), s.text("data.calendar_about"), calls + s.text("address.calendar") + calendar.Extension},
		{s.text("data.laureates_feed"), s.text("data.laureates_feed_about"), projects + "atom.xml"},
		{s.text("data.next_change"), s.text("data.next_change_about"), "/next-change.json"},
		{s.text("data.sitemap"), s.text("data.sitemap_about"), "/sitemap.xml"},
		{s.text("data.linked"), s.text("data.linked_about"), ""},
	}
	return slices.DeleteFunc(all, func(d dataset) bool { return d.URL != "" && !s.has(d.URL) })
}

func (s *Site) openDataURL() string { return "/" + s.text("address.data") + "/" }

// openData is the page that says what the site gives as data, and under which
// licence.
func (s *Site) openData() Page {
	return s.page(s.openDataURL(), "data", func(s *Site) (*view, []diag.Problem) {
		v := s.newView(s.text("data.title"))
		v.Description, v.Datasets = s.text("data.lead"), s.datasets()
		return v, nil
	})
}
