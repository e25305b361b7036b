package pages

import (
	"bytes"
	"slices"
	"strings"

	"portulan/internal/card"
	"portulan/internal/directory"
	"portulan/internal/record"
	"portulan/internal/territory"
)

// shared is the picture that stands for a page where its address is shared.
type shared struct {
	URL           string
	Alt           string // what it says
	Width, Height int
}

// cardPath begins the addresses of the pictures.
const cardPath = "/assets/card-"

// drawn returns the pictures as pages: one for each record, and one for all other
// pages; none where the site wants none.
func (s *Site) drawn() []Page {
	if !s.SocialImages {
		return nil
	}
	var pages []Page
	known := map[string]bool{} // two records that say the same share a picture
	add := func(text card.Text) {
		url := s.cardURL(text)
		if known[url] {
			return
		}
		page := filePage(url, func(s *Site, out *bytes.Buffer) error {
			s.painter.Draw(out, text)
			return nil
		})
		page.End = card.End
		known[url] = true
		pages = append(pages, page)
	}
	add(s.siteCard())
	for r := range s.directory.All() {
		if s.hasCard(r) {
			add(s.cardText(r))
		}
	}
	return pages
}

// card is the picture of a page: that of its record, or the site's; nil if the
// site wants none.
func (s *Site) card(v *view) *shared {
	switch {
	case !s.SocialImages:
		return nil
	case v.Header != nil && s.hasCard(v.Header):
		return s.shared(s.cardText(v.Header))
	}
	return s.siteShared()
}

// shared is the picture that says a text.
func (s *Site) shared(text card.Text) *shared {
	said := slices.DeleteFunc([]string{text.Kind, text.Title, text.Detail, text.Site}, func(part string) bool { return part == "" })
	return &shared{s.cardURL(text), strings.Join(said, s.cardSeparator()), card.Width, card.Height}
}

// hasCard reports whether a record has a picture of its own: it is no page about the
// site, and its title can be drawn.
func (s *Site) hasCard(r *directory.Record) bool {
	return r.Kind != directory.KindPage && s.painter.Sets(r.Title)
}

func (s *Site) cardURL(text card.Text) string { return cardPath + s.painter.Name(text) + ".png" }

// siteCard is what the picture of the site says.
func (s *Site) siteCard() card.Text {
	return card.Text{Title: s.typeset(s.Title), Detail: s.typeset(s.Publisher.Name), Site: bare(s.BaseURL)}
}

// cardSeparator parts what a picture says, for those who do not see it.
func (s *Site) cardSeparator() string { return " " + s.text("punctuation.middot") + " " }

// cardText is what the picture of a record says: what it is, its title, of what or
// where it is, and the site. Nothing in it changes with time.
func (s *Site) cardText(r *directory.Record) card.Text {
	text := card.Text{Kind: s.text("kind." + string(r.Kind)), Title: r.Title}
	switch r.Kind {
	case directory.KindProgramme:
		text.Detail = s.directory.Programme(r.ID).Plan
	case directory.KindCall:
		c := s.directory.Call(r.ID)
		if c.Type != "" {
			text.Kind = s.text("call_type." + string(c.Type))
		}
		if c.Programme.To != nil {
			text.Detail = c.Programme.To.Title
		}
	case directory.KindProject:
		p := s.directory.Project(r.ID)
		if p.Type != "" {
			text.Kind = label(s.Vocabulary(record.ProjectTypes), p.Type, s.Language)
		}
		text.Detail = bareNames(p.Places())
	case directory.KindOrganisation:
		o := s.directory.Organisation(r.ID)
		if o.Type != "" {
			text.Kind = s.text("organisation_type." + string(o.Type))
		}
		text.Detail = bareNames(o.Territory)
	}
	text.Site = s.Title
	for _, part := range []*string{&text.Kind, &text.Title, &text.Detail, &text.Site} {
		*part = s.typeset(*part)
	}
	return text
}

// bareNames are the names of territories alone, one after the other.
func bareNames(codes []territory.Code) string {
	var names []string
	for _, code := range codes {
		if place, ok := territory.Get(code); ok {
			names = append(names, place.Name)
		}
	}
	return strings.Join(names, ", ")
}
