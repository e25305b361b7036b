package pages

import (
	"html/template"
	"slices"

	"portulan/internal/diag"
	"portulan/internal/directory"
)

// few is how many records a page about something else shows before it leads to
// a list.
const few = 10

// neighbours is how many projects of the same programme a project shows.
const neighbours = 5

func (s *Site) programmePages(p *directory.Programme) []Page {
	all := p.URL + s.text("address.projects") + "/"
	page := s.record(&p.Record, "programme", func(v *view) {
		v.Record, v.Course = p, s.course(p)
		v.Related = headers(p.Projects[:min(few, len(p.Projects))])
		if len(p.Projects) > few {
			v.More = &Way{URL: all, Label: s.text("list.all")}
		}
	})
	if len(p.Projects) <= few {
		return []Page{page}
	}
	return append([]Page{page}, s.list(listing{
		url:        all,
		title:      s.text("programme.projects") + s.text("punctuation.colon") + " " + p.Title,
		breadcrumb: append(s.breadcrumb(&p.Record), Way{URL: p.URL, Label: p.Title}),
		section:    section{ID: "projets", Title: s.text("kinds.project"), Count: len(p.Projects), Records: headers(p.Projects)},
	})...)
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
	all := c.URL + s.text("address.projects") + "/"
	page := s.record(&c.Record, "call", func(v *view) {
		v.Record = c
		v.Related = headers(c.Projects[:min(few, len(c.Projects))])
		if len(c.Projects) > few {
			v.More = &Way{URL: all, Label: s.text("list.all")}
		}
	})
	if len(c.Projects) <= few {
		return []Page{page}
	}
	return append([]Page{page}, s.list(listing{
		url:        all,
		title:      s.text("call.projects") + s.text("punctuation.colon") + " " + c.Title,
		breadcrumb: append(s.breadcrumb(&c.Record), Way{URL: c.URL, Label: c.Title}),
		section:    section{ID: "projets", Title: s.text("kinds.project"), Count: len(c.Projects), Records: headers(c.Projects)},
	})...)
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

func (s *Site) organisationPage(o *directory.Organisation) Page {
	return s.record(&o.Record, "organisation", func(v *view) {
		v.Record = o
		for _, role := range roleOrder {
			var in []*directory.Record
			for _, i := range o.Roles {
				if i.Role == role {
					in = append(in, i.In)
				}
			}
			if len(in) > 0 {
				v.Sections = append(v.Sections, section{
					ID: "role-" + string(role), Title: s.text("role_of." + string(role)), Count: len(in), Records: in,
				})
			}
		}
		if len(o.Children) > 0 {
			v.Sections = append(v.Sections, section{
				ID: "membres", Title: s.text("organisation.children"), Count: len(o.Children), Records: headers(o.Children),
			})
		}
	})
}

func (s *Site) sectorPages(x *directory.Sector) []Page {
	projects := section{ID: "projets", Title: s.text("kinds.project"), Count: len(x.Projects), Records: headers(x.Projects)}
	first := s.record(&x.Record, "sector", func(v *view) {
		v.Record = x
		v.Sections = nonEmpty(
			section{ID: "appels", Title: s.text("kinds.call"), Count: len(x.Calls), Records: headers(s.inOrderOfAction(x.Calls))},
			section{ID: "programmes", Title: s.text("kinds.programme"), Count: len(x.Programmes), Records: headers(x.Programmes)},
			section{ID: projects.ID, Title: projects.Title, Count: projects.Count, Records: projects.Records[:min(s.PerPage, projects.Count)]},
		)
		s.number(v, x.URL, 1, projects.Count)
	})
	rest := s.list(listing{
		url: x.URL, title: x.Title, section: projects,
		breadcrumb: s.breadcrumb(&x.Record),
	})[1:]
	return append([]Page{first}, rest...)
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
	for _, f := range doc.Fragments {
		if fault := s.checkAnchor(f.Href, f.ID); fault != nil {
			p := f.Problem(fault)
			p.File = r.File
			problems = append(problems, p)
		}
	}
	return html(doc.HTML), problems
}
