package pages

import (
	"cmp"
	"slices"

	"portulan/internal/diag"
	"portulan/internal/directory"
	"portulan/internal/plain"
	"portulan/internal/record"
)

// audience is a public of the site with what is for it.
type audience struct {
	id, label  string
	url        string
	calls      []*directory.Call
	programmes []*directory.Programme
}

// audiences are those that a call or a programme names, by label.
func (s *Site) audiences() []audience {
	var list []audience
	for _, word := range s.Vocabulary(record.Audiences) {
		a := audience{id: word.ID, label: word.Label.In(s.Language), url: s.audiencesURL() + plain.Slug(word.ID) + "/"}
		for _, c := range s.directory.Calls {
			if c.IsFor(a.id) {
				a.calls = append(a.calls, c)
			}
		}
		for _, p := range s.directory.Alphabetical.Programmes {
			if slices.Contains(p.Audiences, a.id) {
				a.programmes = append(a.programmes, p)
			}
		}
		if len(a.calls)+len(a.programmes) > 0 {
			list = append(list, a)
		}
	}
	slices.SortStableFunc(list, func(a, b audience) int { return cmp.Compare(plain.Words(a.label), plain.Words(b.label)) })
	return list
}

func (s *Site) audiencesURL() string { return "/" + s.text("address.audiences") + "/" }

func (s *Site) audienceWays() []Way {
	var ways []Way
	for _, a := range s.audiences() {
		open, later := s.tally(a.calls, isOpenFor(a.id))
		ways = append(ways, Way{URL: a.url, Label: a.label, Count: open, Counted: true, Later: later})
	}
	return ways
}

// isOpenFor is the condition that one of an audience may apply to a call that names
// it.
func isOpenFor(audience string) func(*directory.Call, directory.Moment) bool {
	return func(c *directory.Call, m directory.Moment) bool {
		return m.State.Status.IsOpen() && (len(c.Strands) == 0 || c.OpenFor(audience, m.From))
	}
}

// openAudienceWays leads to those for which a call is open, or is to open.
func (s *Site) openAudienceWays() []Way {
	return slices.DeleteFunc(s.audienceWays(), func(w Way) bool { return w.Count == 0 && len(w.Later) == 0 })
}

// audiencePages are the list of audiences and the page of each.
func (s *Site) audiencePages() []Page {
	all := s.audiences()
	if len(all) == 0 {
		return nil
	}
	pages := []Page{s.page(s.audiencesURL(), "list", func(s *Site) (*view, []diag.Problem) {
		v := s.newView(s.text("kinds.audience"))
		v.Sections = nonEmpty(section{ID: "all_audiences", Title: s.text("calls.by_audience"), Count: len(all), Ways: s.audienceWays()})
		return v, nil
	})}
	for _, a := range all {
		pages = append(pages, s.audiencePage(a)...)
	}
	return pages
}

func (s *Site) audiencePage(a audience) []Page {
	index := Way{URL: s.audiencesURL(), Label: s.text("kinds.audience")}
	on := subject{url: a.url, title: a.label, breadcrumb: []Way{index, {URL: a.url, Label: a.label}}}
	files, offers := s.tell(callList{
		url: a.url, title: s.text("feed.calls_for", "name", a.label), calls: a.calls,
		takes: func(p directory.Part) bool { return p.IsFor(a.id) },
	})
	all := s.sort(a.calls)
	over, more := s.shortenYears(on, all.over)
	var parts []section
	for _, part := range all.parts {
		short, pages := s.shorten(on, s.PerPage, part)
		parts, more = append(parts, short), append(more, pages...)
	}
	programmes, others := s.shorten(on, s.PerPage, section{
		ID: "its_programmes", Folder: s.folder(directory.KindProgramme), Title: s.text("kinds.programme"), Records: headers(a.programmes),
	})
	page := s.page(a.url, "calls", func(s *Site) (*view, []diag.Problem) {
		v := s.newView(a.label)
		v.Lead, v.Breadcrumb, v.Offers = s.text("kind.audience"), []Way{index}, offers
		v.Sections, v.Folded = nonEmpty(append(parts, programmes)...), over
		return v, nil
	})
	return slices.Concat([]Page{page}, files, more, others)
}
