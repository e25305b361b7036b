package markdown

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"

	"portulan/internal/diag"
)

// inlineImage writes an image within a run, or its description.
func (w *writer) inlineImage(n *ast.Image) {
	alt := w.alt(n)
	if html, ok := w.image(n, alt, w.title(n.Title)); ok {
		w.run.thing(alt, html)
	} else {
		w.run.thing(alt, escaped(alt))
	}
}

// figure writes an image that is alone in its paragraph, with its title under it.
func (w *writer) figure(n *ast.Image) {
	alt := w.alt(n)
	html, ok := w.image(n, alt, "")
	w.words = append(w.words, alt...)
	w.endWords()
	w.run.words(n.Title)
	if ok {
		w.html("<figure>", html)
		w.block("<figcaption>", "</figcaption></figure>\n")
		return
	}
	w.html("<p>", escaped(alt), "</p>\n")
	_, w.words = w.flush(nil, w.words, w.plain) // the plain text has the title all the same
	w.endWords()
}

// image returns the element of an image; title is its title attribute.
func (w *writer) image(n *ast.Image, alt, title string) (html string, ok bool) {
	dest := bare(decoded(n.Destination))
	at := w.destination(n, n.Destination)
	if strings.TrimSpace(alt) == "" {
		start := max(0, n.Pos())
		w.report(span{start, max(start+2, at.stop)}, diag.NewFault(diag.ImageAltMissing))
	}
	if fault := refuseImage(dest); fault != nil {
		w.report(at, fault)
		return "", false
	}
	image, fault := w.resolver.Image(dest)
	if fault != nil {
		w.report(at, fault)
	}
	if image.Src = bare(image.Src); image.Src == "" {
		return "", false
	}
	if fault := refuseImage(image.Src); fault != nil {
		w.report(at, fault)
		return "", false
	}
	size := ""
	if image.Width > 0 && image.Height > 0 {
		size = ` width="` + strconv.Itoa(image.Width) + `" height="` + strconv.Itoa(image.Height) + `"`
	}
	return `<img src="` + address(image.Src) + `"` + size + ` alt="` + escaped(alt) + `"` + title +
		` loading="lazy" decoding="async">`, true
}

// refuseImage returns what is wrong with the destination of an image by its form.
func refuseImage(dest string) *diag.Fault {
	switch {
	case dest == "":
		return diag.NewFault(diag.ImageEmpty)
	case scheme(dest) != "", len(dest) > 1 && isSlash(dest[0]) && isSlash(dest[1]):
		return diag.NewFault(diag.ImageExternal, "address", dest)
	}
	return nil
}

// alt returns the words of an image's description.
func (w *writer) alt(n ast.Node) string {
	var words []byte
	for c := n.FirstChild(); c != nil; c = following(c, n) {
		switch c := c.(type) {
		case *ast.Text:
			if c.Parent().Kind() == ast.KindCodeSpan {
				words = append(words, c.Segment.Value(w.src)...)
			} else {
				words = decode(words, c.Segment.Value(w.src))
			}
			if c.SoftLineBreak() || c.HardLineBreak() {
				words = append(trimLine(words), ' ')
			}
		case *ast.AutoLink:
			words = append(words, c.Label(w.src)...)
		case *ast.RawHTML:
			words = append(words, w.shown(c)...)
		}
	}
	return Typography(string(words), w.language)
}

// following returns the node after n in reading order, within root.
func following(n, root ast.Node) ast.Node {
	if child := n.FirstChild(); child != nil {
		return child
	}
	for n != root && n.NextSibling() == nil {
		n = n.Parent()
	}
	if n == root {
		return nil
	}
	return n.NextSibling()
}
