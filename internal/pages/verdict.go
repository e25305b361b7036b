package pages

import (
	"fmt"

	"portulan/internal/diag"
	"portulan/internal/directory"
	"portulan/internal/markdown"
)

// Verdict is what is wrong with the body of a record, with what was asked of the
// rest of the site to know it: while the body is the same and [Site.Upholds] what
// was answered, nothing else can be wrong with it.
type Verdict struct {
	Problems []diag.Problem
	asked    []question
}

// question is a destination that a body names, and what was found there.
type question struct {
	kind   byte // one of those below
	dest   string
	id     string // of an anchor
	answer string
}

const (
	askLink   = 'l'
	askImage  = 'i'
	askAnchor = 'a'
)

// Judge looks for what is wrong with the body of a record.
func (s *Site) Judge(r *directory.Record) Verdict {
	w := &witness{resolver: s.resolver(r)}
	_, problems := s.bodyWith(r, w)
	return Verdict{problems, w.asked}
}

// Upholds reports whether the site answers what was asked for a verdict as it was
// answered then.
func (s *Site) Upholds(r *directory.Record, v Verdict) bool {
	now := &witness{resolver: s.resolver(r)}
	for i, q := range v.asked {
		switch q.kind {
		case askLink:
			now.Link(q.dest)
		case askImage:
			now.Image(q.dest)
		case askAnchor:
			now.anchor(q.dest, q.id)
		}
		if now.asked[i] != q {
			return false
		}
	}
	return true
}

// witness is a resolver that remembers what it was asked and what it answered.
type witness struct {
	resolver
	asked []question
}

func (w *witness) Link(dest string) (string, *diag.Fault) {
	href, fault := w.resolver.Link(dest)
	w.remember(askLink, dest, "", href, fault)
	return href, fault
}

func (w *witness) Image(dest string) (markdown.Image, *diag.Fault) {
	image, fault := w.resolver.Image(dest)
	w.remember(askImage, dest, "", fmt.Sprint(image), fault)
	return image, fault
}

func (w *witness) anchor(href, id string) *diag.Fault {
	fault := w.resolver.anchor(href, id)
	w.remember(askAnchor, href, id, "", fault)
	return fault
}

func (w *witness) remember(kind byte, dest, id, answer string, fault *diag.Fault) {
	if fault != nil {
		answer += string(fault.Code) + fault.Message(diag.English) + fault.Remedy(diag.English)
	}
	w.asked = append(w.asked, question{kind, dest, id, answer})
}
