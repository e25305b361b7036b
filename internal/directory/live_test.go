package directory_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"portulan/internal/diag"
	"portulan/internal/directory"
	"portulan/internal/territory"
)

// After any sequence of edits that a live directory takes in, it is the directory of
// the records as they are then, and so is what is wrong between them. Those that it
// does not take in have it made anew.
func TestLiveIsNew(t *testing.T) {
	refused, kinds := 0, map[string]int{}
	for seed := range uint64(30) {
		w := &workshop{random: rand.New(rand.NewPCG(seed, 7))}
		w.fill()
		live := directory.NewLive(w.clone())
		for step := range 60 {
			before, edition := w.records, live.Edition()
			was, is := w.edit()
			if live.Change(was, is) {
				kinds[fmt.Sprintf("%T", either(is, was))]++
			} else {
				refused++
				if live.Edition() == edition {
					if diff := cmp.Diff(show(directory.New(before.Clone())), show(live.Directory, live.Problems())); diff != "" {
						t.Fatalf("seed %d, step %d, %s was refused, and left (-new +live):\n%s", seed, step, tellEdit(was, is), diff)
					}
				}
				if !w.chance(4) || seed%2 == 0 {
					w.records = before // mended
				}
				live = directory.NewLive(w.clone())
			}
			if diff := cmp.Diff(show(directory.New(w.clone())), show(live.Directory, live.Problems())); diff != "" {
				t.Fatalf("seed %d, step %d, %s (-new +live):\n%s", seed, step, tellEdit(was, is), diff)
			}
		}
	}
	for _, kind := range []string{"Programme", "Call", "Project", "Organisation", "Sector", "Page"} {
		if kinds["*directory."+kind] < 30 {
			t.Errorf("only %d edits of a %s were taken in", kinds["*directory."+kind], kind)
		}
	}
	if refused < 50 {
		t.Errorf("only %d edits were refused", refused)
	}
}

func either(a, b any) any {
	if a == nil {
		return b
	}
	return a
}

func tellEdit(was, is any) string { return fmt.Sprintf("%T %+v\n-> %+v", either(is, was), was, is) }

// show writes all of a directory, each record with all that it leads to.
func show(d *directory.Directory, problems []diag.Problem) []string {
	var lines []string
	list := func(records directory.Records) {
		for _, p := range records.Programmes {
			lines = append(lines, fmt.Sprintf("programme %s %q calls:%s projects:%s", p.ID, p.Title, ids(p.Calls), ids(p.Projects)))
		}
		for _, c := range records.Calls {
			lines = append(lines, fmt.Sprintf("call %s %q of:%s for:%v %v %v sectors:%s concerned:%s projects:%s before:%s budgets:%d", c.ID, c.Title,
				ids([]*directory.Programme{c.Programme.To}), c.Audiences, c.Territory, c.Strands, ids(c.Sectors.All()), ids(c.Concerned()), ids(c.Projects), ids(c.RequiredBy), len(c.Budgets)))
		}
		for _, p := range records.Projects {
			line := fmt.Sprintf("project %s %q programmes:%s awards:", p.ID, p.Title, ids(p.Programmes))
			for _, a := range p.Awards {
				if a.Call.To != nil {
					line += " " + a.Call.To.Title
				}
			}
			if p.Lead.Org.To != nil {
				line += " lead:" + p.Lead.Org.To.Title
			}
			lines = append(lines, line)
		}
		for _, o := range records.Organisations {
			line := fmt.Sprintf("organisation %s %q children:%s roles:", o.ID, o.Title, ids(o.Children))
			for _, r := range o.Roles {
				line += fmt.Sprintf(" %s %s %s,", r.Role, r.In.Kind, r.In.Title)
			}
			lines = append(lines, line)
		}
		for _, s := range records.Sectors {
			lines = append(lines, fmt.Sprintf("sector %s %q children:%s projects:%s programmes:%s calls:%s", s.ID, s.Title,
				ids(s.Children), ids(s.Projects), ids(s.Programmes), ids(s.Calls)))
		}
		for _, p := range records.Pages {
			lines = append(lines, fmt.Sprintf("page %s %q", p.ID, p.Title))
		}
	}
	list(d.Records)
	lines = append(lines, "by title")
	list(d.Alphabetical)
	for _, kind := range []territory.Kind{territory.Region, territory.Departement, territory.EPCI, territory.Commune} {
		for _, h := range d.Holdings(kind) {
			lines = append(lines, fmt.Sprintf("in %s projects:%s organisations:%s calls:%s", h.Code, ids(h.Projects), ids(h.Organisations), ids(h.Calls)))
		}
	}
	for r := range d.All() {
		lines = append(lines, fmt.Sprintf("at %s: %v %v %q", r.URL, d.At(r.URL) == r, d.In(r.File) == r, d.URLOf(r.ID)))
	}
	wrong := tell(problems)
	slices.Sort(wrong)
	return append(lines, wrong...)
}

// workshop is records that are edited at random.
type workshop struct {
	random  *rand.Rand
	records directory.Records
	next    int
}

func (w *workshop) clone() directory.Records { return w.records.Clone() }

func (w *workshop) one(of ...string) string { return of[w.random.IntN(len(of))] }

func (w *workshop) chance(n int) bool { return w.random.IntN(n) == 0 }

func (w *workshop) title() string {
	return w.one("Été", "Zèbre", "abeille", "Le pôle", "Œuvre", "École", "banc") + w.one("", " des arts", " 2", " rouge")
}

func (w *workshop) id(kind string, n int) string { return fmt.Sprint(kind, w.random.IntN(n)) }

func (w *workshop) fill() {
	add := func(id string) directory.Record {
		kind := map[byte]directory.Kind{
			'g': directory.KindProgramme, 'c': directory.KindCall, 'p': directory.KindProject,
			'o': directory.KindOrganisation, 's': directory.KindSector, 'f': directory.KindPage,
		}[id[0]]
		r := record(kind, id)
		r.Title = w.title()
		return r
	}
	for i := range 5 {
		s := &directory.Sector{Record: add(fmt.Sprint("s", i))}
		if i > 1 {
			s.Parent = ref[directory.Sector](fmt.Sprint("s", i-2))
		}
		w.records.Sectors = append(w.records.Sectors, s)
		o := &directory.Organisation{Record: add(fmt.Sprint("o", i))}
		if i > 2 {
			o.Parent = ref[directory.Organisation]("o0")
		}
		w.records.Organisations = append(w.records.Organisations, o)
		w.records.Pages = append(w.records.Pages, &directory.Page{Record: add(fmt.Sprint("f", i))})
	}
	for i := range 3 {
		p := &directory.Programme{Record: add(fmt.Sprint("g", i))}
		p.Roles = w.roles()
		if i > 0 {
			p.Audiences, p.Sectors.List = []string{"pme"}, refs[directory.Sector](w.id("s", 5))
			p.Territory.Include = []territory.Code{"REG-32"}
		}
		p.Budgets = []directory.Budget{{ID: "b", Amount: amount("100 EUR"), Call: ref[directory.Call](fmt.Sprintf("g%d/c0", i))}}
		w.records.Programmes = append(w.records.Programmes, p)
		for j := range 3 {
			c := &directory.Call{Record: add(fmt.Sprint("c", j))}
			c.ID, c.Programme.ID = fmt.Sprintf("%s/c%d", p.ID, j), p.ID
			c.File, c.URL = "programmes/"+c.ID+".md", "/programmes/"+c.ID+"/"
			c.Phase.Order = w.random.IntN(3)
			w.call(c)
			w.records.Calls = append(w.records.Calls, c)
		}
	}
	w.records.Calls[1].Requires.LaureateOf = ref[directory.Call]("g0/c0")
	for i := range 12 {
		p := &directory.Project{Record: add(fmt.Sprint("p", i))}
		w.project(p)
		w.records.Projects = append(w.records.Projects, p)
	}
	w.records.Projects[0].Aliases = []string{"/ancien-p0/"}
	w.next = 12
}

func (w *workshop) roles() []directory.Role {
	var roles []directory.Role
	for range w.random.IntN(3) {
		role := directory.Role{Role: directory.RoleKind(w.one("funder", "operator"))}
		role.Org = ref[directory.Organisation](w.id("o", 5))
		roles = append(roles, role)
	}
	return roles
}

func (w *workshop) places() []territory.Code {
	var codes []territory.Code
	for range w.random.IntN(3) {
		codes = append(codes, territory.Code(w.one("COM-59350", "DEP-62", "REG-53", "COM-75056", "REG-32")))
	}
	return codes
}

func (w *workshop) call(c *directory.Call) {
	c.Audiences, c.Sectors, c.Territory, c.Strands = nil, directory.SectorScope{}, directory.Scope{}, nil
	if w.chance(2) {
		c.Sectors.List = refs[directory.Sector](w.id("s", 5), w.id("s", 5))
	}
	if w.chance(2) {
		c.Territory.Include = w.places()
	}
	if w.chance(3) {
		c.Strands = []directory.Strand{{Label: "A", Territory: directory.Scope{Include: w.places()}, Quota: number("3")}}
	}
	c.Announced.By = directory.Party{}
	if w.chance(2) {
		c.Announced.By.Org = ref[directory.Organisation](w.id("o", 5))
	}
	c.Windows = []directory.Window{{Opens: date("2025-01-01"), Closes: date(w.one("2025-02-02", "2025-03-03"))}} // without an address
}

func (w *workshop) project(p *directory.Project) {
	p.Awards, p.Partners, p.Sites, p.Sectors, p.AddedSectors = nil, nil, nil, nil, nil
	for range w.random.IntN(4) {
		a := directory.Award{Call: ref[directory.Call](fmt.Sprintf("g%d/c%d", w.random.IntN(3), w.random.IntN(3)))}
		if w.chance(6) {
			a.Amount = amount(w.one("30 EUR", "60 EUR", "101 EUR"))
		}
		if w.chance(3) {
			a.Recipient.Org = ref[directory.Organisation](w.id("o", 5))
		}
		p.Awards = append(p.Awards, a)
	}
	p.Lead = directory.Party{Name: "Quelqu’un"}
	if w.chance(2) {
		p.Lead = directory.Party{Org: ref[directory.Organisation](w.id("o", 5))}
	}
	for _, role := range w.roles() {
		p.Partners = append(p.Partners, role.Party)
	}
	p.Roles = w.roles()
	for _, code := range w.places() {
		p.Sites = append(p.Sites, directory.Site{Territory: []territory.Code{code}})
	}
	if w.chance(2) {
		p.Sectors = refs[directory.Sector](w.id("s", 5))
	}
	if w.chance(4) {
		p.AddedSectors = refs[directory.Sector](w.id("s", 5))
	}
}

// edit changes a record, adds or removes a project, and tells what was read before
// and what is read now.
func (w *workshop) edit() (was, is any) {
	switch what := w.random.IntN(12); {
	case what == 0:
		p := project(fmt.Sprint("p", w.next))
		w.next++
		p.Title = w.title()
		w.project(p)
		if w.chance(4) {
			p.URL = strings.ToUpper(w.records.Projects[0].URL)
		}
		if w.chance(4) {
			p.ID = "s1"
		}
		switch w.random.IntN(8) {
		case 0:
			p.Aliases = []string{w.records.Projects[0].URL}
		case 1:
			for _, other := range w.records.Projects {
				if len(other.Aliases) > 0 {
					p.URL = other.Aliases[0]
				}
			}
		case 2:
			p.Documents = []directory.Document{{Title: "Règlement"}}
		}
		was, is = nil, p
	case what == 1 && len(w.records.Projects) > 3:
		was, is = w.records.Projects[w.random.IntN(len(w.records.Projects))], nil
	case what < 7:
		p := pick(w, w.records.Projects)
		edited := *p
		if !w.chance(3) {
			w.project(&edited)
		}
		if w.chance(15) {
			edited.Lead.Org.ID = "personne"
		}
		w.header(&edited.Record)
		was, is = p, &edited
	case what == 7 && w.chance(4): // of another file, whose record takes the place of this one
		p := pick(w, w.records.Projects)
		was := *p
		was.File = "projets/" + p.ID + "/index.md"
		edited := was
		w.header(&edited.Record)
		w.records.Projects = append(slices.Clone(w.records.Projects), &edited)
		return &was, &edited
	case what < 9:
		c := pick(w, w.records.Calls)
		edited := *c
		if !w.chance(3) {
			w.call(&edited)
		}
		if w.chance(10) {
			edited.Phase.Order++
		}
		if w.chance(10) {
			edited.Requires.LaureateOf = ref[directory.Call]("g1/c1")
		}
		w.header(&edited.Record)
		was, is = c, &edited
	case what == 9:
		p := pick(w, w.records.Programmes)
		edited := *p
		edited.Roles = w.roles()
		if w.chance(6) {
			edited.Audiences = []string{"jeunes"}
		}
		w.header(&edited.Record)
		was, is = p, &edited
	case what == 10:
		o := pick(w, w.records.Organisations)
		edited := *o
		edited.Territory = w.places()
		if w.chance(6) {
			edited.Parent = ref[directory.Organisation](w.one("", "o1", "o4"))
		}
		w.header(&edited.Record)
		was, is = o, &edited
	case w.chance(2):
		s := pick(w, w.records.Sectors)
		edited := *s
		if w.chance(6) {
			edited.Parent = ref[directory.Sector](w.one("", "s1", "s4"))
		}
		w.header(&edited.Record)
		was, is = s, &edited
	default:
		p := pick(w, w.records.Pages)
		edited := *p
		w.header(&edited.Record)
		was, is = p, &edited
	}
	w.put(was, is)
	return was, is
}

func pick[T any](w *workshop, list []T) T { return list[w.random.IntN(len(list))] }

// header edits what every record has.
func (w *workshop) header(r *directory.Record) {
	// A reading of a file begins with nothing known of it but what it says.
	*r = directory.Record{Kind: r.Kind, ID: r.ID, File: r.File, URL: r.URL, Title: r.Title, Aliases: r.Aliases}
	switch w.random.IntN(8) {
	case 0:
		r.Aliases = []string{"/ancien-" + r.ID + "/"} // which has everything made anew
	case 1, 2:
		r.Documents = []directory.Document{{Title: "Règlement"}} // without an address
	}
	if !w.chance(4) {
		r.Title = w.title()
	}
}

// put puts a record in the place of another among the records.
func (w *workshop) put(was, is any) {
	lists := reflect.ValueOf(&w.records).Elem()
	for i := range lists.NumField() {
		list := lists.Field(i)
		if list.Type() != reflect.SliceOf(reflect.TypeOf(either(is, was))) {
			continue
		}
		kept := reflect.MakeSlice(list.Type(), 0, list.Len())
		found := false
		for j := range list.Len() {
			switch item := list.Index(j); {
			case item.Interface() != was:
				kept = reflect.Append(kept, item)
			case is != nil:
				kept, found = reflect.Append(kept, reflect.ValueOf(is)), true
			}
		}
		if is != nil && !found {
			kept = reflect.Append(kept, reflect.ValueOf(is))
		}
		list.Set(kept)
	}
}
