// Package svg looks at drawings that come from outside. One that it accepts can
// do nothing but be seen, be it shown as a picture or opened by itself: it has no
// script, and asks for nothing from elsewhere.
package svg

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"portulan/internal/diag"
)

const (
	namespace = "http://www.w3.org/2000/svg"
	xlink     = "http://www.w3.org/1999/xlink"
)

// shown are the elements of SVG that draw or describe, and nothing else.
var shown = []string{
	"svg", "g", "defs", "symbol", "use", "style", "title", "desc", "metadata", "path", "rect", "circle", "ellipse", "line", "polyline",
	"polygon", "text", "tspan", "textPath", "linearGradient", "radialGradient", "stop", "pattern", "clipPath", "mask", "marker",
	"filter", "feBlend", "feColorMatrix", "feComponentTransfer", "feComposite", "feFlood", "feFuncA", "feFuncB", "feFuncG",
	"feFuncR", "feGaussianBlur", "feMerge", "feMergeNode", "feMorphology", "feOffset", "feTile", "feTurbulence",
}

// inert are the beginnings of the namespaces that drawing programs leave in
// their files, which browsers pass over.
var inert = []string{
	"http://www.inkscape.org/", "http://sodipodi.sourceforge.net/", "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
	"http://purl.org/dc/", "http://creativecommons.org/ns#", "http://web.resource.org/cc/", "http://ns.adobe.com/",
	"http://www.bohemiancoding.com/sketch/ns", "http://www.serif.com/",
}

// active are elements that are refused in any namespace.
var active = []string{"script", "iframe", "foreignobject", "object", "embed"}

// Size is the size of a drawing in CSS pixels, rounded up.
type Size struct{ Width, Height int }

// Check reads a drawing. Its fault names what a site cannot publish.
func Check(data []byte) (Size, *diag.Fault) {
	var size Size
	decoder := xml.NewDecoder(bytes.NewReader(data))
	decoder.CharsetReader = func(string, io.Reader) (io.Reader, error) { return nil, errors.New("not UTF-8") }
	root := false
	var within []string // the elements that are open
	var style strings.Builder
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) && root {
			return size, nil
		}
		if err != nil {
			return Size{}, unreadable(err)
		}
		switch t := token.(type) {
		case xml.Directive:
			return Size{}, refused("<!" + firstWord(string(t)) + ">")
		case xml.ProcInst:
			if t.Target != "xml" {
				return Size{}, refused("<?" + t.Target + "?>")
			}
		case xml.StartElement:
			if !root && (t.Name.Local != "svg" || t.Name.Space != namespace) {
				return Size{}, unreadable(errors.New("<" + t.Name.Local + "> ≠ <svg xmlns=\"" + namespace + "\">"))
			}
			if what := forbidden(t); what != "" {
				return Size{}, refused(what)
			}
			if len(within) > 0 && within[len(within)-1] == "style" { // browsers join the text on both sides
				return Size{}, refused("<style>")
			}
			if !root {
				size, root = sizeOf(t), true
			}
			within = append(within, t.Name.Local)
			style.Reset()
		case xml.Comment:
			if bytes.ContainsAny(t, "<>") {
				return Size{}, refused("<!-- … -->")
			}
		case xml.CharData:
			if bytes.ContainsRune(t, '<') { // markup, for a reader of HTML
				return Size{}, refused("<")
			}
			if len(within) > 0 && within[len(within)-1] == "style" {
				style.Write(t)
			}
		case xml.EndElement:
			if within[len(within)-1] == "style" && leavesFile(style.String()) {
				return Size{}, refused("<style>")
			}
			within = within[:len(within)-1]
		}
	}
}

func refused(what string) *diag.Fault { return diag.NewFault(diag.LogoUnsafe, "what", what) }

func unreadable(err error) *diag.Fault {
	return diag.NewFault(diag.LogoUnreadable, "reason", err.Error())
}

// forbidden is what an element has that could do more than be seen; empty if it
// has nothing.
func forbidden(e xml.StartElement) string {
	if e.Name.Space != namespace && !slices.ContainsFunc(inert, func(begin string) bool { return strings.HasPrefix(e.Name.Space, begin) }) ||
		e.Name.Space == namespace && !slices.Contains(shown, e.Name.Local) || slices.Contains(active, strings.ToLower(e.Name.Local)) {
		return "<" + e.Name.Local + ">"
	}
	for _, a := range e.Attr {
		name := strings.ToLower(a.Name.Local)
		switch {
		case strings.HasPrefix(name, "on"):
			return a.Name.Local
		case name == "href" || name == "src" || name == "base":
			if !strings.HasPrefix(a.Value, "#") && !isInert(a.Name.Space) {
				return a.Name.Local + "=" + a.Value
			}
		case leavesFile(a.Value) && a.Name.Space != "xmlns" && !isInert(a.Name.Space):
			return a.Name.Local + "=" + a.Value
		}
	}
	return ""
}

// isInert reports whether a namespace is one that browsers pass over.
func isInert(space string) bool {
	return space != xlink && slices.ContainsFunc(inert, func(begin string) bool { return strings.HasPrefix(space, begin) })
}

// reference finds what url() names in a style or an attribute.
var reference = regexp.MustCompile(`(?i)url\s*\(\s*["']?\s*(.?)`)

// leavesFile reports whether a style or an attribute names something outside
// the file. Escapes of CSS, which could hide it, have no place in a drawing.
func leavesFile(value string) bool {
	for _, m := range reference.FindAllStringSubmatch(value, -1) {
		if m[1] != "#" {
			return true
		}
	}
	lower := strings.ToLower(value)
	return strings.Contains(value, `\`) || strings.Contains(lower, "@import") || strings.Contains(lower, "javascript:") ||
		strings.Contains(lower, "image-set") || strings.Contains(lower, "expression(")
}

// sizeOf is the size of a drawing by its width and height in pixels, or by its
// view box; a square of 100 where neither says.
func sizeOf(e xml.StartElement) Size {
	var width, height float64
	var box []string
	for _, a := range e.Attr {
		if a.Name.Space != "" {
			continue
		}
		switch a.Name.Local {
		case "width":
			width = pixels(a.Value)
		case "height":
			height = pixels(a.Value)
		case "viewBox":
			box = strings.FieldsFunc(a.Value, func(r rune) bool { return r == ' ' || r == ',' || r == '\n' || r == '\t' || r == '\r' })
		}
	}
	if (width == 0 || height == 0) && len(box) == 4 {
		width, height = pixels(box[2]), pixels(box[3])
	}
	if width == 0 || height == 0 {
		return Size{100, 100}
	}
	return Size{int(math.Ceil(width)), int(math.Ceil(height))}
}

// pixels reads a length from 0 to 10 000; 0 for one in another unit than px.
func pixels(text string) float64 {
	n, err := strconv.ParseFloat(strings.TrimSuffix(strings.TrimSpace(text), "px"), 64)
	if err != nil || !(n > 0 && n <= 10_000) {
		return 0
	}
	return n
}

func firstWord(text string) string {
	word, _, _ := strings.Cut(strings.TrimSpace(text), " ")
	return word
}
