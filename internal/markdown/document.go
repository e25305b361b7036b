package markdown

import "portulan/internal/diag"

// Document is a body once rendered.
type Document struct {
	HTML      []byte
	Headings  []Heading      // in the order of the text
	Anchors   []string       // every id in HTML, those of headings and of notes, in order
	Fragments []Fragment     // links to an anchor of another page, for the caller to check
	Problems  []diag.Problem // by line and column; their File is for the caller to fill
	Text      string         // the same words whatever links lead to, one block a line; only with Options.PlainText
}

// Heading is a title within the body.
type Heading struct {
	Level int // of the HTML element: 2 to 6
	ID    string
	Text  string // without markup, with its typography
}

// Fragment is a link to an anchor of another page of the site.
type Fragment struct {
	Href string // of the page, as the resolver gave it
	ID   string // the anchor, decoded
	Place
}

// Image is a picture of the site.
type Image struct {
	Src           string // address on this site: never one with a scheme or a host
	Width, Height int    // in CSS pixels; 0 when not known
}

// Resolver finds what the links and images of one body lead to.
type Resolver interface {
	// Link returns the address of a page or file of the site. The destination
	// is as written, without Markdown's escapes and without its fragment; it is
	// never empty and has no scheme. A link that comes back with an empty
	// address keeps its text only.
	Link(dest string) (href string, fault *diag.Fault)

	// Image returns the image at a destination, which is like one of Link. An
	// image that comes back without an address is replaced by its description.
	Image(dest string) (Image, *diag.Fault)
}
