package search

import (
	"cmp"
	"iter"
	"slices"
	"strconv"
	"strings"
	"time"

	"portulan/internal/diag"
	"portulan/internal/directory"
	"portulan/internal/locale"
	"portulan/internal/money"
	"portulan/internal/schema"
	"portulan/internal/search/facet"
	"portulan/internal/site"
	"portulan/internal/territory"
	"portulan/internal/when"
)

// Describer makes documents of the records of a directory. It may be used from
// several goroutines.
type Describer struct {
	directory *directory.Directory
	settings  *site.Settings
	locale    *locale.Locale

	sectors       map[*directory.Record][]*directory.Sector
	organisations map[*directory.Record][]*directory.Organisation
}

// NewDescriber prepares the description of the records of a directory, in the
// words of its site.
func NewDescriber(d *directory.Directory, settings *site.Settings, l *locale.Locale) *Describer {
	x := &Describer{
		directory: d, settings: settings, locale: l,
		sectors:       map[*directory.Record][]*directory.Sector{},
		organisations: map[*directory.Record][]*directory.Organisation{},
	}
	for _, s := range d.Sectors {
		in := func(r *directory.Record) { x.sectors[r] = append(x.sectors[r], s) }
		for up := s; up != nil; up = up.Parent.To {
			x.sectors[&s.Record] = append(x.sectors[&s.Record], up)
		}
		for _, p := range s.Programmes {
			in(&p.Record)
		}
		for _, c := range s.Calls {
			in(&c.Record)
		}
		for _, p := range s.Projects {
			in(&p.Record)
		}
	}
	for _, o := range d.Organisations {
		x.organisations[&o.Record] = append(x.organisations[&o.Record], o)
		for _, role := range o.Roles {
			x.involve(role.In, o)
		}
	}
	for _, c := range d.Calls {
		if p := c.Programme.To; p != nil { // a call has those of its programme
			for _, o := range x.organisations[&p.Record] {
				x.involve(&c.Record, o)
			}
		}
	}
	return x
}

func (x *Describer) involve(r *directory.Record, o *directory.Organisation) {
	if !slices.Contains(x.organisations[r], o) {
		x.organisations[r] = append(x.organisations[r], o)
	}
}

// Describe makes the document of a record, whose body is given as plain text,
// one block a line.
func (x *Describer) Describe(r *directory.Record, body string) Document {
	d := Document{
		Address: r.URL,
		Facets:  map[facet.Name][]string{facet.Kind: {string(r.Kind)}},
		Card:    Card{Kind: r.Kind, Label: x.text("kind." + string(r.Kind)), Title: r.Title},
	}
	if r.Published.Firm() {
		d.Published = r.Published.Start
	}
	d.Texts[Title] = r.Title
	d.Texts[Names] = lines(slices.Values(r.Names))
	d.Texts[Summary] = r.Summary
	d.Texts[Body] = lines(slices.Values(append([]string{body}, stated(r)...)))
	d.Texts[Documents] = lines(documentTitles(r))
	switch r.Kind {
	case directory.KindProgramme:
		x.programme(&d, x.directory.Programme(r.ID))
	case directory.KindCall:
		x.call(&d, x.directory.Call(r.ID))
	case directory.KindProject:
		x.project(&d, x.directory.Project(r.ID))
	case directory.KindOrganisation:
		x.organisation(&d, x.directory.Organisation(r.ID))
	}
	x.relations(&d, r)
	return d
}

// stated is what the front matter of any record says in words of its own, titles
// and names aside.
func stated(r *directory.Record) []string {
	var texts []string
	for _, s := range r.Statements {
		texts = append(texts, s.Text, s.By)
	}
	for _, i := range r.Indicators {
		texts = append(texts, i.Label)
	}
	for _, l := range r.Links {
		texts = append(texts, l.Label)
	}
	for _, e := range r.Extra {
		texts = append(texts, e.Values...)
	}
	return texts
}

// relations are what a document has of the records that it is related to: the
// facets, and the words that people know them by.
func (x *Describer) relations(d *Document, r *directory.Record) {
	var sectors, organisations []string
	for _, s := range x.sectors[r] {
		d.add(facet.Sector, s.ID)
		if &s.Record != r {
			sectors = append(append(sectors, s.Title), s.Names...)
		}
	}
	for _, o := range x.organisations[r] {
		d.add(facet.Organisation, o.ID)
		for up := o; up != nil; up = up.Parent.To {
			if &up.Record != r {
				organisations = append(append(organisations, up.Title), up.Names...)
			}
		}
	}
	places := []string{d.Texts[Places]}
	for _, code := range d.Ground.named() {
		place, _ := territory.Get(code)
		places = append(places, place.Name)
	}
	d.Texts[Sectors] = lines(slices.Values(sectors))
	d.Texts[Organisations] = lines(slices.Values(append([]string{d.Texts[Organisations]}, organisations...)))
	d.Texts[Places] = lines(slices.Values(places))
}

func (x *Describer) programme(d *Document, p *directory.Programme) {
	d.add(facet.Programme, p.ID)
	d.add(facet.Plan, p.Plan)
	d.add(facet.Audience, p.Audiences...)
	d.Texts[Organisations] = lines(parties(p.Roles))
	scopes := []directory.Scope{p.Territory}
	for _, c := range p.Calls {
		scopes = append(scopes, scopesOf(c)...)
		d.addYears(yearsOf(c)...)
	}
	d.Ground = covering(scopes...)
	d.Texts[Body] = lines(slices.Values(append([]string{d.Texts[Body]}, p.Goals...)))
	d.addYears(p.Since)
	for _, b := range p.Budgets {
		if b.PartOf == "" {
			d.Amounts.include(b.Amount.Min, b.Amount.Max)
		}
	}
	d.fact(p.Plan)
	for _, b := range p.Budgets {
		if b.PartOf == "" && b.Per == "" {
			d.fact(x.locale.Money(b.Amount))
		}
	}
}

func (x *Describer) call(d *Document, c *directory.Call) {
	d.add(facet.Kind, string(directory.KindCall)+"/"+string(cmp.Or(c.Type, directory.OtherCall)))
	d.add(facet.Regime, string(cmp.Or(c.Regime, directory.OneOff)))
	d.add(facet.Audience, c.Audiences...)
	if p := c.Programme.To; p != nil {
		d.add(facet.Programme, p.ID)
		d.add(facet.Plan, p.Plan)
		d.Texts[Organisations] = lines(parties(p.Roles))
		d.fact(p.Title)
	}
	d.Ground = covering(scopesOf(c)...)
	d.addYears(yearsOf(c)...)
	d.Texts[Body] = lines(slices.Values(append([]string{d.Texts[Body]}, c.Services...)))
	d.Card.Label = x.text("call_type." + string(cmp.Or(c.Type, directory.OtherCall)))
	var labels []string
	for _, s := range c.Strands {
		d.add(facet.Audience, s.Audiences...)
		labels = append(labels, s.Label)
		for _, z := range s.Zones {
			labels = append(labels, z.Label)
		}
	}
	d.Texts[Names] = lines(slices.Values(append([]string{d.Texts[Names]}, labels...)))
	for _, a := range grants(c) {
		d.Amounts.include(a.Min.Min, a.Max.Max)
	}
	if a := d.Amounts; !a.IsZero() {
		d.fact(x.amounts(a))
	}
	for _, m := range c.Timeline() {
		d.Timeline = append(d.Timeline, moment(m))
	}
}

// grants are what a call and its strands may grant.
func grants(c *directory.Call) []directory.GrantAmount {
	all := slices.Clone(c.Amounts)
	for _, s := range c.Strands {
		all = append(all, s.Amounts...)
	}
	return all
}

func scopesOf(c *directory.Call) []directory.Scope {
	scopes := []directory.Scope{c.Territory}
	for _, s := range c.Strands {
		scopes = append(scopes, s.Territory)
	}
	return scopes
}

// yearsOf are the dates whose years a call is of.
func yearsOf(c *directory.Call) []when.Value {
	dates := []when.Value{c.Announced.Date}
	add := func(windows []directory.Window) {
		for _, w := range windows {
			dates = append(dates, w.Opens, w.Closes)
		}
	}
	add(c.Windows)
	for _, s := range c.Strands {
		add(s.Windows)
	}
	return dates
}

func moment(m directory.Moment) Moment {
	at := Moment{From: unix(m.From), Status: m.State.Status}
	if !m.State.Opens.IsZero() {
		at.Opens = unix(m.State.Opens.Start)
	}
	if !m.State.Closes.IsZero() {
		at.Closes = unix(m.State.Closes.End())
	}
	return at
}

// unix is an instant in seconds since 1970; 0 for none, and for all before.
func unix(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return max(0, t.Unix())
}

func (x *Describer) project(d *Document, p *directory.Project) {
	if p.Type != "" {
		d.add(facet.Kind, string(directory.KindProject)+"/"+p.Type)
		d.Card.Label = word(x.settings.ProjectTypes, p.Type, x.settings.Language)
	}
	for _, programme := range p.Programmes {
		d.add(facet.Programme, programme.ID)
		d.add(facet.Plan, programme.Plan)
		d.fact(programme.Title)
	}
	involved := slices.Concat([]directory.Party{p.Lead}, p.Partners)
	for _, role := range p.Roles {
		involved = append(involved, role.Party)
	}
	for _, a := range p.Awards {
		involved = append(involved, a.Recipient)
		d.addYears(a.Date)
		d.Amounts.include(a.Amount.Min, a.Amount.Max)
	}
	var people, sites []string
	for _, party := range involved {
		people = append(people, party.Name, party.Description)
	}
	more := slices.Concat([]string{d.Texts[Body]}, p.Technologies, p.Axes, p.Uses, p.Services)
	for _, m := range p.Milestones {
		d.addYears(m.Date)
		more = append(more, m.Label)
	}
	d.Texts[Body] = lines(slices.Values(more))
	for _, s := range p.Sites {
		sites = append(sites, s.Name)
		for _, code := range s.Territory {
			d.fact(facet.PlaceName(code))
		}
	}
	d.Texts[Organisations] = lines(slices.Values(people))
	d.Texts[Places] = lines(slices.Values(sites))
	d.Ground = lying(p.Places())
	if !d.Amounts.IsZero() {
		d.fact(x.amounts(d.Amounts))
	}
}

func (x *Describer) organisation(d *Document, o *directory.Organisation) {
	if o.Type != "" {
		d.Card.Label = x.text("organisation_type." + string(o.Type))
	}
	d.Ground = lying(o.Territory)
	d.Texts[Names] = lines(slices.Values([]string{d.Texts[Names], o.SIREN, o.SIRET, o.RNA}))
	for _, code := range o.Territory {
		d.fact(facet.PlaceName(code))
	}
}

// amounts writes what money there is, as cards have it.
func (x *Describer) amounts(a Amounts) string {
	euros := func(cents int64) money.Amount { return money.Amount{Cents: cents, Currency: "EUR"} }
	r := money.Range{Min: euros(a.Min), Max: euros(a.Max)}
	if a.Min == 0 {
		r.Min = money.Amount{}
	}
	if a.Max == Unbounded {
		r.Max = money.Amount{}
	}
	return x.locale.Money(r)
}

func (x *Describer) text(key string) string {
	text, err := x.locale.T(key)
	if err != nil {
		return ""
	}
	return text
}

func (d *Document) add(f facet.Name, values ...string) {
	for _, v := range values {
		if v != "" && !slices.Contains(d.Facets[f], v) {
			d.Facets[f] = append(d.Facets[f], v)
		}
	}
}

// addYears adds the years in which dates begin.
func (d *Document) addYears(dates ...when.Value) {
	for _, v := range dates {
		if !v.IsZero() {
			year, _, _ := v.Day()
			d.add(facet.Year, strconv.Itoa(year))
		}
	}
}

func (d *Document) fact(text string) {
	if text != "" && !slices.Contains(d.Card.Facts, text) {
		d.Card.Facts = append(d.Card.Facts, text)
	}
}

// include widens the amounts by a range in euros.
func (a *Amounts) include(low, high money.Amount) {
	if low.IsZero() && high.IsZero() || low.Currency != "" && low.Currency != "EUR" || high.Currency != "" && high.Currency != "EUR" {
		return
	}
	least, most := low.Cents, high.Cents
	if low.IsZero() {
		least = 0
	}
	if high.IsZero() {
		most = Unbounded
	}
	if a.IsZero() {
		*a = Amounts{least, most}
		return
	}
	a.Min, a.Max = min(a.Min, least), max(a.Max, most)
}

func parties(roles []directory.Role) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, r := range roles {
			if !yield(r.Name) || !yield(r.Description) {
				return
			}
		}
	}
}

func documentTitles(r *directory.Record) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, doc := range r.Documents {
			if !yield(doc.Title) {
				return
			}
		}
	}
}

// lines are the texts that are not empty, one a line.
func lines(texts iter.Seq[string]) string {
	var b strings.Builder
	for t := range texts {
		if t == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(t)
	}
	return b.String()
}

// word is what people call a word of a vocabulary.
func word(vocabulary []schema.Word, id string, lang diag.Language) string {
	for _, w := range vocabulary {
		if w.ID == id {
			return w.Label.In(lang)
		}
	}
	return id
}
