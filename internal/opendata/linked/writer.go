package linked

import (
	"portulan/internal/directory"
	"portulan/internal/site"
)

// Writer makes the nodes of one site.
type Writer struct {
	Site *site.Settings
	Base string // the site's address, without a slash at its end

	// What the site calls an audience and a type of call.
	Audience func(id string) string
	CallType func(directory.CallType) string
	// Picture is the address of a picture of a record, empty if it has none.
	Picture func(*directory.Record, directory.Image) string
}

// url is the address of a page in full.
func (w *Writer) url(page string) string { return w.Base + page }

// Of names what a page of the site is about.
func (w *Writer) Of(page string) string { return w.url(page) + "#this" }

// WebSite is the site, in as many words as a page that is part of it needs.
func (w *Writer) WebSite() *WebSite {
	return &WebSite{Thing: Thing{Type: "WebSite", ID: w.Of("/"), Name: w.Site.Title, URL: w.url("/")}}
}

// WholeSite is the site with all that is known of it.
func (w *Writer) WholeSite() *WebSite {
	s := w.WebSite()
	s.Description, s.InLanguage, s.License = w.Site.Description, string(w.Site.Language), w.Site.Licence.URL
	if p := w.Site.Publisher; p.Name != "" {
		s.Publisher = &Organization{Thing: Thing{Type: "Organization", Name: p.Name, URL: p.URL}}
	}
	return s
}

// Page is a page of the site of one of the types of pages.
func (w *Writer) Page(kind, page, title, description string) *Page {
	return &Page{
		Thing:      Thing{Type: kind, ID: w.url(page), URL: w.url(page), Name: title, Description: description},
		InLanguage: string(w.Site.Language), License: w.Site.Licence.URL,
	}
}

// thing is what every node of a record states.
func (w *Writer) thing(kind string, r *directory.Record) Thing {
	t := w.short(kind, r)
	t.AlternateName, t.Description, t.Image = r.Names, r.Summary, w.Picture(r, r.Image)
	return t
}

// short names a record on the page of another.
func (w *Writer) short(kind string, r *directory.Record) Thing {
	return Thing{Type: kind, ID: w.Of(r.URL), Name: r.Title, URL: w.url(r.URL)}
}

// List is an ItemList of which the first item has a position, counted from 1,
// among as many as there are in all.
func (w *Writer) List(name string, first, total int, items []ListItem) ItemList {
	for i := range items {
		items[i].Type, items[i].Position = "ListItem", first+i
		items[i].URL = w.url(items[i].URL)
	}
	return ItemList{Type: "ItemList", Name: name, NumberOfItems: total, ItemListElement: items}
}

// Breadcrumb is the way to a page, each step with the address of its page.
func (w *Writer) Breadcrumb(steps []ListItem) *ItemList {
	for i := range steps {
		step := &steps[i]
		step.Type, step.Position = "ListItem", i+1
		step.Item, step.URL = &Thing{Type: "WebPage", ID: w.url(step.URL)}, ""
	}
	return &ItemList{Type: "BreadcrumbList", ItemListElement: steps}
}

// Subject is what a page is about where no type of the vocabulary says more.
func (w *Writer) Subject(r *directory.Record) *Thing {
	t := w.thing("Thing", r)
	return &t
}
