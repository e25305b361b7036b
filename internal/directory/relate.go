package directory

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"portulan/internal/diag"
	"portulan/internal/plain"
)

// relater builds the relations of a directory and collects what is wrong.
type relater struct {
	*Directory
	problems []diag.Problem
	stated   int                // how many of the problems are in what records say of each other
	claimed  claims             // the addresses of all
	former   map[string]*Record // by the addresses that they had
}

// say adds a problem at a field of a record, such as windows[0].closes.
func (r *relater) say(record *Record, field string, fault *diag.Fault) {
	r.problems = append(r.problems, diag.Problem{Fault: *fault, File: record.File, Field: field})
}

// addresses checks that each page has an address of its own, on every file
// system and in every redirect map.
func (r *relater) addresses() {
	claimed := &r.claimed
	claimed.taken = make(map[string]claim, r.Len())
	r.byURL = make(map[string]*Record, r.Len())
	for record := range r.All() {
		other, _ := claimed.take(record.URL, record)
		switch first := r.byURL[record.URL]; {
		case first != nil:
			r.say(record, "", diag.NewFault(diag.AddressTaken, "url", record.URL, "file", first.File))
			continue
		case other != nil:
			r.say(record, "", diag.NewFault(diag.AddressCase, "file", other.File))
		}
		r.byURL[record.URL] = record
	}
	r.former = map[string]*Record{}
	for record := range r.All() {
		for i, alias := range record.Aliases {
			if alias == "" {
				continue // it could not be read
			}
			field := fmt.Sprintf("aliases[%d]", i)
			if taken := cmp.Or(r.byURL[alias], r.former[alias]); taken != nil {
				r.say(record, field, diag.NewFault(diag.AliasTaken, "url", alias, "file", taken.File))
				continue
			}
			r.former[alias] = record
			if other, spelling := claimed.take(alias, record); other != nil {
				r.say(record, field, diag.NewFault(diag.AliasCase, "url", alias, "other", spelling, "file", other.File))
			}
		}
	}
}

// claims are the addresses taken, and the folders that lead to them, by their
// folded form.
type claims struct {
	taken  map[string]claim
	folder string // one that is taken, with all above it, in this spelling
}

type claim struct {
	path string // as the first who took it spells it
	by   *Record
}

// take takes an address. It returns the record that has taken it or a folder of
// it under another spelling, of another case or Unicode form, and that spelling.
func (c *claims) take(url string, by *Record) (other *Record, spelling string) {
	known := 1
	if strings.HasPrefix(url, c.folder) {
		known = len(c.folder) // the address of a neighbour begins like this one
	}
	for i := known; i < len(url); i++ {
		if i < len(url)-1 && url[i] != '/' {
			continue
		}
		path := url[:i+1]
		key := plain.FoldName(path)
		switch first, taken := c.taken[key]; {
		case !taken:
			c.taken[key] = claim{path, by}
		case first.path != path:
			return first.by, first.path
		}
	}
	c.folder = url[:strings.LastIndexByte(strings.TrimSuffix(url, "/"), '/')+1]
	return nil, ""
}

// isUnreadable reports whether there is a file of a record that cannot be read.
func (r *relater) isUnreadable(kind Kind, id string) bool {
	return slices.ContainsFunc(r.Unreadable, func(u *Record) bool { return u.Kind == kind && u.ID == id })
}

// index finds the records of one kind by id.
type index[T any] struct {
	r    *relater
	kind Kind
	byID map[string]*T
	ids  func() *plain.Lexicon // made once it is needed
	lost *int                  // how many references named nothing
}

// maxSought is how many references that name nothing are told what they may
// have been meant for. Where more are wrong it is not by a slip of the hand, and
// to compare each with every id would take minutes.
const maxSought = 500

func indexed[T any](r *relater, kind Kind, byID map[string]*T) index[T] {
	x := index[T]{r: r, kind: kind, byID: byID, lost: new(int)}
	x.ids = sync.OnceValue(func() *plain.Lexicon { return plain.NewLexicon(slices.Sorted(maps.Keys(byID))) })
	return x
}

// field is where a value stands in the front matter: a key, and of an item of a
// list its number and perhaps a key in it. It is written out only where there
// is something to say.
type field struct {
	key string
	at  int // -1: not in a list
	sub string
}

func key(name string) field { return field{name, -1, ""} }

func (f field) String() string {
	if f.at < 0 {
		return f.key + f.sub
	}
	return fmt.Sprintf("%s[%d]%s", f.key, f.at, f.sub)
}

// set resolves a reference, or says that it names nothing.
func (x index[T]) set(ref *Ref[T], from *Record, at field) {
	if ref.IsZero() {
		return
	}
	if ref.To = x.byID[ref.ID]; ref.To != nil {
		return
	}
	if x.r.isUnreadable(x.kind, ref.ID) {
		return
	}
	for _, held := range x.r.Held {
		if held.Kind == x.kind && held.ID == ref.ID {
			x.r.say(from, at.String(), diag.NewFault(diag.ReferenceDraft, "id", ref.ID))
			return
		}
	}
	word := kindWords[x.kind]
	fault := diag.NewFault(diag.ReferenceUnknown, "kind_fr", word.FR, "kind_en", word.EN, "id", ref.ID)
	if *x.lost++; *x.lost <= maxSought {
		fault = fault.Meant(x.ids().Nearest(ref.ID)...)
	}
	x.r.say(from, at.String(), fault)
}

func (x index[T]) setAll(refs []Ref[T], from *Record, list string) {
	for i := range refs {
		x.set(&refs[i], from, field{list, i, ""})
	}
}

// resolve sets every reference.
func (r *relater) resolve() {
	r.programmes, r.calls, r.organisations, r.sectors = byID(r.Programmes), byID(r.Calls), byID(r.Organisations), byID(r.Sectors)
	to := r.indexes()
	for _, p := range r.Programmes {
		to.programme(p)
	}
	for _, c := range r.Calls {
		to.call(c)
	}
	for _, p := range r.Projects {
		to.project(p)
	}
	for _, o := range r.Organisations {
		to.organisation(o)
	}
	for _, s := range r.Sectors {
		to.sector(s)
	}
}

func byID[T any, P interface {
	*T
	recorder
}](records []P) map[string]*T {
	index := make(map[string]*T, len(records))
	for _, p := range records {
		index[p.Header().ID] = (*T)(p)
	}
	return index
}

// indexes set the references of single records.
type indexes struct {
	*relater
	programmes    index[Programme]
	calls         index[Call]
	organisations index[Organisation]
	sectors       index[Sector]
}

func (r *relater) indexes() *indexes {
	return &indexes{
		relater:    r,
		programmes: indexed(r, KindProgramme, r.programmes), calls: indexed(r, KindCall, r.calls),
		organisations: indexed(r, KindOrganisation, r.organisations), sectors: indexed(r, KindSector, r.sectors),
	}
}

func (to *indexes) programme(p *Programme) {
	to.roles(p.Roles, &p.Record)
	to.scope(&p.Sectors, &p.Record)
	for i := range p.Budgets {
		to.calls.set(&p.Budgets[i].Call, &p.Record, field{"budgets", i, ".call"})
	}
}

func (to *indexes) call(c *Call) {
	if c.Programme.To = to.programmes.byID[c.Programme.ID]; c.Programme.To == nil && !to.isUnreadable(KindProgramme, c.Programme.ID) {
		folder := c.File[:strings.LastIndexByte(c.File, '/')]
		to.say(&c.Record, "", diag.NewFault(diag.ProgrammeNoFile, "id", c.Programme.ID, "file", folder+"/index.md"))
	}
	to.scope(&c.Sectors, &c.Record)
	to.calls.set(&c.Requires.LaureateOf, &c.Record, key("requires.laureate_of"))
	if !c.Announced.By.IsZero() {
		to.party(&c.Announced.By, &c.Record, key("announced.by"))
	}
}

func (to *indexes) project(p *Project) {
	if !p.Lead.IsZero() {
		to.party(&p.Lead, &p.Record, key("lead"))
	}
	for i := range p.Partners {
		to.party(&p.Partners[i], &p.Record, field{"partners", i, ""})
	}
	to.roles(p.Roles, &p.Record)
	to.sectors.setAll(p.Sectors, &p.Record, "sectors")
	to.sectors.setAll(p.AddedSectors, &p.Record, "added_sectors")
	for i := range p.Awards {
		a := &p.Awards[i]
		to.calls.set(&a.Call, &p.Record, field{"awards", i, ".call"})
		if !a.Recipient.IsZero() {
			to.party(&a.Recipient, &p.Record, field{"awards", i, ".recipient"})
		}
	}
}

func (to *indexes) organisation(o *Organisation) {
	to.organisations.set(&o.Parent, &o.Record, key("parent"))
}

func (to *indexes) sector(s *Sector) { to.sectors.set(&s.Parent, &s.Record, key("parent")) }

func (to *indexes) scope(s *SectorScope, from *Record) {
	to.sectors.set(&s.AllOf, from, key("sectors.all_of"))
	to.sectors.setAll(s.List, from, "sectors.list")
	to.sectors.setAll(s.Priority, from, "sectors.priority")
}

func (to *indexes) party(p *Party, from *Record, at field) {
	if !p.Org.IsZero() {
		to.organisations.set(&p.Org, from, field{at.key, at.at, at.sub + ".org"})
	}
	if p.IsZero() && !from.unread(at.String()) {
		to.say(from, at.String(), diag.NewFault(diag.PartyNameless, "key", leaf(at.String())))
	}
}

func (to *indexes) roles(list []Role, from *Record) {
	for i := range list {
		to.party(&list[i].Party, from, field{"roles", i, ""})
	}
}

// untie breaks relations that come back to where they began, before anything
// follows them up or down.
func (r *relater) untie() {
	breakCycles(r, r.Organisations, diag.ParentCycle, "parent", func(o *Organisation) *Ref[Organisation] { return &o.Parent })
	breakCycles(r, r.Sectors, diag.ParentCycle, "parent", func(s *Sector) *Ref[Sector] { return &s.Parent })
	breakCycles(r, r.Calls, diag.RequiresCycle, "requires.laureate_of", func(c *Call) *Ref[Call] { return &c.Requires.LaureateOf })
}

// inherit gives calls what they do not state and their programme does.
func (r *relater) inherit() {
	for _, c := range r.Calls {
		c.Inherit(c.Programme.To)
	}
}

// reverse fills in what each record is named by.
func (r *relater) reverse() {
	for _, c := range r.Calls {
		if p := c.Programme.To; p != nil {
			p.Calls = append(p.Calls, c)
		}
		if before := c.Requires.LaureateOf.To; before != nil {
			before.RequiredBy = append(before.RequiredBy, c)
		}
	}
	for _, p := range r.Programmes {
		slices.SortStableFunc(p.Calls, func(a, b *Call) int { return a.Phase.Order - b.Phase.Order })
		for _, b := range p.Budgets {
			if b.Call.To != nil {
				b.Call.To.Budgets = append(b.Call.To.Budgets, b)
			}
		}
	}
	for _, p := range r.Alphabetical.Projects {
		for _, c := range p.calls() {
			c.Projects = append(c.Projects, p)
		}
		p.Programmes = p.programmes()
		for _, programme := range p.Programmes {
			programme.Projects = append(programme.Projects, p)
		}
	}
	r.reverseSectors()
	r.reverseOrganisations()
}

// calls are those that a project has an award from, each once.
func (p *Project) calls() []*Call {
	var calls []*Call
	for _, a := range p.Awards {
		if c := a.Call.To; c != nil && !slices.Contains(calls, c) {
			calls = append(calls, c)
		}
	}
	return calls
}

// programmes are those of its calls, each once.
func (p *Project) programmes() []*Programme {
	var programmes []*Programme
	for _, a := range p.Awards {
		if a.Call.To == nil {
			continue
		}
		if programme := a.Call.To.Programme.To; programme != nil && !slices.Contains(programmes, programme) {
			programmes = append(programmes, programme)
		}
	}
	return programmes
}

func (r *relater) reverseSectors() {
	for _, s := range r.Alphabetical.Sectors {
		if s.Parent.To != nil {
			s.Parent.To.Children = append(s.Parent.To.Children, s)
		}
	}
	for _, p := range r.Alphabetical.Projects {
		for _, s := range withAbove(p.Sectors, p.AddedSectors) {
			s.Projects = append(s.Projects, p)
		}
	}
	for _, p := range r.Alphabetical.Programmes {
		for _, s := range concerned(p.Sectors) {
			s.Programmes = append(s.Programmes, p)
		}
	}
	for _, c := range r.Alphabetical.Calls {
		for _, s := range concerned(c.Sectors) {
			s.Calls = append(s.Calls, c)
		}
	}
}

// withAbove returns the sectors and all those above them, each once.
func withAbove(lists ...[]Ref[Sector]) []*Sector {
	var all []*Sector
	for _, refs := range lists {
		for _, ref := range refs {
			for s := ref.To; s != nil && !slices.Contains(all, s); s = s.Parent.To {
				all = append(all, s)
			}
		}
	}
	return all
}

// concerned returns the sectors that a scope names, all those below them, and
// all those above them, each once: a call for all of the cultural sectors is
// found under music, and a call for music under the cultural sectors.
func concerned(scope SectorScope) []*Sector {
	var refs []Ref[Sector]
	var all []*Sector
	var below func(s *Sector)
	below = func(s *Sector) {
		if slices.Contains(all, s) {
			return
		}
		all = append(all, s)
		for _, child := range s.Children {
			below(child)
		}
	}
	for _, s := range scope.All() {
		below(s)
		refs = append(refs, s.Parent)
	}
	for _, s := range withAbove(refs) {
		if !slices.Contains(all, s) {
			all = append(all, s)
		}
	}
	return all
}

func (r *relater) reverseOrganisations() {
	for _, o := range r.Alphabetical.Organisations {
		if o.Parent.To != nil {
			o.Parent.To.Children = append(o.Parent.To.Children, o)
		}
	}
	for _, p := range r.Alphabetical.Programmes {
		p.takePart(involve)
	}
	for _, c := range r.Alphabetical.Calls {
		c.takePart(involve)
	}
	for _, p := range r.Alphabetical.Projects {
		p.takePart(involve)
	}
}

// involve adds to an organisation that it does something for a record.
func involve(o *Organisation, role RoleKind, in *Record) {
	// What it does for one record stands together.
	for i := len(o.Roles) - 1; i >= 0 && o.Roles[i].In == in; i-- {
		if o.Roles[i].Role == role {
			return
		}
	}
	o.Roles = append(o.Roles, Involvement{role, in})
}

// part is given who does what for a record.
type part func(o *Organisation, role RoleKind, in *Record)

func (does part) of(p Party, role RoleKind, in *Record) {
	if p.Org.To != nil {
		does(p.Org.To, role, in)
	}
}

func (p *Programme) takePart(does part) {
	for _, role := range p.Roles {
		does.of(role.Party, role.Role, &p.Record)
	}
}

func (c *Call) takePart(does part) { does.of(c.Announced.By, Announcer, &c.Record) }

func (p *Project) takePart(does part) {
	does.of(p.Lead, Lead, &p.Record)
	for _, partner := range p.Partners {
		does.of(partner, Partner, &p.Record)
	}
	for _, role := range p.Roles {
		does.of(role.Party, role.Role, &p.Record)
	}
	for _, a := range p.Awards {
		does.of(a.Recipient, Recipient, &p.Record)
	}
}

// leaf is the last key of a field's path.
func leaf(field string) string {
	field = field[strings.LastIndexByte(field, '.')+1:]
	key, _, _ := strings.Cut(field, "[")
	return key
}
