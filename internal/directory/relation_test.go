package directory_test

import (
	"fmt"
	"testing"

	"portulan/internal/directory"
)

// Records name each other one way only; the directory answers both ways.

func TestProgrammeCallsAndProjects(t *testing.T) {
	first, second, other := call("p/zulu"), call("p/alpha"), call("q/solo")
	first.Phase.Order, second.Phase.Order = 1, 2
	second.Requires.LaureateOf.ID = "p/zulu"
	p, calls := programme("p", second, first)
	q, more := programme("q", other)
	twice, once, pole := project("twice"), project("once"), project("pole")
	twice.Title, once.Title = "Évry", "Émile"
	twice.Awards = []directory.Award{{Call: ref[directory.Call]("p/zulu")}, {Call: ref[directory.Call]("p/alpha")}, {Call: ref[directory.Call]("q/solo")}}
	once.Awards = []directory.Award{{Call: ref[directory.Call]("p/zulu")}}
	d := relate(t, directory.Records{
		Programmes: []*directory.Programme{q, p}, Calls: append(more, calls...),
		Projects: []*directory.Project{twice, pole, once},
	})
	for _, c := range []struct{ what, got, want string }{
		{"calls of p, by phase", ids(p.Calls), "p/zulu p/alpha"},
		{"projects of p, each once, by title", ids(p.Projects), "once twice"},
		{"projects of q", ids(q.Projects), "twice"},
		{"projects of p/zulu", ids(first.Projects), "once twice"},
		{"programmes of a project", ids(twice.Programmes), "p q"},
		{"programmes of a pôle that no call funded", ids(pole.Programmes), ""},
		{"calls kept for laureates of p/zulu", ids(first.RequiredBy), "p/alpha"},
		{"the directory's own lists, by id", ids(d.Programmes) + ", " + ids(d.Calls) + ", " + ids(d.Projects), "p q, p/alpha p/zulu q/solo, once pole twice"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %s, want %s", c.what, c.got, c.want)
		}
	}
	if second.Programme.To != p || d.Programme("p") != p || d.Call("p/alpha") != second || d.Project("pole") != pole {
		t.Error("a record is not found by its id")
	}
	if d.At("/projets/pole/") != pole.Header() || d.In("projets/pole.md") != pole.Header() || d.At("/projets/") != nil || d.Call("alpha") != nil {
		t.Error("a record is not found by its address or its file, or one is found that is not there")
	}
}

// A call has the audiences, sectors and territory of its programme, unless it
// states its own.
func TestCallInheritsFromItsProgramme(t *testing.T) {
	music, design := sector("musique", ""), sector("design", "")
	silent, own := call("p/silent"), call("p/own")
	own.Audiences = []string{"fondation"}
	own.Sectors.List = refs[directory.Sector]("design")
	own.Territory.Include = codes("DEP-59")
	p, calls := programme("p", silent, own)
	p.Audiences = []string{"association"}
	p.Sectors.List = refs[directory.Sector]("musique")
	p.Territory.Include = codes("REG-32")
	relate(t, directory.Records{Programmes: []*directory.Programme{p}, Calls: calls, Sectors: []*directory.Sector{music, design}})
	for c, want := range map[*directory.Call]string{silent: "[association] musique [REG-32]", own: "[fondation] design [DEP-59]"} {
		if got := fmt.Sprint(c.Audiences, " ", ids(c.Sectors.All()), " ", c.Territory.Include); got != want {
			t.Errorf("%s is for %s, want %s", c.ID, got, want)
		}
	}
}

// An organisation knows all that it does, whoever says so.
func TestOrganisationRoles(t *testing.T) {
	cdc, bdt := organisation("groupe-caisse-des-depots"), organisation("banque-des-territoires")
	bdt.Parent.ID = cdc.ID
	of := call("p/c")
	p, calls := programme("p", of)
	party := directory.Party{Org: ref[directory.Organisation](bdt.ID)}
	p.Roles = []directory.Role{{Role: directory.Operator, Party: party}, {Role: directory.OnBehalf, Party: directory.Party{Name: "l’État"}}}
	of.Announced.By = party
	x := project("x")
	x.Lead = party
	x.Partners = []directory.Party{party, {Description: "laboratoires de recherche"}, party}
	x.Roles = []directory.Role{{Role: directory.Requester, Party: party}}
	x.Awards = []directory.Award{{Call: ref[directory.Call]("p/c"), Recipient: party}, {Call: ref[directory.Call]("p/c"), Recipient: party}}
	relate(t, directory.Records{
		Programmes: []*directory.Programme{p}, Calls: calls, Projects: []*directory.Project{x},
		Organisations: []*directory.Organisation{cdc, bdt},
	})
	var got string
	for _, r := range bdt.Roles {
		got += fmt.Sprintf("%s of %s, ", r.Role, r.In.ID)
	}
	want := "operator of p, announcer of p/c, lead of x, partner of x, requester of x, recipient of x, "
	if got != want {
		t.Errorf("roles are %s\nwant %s", got, want)
	}
	if ids(cdc.Children) != bdt.ID || len(cdc.Roles) != 0 {
		t.Errorf("the parent has %s and %d roles, want its child and none", ids(cdc.Children), len(cdc.Roles))
	}
}

// A pôle may stand without a call, and with partners who have no record or no
// name at all.
func TestPoleWithoutCall(t *testing.T) {
	damier := project("le-damier")
	damier.Partners = []directory.Party{{Name: "Clermont Auvergne Métropole"}, {Description: "laboratoires de recherche"}}
	damier.Sites = []directory.Site{{Territory: codes("EPCI-246300701")}}
	d := relate(t, directory.Records{Projects: []*directory.Project{damier}})
	if h := d.Holding("REG-84"); h == nil || ids(h.Projects) != "le-damier" {
		t.Error("the pôle is not found in its région")
	}
}

// What is for a sector is found from the sectors above and below it; a project
// is found from those above its own.
func TestSectorHierarchy(t *testing.T) {
	culture, music, song, design := sector("culture", ""), sector("musique", "culture"), sector("chanson", "musique"), sector("design", "culture")
	all, one, none := call("p/all"), call("p/one"), call("p/none")
	all.Sectors.AllOf.ID = "culture"
	all.Sectors.Priority = refs[directory.Sector]("design")
	one.Sectors.List = refs[directory.Sector]("musique")
	p, calls := programme("p", all, one, none)
	x := project("x")
	x.Sectors = refs[directory.Sector]("chanson")
	x.AddedSectors = refs[directory.Sector]("design", "chanson")
	relate(t, directory.Records{
		Programmes: []*directory.Programme{p}, Calls: calls, Projects: []*directory.Project{x},
		Sectors: []*directory.Sector{culture, music, song, design},
	})
	for _, c := range []struct {
		sector                    *directory.Sector
		children, calls, projects string
	}{
		{culture, "design musique", "p/all p/one", "x"},
		{music, "chanson", "p/all p/one", "x"},
		{song, "", "p/all p/one", "x"},
		{design, "", "p/all", "x"},
	} {
		if ids(c.sector.Children) != c.children || ids(c.sector.Calls) != c.calls || ids(c.sector.Projects) != c.projects {
			t.Errorf("%s holds sectors %q, calls %q, projects %q; want %q, %q, %q", c.sector.ID,
				ids(c.sector.Children), ids(c.sector.Calls), ids(c.sector.Projects), c.children, c.calls, c.projects)
		}
	}
	if got := ids(all.Sectors.All()); got != "culture design" {
		t.Errorf("the call names %s, want the whole and then what comes first", got)
	}
}

// The pages of a menu stand in its order.
func TestMenus(t *testing.T) {
	page := func(id string, place directory.MenuPlace, order int) *directory.Page {
		return &directory.Page{
			Record: directory.Record{Kind: directory.KindPage, ID: id, File: "pages/" + id + ".md", URL: "/" + id + "/"},
			Menu:   directory.Menu{Place: place, Order: order},
		}
	}
	d := relate(t, directory.Records{Pages: []*directory.Page{
		page("z", directory.FooterMenu, 1), page("b", directory.HeaderMenu, 2), page("a", directory.FooterMenu, 2), page("none", directory.NoMenu, 0),
	}})
	if header, footer := ids(d.PagesIn(directory.HeaderMenu)), ids(d.PagesIn(directory.FooterMenu)); header != "b" || footer != "z a" {
		t.Errorf("the header has %s, the footer %s; want b and z a", header, footer)
	}
}
