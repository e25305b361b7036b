package pages

import (
	"slices"
	"strings"

	"portulan/internal/diag"
	"portulan/internal/directory"
	"portulan/internal/plain"
	"portulan/internal/territory"
)

// territoryKinds are those that have pages.
var territoryKinds = []territory.Kind{territory.Region, territory.Departement, territory.EPCI}

func (s *Site) hasTerritories() bool {
	return slices.ContainsFunc(territoryKinds, func(k territory.Kind) bool { return len(s.directory.Holdings(k)) > 0 })
}

func (s *Site) territoriesURL() string { return "/" + s.text("address.territories") + "/" }

// placesURL is what the addresses of the pages of territories of a kind begin with.
func (s *Site) placesURL(kind territory.Kind) string {
	return "/" + s.text("address."+kind.String()) + "/"
}

// placeURL is the address of a territory's page; empty if it has none.
func (s *Site) placeURL(code territory.Code) string {
	place, ok := territory.Get(code)
	if !ok || s.directory.Holding(code) == nil || !slices.Contains(territoryKinds, place.Kind) {
		return ""
	}
	if place.Kind == territory.Region {
		return s.regionURL(place)
	}
	_, number, _ := strings.Cut(string(code), "-")
	return s.placesURL(place.Kind) + strings.ToLower(number) + "-" + plain.Slug(place.Name) + "/"
}

// placeName is the name of a territory, with its département for a commune.
func (s *Site) placeName(code territory.Code) string {
	place, ok := territory.Get(code)
	if !ok {
		return string(code)
	}
	if above, ok := territory.Get(place.Departement); ok && place.Departement != code && place.Kind != territory.EPCI {
		return place.Name + " (" + above.Name + ")"
	}
	return place.Name
}

// territories is the list of the territories in which the directory has something.
func (s *Site) territories() Page {
	return s.page(s.territoriesURL(), "list", func(s *Site) (*view, []diag.Problem) {
		v := s.newView(s.text("kinds.territory"))
		v.About, v.Geography = s.text("territory.counts"), true
		for _, kind := range territoryKinds {
			ways := s.territoryWays(kind)
			v.Sections = append(v.Sections, section{ID: "all_" + kind.String(), Title: s.text("kinds." + kind.String()), Count: len(ways), Ways: ways})
		}
		v.Sections = nonEmpty(v.Sections...)
		return v, nil
	})
}

// territoryWays leads to the territories of a kind, by name, with how many records
// each has.
func (s *Site) territoryWays(kind territory.Kind) []Way {
	var ways []Way
	for _, h := range s.directory.Holdings(kind) {
		place, _ := territory.Get(h.Code)
		ways = append(ways, Way{URL: s.placeURL(h.Code), Label: place.Name, Count: len(h.Projects) + len(h.Organisations) + len(h.Calls)})
	}
	return byLabel(ways)
}

// holdingPages are the page of a territory, and what stands below it.
func (s *Site) holdingPages(h *directory.Holding, kind territory.Kind) []Page {
	place, _ := territory.Get(h.Code)
	on := subject{
		url: s.placeURL(h.Code), title: place.Name,
		breadcrumb: []Way{{URL: s.territoriesURL(), Label: s.text("kinds.territory")}, {URL: s.placeURL(h.Code), Label: place.Name}},
	}
	calls, rest := s.shorten(on, s.PerPage, section{
		ID: "its_calls", Folder: s.text("address.calls"), Title: s.text("territory.calls_in"), Records: headers(s.inOrderOfAction(h.Calls)),
		Statuses: whatever(h.Calls),
	})
	projects, more := s.shorten(on, s.PerPage, section{
		ID: "its_projects", Folder: s.text("address.projects"), Title: s.text("territory.projects_in"), Records: headers(h.Projects),
	})
	organisations, others := s.shorten(on, s.PerPage, section{
		ID: "its_organisations", Folder: s.folder(directory.KindOrganisation), Title: s.text("territory.organisations_in"), Records: headers(h.Organisations),
	})
	open, opens, offers := s.openOn(on, place)
	page := s.page(on.url, "list", func(s *Site) (*view, []diag.Problem) {
		v := s.newView(place.Name)
		v.Offers = offers
		v.Lead = s.text("kind." + kind.String())
		v.About = s.aboutTerritory(place)
		v.Description = v.About
		v.Place = h.Code
		v.Breadcrumb = on.breadcrumb[:1]
		v.Sections = nonEmpty(open, calls, projects, organisations)
		v.Aside = nonEmpty(
			section{ID: "around_it", Title: s.text("territory.above"), Ways: s.ways(territory.Touching(h.Code))},
			section{ID: "within_it", Title: s.text("territory.within"), Ways: s.ways(territory.Children(h.Code))},
		)
		return v, nil
	})
	return slices.Concat([]Page{page}, rest, more, others, opens)
}

// openOn are the first calls that are open in a territory, for its page, with
// the pages of the whole list and what tells of it. Those of régions are made for each of
// them, whether it has a page or not; see [Site.regionCalls]. An EPCI has none:
// its département has.
func (s *Site) openOn(on subject, place territory.Place) (section, []Page, []offer) {
	switch place.Kind {
	case territory.Region:
		_, offers := s.tell(s.callsOf(place))
		open := s.openIn(place.Code)
		open.Records = open.Records[:min(few, len(open.Records))]
		open.More = s.whole(s.openURL(on.url), open.Title)
		return open, nil, offers
	case territory.Departement:
		open, pages := s.shorten(on, few, s.openIn(place.Code))
		return open, pages, nil
	}
	return section{}, nil, nil
}

// aboutTerritory says what a territory is: its kind, its official code, how many
// communes it has.
func (s *Site) aboutTerritory(place territory.Place) string {
	_, number, _ := strings.Cut(string(place.Code), "-")
	communes := s.text("territory.communes", "count", len(territory.Communes(place.Code)))
	return s.text("territory.about."+place.Kind.String(), "code", number, "communes", communes)
}

// ways leads to those of the territories that have a page, by name.
func (s *Site) ways(codes []territory.Code) []Way {
	var ways []Way
	for _, code := range codes {
		if url := s.placeURL(code); url != "" {
			place, _ := territory.Get(code)
			ways = append(ways, Way{URL: url, Label: place.Name})
		}
	}
	return byLabel(ways)
}
