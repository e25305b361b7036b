package pages

import (
	"bytes"
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"portulan/internal/diag"
	"portulan/internal/directory"
	"portulan/internal/plain"
)

// Plan lists every page of the site, by address. Pictures and documents of the
// content are not among them: which are published is known once the pages are
// rendered; see [Site.Media].
func (s *Site) Plan() []Page { return s.pages }

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

// plan lists every page, and says where two would have the same address.
func (s *Site) plan() ([]Page, []diag.Problem) {
	pages := make([]Page, 0, s.directory.Len()*5/4) // and as many lists as that leaves room for, mostly
	add := func(more ...Page) { pages = append(pages, more...) }
	pictures := make(chan []Page, 1)
	go func() { pictures <- s.drawn() }() // a third of the work, of which no page knows yet

	add(s.home())
	for _, p := range s.directory.Programmes {
		add(s.programmePages(p)...)
	}
	for _, c := range s.directory.Calls {
		add(s.callPages(c)...)
	}
	for _, p := range s.directory.Projects {
		add(s.projectPage(p))
	}
	for _, o := range s.directory.Organisations {
		add(s.organisationPages(o)...)
	}
	for _, x := range s.directory.Sectors {
		add(s.sectorPages(x)...)
	}
	for _, p := range s.directory.Pages {
		add(s.freePage(p))
	}
	add(s.callLists()...)
	add(s.lists()...)
	add(s.audiencePages()...)
	add(s.regionCalls()...)
	add(s.territoryPages()...)
	add(s.redirects()...)
	add(s.siteMap(), s.search(), s.openData(), s.notFound())
	add(s.siteFiles(pages)...)
	add(<-pictures...)

	pages = byURL(pages)
	return pages, append(clashes(pages), falselyNamed(pages)...)
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
// that another needs.
func clashes(pages []Page) []diag.Problem {
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

// has reports whether the site has a page at an address.
func (s *Site) has(url string) bool {
	_, found := slices.BinarySearchFunc(s.pages, url, func(p Page, url string) int { return strings.Compare(p.URL, url) })
	return found
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
// static files, and those that tell robots and hosts of the pages.
func (s *Site) siteFiles(pages []Page) []Page {
	var files []Page
	for _, f := range s.bundle.files {
		files = append(files, bytesPage(f.url, func(*Site) []byte { return f.data }))
	}
	own := map[string]bool{}
	for _, name := range s.theme.static {
		p := bytesPage("/"+strings.TrimPrefix(name, "static/"), func(s *Site) []byte {
			data, _ := fs.ReadFile(s.theme.layers, name) // listed a moment ago; an empty file if it went
			return data
		})
		p.owner, p.static = "layouts/"+name, true
		files, own[p.URL] = append(files, p), true
	}
	made := append(s.sitemaps(pages),
		bytesPage("/robots.txt", func(s *Site) []byte {
			return []byte("User-agent: *\nAllow: /\n\nSitemap: " + s.abs("/sitemap.xml") + "\n")
		}),
		bytesPage("/_redirects", (*Site).redirectMap),
		nextChangePage(),
	)
	// A site may write its own instead.
	return append(files, slices.DeleteFunc(made, func(p Page) bool { return own[p.URL] })...)
}
