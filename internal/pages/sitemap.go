package pages

import (
	"portulan/internal/diag"
	"portulan/internal/territory"
)

func (s *Site) siteMapURL() string { return "/" + s.text("address.site_map") + "/" }

// siteMap is the plan of the site, for people: every list, programme, call,
// sector, audience, territory and page about the site. Projects and organisations are as many as
// they are; their lists are enough.
func (s *Site) siteMap() Page {
	return s.page(s.siteMapURL(), "list", func(s *Site) (*view, []diag.Problem) {
		v := s.newView(s.text("site_map.title"))
		var programmes []branch
		var sectors []Way
		for _, p := range s.directory.Alphabetical.Programmes {
			calls := make([]Way, len(p.Calls))
			for i, c := range p.Calls {
				calls[i] = Way{URL: c.URL, Label: c.Title}
			}
			programmes = append(programmes, branch{Way{URL: p.URL, Label: p.Title}, calls})
		}
		for _, x := range s.directory.Alphabetical.Sectors {
			sectors = append(sectors, Way{URL: x.URL, Label: x.Title})
		}
		pages := []Way{{URL: s.searchURL(), Label: s.text("search.title")}, {URL: s.openDataURL(), Label: s.text("data.title")}}
		for _, p := range s.directory.Alphabetical.Pages {
			pages = append(pages, Way{URL: p.URL, Label: p.Title})
		}
		v.Sections = nonEmpty(
			section{ID: "all_lists", Title: s.text("site_map.lists"), Ways: append([]Way{{URL: "/", Label: s.text("nav.home")}}, s.menu()...)},
			section{ID: "all_programmes", Title: s.text("site_map.programmes"), Branches: programmes},
			section{ID: "all_sectors", Title: s.text("kinds.sector"), Ways: sectors},
			section{ID: "all_audiences", Title: s.text("kinds.audience"), Ways: uncounted(s.audienceWays())},
			section{ID: "all_regions", Title: s.text("kinds.region"), Ways: uncounted(s.territoryWays(territory.Region))},
			section{ID: "all_departements", Title: s.text("kinds.departement"), Ways: uncounted(s.territoryWays(territory.Departement))},
			section{ID: "all_epci", Title: s.text("kinds.epci"), Ways: uncounted(s.territoryWays(territory.EPCI))},
			section{ID: "all_pages", Title: s.text("site_map.pages"), Ways: byLabel(pages)},
		)
		return v, nil
	})
}

// uncounted are ways without their counts, which would need to say of what.
func uncounted(ways []Way) []Way {
	for i := range ways {
		ways[i].Count, ways[i].Counted = 0, false
	}
	return ways
}
