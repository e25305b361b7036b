package pages

import (
	"html/template"
	"slices"
	"strings"

	"portulan/internal/diag"
	"portulan/internal/directory"
	"portulan/internal/plain"
)

// few is how many records a page about something else shows before it leads to
// a list.
const few = 10

// neighbours is how many projects of the same programme a project shows.
const neighbours = 5

func (s *Site) programmePages(p *directory.Programme) []Page {
	projects, rest := s.shorten(about(&p.Record, s.breadcrumb(&p.Record)), few,
		section{ID: s.text("address.projects"), Title: s.text("programme.projects"), Records: headers(p.Projects)})
	page := s.record(&p.Record, "programme", func(v *view) {
		v.Record, v.Course = p, s.course(p)
		v.Related, v.More = projects.Records, projects.More
	})
	return append(rest, page)
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
// and returns the pages of the whole list where there are more. The section's ID
// is the last part of their address.
func (s *Site) shorten(on subject, limit int, whole section) (section, []Page) {
	whole.Count = len(whole.Records)
	if whole.Count <= limit {
		return whole, nil
	}
	url := on.url + whole.ID + "/"
	pages := s.list(listing{
		url:        url,
		title:      whole.Title + s.text("punctuation.colon") + " " + on.title,
		breadcrumb: on.breadcrumb,
		section:    whole,
	})
	short := whole
	short.Records = whole.Records[:limit]
	short.More = &Way{URL: url, Label: s.text("list.all")}
	return short, pages
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
		section{ID: s.text("address.projects"), Title: s.text("call.projects"), Records: headers(c.Projects)})
	page := s.record(&c.Record, "call", func(v *view) {
		v.Record = c
		v.Related, v.More = projects.Records, projects.More
	})
	return append(rest, page)
}

func (s *Site) projectPage(p *directory.Project) Page {
	return s.record(&p.Record, "project", func(v *view) {
		v.Record = p
		for _, programme := range p.Programmes {
			at := slices.Index(programme.Projects, p)
			for i := 1; i < len(programme.Projects) && len(v.Related) < neighbours; i++ {
				next := programme.Projects[(at+i)%len(programme.Projects)].Header()
				if !slices.Contains(v.Related, next) {
					v.Related = append(v.Related, next)
				}
			}
		}
	})
}

// roleOrder is the order in which an organisation's roles are told.
var roleOrder = []directory.RoleKind{
	directory.Operator, directory.OnBehalf, directory.Funder, directory.Assessor, directory.Announcer, directory.Requester,
	directory.Support, directory.Lead, directory.Partner, directory.Recipient,
}

func (s *Site) organisationPages(o *directory.Organisation) []Page {
	on := about(&o.Record, s.breadcrumb(&o.Record))
	var sections []section
	var rest []Page
	add := func(title string, records []*directory.Record) {
		short, pages := s.shorten(on, s.PerPage, section{ID: plain.Slug(title), Title: title, Records: records})
		sections, rest = append(sections, short), append(rest, pages...)
	}
	for _, group := range s.involvements(o) {
		add(group.Title, group.Records)
	}
	add(s.text("organisation.children"), headers(o.Children))
	page := s.record(&o.Record, "organisation", func(v *view) {
		v.Record, v.Sections = o, nonEmpty(sections...)
	})
	return append(rest, page)
}

// involvements groups what an organisation takes part in by what it does there:
// a programme that it both operates and assesses stands once, under both.
func (s *Site) involvements(o *directory.Organisation) []section {
	roles := map[*directory.Record][]string{}
	var order []*directory.Record
	for _, role := range roleOrder {
		for _, i := range o.Roles {
			if i.Role != role {
				continue
			}
			if roles[i.In] == nil {
				order = append(order, i.In)
			}
			roles[i.In] = append(roles[i.In], s.text("role_of."+string(role)))
		}
	}
	var groups []section
	for _, r := range order {
		title := roles[r][0]
		for _, role := range roles[r][1:] {
			title += ", " + strings.ToLower(role)
		}
		at := slices.IndexFunc(groups, func(g section) bool { return g.Title == title })
		if at < 0 {
			at, groups = len(groups), append(groups, section{Title: title})
		}
		groups[at].Records = append(groups[at].Records, r)
	}
	return groups
}

func (s *Site) sectorPages(x *directory.Sector) []Page {
	on := about(&x.Record, s.breadcrumb(&x.Record))
	calls, rest := s.shorten(on, s.PerPage, section{
		ID: s.text("address.calls"), Title: s.text("kinds.call"), Records: headers(s.inOrderOfAction(x.Calls)),
	})
	programmes, more := s.shorten(on, s.PerPage, section{
		ID: s.folder(directory.KindProgramme), Title: s.text("kinds.programme"), Records: headers(x.Programmes),
	})
	projects, others := s.shorten(on, s.PerPage, section{
		ID: s.text("address.projects"), Title: s.text("kinds.project"), Records: headers(x.Projects),
	})
	page := s.record(&x.Record, "sector", func(v *view) {
		v.Record, v.Sections = x, nonEmpty(calls, programmes, projects)
	})
	return slices.Concat([]Page{page}, rest, more, others)
}

func (s *Site) freePage(p *directory.Page) Page {
	return s.record(&p.Record, "page", func(v *view) { v.Record = p })
}

func nonEmpty(sections ...section) []section {
	return slices.DeleteFunc(sections, func(s section) bool { return len(s.Records) == 0 && len(s.Ways) == 0 })
}

// body renders the body of a record, read from its file.
func (s *Site) body(r *directory.Record) (template.HTML, []diag.Problem) {
	doc, problems := s.renderBody(r)
	s.anchors.LoadOrStore(r.URL, doc.Anchors)
	if s.giveText != nil {
		s.giveText(r, doc.Text)
	}
	for _, f := range doc.Fragments {
		if fault := s.checkAnchor(f.Href, f.ID); fault != nil {
			p := f.Problem(fault)
			p.File = r.File
			problems = append(problems, p)
		}
	}
	return html(doc.HTML), problems
}
