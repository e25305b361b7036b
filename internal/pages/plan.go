package pages

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"portulan/internal/diag"
	"portulan/internal/directory"
	"portulan/internal/plain"
)

// Plan lists every page of the site, by address, the pictures of pages together.
// Pictures and documents of the content are not among them: which are published is known once the pages are
// rendered; see [Site.Media].
func (s *Site) Plan() []Page {
	var aside sync.WaitGroup
	aside.Go(func() { s.plan.drawn() }) // a third of the work, of which no page knows
	pages, _, _ := s.plan.whole(context.Background())
	aside.Wait()
	at, _ := slices.BinarySearchFunc(pages, cardPath, byAddress)
	return slices.Concat(pages[:at], s.plan.drawn(), pages[at:])
}

// Page returns the page of the plan at an address, for which not all of the site
// need be planned.
func (s *Site) Page(url string) (Page, bool) { return s.plan.find(url) }

// has reports whether the site has a page at an address.
func (s *Site) has(url string) bool {
	_, found := s.Page(url)
	return found
}

// Check says where two files would have the same place, for which it plans the
// whole site. It reports false if ctx is done before.
func (s *Site) Check(ctx context.Context) ([]diag.Problem, bool) {
	_, problems, complete := s.plan.whole(ctx)
	return problems, complete
}

// Bodies lists the records as pages that hold their body alone: enough to find
// what is wrong with it when the whole pages cannot be made.
func (s *Site) Bodies() []Page {
	var pages []Page
	for r := range s.directory.All() {
		pages = append(pages, Page{URL: r.URL, owner: r.File, write: func(s *Site, _ *bytes.Buffer) []diag.Problem {
			_, problems := s.body(r)
			return problems
		}})
	}
	return pages
}

// plan is the pages of a site. It is made when it is first asked for: whole, or the
// part that an address is in.
type plan struct {
	site  *Site
	parts func() []part
	drawn func() []Page // the pictures of pages, by address
	known sync.Map      // the pages of records that were asked for, by record

	mu       sync.Mutex
	made     atomic.Bool    // what follows is known
	pages    []Page         // all but the pictures, by address
	problems []diag.Problem // where two have the same one
}

// part is pages of the plan that are made together, besides those of records.
type part struct {
	under []string // what their addresses begin with
	pages func() []Page
}

func (s *Site) newPlan() *plan {
	return &plan{
		site: s, parts: sync.OnceValue(s.planParts),
		drawn: sync.OnceValue(func() []Page { return byURL(s.drawn()) }),
	}
}

// planParts are the parts of the plan. The first is that of the first page.
func (s *Site) planParts() []part {
	var parts []part
	anywhere := "/"
	add := func(pages func() []Page, under ...string) { parts = append(parts, part{under, sync.OnceValue(pages)}) }
	one := func(page func() Page) func() []Page { return func() []Page { return []Page{page()} } }

	add(one(s.home), anywhere)
	add(s.callLists, s.listURL(directory.KindCall), finderPath, placesPath)
	add(s.lists, s.listURL(directory.KindProgramme), s.listURL(directory.KindProject), s.listURL(directory.KindOrganisation), s.listURL(directory.KindSector))
	add(s.audiencePages, s.audiencesURL())
	if len(s.directory.Calls) > 0 {
		for _, region := range regions() {
			add(func() []Page { return s.regionCalls(region) }, s.regionURL(region))
		}
	}
	if s.hasTerritories() {
		add(one(s.territories), s.territoriesURL())
	}
	for _, kind := range territoryKinds {
		for _, h := range s.directory.Holdings(kind) {
			add(func() []Page { return s.holdingPages(h, kind) }, s.placeURL(h.Code))
		}
	}
	add(s.redirects, anywhere)
	add(one(s.siteMap), s.siteMapURL())
	add(one(s.search), s.searchURL())
	add(one(s.openData), s.openDataURL())
	add(one(s.notFound), "/404")
	if s.Offline {
		add(one(s.offlinePage), offlineURL(s.locale))
	}
	add(s.siteFiles, anywhere)
	return parts
}

// whole lists every page but the pictures, by address, and says where two would have
// the same one. It reports false if ctx is done before.
func (p *plan) whole(ctx context.Context) ([]Page, []diag.Problem, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.made.Load() {
		return p.pages, p.problems, true
	}
	s := p.site
	pages := make([]Page, 0, s.directory.Len()*5/4) // and as many lists as that leaves room for, mostly
	home, others := p.parts()[0], p.parts()[1:]
	pages = append(pages, home.pages()...)
	for r := range s.directory.All() {
		if ctx.Err() != nil {
			return nil, nil, false
		}
		pages = append(pages, s.recordPages(r)...)
	}
	for _, part := range others {
		if ctx.Err() != nil {
			return nil, nil, false
		}
		pages = append(pages, part.pages()...)
	}
	pages = byURL(append(pages, s.sitemaps(pages)...))
	if ctx.Err() != nil {
		return nil, nil, false
	}
	problems := clashes(ctx, pages)
	if ctx.Err() != nil {
		return nil, nil, false
	}
	p.pages, p.problems = pages, append(problems, falselyNamed(pages)...)
	p.made.Store(true)
	return p.pages, p.problems, true
}

// find returns the page at an address.
func (p *plan) find(url string) (Page, bool) {
	if strings.HasPrefix(url, cardPath) {
		if picture, found := findPage(p.drawn(), url); found {
			return picture, true
		}
	}
	if p.made.Load() || strings.HasPrefix(url, sitemapPath) { // which is of all pages
		pages, _, _ := p.whole(context.Background())
		return findPage(pages, url)
	}
	for at := len(url); at > 0; at = strings.LastIndexByte(url[:at-1], '/') + 1 { // what is below a record is of it
		if r := p.site.directory.At(url[:at]); r != nil {
			if page, found := firstPage(p.record(r), url); found {
				return page, true
			}
		}
	}
	for _, part := range p.parts() {
		if slices.ContainsFunc(part.under, func(begin string) bool { return strings.HasPrefix(url, begin) }) {
			if page, found := firstPage(part.pages(), url); found {
				return page, true
			}
		}
	}
	return Page{}, false
}

// findPage finds a page among pages by address.
func findPage(sorted []Page, url string) (Page, bool) {
	i, found := slices.BinarySearchFunc(sorted, url, byAddress)
	if !found {
		return Page{}, false
	}
	return sorted[i], true
}

func byAddress(p Page, url string) int { return strings.Compare(p.URL, url) }

// firstPage is the first page at an address.
func firstPage(pages []Page, url string) (Page, bool) {
	i := slices.IndexFunc(pages, func(p Page) bool { return p.URL == url })
	if i < 0 {
		return Page{}, false
	}
	return pages[i], true
}

// record are the pages of a record.
func (p *plan) record(r *directory.Record) []Page {
	if known, ok := p.known.Load(r); ok {
		return known.([]Page)
	}
	pages := p.site.recordPages(r)
	p.known.Store(r, pages)
	return pages
}

// recordPages are the page of a record, and what stands below it.
func (s *Site) recordPages(r *directory.Record) []Page {
	d := s.directory
	switch r.Kind {
	case directory.KindProgramme:
		return s.programmePages(d.Programme(r.ID))
	case directory.KindCall:
		return s.callPages(d.Call(r.ID))
	case directory.KindProject:
		return []Page{s.projectPage(d.Project(r.ID))}
	case directory.KindOrganisation:
		return s.organisationPages(d.Organisation(r.ID))
	case directory.KindSector:
		return s.sectorPages(d.Sector(r.ID))
	}
	return []Page{s.freePage(d.Page(r.ID))}
}

// byURL sorts pages by address, and those of one address by their places. Numbers are
// moved, and not pages, which are long.
func byURL(pages []Page) []Page {
	order := make([]int, len(pages))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Or(strings.Compare(pages[a].URL, pages[b].URL), a-b) })
	sorted := make([]Page, len(pages))
	for i, from := range order {
		sorted[i] = pages[from]
	}
	return sorted
}

// falselyNamed says which files of the layouts have the name of a file named by
// its content, which browsers are told to keep for ever; the program cannot know
// whether theirs is.
func falselyNamed(pages []Page) []diag.Problem {
	var problems []diag.Problem
	for _, p := range pages {
		if p.static && IsAsset(p.URL) {
			problems = append(problems, diag.Problem{Fault: *diag.NewFault(diag.StaticHashed, "url", p.URL), File: p.owner})
		}
	}
	return problems
}

// clashes says which files would stand at the place of another, or of a folder
// that another needs; not all of it if ctx is done before.
func clashes(ctx context.Context, pages []Page) []diag.Problem {
	var problems []diag.Problem
	said := map[string]bool{}
	say := func(p, other Page) {
		if p.owner == "" {
			p, other = other, p
		}
		// Between two records, package directory has said it.
		if p.owner == "" || other.owner != "" && !p.static && !other.static || said[p.owner+p.URL] {
			return
		}
		said[p.owner+p.URL] = true
		problems = append(problems, diag.Problem{Fault: *diag.NewFault(diag.AddressReserved, "url", p.URL), File: p.owner, Field: p.field})
	}
	names := make([]string, len(pages))
	files := make(map[string]int, len(pages)) // to the number of the first page
	for i, p := range pages {
		if ctx.Err() != nil {
			return nil
		}
		names[i] = plain.FoldName(p.File)
		if first, again := files[names[i]]; again {
			say(p, pages[first])
			continue
		}
		files[names[i]] = i
	}
	known := "" // the folder of the page before: most have it in common, but for its last part
	for i, p := range pages {
		folder := path.Dir(names[i])
		above := path.Dir(folder)
		for ; folder != "." && folder != known; folder = path.Dir(folder) {
			if first, taken := files[folder]; taken {
				say(pages[first], p)
				delete(files, folder) // once is enough
			}
		}
		known = above
	}
	return problems
}

// page is a page made with a template of the theme.
func (s *Site) page(url, template string, viewOf func(*Site) (*view, []diag.Problem)) Page {
	return Page{
		URL: url, File: strings.TrimPrefix(url, "/") + "index.html", Listed: true,
		write: func(s *Site, out *bytes.Buffer) []diag.Problem {
			v, problems := viewOf(s)
			v.URL, v.Template = url, template
			if err := s.theme.pages[template]().ExecuteTemplate(out, "base.html", v); err != nil {
				problems = append(problems, renderProblem(err, url))
			}
			return problems
		},
	}
}

// record is a page about a record.
func (s *Site) record(r *directory.Record, template string, fill func(v *view)) Page {
	p := s.page(r.URL, template, func(s *Site) (*view, []diag.Problem) {
		v := s.newView(r.Title)
		v.Header, v.Description, v.Translations = r, r.Summary, r.Translations
		v.Breadcrumb = s.breadcrumb(r)
		body, problems := s.body(r)
		v.Body = body
		fill(v)
		return v, problems
	})
	p.owner, p.Updated = r.File, r.Updated
	return p
}

// redirects are the pages at the former addresses of records.
func (s *Site) redirects() []Page {
	var pages []Page
	for r := range s.directory.All() {
		for i, from := range r.Aliases {
			name := strings.TrimPrefix(from, "/")
			if strings.HasSuffix(name, "/") {
				name += "index.html"
			}
			pages = append(pages, Page{
				URL: from, File: name, owner: r.File, field: fmt.Sprintf("aliases[%d]", i),
				write: func(s *Site, out *bytes.Buffer) []diag.Problem {
					v := s.newView(r.Title)
					v.URL, v.To = from, r.URL
					if err := s.theme.redirect.ExecuteTemplate(out, "redirect.html", v); err != nil {
						return []diag.Problem{renderProblem(err, from)}
					}
					return nil
				},
			})
		}
	}
	return pages
}

// notFoundURL marks the page of addresses that do not exist as the current one:
// no address leads to it.
const notFoundURL = "/404/"

func (s *Site) notFound() Page {
	p := s.page(notFoundURL, "not-found", func(s *Site) (*view, []diag.Problem) {
		v := s.newView(s.text("not_found.title"))
		v.Lead = s.text("not_found.lead")
		v.Nowhere, v.HasSearch, v.Sections = true, true, s.waysIn()
		return v, nil
	})
	p.URL, p.File, p.Listed = "/404.html", "404.html", false
	return p
}

// filePage is a file that is not a page for people.
func filePage(url string, write func(s *Site, out *bytes.Buffer) error) Page {
	return Page{URL: url, File: strings.TrimPrefix(url, "/"), write: func(s *Site, out *bytes.Buffer) []diag.Problem {
		if err := write(s, out); err != nil {
			return []diag.Problem{renderProblem(err, url)}
		}
		return nil
	}}
}

// bytesPage is one whose bytes are known.
func bytesPage(url string, data func(s *Site) []byte) Page {
	return filePage(url, func(s *Site, out *bytes.Buffer) error {
		out.Write(data(s))
		return nil
	})
}

// siteFiles are the files that are not pages for people: styles, scripts,
// static files, and those that tell hosts of the pages.
func (s *Site) siteFiles() []Page {
	var files []Page
	for _, f := range s.bundle.files {
		files = append(files, bytesPage(f.url, func(*Site) []byte { return f.data }))
	}
	for _, name := range s.theme.static {
		p := bytesPage(staticURL(name), func(s *Site) []byte {
			data, _ := fs.ReadFile(s.theme.layers, name) // listed a moment ago; an empty file if it went
			return data
		})
		p.owner, p.static = "layouts/"+name, true
		files = append(files, p)
	}
	return slices.Concat(files, s.unlessStatic(s.offlineFiles()...), s.unlessStatic(
		bytesPage("/robots.txt", func(s *Site) []byte {
			return []byte("User-agent: *\nAllow: /\n\nSitemap: " + s.abs("/sitemap.xml") + "\n")
		}),
		bytesPage("/_redirects", (*Site).redirectMap),
		nextChangePage(),
	))
}

// staticURL is the address of a static file of the layouts.
func staticURL(name string) string { return "/" + strings.TrimPrefix(name, "static/") }

// unlessStatic are files that a site may write itself instead.
func (s *Site) unlessStatic(made ...Page) []Page {
	return slices.DeleteFunc(made, func(p Page) bool {
		return slices.ContainsFunc(s.theme.static, func(name string) bool { return staticURL(name) == p.URL })
	})
}
