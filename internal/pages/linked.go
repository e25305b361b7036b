package pages

import (
	"html/template"

	"portulan/internal/directory"
	"portulan/internal/opendata/linked"
	"portulan/internal/record"
)

// linkedWriter says in JSON-LD what pages are about.
func (s *Site) linkedWriter() *linked.Writer {
	return &linked.Writer{
		Site: s.Settings,
		Base: s.abs(""),
		Audience: func(id string) string {
			return label(s.Vocabulary(record.Audiences), id, s.Language)
		},
		CallType: func(t directory.CallType) string { return s.text("call_type." + string(t)) },
		Picture: func(r *directory.Record, i directory.Image) string {
			if p := s.image(r, i); p != nil {
				return s.abs(p.URL)
			}
			return ""
		},
	}
}

// linkedData is what a page says to machines, for a script element of the type
// application/ld+json. That is a data block: browsers take such an element for
// data before they ask the content policy whether they may run it, so that
// default-src 'self' lets it stand (HTML, "prepare the script element"; CSP 3,
// "Should element's inline type behavior be blocked").
func (s *Site) linkedData(v *view) (template.JS, error) {
	if v.Nowhere || v.Unlisted {
		return "", nil
	}
	page := s.linked.Page("WebPage", v.URL, v.Title, v.Description)
	page.IsPartOf = s.linked.WebSite()
	if !v.Home {
		page.Breadcrumb = s.linked.Breadcrumb(s.linkedWay(v))
	}
	nodes := []any{page}
	// main adds what the page is about, a node with that name, which says the rest.
	main := func(node any) {
		page.MainEntity, page.Description = linked.Ref{ID: s.linked.Of(v.URL)}, ""
		nodes = append(nodes, node)
	}
	if v.Header != nil {
		page.Dated(v.Header)
	}
	switch of := v.Record.(type) {
	case *directory.Programme:
		main(s.linked.Programme(of))
	case *directory.Call:
		main(s.linked.Call(of))
	case *directory.Project:
		main(s.linked.Project(of))
	case *directory.Organisation:
		main(s.linked.Organisation(of))
	case *directory.Sector:
		page.About = s.linked.Subject(&of.Record)
		s.linkedLists(page, v)
	case *directory.Page:
	default:
		switch {
		case v.Home:
			main(s.linked.WholeSite())
		case v.Place != "":
			page.About = linked.Area(v.Place)
			s.linkedLists(page, v)
		default:
			s.linkedLists(page, v)
		}
	}
	data, err := linked.Document(nodes...)
	return template.JS(data), err
}

// linkedWay is the way to a page from the first one.
func (s *Site) linkedWay(v *view) []linked.ListItem {
	way := []linked.ListItem{{Name: s.text("nav.home"), URL: "/"}}
	for _, w := range v.Breadcrumb {
		way = append(way, linked.ListItem{Name: w.Label, URL: w.URL})
	}
	if v.Number > 1 {
		way = append(way, linked.ListItem{Name: v.Title, URL: v.Pages[0].URL})
		return append(way, linked.ListItem{Name: s.text("list.page", "number", v.Number), URL: v.URL})
	}
	return append(way, linked.ListItem{Name: v.Title, URL: v.URL})
}

// linkedLists makes a page a collection of what its sections list. A list that is
// alone has the name of its page.
func (s *Site) linkedLists(page *linked.Page, v *view) {
	var lists []linked.ItemList
	parts := nonEmptyNow(v.Sections)
	for _, part := range parts {
		var items []linked.ListItem
		for _, r := range part.Records {
			items = append(items, linked.ListItem{Name: r.Title, URL: r.URL})
		}
		for _, w := range part.Ways {
			items = append(items, linked.ListItem{Name: w.Label, URL: w.URL})
		}
		for _, b := range part.Branches {
			for _, w := range append([]Way{b.Way}, b.Below...) {
				items = append(items, linked.ListItem{Name: w.Label, URL: w.URL})
			}
		}
		name := part.Title
		if len(parts) == 1 {
			name = v.Title
		}
		lists = append(lists, s.linked.List(name, part.From+1, max(part.Count, len(items)), items))
	}
	if page.Type = "CollectionPage"; len(lists) > 0 {
		page.MainEntity = lists
	}
}
