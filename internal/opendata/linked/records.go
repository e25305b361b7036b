package linked

import (
	"strconv"

	"portulan/internal/directory"
)

// Programme is a FundingScheme.
func (w *Writer) Programme(p *directory.Programme) *Organization {
	return &Organization{
		Thing:        w.thing("FundingScheme", &p.Record),
		Funder:       w.inRole(p.Roles, directory.Funder),
		FoundingDate: date(p.Since, dayAtMost),
		AreaServed:   areas(p.Territory),
		Keywords:     titles(p.Sectors),
	}
}

// inRole are those who have a role, by name.
func (w *Writer) inRole(roles []directory.Role, kind directory.RoleKind) []Organization {
	var list []Organization
	for _, r := range roles {
		if r.Role == kind {
			list = append(list, w.party(r.Party)...)
		}
	}
	return list
}

// party is an organisation of the directory, or one that is named; a description
// such as "research laboratories" is of no one in particular.
func (w *Writer) party(p directory.Party) []Organization {
	switch {
	case p.Org.To != nil:
		return []Organization{w.named(p.Org.To)}
	case p.Name != "":
		return []Organization{{Thing: Thing{Type: "Organization", Name: p.Name}}}
	}
	return nil
}

// Call is a GovernmentService.
func (w *Writer) Call(c *directory.Call) *Service {
	s := &Service{
		Thing:           w.thing("GovernmentService", &c.Record),
		Category:        titles(c.Sectors),
		AreaServed:      areas(c.Territory),
		PotentialAction: actions(c),
		ServiceOutput:   w.grants(c),
	}
	if c.Type != "" {
		s.ServiceType = w.CallType(c.Type)
	}
	for _, id := range c.Audiences {
		s.Audience = append(s.Audience, Audience{Type: "Audience", AudienceType: w.Audience(id)})
	}
	if p := c.Programme.To; p != nil {
		s.ServiceOperator = w.inRole(p.Roles, directory.Operator)
		s.Provider = w.inRole(p.Roles, directory.OnBehalf)
		if s.Provider == nil {
			s.Provider = w.inRole(p.Roles, directory.Funder)
		}
	}
	return s
}

// actions are the times in which one can apply to a call. A status set by hand
// overrules its dates: nothing is then said of them.
func actions(c *directory.Call) []ApplyAction {
	if c.Status.Is != "" {
		return nil
	}
	list := applying("", c.Windows)
	for _, s := range c.Strands {
		list = append(list, applying(s.Label, s.Windows)...)
	}
	return list
}

func applying(strand string, windows []directory.Window) []ApplyAction {
	var list []ApplyAction
	for _, w := range windows {
		a := ApplyAction{Type: "ApplyAction", Name: w.Label, Target: w.ApplyURL}
		if strand != "" {
			a.Name = strand
		}
		if w.Opens.Firm() {
			a.StartTime = instant(w.Opens.Start)
		}
		if w.Closes.Firm() && !w.Interim {
			a.EndTime = instant(lastMoment(w.Closes))
		}
		if a.StartTime != "" || a.EndTime != "" || a.Target != "" {
			list = append(list, a)
		}
	}
	return list
}

// grants are what a laureate of a call may be granted.
func (w *Writer) grants(c *directory.Call) []Grant {
	var list []Grant
	add := func(strand string, amounts []directory.GrantAmount) {
		for _, a := range amounts {
			if granted := bounds(a); granted != nil {
				g := w.grant(c)
				g.Name, g.Description, g.Amount = strand, a.Label, granted
				list = append(list, g)
			}
		}
	}
	add("", c.Amounts)
	for _, s := range c.Strands {
		add(s.Label, s.Amounts)
	}
	return list
}

// grant is a MonetaryGrant of a call. Its programme gives it, with the money of
// who funds the programme; of several funders, no one knows which.
func (w *Writer) grant(c *directory.Call) Grant {
	g := Grant{Thing: Thing{Type: "MonetaryGrant"}}
	if c != nil && c.Programme.To != nil {
		p := c.Programme.To
		if funders := w.inRole(p.Roles, directory.Funder); len(funders) == 1 {
			g.Funder = funders
		}
		g.Sponsor = &Organization{Thing: w.short("FundingScheme", &p.Record)}
	}
	return g
}

// lasting are the types of projects that are there to last, as a body or a
// place; see the site's built-in vocabulary.
var lasting = map[string]bool{"cluster": true, "hub": true, "third_place": true}

// Project is a Project, or an Organization where it is there to last.
func (w *Writer) Project(p *directory.Project) *Organization {
	kind := "Project"
	if lasting[p.Type] {
		kind = "Organization"
	}
	o := &Organization{Thing: w.thing(kind, &p.Record), KnowsAbout: p.Technologies}
	o.SameAs = p.Website
	o.Member = w.party(p.Lead)
	for _, partner := range p.Partners {
		o.Member = append(o.Member, w.party(partner)...)
	}
	for _, s := range p.AllSectors() {
		if s.To != nil {
			o.Keywords = append(o.Keywords, s.To.Title)
		}
	}
	for _, s := range p.Sites {
		o.Location = append(o.Location, located(s)...)
	}
	for i, a := range p.Awards {
		o.Funding = append(o.Funding, w.award(p, i, a))
	}
	return o
}

// award is the MonetaryGrant of a decision to fund.
func (w *Writer) award(p *directory.Project, i int, a directory.Award) Grant {
	g := w.grant(a.Call.To)
	g.ID = w.url(p.URL) + "#award-" + strconv.Itoa(i+1)
	g.Description = a.Purpose
	g.Amount = amount(a.Amount)
	g.FundedItem = &Ref{w.Of(p.URL)}
	if a.Decision != "" {
		g.Identifier = []PropertyValue{identifier("referenceDecision", a.Decision)}
	}
	return g
}

// governmental are the types of organisations that are a part of government.
var governmental = map[directory.OrganisationType]bool{
	directory.StateBody: true, directory.LocalAuthority: true, directory.PublicBody: true, directory.EUInstitution: true,
}

func organisationType(o *directory.Organisation) string {
	if governmental[o.Type] {
		return "GovernmentOrganization"
	}
	return "Organization"
}

// named names an organisation on the page of another record.
func (w *Writer) named(o *directory.Organisation) Organization {
	return Organization{Thing: w.short(organisationType(o), &o.Record)}
}

// Organisation is an Organization or a GovernmentOrganization, with the numbers
// by which registers know it.
func (w *Writer) Organisation(o *directory.Organisation) *Organization {
	out := &Organization{
		Thing: w.thing(organisationType(o), &o.Record),
		Logo:  w.Picture(&o.Record, o.Logo),
	}
	out.SameAs = o.Website
	for _, register := range []struct{ name, number string }{{"SIREN", o.SIREN}, {"SIRET", o.SIRET}, {"RNA", o.RNA}} {
		if register.number != "" {
			out.Identifier = append(out.Identifier, identifier(register.name, register.number))
		}
	}
	if o.Parent.To != nil {
		parent := w.named(o.Parent.To)
		out.ParentOrganization = &parent
	}
	for _, code := range o.Territory {
		out.Location = append(out.Location, Area(code))
	}
	return out
}

func identifier(register, number string) PropertyValue {
	return PropertyValue{Type: "PropertyValue", PropertyID: register, Value: number}
}

func titles(s directory.SectorScope) []string {
	var list []string
	for _, x := range s.All() {
		list = append(list, x.Title)
	}
	return list
}
