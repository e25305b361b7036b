package pages

import (
	"portulan/internal/diag"
)

// offer is something that the site gives to machines.
type offer struct {
	Title, About string
	URL          string // empty for what is on every page
}

// offers are all that the site gives to machines, in the order in which the
// page of open data tells of them: the one list of it.
func (s *Site) offers() []offer {
	return []offer{
		{s.text("data.sitemap"), s.text("data.sitemap_about"), "/sitemap.xml"},
		{s.text("data.linked"), s.text("data.linked_about"), ""},
	}
}

func (s *Site) openDataURL() string { return "/" + s.text("address.data") + "/" }

// openData is the page that says what the site gives as data, and under which
// licence.
func (s *Site) openData() Page {
	return s.page(s.openDataURL(), "data", func() (*view, []diag.Problem) {
		v := s.newView(s.text("data.title"))
		v.Description, v.Offers = s.text("data.lead"), s.offers()
		return v, nil
	})
}
