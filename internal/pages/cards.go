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

// cards are the pictures of a site: one for each record, and one for all other
// pages.
type cards struct {
	painter *card.Painter
	site    *shared
	of      map[*directory.Record]*shared
}

// drawn returns the pictures as pages; none where the site wants none.
func (s *Site) drawn() []Page {
	if !s.SocialImages {
		return nil
	}
	s.cards = cards{painter: card.New(s.chart), of: map[*directory.Record]*shared{}}
	title := s.typeset(s.Title)
	var pages []Page
	drawn := map[string]*shared{} // by address: two records that say the same share a picture
	add := func(text card.Text) *shared {
		url := cardPath + s.cards.painter.Name(text) + ".png"
		if known := drawn[url]; known != nil {
			return known
		}
		page := filePage(url, func(s *Site, out *bytes.Buffer) error {
			s.cards.painter.Draw(out, text)
			return nil
		})
		page.End = card.End
		pages = append(pages, page)
		said := slices.DeleteFunc([]string{text.Kind, text.Title, text.Detail, text.Site}, func(part string) bool { return part == "" })
		drawn[url] = &shared{url, strings.Join(said, s.cardSeparator()), card.Width, card.Height}
		return drawn[url]
	}
	s.cards.site = add(card.Text{Title: title, Detail: s.typeset(s.Publisher.Name), Site: bare(s.BaseURL)})
	for r := range s.directory.All() {
		if r.Kind != directory.KindPage && s.cards.painter.Sets(r.Title) {
			text := s.cardText(r)
			text.Site = title
			s.cards.of[r] = add(text)
		}
	}
	return pages
}

// cardSeparator parts what a picture says, for those who do not see it.
func (s *Site) cardSeparator() string { return " " + s.text("punctuation.middot") + " " }

// cardText is what the picture of a record says, besides the site: what it is, its
// title, and of what or where it is. Nothing in it changes with time.
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
	for _, part := range []*string{&text.Kind, &text.Title, &text.Detail} {
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

// card is the picture of a page: that of its record, or the site's; nil if the
// site wants none.
func (s *Site) card(v *view) *shared {
	if own := s.cards.of[v.Header]; own != nil {
		return own
	}
	return s.cards.site
}
