package markdown

import (
	"net/url"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"portulan/internal/diag"
)

func (w *writer) enterLink(n *ast.Link) {
	if w.depth > maxEmphasis {
		return
	}
	href, ok := w.resolve(decoded(n.Destination), w.destination(n, n.Destination))
	if !ok {
		return
	}
	w.linked = true
	w.run.tag(`<a href="`, address(href), `"`, w.title(n.Title), ">")
}

func (w *writer) leaveLink() {
	if w.linked {
		w.linked = false
		w.run.tag("</a>")
	}
}

// autoLink writes an address that is its own text. goldmark finds some within
// the text of a link, where there can be no other link.
func (w *writer) autoLink(n *ast.AutoLink) {
	label := n.Label(w.src)
	words := string(label)
	shown := escaped(words)
	dest := words
	switch {
	case n.AutoLinkType == ast.AutoLinkEmail && scheme(words) == "":
		dest = "mailto:" + words
	case len(n.Protocol) > 0:
		dest = "https://" + words
	}
	if !w.linked {
		if href, ok := w.resolve(dest, w.destination(n, label)); ok {
			w.run.thing(words, `<a href="`, address(href), `">`, shown, "</a>")
			return
		}
	}
	w.run.thing(words, shown)
}

// destination is where an address stands in the source: for a link by
// reference, in the definition. An empty one is where its link starts.
func (w *writer) destination(n ast.Node, dest []byte) span {
	if at, ok := spanOf(w.src, dest); ok {
		return at
	}
	at := max(0, n.Pos())
	return span{at, at + 1}
}

// title returns the title attribute of a link or an image.
func (w *writer) title(markdown []byte) string {
	if len(markdown) == 0 {
		return ""
	}
	words := Typography(decoded(markdown), w.language)
	return ` title="` + escaped(words) + `"`
}

// resolve returns the address that a destination leads to, and whether there is one.
func (w *writer) resolve(dest string, at span) (href string, ok bool) {
	dest = bare(dest)
	if fault := refuse(dest); fault != nil {
		w.report(at, fault)
		return "", false
	}
	if scheme(dest) != "" {
		return dest, true
	}
	page, fragment, _ := strings.Cut(dest, "#")
	id := fragment
	if decoded, err := url.PathUnescape(fragment); err == nil {
		id = decoded
	}
	if page == "" {
		w.local = append(w.local, finding{at, diag.NewFault(diag.AnchorUnknown, "anchor", id)})
		return dest, true
	}
	href, fault := w.resolver.Link(page)
	if fault != nil {
		w.report(at, fault)
	}
	if href = bare(href); href == "" {
		return "", false
	}
	if fault := refuse(href); fault != nil {
		w.report(at, fault)
		return "", false
	}
	if fragment == "" {
		return href, true
	}
	w.doc.Fragments = append(w.doc.Fragments, Fragment{Href: href, ID: id, Place: w.places.at(at)})
	return href + "#" + fragment, true
}

// checkFragments tells the links to an anchor of this page that has none.
func (w *writer) checkFragments() {
	for _, link := range w.local {
		id := link.fault.Args["anchor"]
		if w.anchors[id] || w.reserved[id] {
			continue
		}
		fold := slug(id)
		for _, h := range w.doc.Headings {
			if strings.HasPrefix(h.ID, fold) || strings.HasPrefix(fold, h.ID) {
				link.fault.Meant("#" + h.ID)
				break
			}
		}
		w.report(link.span, link.fault)
	}
}

// refuse returns what is wrong with a destination by its form.
func refuse(dest string) *diag.Fault {
	kind := scheme(dest)
	switch {
	case dest == "" || dest == "#":
		return diag.NewFault(diag.LinkEmpty)
	case len(dest) > 1 && isSlash(dest[0]) && isSlash(dest[1]):
		return diag.NewFault(diag.LinkWithoutScheme, "address", dest).Meant("https://" + strings.TrimLeft(dest, `/\`))
	case kind == "http" || kind == "https":
		host, ok := strings.CutPrefix(dest[len(kind)+1:], "//")
		if !ok || host == "" || strings.ContainsRune(`/\?#`, rune(host[0])) {
			return diag.NewFault(diag.LinkWithoutHost, "address", dest)
		}
	case kind == "mailto" || kind == "tel":
	case kind != "":
		return diag.NewFault(diag.LinkScheme, "scheme", kind)
	case len(dest) > 4 && strings.EqualFold(dest[:4], "www."):
		return diag.NewFault(diag.LinkWithoutScheme, "address", dest).Meant("https://" + dest)
	case strings.Contains(dest, "@") && email.FindString(dest) == dest:
		return diag.NewFault(diag.LinkWithoutScheme, "address", dest).Meant("mailto:" + dest)
	}
	return nil
}

func isSlash(c byte) bool { return c == '/' || c == '\\' }

// bare returns a destination without the control characters that browsers skip
// and the spaces around it.
func bare(dest string) string {
	if !strings.ContainsFunc(dest, isControl) {
		return strings.TrimSpace(dest)
	}
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if isControl(r) {
			return -1
		}
		return r
	}, dest))
}

func isControl(r rune) bool { return r < ' ' || r == 0x7F }

// scheme returns what a destination has before its colon, in small letters,
// when it has the form of a scheme (RFC 3986, 3.1).
func scheme(dest string) string {
	for i, c := range []byte(dest) {
		letter := 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
		switch {
		case letter:
		case i == 0:
			return ""
		case c == ':':
			return strings.ToLower(dest[:i])
		case !('0' <= c && c <= '9' || c == '+' || c == '-' || c == '.'):
			return ""
		}
	}
	return ""
}

// address returns a destination as it is written in an attribute, which is
// mostly as it is.
func address(href string) string {
	if strings.Trim(href, "abcdefghijklmnopqrstuvwxyz0123456789-_./:#") == "" {
		return href
	}
	return string(escape(nil, util.URLEscape([]byte(href), false)))
}
