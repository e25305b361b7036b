package pages

import (
	"portulan/internal/diag"
	"portulan/internal/territory"
)

func (s *Site) searchURL() string { return "/" + s.text("address.search") + "/" }

// search is the page that the search box leads to. Without a script it offers
// the ways into the directory; robots have no use for it.
func (s *Site) search() Page {
	p := s.page(s.searchURL(), "search", func(s *Site) (*view, []diag.Problem) {
		v := s.newView(s.text("search.title"))
		v.Unlisted, v.HasSearch, v.Sections = true, true, s.waysIn()
		return v, nil
	})
	p.Listed = false
	return p
}

// waysIn are the ways into the directory: its lists, and what it can be parted
// by.
func (s *Site) waysIn() []section {
	var programmes []Way
	for _, p := range s.directory.Alphabetical.Programmes {
		programmes = append(programmes, Way{URL: p.URL, Label: p.Title, Count: len(p.Projects)})
	}
	return nonEmpty(
		section{ID: "by_list", Title: s.text("search.by_list"), Ways: s.headerMenu},
		section{ID: "by_region", Title: s.text("home.regions"), Ways: s.territoryWays(territory.Region)},
		section{ID: "by_sector", Title: s.text("home.sectors"), Ways: s.sectorWays()},
		section{ID: "by_programme", Title: s.text("search.by_programme"), Ways: programmes},
	)
}
