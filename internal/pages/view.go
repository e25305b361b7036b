package pages

import (
	"html/template"
	"slices"

	"portulan/internal/directory"
	"portulan/internal/site"
	"portulan/internal/when"
)

// view is what a template is given.
type view struct {
	Site        *site.Settings
	Now         when.Value // the day at which the page is true
	URL         string
	Template    string // the name of the page's template
	Title       string
	Description string
	Home        bool
	Nowhere     bool // the page stands for an address that does not exist
	Styles      string
	Scripts     string
	Engine      string // the modules that search; empty where the site does without
	Menu        []Way
	FooterMenu  []Way
	Breadcrumb  []Way
	To          string // of a redirect

	Record    any               // *directory.Programme and so on, as the template expects
	Header    *directory.Record // what every record has, of the same record
	Body      template.HTML
	Related   []*directory.Record
	More      *Way
	Lead      string
	Sections  []section
	Aside     []section // beside them on a wide screen
	Figures   []Way     // the key figures of the site
	Geography bool      // the page ends with the source of its geography
	Course    []leg     // the calls of a programme in their order

	// Of a list of several pages: the number of this one, from 1, and the
	// addresses of its neighbours.
	Number         int
	Previous, Next string
	Pages          []pageLink
}

// Way is a link to a page of the site.
type Way struct {
	URL   string
	Label string
	Count int // of what is there; 0 says nothing
}

// section is a titled part of a page: records, or ways to other pages.
type section struct {
	ID      string
	Title   string
	Count   int
	Records []*directory.Record
	Ways    []Way
	More    *Way
}

// leg is a call on the course of a programme, or the mark of today on it.
type leg struct {
	Call  *directory.Call // nil on the mark of today
	State directory.State
	Today when.Value
}

// pageLink is a link to one page of a list; a gap stands for those left out.
type pageLink struct {
	URL     string
	Number  int
	Current bool
	Gap     bool
}

func (s *Site) newView(title string) *view {
	return &view{
		Site: s.Settings, Now: s.today(), Title: title, Number: 1,
		Styles: s.bundle.styles, Scripts: s.bundle.scripts, Engine: s.bundle.search,
		Menu: s.headerMenu, FooterMenu: s.footerMenu,
	}
}

// menus makes the two menus of the site.
func (s *Site) menus() {
	s.headerMenu = s.menu()
	s.footerMenu = append(s.pagesIn(directory.FooterMenu), Way{URL: s.siteMapURL(), Label: s.text("site_map.title")})
	s.inMenu = map[string]bool{}
	for _, w := range slices.Concat(s.headerMenu, s.footerMenu, []Way{{URL: "/"}}) {
		s.inMenu[w.URL] = true
	}
}

// menu leads to the lists that have something, then to the pages that ask for
// it.
func (s *Site) menu() []Way {
	var ways []Way
	add := func(kind directory.Kind, n int) {
		if n > 0 {
			ways = append(ways, Way{URL: s.listURL(kind), Label: s.text("kinds." + string(kind))})
		}
	}
	d := s.directory
	add(directory.KindCall, len(d.Calls))
	add(directory.KindProgramme, len(d.Programmes))
	add(directory.KindProject, len(d.Projects))
	add(directory.KindOrganisation, len(d.Organisations))
	add(directory.KindSector, len(d.Sectors))
	if s.hasTerritories() {
		ways = append(ways, Way{URL: s.territoriesURL(), Label: s.text("kinds.territory")})
	}
	return append(ways, s.pagesIn(directory.HeaderMenu)...)
}

func (s *Site) pagesIn(menu directory.MenuPlace) []Way {
	var ways []Way
	for _, p := range s.directory.PagesIn(menu) {
		label := p.Title
		if p.Type == directory.Accessibility {
			label = s.text("accessibility." + string(s.Accessibility.Status))
		}
		ways = append(ways, Way{URL: p.URL, Label: label})
	}
	return ways
}

func (s *Site) breadcrumb(r *directory.Record) []Way {
	if r.Kind == directory.KindPage {
		return nil
	}
	if r.Kind != directory.KindCall {
		return []Way{{URL: s.listURL(r.Kind), Label: s.text("kinds." + string(r.Kind))}}
	}
	ways := []Way{{URL: s.listURL(directory.KindProgramme), Label: s.text("kinds.programme")}}
	if p := s.directory.Call(r.ID).Programme.To; p != nil {
		ways = append(ways, Way{URL: p.URL, Label: p.Title})
	}
	return ways
}

// listURL is the address of the list of a kind of record.
func (s *Site) listURL(kind directory.Kind) string { return "/" + s.folder(kind) + "/" }

// headers returns what records have in common.
func headers[T interface{ Header() *directory.Record }](records []T) []*directory.Record {
	list := make([]*directory.Record, len(records))
	for i, r := range records {
		list[i] = r.Header()
	}
	return list
}
