package main_test

import (
	"bytes"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// page is a page of a site, parsed as browsers do.
type page struct{ root *html.Node }

func parsePage(text []byte) (page, error) {
	root, err := html.Parse(bytes.NewReader(text))
	return page{root}, err
}

// elements yields every element of the page, in reading order.
func (p page) elements(yield func(*html.Node) bool) {
	for n := range p.root.Descendants() {
		if n.Type == html.ElementNode && !yield(n) {
			return
		}
	}
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// words are what the page shows, a line for each of its parts. No-break spaces
// are plain ones.
func (p page) words() string {
	var b strings.Builder
	var visit func(n *html.Node)
	visit = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			b.WriteString(strings.ReplaceAll(n.Data, "\n", " "))
			return
		case n.DataAtom == atom.Head || n.DataAtom == atom.Template || attribute(n, "aria-hidden") == "true" || hidden(n):
			return
		}
		part := n.Type == html.ElementNode && !inline[n.DataAtom]
		if part {
			b.WriteByte('\n')
		}
		for child := range n.ChildNodes() {
			visit(child)
		}
		if part {
			b.WriteByte('\n')
		}
	}
	visit(p.root)
	var lines []string
	for line := range strings.Lines(b.String()) {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// inline are the elements that stay on a line with the words around them.
var inline = map[atom.Atom]bool{
	atom.A: true, atom.Abbr: true, atom.B: true, atom.Cite: true, atom.Code: true, atom.Em: true, atom.I: true,
	atom.Small: true, atom.Span: true, atom.Strong: true, atom.Sub: true, atom.Sup: true, atom.Time: true, atom.Wbr: true,
}

// hidden reports whether an element is not shown until a script shows it.
func hidden(n *html.Node) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "hidden" })
}
