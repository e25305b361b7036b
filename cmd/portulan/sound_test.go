package main_test

import (
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// sound is a site whose every page is looked at.
type sound struct {
	files map[string]string
	pages map[string]page // by file, as browsers take them
	ids   map[string][]string
}

// soundSites are the sites whose every page is looked at, by the path of their base
// address: the one of this repository, the example in English, and a larger one
// under a path, with redirects and lists over several pages. They are built once.
func soundSites(t *testing.T) map[string]sound {
	t.Helper()
	sites, err := builtSound()
	if err != nil {
		t.Fatal(err)
	}
	return sites
}

var builtSound = sync.OnceValues(func() (map[string]sound, error) {
	seeds, err := builtSeeds()
	if err != nil {
		return nil, err
	}
	example, err := buildCopy(filepath.Join("..", "..", "examples", "workshops"), "--strict", "--base-url", "https://workshops.example.org/en/")
	if err != nil {
		return nil, err
	}
	folder, err := os.MkdirTemp("", "sound")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	files := map[string]string{"portulan.yaml": settings}
	for name, text := range corpus("a", 60) {
		files["content/"+name] = text
	}
	if err := lay(folder, files, false); err != nil {
		return nil, err
	}
	large, err := build(folder, "--base-url", "https://annuaire.example.fr/sous/")
	if err != nil {
		return nil, err
	}
	sites := map[string]sound{}
	for prefix, files := range map[string]map[string]string{"": seeds, "/en": example, "/sous": large} {
		s := sound{files, map[string]page{}, map[string][]string{}}
		for name, text := range files {
			if !strings.HasSuffix(name, ".html") {
				continue
			}
			p, err := parsePage([]byte(text))
			if err != nil {
				return nil, err
			}
			s.pages[name], s.ids[name] = p, ids(p)
		}
		sites[prefix] = s
	}
	return sites, nil
})

// Every address that a page links to, or takes a file from, is one of the site,
// with the anchor that it names; nothing is taken from another host.
func TestEveryLinkLeadsSomewhere(t *testing.T) {
	for prefix, site := range soundSites(t) {
		checked := 0
		for name, p := range site.pages {
			here := &url.URL{Path: prefix + "/" + strings.TrimSuffix(name, "index.html")}
			for n := range p.elements {
				for _, key := range []string{"href", "src", "srcset", "action", "poster", "data"} {
					if at := attribute(n, key); at != "" {
						checked++
						if problem := wrong(n, at, here, prefix, site); problem != "" {
							t.Errorf("%s/%s: <%s %s=%q>: %s", prefix, name, n.Data, key, at, problem)
						}
					}
				}
			}
		}
		if checked < 1000 {
			t.Errorf("%d links looked at: the test tests little", checked)
		}
	}
}

// wrong says what is wrong with an address on a page; empty if nothing is.
func wrong(n *html.Node, address string, here *url.URL, prefix string, site sound) string {
	u, err := url.Parse(address)
	if err != nil {
		return err.Error()
	}
	if u.Scheme != "" || u.Host != "" {
		if n.DataAtom == atom.A || n.DataAtom == atom.Link && attribute(n, "rel") == "canonical" {
			return ""
		}
		return "is taken from another host"
	}
	at := here.ResolveReference(u)
	inSite, found := strings.CutPrefix(at.Path, prefix+"/")
	if !found {
		return "leaves the path of the site"
	}
	if inSite == "" || strings.HasSuffix(inSite, "/") {
		inSite = path.Join(inSite, "index.html")
	}
	if _, ok := site.files[inSite]; !ok {
		return "leads to no file of the site"
	}
	if u.Fragment != "" && !slices.Contains(site.ids[inSite], u.Fragment) {
		return "leads to no such anchor"
	}
	return ""
}

// Every page is one that browsers and screen readers take as it is written: its
// elements nest as they should, it has a language, a title and one h1, no id
// twice, no level of heading skipped, and no style or script of its own.
func TestEveryPageIsSound(t *testing.T) {
	for prefix, site := range soundSites(t) {
		for name, p := range site.pages {
			for _, problem := range unsound(p, site.files[name]) {
				t.Errorf("%s/%s: %s", prefix, name, problem)
			}
		}
	}
}

func unsound(p page, text string) []string {
	var problems []string
	say := func(problem string) { problems = append(problems, problem) }
	if written, read := tags(text), p.tags(); !slices.Equal(written, read) {
		say("is read otherwise than it is written")
	}
	var title, lang string
	h1, level, redirect := 0, 0, false
	for n := range p.elements {
		switch n.DataAtom {
		case atom.Html:
			lang = attribute(n, "lang")
		case atom.Title:
			if n.FirstChild != nil {
				title = strings.TrimSpace(n.FirstChild.Data)
			}
		case atom.Meta:
			redirect = redirect || attribute(n, "http-equiv") == "refresh"
		case atom.Style:
			say("has a style sheet of its own")
		case atom.Script:
			data := attribute(n, "type") == "application/ld+json" // which browsers do not run
			if attribute(n, "src") == "" && !data {
				say("has a script of its own")
			}
		case atom.Img:
			if !slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "alt" }) || attribute(n, "width") == "" || attribute(n, "height") == "" {
				say("has an image without alt, width or height")
			}
		case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
			now := int(n.Data[1] - '0')
			if now > level+1 {
				say("skips from h" + string(rune('0'+level)) + " to " + n.Data)
			}
			if level = now; now == 1 {
				h1++
			}
		}
		for _, a := range n.Attr {
			if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
				say("has an attribute " + a.Key)
			}
		}
	}
	if lang == "" {
		say("has no language")
	}
	if title == "" {
		say("has no title")
	}
	if h1 != 1 && !redirect {
		say("has not one h1")
	}
	all := ids(p)
	slices.Sort(all)
	if len(slices.Compact(slices.Clone(all))) != len(all) {
		say("has an id twice")
	}
	return problems
}

func parse(t *testing.T, text string) page {
	t.Helper()
	p, err := parsePage([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func ids(p page) []string {
	var all []string
	for n := range p.elements {
		if id := attribute(n, "id"); id != "" {
			all = append(all, id)
		}
	}
	return all
}

// tags are the starts and ends of elements as they are written.
func tags(text string) []string {
	var all []string
	for z := html.NewTokenizer(strings.NewReader(text)); ; {
		switch kind := z.Next(); kind {
		case html.ErrorToken:
			return all
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			all = append(all, map[bool]string{true: "/", false: ""}[kind == html.EndTagToken]+string(name))
		}
	}
}

// tags are the starts and ends of elements as a browser takes them.
func (p page) tags() []string {
	var all []string
	var visit func(n *html.Node)
	visit = func(n *html.Node) {
		if n.Type == html.ElementNode {
			all = append(all, n.Data)
		}
		for child := range n.ChildNodes() {
			visit(child)
		}
		if n.Type == html.ElementNode && !void[n.Data] {
			all = append(all, "/"+n.Data)
		}
	}
	visit(p.root)
	return all
}

// void are the elements that have no end, in HTML and in the drawings within it.
var void = map[string]bool{
	"meta": true, "link": true, "img": true, "br": true, "wbr": true, "hr": true, "input": true,
	"path": true, "use": true, "circle": true, "rect": true, "line": true,
}
