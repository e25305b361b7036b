package pages

import (
	"html/template"
	"maps"
	"slices"
	"strings"

	"portulan/internal/diag"
	"portulan/internal/directory"
	"portulan/internal/plain"
	"portulan/internal/territory"
)

// few is how many records a page about something else shows before it leads to
// a list.
const few = 10

// programmePages are the page of a programme, and the lists of its projects: all
// of them, and those in each région.
func (s *Site) programmePages(p *directory.Programme) []Page {
	files, offers := s.tell(callList{url: p.URL, title: s.text("feed.calls_of", "name", s.typeset(p.Title)), calls: p.Calls})
	var sections []section
	if len(p.Projects) > 0 {
		of, lists := s.supported(p)
		sections, files = of, append(files, lists...)
	}
	page := s.record(&p.Record, "programme", func(v *view) {
		v.Record, v.Course, v.Sections, v.Offers = p, s.course(p), sections, offers
	})
	return append(files, page)
}

// supported are the parts of a programme's page about its projects, and the
// lists that they lead to.
func (s *Site) supported(p *directory.Programme) ([]section, []Page) {
	all := section{ID: "its_projects", Title: s.text("programme.projects"), Count: len(p.Projects), Records: headers(p.Projects)}
	whole := subject{url: s.projectsURL(p), title: all.Title, breadcrumb: about(&p.Record, s.breadcrumb(&p.Record)).breadcrumb}
	lists := s.list(listing{url: whole.url, title: all.Title + s.text("punctuation.colon") + " " + p.Title, breadcrumb: whole.breadcrumb, section: all})
	regions := section{ID: "by_region", Title: s.text("programme.regions")}
	for _, in := range byRegion(p.Projects) {
		way, pages := s.supportedIn(p, in, whole)
		regions.Ways, lists = append(regions.Ways, way), append(lists, pages...)
	}
	byLabel(regions.Ways)
	if len(all.Records) > few {
		all.Records, all.More = all.Records[:few], s.whole(whole.url, all.Title)
	}
	return nonEmpty(all, regions), lists
}

// supportedIn is the list of a programme's projects in a région, which stands
// below the whole list, and the way to it.
func (s *Site) supportedIn(p *directory.Programme, in regional, whole subject) (Way, []Page) {
	place, _ := territory.Get(in.code)
	way := Way{URL: whole.url + plain.Slug(place.Name) + "/", Label: place.Name, Count: len(in.projects)}
	return way, s.list(listing{
		url:        way.URL,
		title:      s.text("programme.in_region", "programme", p.Title, "region", place.Name),
		breadcrumb: append(slices.Clip(whole.breadcrumb), Way{URL: whole.url, Label: whole.title}),
		section:    section{ID: "its_projects", Title: place.Name, Count: way.Count, Records: headers(in.projects)},
	})
}

// projectsURL is the address of the list of a programme's projects.
func (s *Site) projectsURL(p *directory.Programme) string {
	return p.URL + s.text("address.projects") + "/"
}

// regional are the projects in a région.
type regional struct {
	code     territory.Code
	projects []*directory.Project
}

// byRegion parts projects by région, by the official code, then by overseas
// collectivity, which is in no région. One that acts in two is in both; one whose
// place is not known is in none.
func byRegion(projects []*directory.Project) []regional {
	in := map[territory.Kind]map[territory.Code][]*directory.Project{territory.Region: {}, territory.Collectivity: {}}
	for _, p := range projects {
		for _, place := range around(p) {
			if of := in[place.Kind]; of != nil {
				of[place.Code] = append(of[place.Code], p)
			}
		}
	}
	var list []regional
	for _, kind := range []territory.Kind{territory.Region, territory.Collectivity} {
		for _, code := range slices.Sorted(maps.Keys(in[kind])) {
			list = append(list, regional{code, in[kind][code]})
		}
	}
	return list
}

// subject is what the pages of a long list are about.
type subject struct {
	url        string
	title      string
	breadcrumb []Way
}

func about(r *directory.Record, breadcrumb []Way) subject {
	return subject{url: r.URL, title: r.Title, breadcrumb: append(slices.Clip(breadcrumb), Way{URL: r.URL, Label: r.Title})}
}

// shorten keeps the first records of a section on the page that it stands on,
// and returns the pages of the whole list where there are more, which are in
// the section's folder.
func (s *Site) shorten(on subject, limit int, whole section) (section, []Page) {
	whole.Count = len(whole.Records)
	if whole.Count <= limit {
		return whole, nil
	}
	url := on.url + whole.Folder + "/"
	pages := s.list(listing{
		url:        url,
		title:      whole.Title + s.text("punctuation.colon") + " " + on.title,
		breadcrumb: on.breadcrumb,
		section:    whole,
	})
	short := whole
	short.Records = whole.Records[:limit]
	short.More = s.whole(url, whole.Title)
	return short, pages
}

// whole leads to the whole of a list that is shortened.
func (s *Site) whole(url, title string) *Way {
	return &Way{URL: url, Label: s.text("list.all", "title", title)}
}

// course is the calls of a programme in their order, with today before the
// first that is still to come.
func (s *Site) course(p *directory.Programme) []leg {
	if len(p.Calls) == 0 {
		return nil
	}
	var legs []leg
	today := -1
	for i, c := range p.Calls {
		state := c.State(s.now)
		toCome := state.Status == directory.Upcoming || state.Status == directory.Announced && !state.Unconfirmed
		if toCome && today < 0 {
			today = i
		}
		legs = append(legs, leg{Call: c, State: state})
	}
	if today < 0 {
		today = len(legs)
	}
	return slices.Insert(legs, today, leg{Today: s.today()})
}

func (s *Site) callPages(c *directory.Call) []Page {
	projects, rest := s.shorten(about(&c.Record, s.breadcrumb(&c.Record)), few,
		section{ID: "its_projects", Folder: s.text("address.projects"), Title: s.text("call.projects"), Records: headers(c.Projects)})
	files, offers := s.callCalendar(c)
	rest = append(rest, files...)
	page := s.record(&c.Record, "call", func(v *view) {
		v.Record, v.Sections, v.Offers = c, nonEmpty(projects), offers
	})
	return append(rest, page)
}

func (s *Site) projectPage(p *directory.Project) Page {
	return s.record(&p.Record, "project", func(v *view) {
		v.Record, v.Sections = p, s.neighbours(p)
	})
}

// roleOrder is the order in which an organisation's roles are told.
var roleOrder = []directory.RoleKind{
	directory.Operator, directory.OnBehalf, directory.Funder, directory.Assessor, directory.Announcer, directory.Requester,
	directory.Support, directory.Lead, directory.Partner, directory.Recipient,
}

func (s *Site) organisationPages(o *directory.Organisation) []Page {
	page := s.record(&o.Record, "organisation", func(v *view) {
		sections, _ := s.organisationLists(o)
		v.Record, v.Sections = o, nonEmpty(sections...)
	})
	if max(len(o.Roles), len(o.Children)) <= s.PerPage {
		return []Page{page} // no list of it is long enough for pages of its own
	}
	_, rest := s.organisationLists(o)
	return append(rest, page)
}

// organisationLists are the lists of an organisation's page, and the pages of those
// that are too long for it.
func (s *Site) organisationLists(o *directory.Organisation) (sections []section, rest []Page) {
	on := about(&o.Record, s.breadcrumb(&o.Record))
	children := section{ID: "its_bodies", Title: s.text("organisation.children"), Records: headers(o.Children)}
	for _, group := range append(s.involvements(o), children) {
		group.Folder = plain.Slug(group.Title)
		short, pages := s.shorten(on, s.PerPage, group)
		sections, rest = append(sections, short), append(rest, pages...)
	}
	return sections, rest
}

// involvements groups what an organisation takes part in by what it does there:
// a programme that it both operates and assesses stands once, under both.
func (s *Site) involvements(o *directory.Organisation) []section {
	roles := map[*directory.Record][]directory.RoleKind{}
	var order []*directory.Record
	for _, role := range roleOrder {
		for _, i := range o.Roles {
			if i.Role != role {
				continue
			}
			if roles[i.In] == nil {
				order = append(order, i.In)
			}
			roles[i.In] = append(roles[i.In], role)
		}
	}
	var groups []section
	for _, r := range order {
		id, title := "does", ""
		for i, role := range roles[r] {
			word := s.text("role_of." + string(role))
			if i > 0 {
				word = ", " + strings.ToLower(word)
			}
			id, title = id+"_"+string(role), title+word
		}
		at := slices.IndexFunc(groups, func(g section) bool { return g.ID == id })
		if at < 0 {
			at, groups = len(groups), append(groups, section{ID: id, Title: title})
		}
		groups[at].Records = append(groups[at].Records, r)
	}
	return groups
}

func (s *Site) sectorPages(x *directory.Sector) []Page {
	on := about(&x.Record, s.breadcrumb(&x.Record))
	calls, rest := s.shorten(on, s.PerPage, section{
		ID: "its_calls", Folder: s.text("address.calls"), Title: s.text("kinds.call"), Records: headers(s.inOrderOfAction(x.Calls)),
		Statuses: whatever(x.Calls),
	})
	programmes, more := s.shorten(on, s.PerPage, section{
		ID: "its_programmes", Folder: s.folder(directory.KindProgramme), Title: s.text("kinds.programme"), Records: headers(x.Programmes),
	})
	projects, others := s.shorten(on, s.PerPage, section{
		ID: "its_projects", Folder: s.text("address.projects"), Title: s.text("kinds.project"), Records: headers(x.Projects),
	})
	files, offers := s.tell(callList{url: x.URL, title: s.text("feed.calls_for", "name", s.typeset(x.Title)), calls: x.Calls})
	page := s.record(&x.Record, "sector", func(v *view) {
		v.Record, v.Offers, v.Sections = x, offers, nonEmpty(calls, programmes, projects)
	})
	return slices.Concat([]Page{page}, rest, more, others, files)
}

func (s *Site) freePage(p *directory.Page) Page {
	return s.record(&p.Record, "page", func(v *view) { v.Record = p })
}

// whatever are the statuses of a list that keeps its calls whatever becomes of them;
// nil of a list of none.
func whatever(calls []*directory.Call) []directory.Status {
	if len(calls) == 0 {
		return nil
	}
	return directory.Statuses()
}

func nonEmpty(sections ...section) []section {
	return slices.DeleteFunc(sections, func(s section) bool { return s.isEmpty() && s.Statuses == nil })
}

// nonEmptyNow are the sections that have something to show now.
func nonEmptyNow(sections []section) []section {
	return slices.DeleteFunc(slices.Clone(sections), func(s section) bool { return s.isEmpty() })
}

// shown reports whether any of the sections has something to show now.
func shown(sections []section) bool {
	return slices.ContainsFunc(sections, func(s section) bool { return !s.isEmpty() })
}

// body renders the body of a record, read from its file.
func (s *Site) body(r *directory.Record) (template.HTML, []diag.Problem) {
	return s.bodyWith(r, s.resolver(r))
}

func (s *Site) bodyWith(r *directory.Record, links lookup) (template.HTML, []diag.Problem) {
	doc, problems := s.renderBody(r, links)
	s.anchors.LoadOrStore(r.URL, doc.Anchors)
	if s.giveText != nil {
		s.giveText(r, doc.Text)
	}
	for _, f := range doc.Fragments {
		if fault := links.anchor(f.Href, f.ID); fault != nil {
			p := f.Problem(fault)
			p.File = r.File
			problems = append(problems, p)
		}
	}
	return html(doc.HTML), problems
}
