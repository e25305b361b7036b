package pages

import (
	"path"
	"strings"
	"time"

	"portulan/internal/diag"
	"portulan/internal/directory"
	"portulan/internal/record"
	"portulan/internal/schema"
	"portulan/internal/territory"
)

// railFact is what one scans a list of records by: of a project, the number of
// its département.
func (s *Site) railFact(r *directory.Record) string {
	if r.Kind != directory.KindProject {
		return ""
	}
	for _, code := range s.directory.Project(r.ID).Places() {
		if place, ok := territory.Get(code); ok && place.Departement != "" {
			_, number, _ := strings.Cut(string(place.Departement), "-")
			return number
		}
	}
	return ""
}

// period is a window with the address to apply at, while it is open.
type period struct {
	directory.Window
	Apply string
}

// applying are the windows of a call or a strand; only those that are open when
// it is lead to where one applies.
func applying(state directory.State, at time.Time, windows []directory.Window) []period {
	list := make([]period, len(windows))
	for i, w := range windows {
		list[i].Window = w
		over := !w.Closes.IsZero() && !w.Interim && !at.Before(w.Closes.End())
		early := w.Opens.Firm() && at.Before(w.Opens.Start)
		if state.Status.IsOpen() && !over && !early {
			list[i].Apply = w.ApplyURL
		}
	}
	return list
}

// entryFacts are the few facts that a list shows of a record.
func (s *Site) entryFacts(r *directory.Record) []string {
	switch r.Kind {
	case directory.KindProgramme:
		p := s.directory.Programme(r.ID)
		var facts []string
		if p.Plan != "" {
			facts = append(facts, p.Plan)
		}
		if len(p.Calls) > 0 {
			facts = append(facts, s.text("kind_count.call", "count", len(p.Calls)))
		}
		if len(p.Projects) > 0 {
			facts = append(facts, s.text("kind_count.project", "count", len(p.Projects)))
		}
		return facts
	case directory.KindCall:
		c := s.directory.Call(r.ID)
		return given(s.who(c.Audiences), s.where(c.Territory), s.howMuch(c.Amounts), s.phase(c))
	case directory.KindProject:
		p := s.directory.Project(r.ID)
		var facts []string
		if t := label(s.Vocabulary(record.ProjectTypes), p.Type, s.Language); t != "" {
			facts = append(facts, t)
		}
		for _, code := range p.Places() {
			facts = append(facts, s.placeName(code))
		}
		for _, a := range p.Awards {
			if !a.Amount.IsZero() {
				facts = append(facts, s.locale.Money(a.Amount))
			}
		}
		return facts
	case directory.KindOrganisation:
		o := s.directory.Organisation(r.ID)
		var facts []string
		if o.Type != "" {
			facts = append(facts, s.text("organisation_type."+string(o.Type)))
		}
		for _, code := range o.Territory {
			facts = append(facts, s.placeName(code))
		}
		return facts
	}
	return nil
}

func label(words []schema.Word, id string, lang diag.Language) string {
	for _, w := range words {
		if w.ID == id {
			return w.Label.In(lang)
		}
	}
	return id
}

// picture is a picture of a record as a template shows it.
type picture struct {
	Medium
	Alt, Credit string
}

// image finds the picture of a record; nil if it has none. That the file is
// there was checked before; see [Site.checkMedia].
func (s *Site) image(of interface{ Header() *directory.Record }, i directory.Image) *picture {
	if i.Src == "" {
		return nil
	}
	m, fault := s.media.picture(beside(s.folderOf(of.Header()), i.Src))
	if fault.IsError() {
		return nil
	}
	return &picture{m, i.Alt, i.Credit}
}

// offered is a document of a record as a template shows it.
type offered struct{ URL, Title, Format, Size string }

func (s *Site) document(of interface{ Header() *directory.Record }, d directory.Document) offered {
	o := offered{URL: d.URL, Title: d.Title, Format: d.Format, Size: d.Size}
	if d.File == "" {
		return o
	}
	m, fault := s.media.document(beside(s.folderOf(of.Header()), d.File))
	if fault != nil {
		return o
	}
	o.URL = s.href(m.URL)
	if o.Format == "" {
		o.Format = strings.ToUpper(strings.TrimPrefix(path.Ext(m.Name), "."))
	}
	if o.Size == "" {
		o.Size = s.FileSize(m.Size)
	}
	return o
}

// FileSize writes a size as the law's guides do, in powers of ten.
func (s *Site) FileSize(n int) string {
	if n < 1_000_000 {
		return s.text("size.kilobytes", "value", s.locale.Int(int64(max(1, (n+500)/1000))))
	}
	return s.text("size.megabytes", "value", s.locale.Tenths(int64((n+50_000)/100_000)))
}

func (s *Site) folderOf(r *directory.Record) string { return path.Dir(s.content.Rel(r.File)) }

// node is a budget with the budgets within it.
type node struct {
	directory.Budget
	Parts []node
}

// budgetTree puts each budget under the one that it is part of.
func budgetTree(budgets []directory.Budget) []node {
	return under(budgets, "", len(budgets))
}

func under(budgets []directory.Budget, whole string, depth int) []node {
	var nodes []node
	for _, b := range budgets {
		if b.PartOf != whole || depth == 0 {
			continue
		}
		n := node{Budget: b}
		if b.ID != "" {
			n.Parts = under(budgets, b.ID, depth-1)
		}
		nodes = append(nodes, n)
	}
	return nodes
}
