package pages

import (
	"slices"
	"strconv"
	"strings"

	"portulan/internal/directory"
	"portulan/internal/opendata/calendar"
	"portulan/internal/opendata/permanent"
	"portulan/internal/plain"
)

// deadline is the end of a window of a call, or the cut-off of one of its
// selections, as an event of a calendar.
//
// A calendar holds what one must have done by when: openings are told by the
// feeds, and in the words of the event.
type deadline struct {
	calendar.Event
	parts []directory.Part // of the call, that it is the end of
}

// deadlines are those of a call that are firm, in the order in which it gives
// them. They tell the same on any day, and lack how often they have changed.
func (s *Site) deadlines(c *directory.Call) []deadline {
	var list []deadline
	names := map[string]int{}
	parts := c.Parts()
	add := func(windows []directory.Window, strand *directory.Strand) {
		of := slices.DeleteFunc(slices.Clone(parts), func(p directory.Part) bool {
			return p.Strand != strand && (strand != nil || len(p.Strand.Windows) > 0) // a strand without windows has the call's
		})
		for _, w := range windows {
			// The name of a deadline is that of its strand and window, or its place
			// among those of the same name: it outlives any change of its dates.
			name := "deadline"
			if strand != nil {
				name += "/" + plain.Slug(strand.Label)
			}
			if w.Label != "" {
				name += "/" + plain.Slug(w.Label)
			}
			names[name]++
			if n := names[name]; n > 1 {
				name += "/" + strconv.Itoa(n)
			}
			if d := s.deadline(c, w, of, name); d.Firm() {
				list = append(list, d)
			}
		}
	}
	add(c.Windows, nil)
	for i := range c.Strands {
		add(c.Strands[i].Windows, &c.Strands[i])
	}
	return list
}

// deadline is the end of a window of parts of a call, of which the first gave it.
func (s *Site) deadline(c *directory.Call, w directory.Window, parts []directory.Part, name string) deadline {
	title := s.typeset(c.Title)
	labels := given(s.typeset(w.Label))
	if strand := parts[0].Strand; strand != nil {
		labels = given(s.typeset(strand.Label), s.typeset(w.Label))
	}
	if len(labels) > 0 {
		title += " (" + strings.Join(labels, ", ") + ")"
	}
	key := "calendar.closes"
	if w.Interim {
		key = "calendar.cutoff"
	}
	return deadline{calendar.Event{
		UID:         permanent.ID(s.firstAddress(&c.Record) + "#" + name).String(),
		Start:       w.Closes,
		Summary:     s.text(key, "title", title),
		Description: s.deadlineText(c, w, parts[0]),
		Address:     s.abs(c.URL),
		Standing:    standing(c.Status, w),
	}, parts}
}

// standing says whether a deadline still holds, under a status that the dates
// do not show. What had ended before that status began has been.
func standing(o directory.Override, w directory.Window) calendar.Standing {
	if o.Since.Firm() && !w.Closes.End().After(o.Since.Start) {
		return calendar.Confirmed
	}
	switch o.Is {
	case directory.Cancelled, directory.Exhausted, directory.Closed:
		return calendar.Cancelled
	case directory.Suspended:
		return calendar.Tentative
	}
	return calendar.Confirmed
}

// deadlineText is what to know of a deadline, a line for each fact.
func (s *Site) deadlineText(c *directory.Call, w directory.Window, part directory.Part) string {
	of := *c
	of.Audiences, of.Territory, of.Amounts = part.Audiences, part.Territory, part.Amounts
	list := facts(
		fact{s.text("fact.windows"), s.span(w)},
	)
	list = append(list, s.callFacts(&of)...)
	list = append(list, facts(
		fact{s.text("call.apply"), w.ApplyURL},
		fact{s.text("calendar.page"), s.abs(c.URL)},
	)...)
	var b strings.Builder
	if c.Summary != "" {
		b.WriteString(s.typeset(c.Summary) + "\n\n")
	}
	for _, f := range list {
		b.WriteString(f.Label + s.text("punctuation.colon") + " " + f.Value + "\n")
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// firstAddress is the address at which a record was first published, which its
// identifiers are made from. A record that was renamed says it: it is the first
// of its former addresses that is one of a record of its kind.
func (s *Site) firstAddress(r *directory.Record) string {
	return strings.TrimSuffix(s.FirstURL, "/") + firstPath(r)
}

func firstPath(r *directory.Record) string {
	like := func(alias string) bool {
		return strings.Count(alias, "/") == strings.Count(r.URL, "/") && folderOf(alias) == folderOf(r.URL)
	}
	if i := slices.IndexFunc(r.Aliases, like); i >= 0 {
		return r.Aliases[i]
	}
	return r.URL
}

// folderOf is the first part of an address.
func folderOf(url string) string {
	folder, _, _ := strings.Cut(strings.TrimPrefix(url, "/"), "/")
	return folder
}
