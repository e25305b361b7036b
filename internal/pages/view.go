package pages

import (
	"cmp"
	"html/template"
	"slices"

	"portulan/internal/directory"
	"portulan/internal/plain"
	"portulan/internal/site"
	"portulan/internal/territory"
	"portulan/internal/when"
)

// view is what a template is given.
type view struct {
	Site         *site.Settings
	Now          when.Value // the day at which the page is built
	URL          string
	Template     string // the name of the page's template
	Title        string
	Description  string
	Home         bool
	Translations []directory.Translation // where the page is in other languages
	Nowhere      bool                    // the page stands for an address that does not exist
	Unlisted     bool                    // robots are not to list the page
	Filters      directory.Kind          // of a whole list: the kind of records that scripts may filter it by; otherwise empty
	HasSearch    bool                    // the page has a search box of its own, so its header has none
	Styles       string
	Scripts      string
	Offers       []offer // by what one is told of what the page lists
	Menu         []Way
	FooterMenu   []Way
	Breadcrumb   []Way
	To           string // of a redirect

	Record    any               // *directory.Programme and so on, as the template expects
	Header    *directory.Record // what every record has, of the same record
	Body      template.HTML
	Lead      string
	About     string // what the page is about, in a sentence
	Sections  []section
	Folded    []section      // sections that are shown once they are asked for
	Aside     []section      // beside them on a wide screen
	Figures   []Way          // the key figures of the site
	Geography bool           // the page ends with the source of its geography
	Place     territory.Code // of a territory's page
	Course    []leg          // the calls of a programme in their order
	Finder    *finder        // the finder of calls; nil but on the list of calls
	Find      string         // the address of the page of the finder; empty if there is none
	Datasets  []dataset      // what the site gives to machines

	// Of a list of several pages: the number of this one, from 1, and the
	// addresses of its neighbours.
	Number         int
	Previous, Next string
	Pages          []pageLink
}

// Way is a link to a page of the site.
type Way struct {
	URL     string
	Label   string
	Count   int     // of what is there; 0 says nothing, unless it is counted
	Counted bool    // the count is a figure of its own, that of none too
	Later   []tally // what a count of open calls becomes
}

// byLabel sorts ways by what they say, without regard to capitals and accents.
func byLabel(ways []Way) []Way {
	words := map[string]string{} // made once for each label, not at each comparison
	for _, way := range ways {
		words[way.Label] = plain.Words(way.Label)
	}
	slices.SortStableFunc(ways, func(a, b Way) int { return cmp.Compare(words[a.Label], words[b.Label]) })
	return ways
}

// branch is a way with those below it.
type branch struct {
	Way
	Below []Way
}

// section is a titled part of a page: records, or ways to other pages.
type section struct {
	ID       string // its anchor, with an underscore, which headings of a body have not
	Folder   string // of the pages of the whole list, below the page that it stands on
	Title    string
	Count    int
	Records  []*directory.Record
	From     int // how many of its records are on the pages before
	Ways     []Way
	Open     bool // its ways are shown while they lead to something
	Branches []branch
	More     *Way

	Later    []tally             // what its count becomes
	Statuses []directory.Status  // of the calls that it holds at any moment; nil: it stays as it is
	Coming   []*directory.Record // the calls that it will hold
	Here     string              // when calls are in it of which their status does not tell; see [Site.turns]
	Limit    int                 // how many calls it shows at most; 0: all
}

// isEmpty reports whether there is nothing to show in it now.
func (s *section) isEmpty() bool { return len(s.Records)+len(s.Ways)+len(s.Branches) == 0 }

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
		Styles: s.bundle.styles, Scripts: s.bundle.scripts,
		Menu: s.headerMenu, FooterMenu: s.footerMenu,
	}
}

// menus makes the two menus of the site.
func (s *Site) menus() {
	s.headerMenu = s.menu()
	s.footerMenu = append(s.footerPages(),
		Way{URL: s.siteMapURL(), Label: s.text("site_map.title")},
		Way{URL: s.openDataURL(), Label: s.text("data.title")})
	s.inMenu = map[string]bool{s.searchURL(): true, notFoundURL: true, offlineURL(s.locale): true} // whose header has no search box
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
		ways = append(ways, s.pageWay(p))
	}
	return ways
}

// pageWay leads to a free page; to the accessibility statement, with how far the
// site is accessible.
func (s *Site) pageWay(p *directory.Page) Way {
	if p.Type == directory.Accessibility {
		return Way{URL: p.URL, Label: s.compliance()}
	}
	return Way{URL: p.URL, Label: p.Title}
}

// footerPages leads to the pages that ask for it, and to those that the law asks
// for wherever they stand. How far the site is accessible is said even where no
// page tells more.
func (s *Site) footerPages() []Way {
	ways := s.pagesIn(directory.FooterMenu)
	stated := false
	for _, p := range s.directory.Pages {
		if p.Type != "" && p.Menu.Place != directory.FooterMenu {
			ways = append(ways, s.pageWay(p))
		}
		stated = stated || p.Type == directory.Accessibility
	}
	if !stated {
		ways = append(ways, Way{Label: s.compliance()})
	}
	return ways
}

// compliance is how far the site is accessible, in the words of the law.
func (s *Site) compliance() string { return s.text("accessibility." + string(s.Accessibility.Status)) }

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
