package web

import (
	"bytes"
	"context"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/klauspost/compress/gzhttp"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"portulan/internal/diag"
	"portulan/internal/directory"
	"portulan/internal/locale"
	"portulan/internal/search"
	"portulan/internal/search/address"
	"portulan/internal/search/facet"
)

// Page is the search page of a published site, with the results in it: for readers
// whose browser runs no script. The rest of the page is as it was published.
type Page struct {
	service  *Service
	site     http.Handler
	prefix   string
	path     string
	locale   *locale.Locale
	template *template.Template
	handler  http.Handler
}

// PageOptions say which site the page is of.
type PageOptions struct {
	Site    http.Handler // what serves the published site; it has the page without results
	Path    string       // at which the site stands, with a slash at its end
	Locale  *locale.Locale
	Layouts fs.FS // with results.html and components/mark.html
}

// Page returns a handler that answers for the search page where its address asks for
// something, and leaves all else to the site.
func (s *Service) Page(o PageOptions) (*Page, error) {
	name, err := o.Locale.T("address.search")
	if err != nil {
		return nil, err
	}
	p := &Page{service: s, site: o.Site, prefix: strings.TrimSuffix(o.Path, "/"), path: o.Path + name + "/", locale: o.Locale}
	functions := template.FuncMap{
		"t":        o.Locale.T,
		"count":    func(n int) string { return o.Locale.Int(int64(n)) },
		"statuses": func() []directory.Status { return nil }, // components/mark.html has them for scripts
	}
	if p.template, err = template.New("results.html").Funcs(functions).ParseFS(o.Layouts, "results.html", "components/mark.html"); err != nil {
		return nil, fmt.Errorf("read the layout of results: %w", err)
	}
	p.handler = gzhttp.GzipHandler(http.HandlerFunc(p.answer))
	return p, nil
}

func (p *Page) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	read := r.Method == http.MethodGet || r.Method == http.MethodHead
	if read && r.URL.Path == p.path && p.asks(r.URL) {
		p.handler.ServeHTTP(w, r)
		return
	}
	p.site.ServeHTTP(w, r)
}

// asks reports whether an address asks for something. What others add to addresses
// they link to does not.
func (p *Page) asks(u *url.URL) bool {
	v, err := parameters(u)
	return err != nil || len(known(v)) > 0
}

// known are the parameters that the page knows and that have a value.
func known(v url.Values) url.Values {
	kept := maps.Clone(v)
	maps.DeleteFunc(kept, func(name string, values []string) bool {
		return !slices.Contains(address.Names(), name) && name != pageName || slices.Equal(values, []string{""})
	})
	return kept
}

// answer sends the page with what was found, or with what is wrong.
func (p *Page) answer(w http.ResponseWriter, r *http.Request) {
	published := p.published(r)
	if published.status != http.StatusOK {
		p.site.ServeHTTP(w, r)
		return
	}
	v, err := parameters(r.URL)
	asked := known(v)
	var content bytes.Buffer
	var kept time.Duration
	if err == nil {
		at := p.service.now()
		err = p.service.use(r.Context(), at, func(ctx context.Context, x *search.Index, now time.Time) error {
			kept = p.service.fresh(x, at)
			return p.results(ctx, x, now, asked, &content)
		})
	}
	var fault *diag.Fault
	if err != nil {
		fault = p.service.fault(err)
		content.Reset()
		content.WriteString(`<p class="note">` + template.HTMLEscapeString(sentence(fault, p.locale.Language)) + "</p>")
	}
	page, err := fill(published.body.Bytes(), content.String(), asked.Get(address.Query), fault == nil)
	if err != nil {
		p.service.refuse(w, err)
		return
	}
	h := w.Header()
	maps.Copy(h, published.header)
	for _, name := range []string{"Etag", "Content-Length", "Accept-Ranges"} {
		h.Del(name)
	}
	h.Set("Cache-Control", "public, max-age="+strconv.Itoa(int(kept.Seconds())))
	code := http.StatusOK
	if fault != nil {
		code = head(h, fault)
	}
	w.WriteHeader(code)
	w.Write(page)
}

// results writes what is found for the parameters of the page.
func (p *Page) results(ctx context.Context, x *search.Index, now time.Time, asked url.Values, out io.Writer) error {
	request, err := address.Parse(asked, x.Zone(), pageName)
	if err != nil {
		return err
	}
	page, err := number(asked, pageName, 1)
	if err != nil {
		return err
	}
	if page < 1 || page > search.MaxOffset/PageSize+1 {
		return diag.NewFault(diag.QueryPageFar, "text", asked.Get(pageName), "limit", strconv.Itoa(search.MaxOffset/PageSize+1))
	}
	request.Now, request.Facets = now, facet.Offered
	request.Offset, request.Limit = (page-1)*PageSize, PageSize
	answer, err := x.Search(ctx, request)
	if err != nil {
		return err
	}
	t := &teller{locale: p.locale, prefix: p.prefix, asked: asked, answer: answer}
	return p.template.Execute(out, t.results(page))
}

// captured is an answer that is kept rather than sent.
type captured struct {
	header http.Header
	status int
	body   bytes.Buffer
}

func (c *captured) Header() http.Header { return c.header }

func (c *captured) WriteHeader(status int) { c.status = status }

func (c *captured) Write(p []byte) (int, error) {
	if c.status == 0 {
		c.status = http.StatusOK
	}
	return c.body.Write(p)
}

// published is the search page as the site has it, without a condition and without
// compression.
func (p *Page) published(r *http.Request) *captured {
	plain := r.Clone(r.Context())
	plain.Method, plain.Header = http.MethodGet, http.Header{}
	plain.URL = &url.URL{Path: p.path}
	plain.RequestURI = p.path
	c := &captured{header: http.Header{}}
	p.site.ServeHTTP(c, plain)
	return c
}

// fill puts results in a published search page: in #search-results, with the query
// in the box and in the title. Results take the place of the lists of #search-lists.
func fill(page []byte, content, query string, found bool) ([]byte, error) {
	doc, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		return nil, err
	}
	for node := range doc.Descendants() {
		switch {
		case attribute(node, "id") == "search-results":
			nodes, err := html.ParseFragment(strings.NewReader(content), &html.Node{Type: html.ElementNode, DataAtom: atom.Div, Data: "div"})
			if err != nil {
				return nil, err
			}
			for node.FirstChild != nil { // what stands there for want of results
				node.RemoveChild(node.FirstChild)
			}
			for _, n := range nodes {
				node.AppendChild(n)
			}
		case found && attribute(node, "id") == "search-lists":
			node.Attr = append(node.Attr, html.Attribute{Key: "hidden"})
		case node.DataAtom == atom.Input && attribute(node, "type") == "search":
			node.Attr = append(node.Attr, html.Attribute{Key: "value", Val: query})
		case node.DataAtom == atom.Title && node.FirstChild != nil && query != "" && node.Parent.DataAtom == atom.Head:
			node.FirstChild.Data = query + " · " + node.FirstChild.Data
		}
	}
	var out bytes.Buffer
	err = html.Render(&out, doc)
	return out.Bytes(), err
}

func attribute(node *html.Node, key string) string {
	for _, a := range node.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
