package directory

import (
	"reflect"
	"slices"
	"strings"
	"sync"

	"portulan/internal/diag"
	"portulan/internal/territory"
)

// Live is a directory that follows the edits of its records: what an edit touches is
// related again, and nothing else. It must not be read while it changes.
type Live struct {
	*Directory
	edition int
	claimed claims
	former  map[string]*Record
	stated  []diag.Problem // in what records say of each other
	checked []diag.Problem // in what follows from it
}

// NewLive relates records as [New] does, and can relate again what changes of them.
func NewLive(records Records) *Live {
	d, r, addresses := relate(records)
	return &Live{
		Directory: d, claimed: addresses.claimed, former: addresses.former,
		stated: slices.Concat(addresses.problems, r.problems[:r.stated]), checked: r.problems[r.stated:],
	}
}

// Edition is a number that grows with each change.
func (l *Live) Edition() int { return l.edition }

// Problems are what is wrong between the records.
func (l *Live) Problems() []diag.Problem { return slices.Concat(l.stated, l.checked) }

// Change puts what a file says now of a record in the place of what it said before;
// neither is changed, as [Records.Clone] has it. A project may be new, for which was is nil, or go, for which is
// is nil. It reports false where more than lists would have to be made again, or
// where there are errors: the directory must then be made anew, unless its edition is
// still the same.
func (l *Live) Change(was, is any) bool {
	if l.hasErrors() {
		return false
	}
	changed := false
	switch is := is.(type) {
	case *Programme:
		was, ok := was.(*Programme)
		changed = ok && l.changeProgramme(was, is)
	case *Call:
		was, ok := was.(*Call)
		changed = ok && l.changeCall(was, is)
	case *Project:
		if was == nil {
			changed = l.addProject(is)
		} else if was, ok := was.(*Project); ok {
			changed = l.changeProject(was, is)
		}
	case *Organisation:
		was, ok := was.(*Organisation)
		changed = ok && l.changeOrganisation(was, is)
	case *Sector:
		was, ok := was.(*Sector)
		changed = ok && l.changeSector(was, is)
	case *Page:
		was, ok := was.(*Page)
		changed = ok && l.changePage(was, is)
	case nil:
		was, ok := was.(*Project)
		changed = ok && l.removeProject(was)
	}
	return changed && !l.hasErrors()
}

func (l *Live) hasErrors() bool { return diag.HasErrors(l.stated) || diag.HasErrors(l.checked) }

// edit changes a record. It leaves the lists that it is in as it is, and joins those
// that it is in then.
func edit[T recorder](l *Live, record T, lists func(T, func(*[]T)), change, check func(*relater)) {
	of := record.Header()
	l.edition++
	lists(record, func(list *[]T) { leave(list, record) })
	l.resign(record)

	r := &relater{Directory: l.Directory}
	change(r)
	l.stated = append(l.without(l.stated, of), r.problems...)

	lists(record, func(list *[]T) { join(list, record) })
	l.takePart(record)
	l.check(of, check)
}

// check looks anew at what follows from what a record and others state.
func (l *Live) check(record *Record, check func(*relater)) {
	r := &relater{Directory: l.Directory}
	r.checkRecord(record)
	check(r)
	l.checked = append(l.without(l.checked, record), r.problems...)
}

func (l *Live) without(problems []diag.Problem, of *Record) []diag.Problem {
	return slices.DeleteFunc(problems, func(p diag.Problem) bool { return p.File == of.File })
}

func leave[T recorder](list *[]T, record T) {
	of := record.Header()
	*list = slices.DeleteFunc(*list, func(r T) bool { return r.Header() == of })
}

// join puts a record in its place in a list by title.
func join[T recorder](list *[]T, record T) {
	at, _ := slices.BinarySearchFunc(*list, record, CompareTitles)
	*list = slices.Insert(*list, at, record)
}

// resign takes a record out of what organisations do.
func (l *Live) resign(record recorder) {
	if of, ok := record.(participant); ok {
		of.takePart(func(o *Organisation, _ RoleKind, in *Record) {
			o.Roles = slices.DeleteFunc(o.Roles, func(i Involvement) bool { return i.In == in })
		})
	}
}

// takePart adds a record to what organisations do, in its place among the others.
func (l *Live) takePart(record recorder) {
	of, ok := record.(participant)
	if !ok {
		return
	}
	of.takePart(func(o *Organisation, role RoleKind, in *Record) {
		at, _ := slices.BinarySearchFunc(o.Roles, in, func(i Involvement, in *Record) int { return compareInvolved(i.In, in) })
		for ; at < len(o.Roles) && o.Roles[at].In == in; at++ {
			if o.Roles[at].Role == role {
				return
			}
		}
		o.Roles = slices.Insert(o.Roles, at, Involvement{role, in})
	})
}

// participant is a record for which organisations do something.
type participant interface{ takePart(part) }

// compareInvolved orders records as [Organisation].Roles does: by kind, then by title.
func compareInvolved(a, b *Record) int {
	if a.Kind != b.Kind {
		return slices.Index(Kinds(), a.Kind) - slices.Index(Kinds(), b.Kind)
	}
	return CompareTitles(a, b)
}

// under calls do with the holdings of all that is around territories. One that is new
// is added, one in which nothing is left goes.
func (l *Live) under(codes []territory.Code, do func(*Holding)) {
	for _, code := range around(codes) {
		h := l.holdings[code]
		if h == nil {
			h = &Holding{Code: code}
			l.holdings[code] = h
		}
		if do(h); len(h.Projects)+len(h.Organisations)+len(h.Calls) == 0 {
			delete(l.holdings, code)
		}
	}
}

// same reports whether a record and readings of it are those of one file, at the same
// addresses.
func same(record *Record, readings ...*Record) bool {
	return !slices.ContainsFunc(readings, func(r *Record) bool {
		return r.ID != record.ID || r.File != record.File || r.URL != record.URL || !slices.Equal(r.Aliases, record.Aliases)
	})
}

func (l *Live) changeProgramme(was, is *Programme) bool {
	p := l.Programme(is.ID)
	if p == nil || !same(&p.Record, &was.Record, &is.Record) {
		return false
	}
	inherited := func(p *Programme) []any { return []any{p.Audiences, p.Sectors, p.Territory, p.Budgets, p.Target} }
	if !reflect.DeepEqual(inherited(was), inherited(is)) {
		return false // its calls would change with it
	}
	lists := func(p *Programme, do func(*[]*Programme)) {
		do(&l.Alphabetical.Programmes)
		for _, s := range concerned(p.Sectors) {
			do(&s.Programmes)
		}
	}
	edit(l, p, lists, func(r *relater) {
		calls, projects := p.Calls, p.Projects
		*p = *copied(is, func(r *Records) *[]*Programme { return &r.Programmes })
		p.Calls, p.Projects = calls, projects
		r.indexes().programme(p)
		r.checkScope(p.Territory, &p.Record, "territory")
	}, func(r *relater) { r.checkBudgets(p) })
	return true
}

func (l *Live) changeCall(was, is *Call) bool {
	c := l.Call(is.ID)
	if c == nil || !same(&c.Record, &was.Record, &is.Record) || was.Phase.Order != is.Phase.Order || was.Requires != is.Requires {
		return false
	}
	lists := func(c *Call, do func(*[]*Call)) {
		do(&l.Alphabetical.Calls)
		for _, s := range concerned(c.Sectors) {
			do(&s.Calls)
		}
		l.under(c.named(), func(h *Holding) { do(&h.Calls) })
	}
	edit(l, c, lists, func(r *relater) {
		budgets, projects, requiredBy := c.Budgets, c.Projects, c.RequiredBy
		*c = *copied(is, func(r *Records) *[]*Call { return &r.Calls })
		c.Budgets, c.Projects, c.RequiredBy = budgets, projects, requiredBy
		r.indexes().call(c)
		r.checkCallScopes(c)
		c.Inherit(c.Programme.To)
	}, func(r *relater) { r.checkCall(c) })
	return true
}

func (l *Live) changeProject(was, is *Project) bool {
	p := l.Project(is.ID)
	if p == nil || !same(&p.Record, &was.Record, &is.Record) {
		return false
	}
	before := p.calls()
	l.editProject(p, is)
	for _, c := range before {
		l.recheck(c)
	}
	return true
}

// addProject adds a project whose address is no one's, nor was.
func (l *Live) addProject(is *Project) bool {
	if len(is.Aliases) > 0 || l.Project(is.ID) != nil || l.At(is.URL) != nil || l.former[is.URL] != nil || l.In(is.File) != nil {
		return false
	}
	files, ids := l.byFile(), l.byID()
	l.edition++
	p := &Project{Record: is.Record}
	if other, _ := l.claimed.take(p.URL, &p.Record); other != nil {
		return false
	}
	l.byURL[p.URL], files[p.File] = &p.Record, &p.Record
	name(ids, &p.Record)
	at, _ := slices.BinarySearchFunc(l.Projects, p.ID, func(p *Project, id string) int { return strings.Compare(p.ID, id) })
	l.Projects = slices.Insert(l.Projects, at, p)
	l.editProject(p, is)
	return true
}

func (l *Live) removeProject(was *Project) bool {
	p := l.Project(was.ID)
	if p == nil || !same(&p.Record, &was.Record) || len(was.Aliases) > 0 {
		return false
	}
	calls := p.calls()
	l.editProject(p, &Project{Record: p.Record})
	leave(&l.Alphabetical.Projects, p)
	leave(&l.Projects, p)
	l.stated, l.checked = l.without(l.stated, &p.Record), l.without(l.checked, &p.Record)
	delete(l.byURL, p.URL)
	delete(l.byFile(), p.File)
	if ids := l.byID(); ids[p.ID] == p.URL {
		delete(ids, p.ID)
	} else { // others have it
		l.byID = sync.OnceValue(l.indexIDs)
	}
	for _, c := range calls {
		l.recheck(c)
	}
	return true
}

// editProject puts what is read of a project in its place, and looks again at what
// its calls grant.
func (l *Live) editProject(p, is *Project) {
	lists := func(p *Project, do func(*[]*Project)) {
		do(&l.Alphabetical.Projects)
		for _, c := range p.calls() {
			do(&c.Projects)
		}
		for _, programme := range p.Programmes {
			do(&programme.Projects)
		}
		for _, s := range withAbove(p.Sectors, p.AddedSectors) {
			do(&s.Projects)
		}
		l.under(p.Places(), func(h *Holding) { do(&h.Projects) })
	}
	edit(l, p, lists, func(r *relater) {
		*p = *copied(is, func(r *Records) *[]*Project { return &r.Projects })
		r.indexes().project(p)
		p.Programmes = p.programmes()
	}, func(*relater) {})
	for _, c := range p.calls() {
		l.recheck(c)
	}
}

// recheck looks again at a call after a change of its projects.
func (l *Live) recheck(c *Call) { l.check(&c.Record, func(r *relater) { r.checkCall(c) }) }

func (l *Live) changeOrganisation(was, is *Organisation) bool {
	o := l.Organisation(is.ID)
	if o == nil || !same(&o.Record, &was.Record, &is.Record) || was.Parent != is.Parent {
		return false
	}
	lists := func(o *Organisation, do func(*[]*Organisation)) {
		do(&l.Alphabetical.Organisations)
		if o.Parent.To != nil {
			do(&o.Parent.To.Children)
		}
		l.under(o.Territory, func(h *Holding) { do(&h.Organisations) })
	}
	edit(l, o, lists, func(r *relater) {
		children, roles := o.Children, o.Roles
		*o = *copied(is, func(r *Records) *[]*Organisation { return &r.Organisations })
		o.Children, o.Roles = children, roles
		r.indexes().organisation(o)
	}, func(r *relater) { r.checkOrganisation(o) })
	return true
}

func (l *Live) changeSector(was, is *Sector) bool {
	s := l.Sector(is.ID)
	if s == nil || !same(&s.Record, &was.Record, &is.Record) || was.Parent != is.Parent {
		return false // who is concerned by a sector depends on those above it
	}
	lists := func(s *Sector, do func(*[]*Sector)) {
		do(&l.Alphabetical.Sectors)
		if s.Parent.To != nil {
			do(&s.Parent.To.Children)
		}
	}
	edit(l, s, lists, func(r *relater) {
		kept := *s
		*s = *copied(is, func(r *Records) *[]*Sector { return &r.Sectors })
		s.Children, s.Projects, s.Programmes, s.Calls = kept.Children, kept.Projects, kept.Programmes, kept.Calls
		r.indexes().sector(s)
	}, func(*relater) {})
	return true
}

func (l *Live) changePage(was, is *Page) bool {
	p := l.Page(is.ID)
	if p == nil || !same(&p.Record, &was.Record, &is.Record) {
		return false
	}
	lists := func(_ *Page, do func(*[]*Page)) { do(&l.Alphabetical.Pages) }
	edit(l, p, lists, func(*relater) { *p = *copied(is, func(r *Records) *[]*Page { return &r.Pages }) }, func(*relater) {})
	return true
}

// copied is a copy of a record that can be related while the record stays as it was
// read; in says where its kind is among records.
func copied[T any](record T, in func(*Records) *[]T) T {
	var alone Records
	*in(&alone) = []T{record}
	copies := alone.Clone()
	return (*in(&copies))[0]
}
