package directory_test

import (
	"fmt"
	"testing"

	"portulan/internal/directory"
)

// TestUnknownReferences names what is not there, in every field that can name
// another record, and is offered the nearest.
func TestUnknownReferences(t *testing.T) {
	nobody := directory.Party{Org: ref[directory.Organisation]("plaine-image")}
	music := sector("musique", "arts")
	images := organisation("plaine-images")
	images.Parent.ID = "caisse"
	of := call("p/ami-2023")
	of.Requires.LaureateOf.ID = "p/ami-2022"
	of.Announced.By = nobody
	of.Sectors.List = refs[directory.Sector]("musique", "musqiue")
	p, calls := programme("p", of)
	p.Roles = []directory.Role{{Role: directory.Funder, Party: directory.Party{Name: "l’État"}}, {Role: directory.Operator, Party: nobody}}
	p.Sectors.AllOf.ID = "culture"
	p.Sectors.Priority = refs[directory.Sector]("musiques")
	p.Budgets = []directory.Budget{{Amount: amount("1 €"), Call: ref[directory.Call]("ami-2023")}}
	x := project("x")
	x.Lead, x.Partners = nobody, []directory.Party{nobody}
	x.Sectors, x.AddedSectors = refs[directory.Sector]("danse"), refs[directory.Sector]("cirque")
	x.Awards = []directory.Award{{Call: ref[directory.Call]("p/ami-2032"), Recipient: nobody}}
	wantProblems(t, directory.Records{
		Programmes: []*directory.Programme{p}, Calls: calls, Projects: []*directory.Project{x},
		Organisations: []*directory.Organisation{images}, Sectors: []*directory.Sector{music},
	},
		"programmes/p/index.md roles[1].org: reference-unknown: “plaine-image” names no record (organisation) Did you mean plaine-images?",
		"programmes/p/index.md sectors.all_of: reference-unknown: “culture” names no record (sector)",
		"programmes/p/index.md sectors.priority[0]: reference-unknown: “musiques” names no record (sector) Did you mean musique?",
		"programmes/p/index.md budgets[0].call: reference-unknown: “ami-2023” names no record (call) Did you mean p/ami-2023?",
		"programmes/p/ami-2023.md sectors.list[1]: reference-unknown: “musqiue” names no record (sector) Did you mean musique?",
		"programmes/p/ami-2023.md requires.laureate_of: reference-unknown: “p/ami-2022” names no record (call) Did you mean p/ami-2023?",
		"programmes/p/ami-2023.md announced.by.org: reference-unknown: “plaine-image” names no record (organisation) Did you mean plaine-images?",
		"projets/x.md lead.org: reference-unknown: “plaine-image” names no record (organisation) Did you mean plaine-images?",
		"projets/x.md partners[0].org: reference-unknown: “plaine-image” names no record (organisation) Did you mean plaine-images?",
		"projets/x.md sectors[0]: reference-unknown: “danse” names no record (sector)",
		"projets/x.md added_sectors[0]: reference-unknown: “cirque” names no record (sector)",
		"projets/x.md awards[0].call: reference-unknown: “p/ami-2032” names no record (call) Did you mean p/ami-2023?",
		"projets/x.md awards[0].recipient.org: reference-unknown: “plaine-image” names no record (organisation) Did you mean plaine-images?",
		"organisations/plaine-images.md parent: reference-unknown: “caisse” names no record (organisation)",
		"secteurs/musique.md parent: reference-unknown: “arts” names no record (sector)",
	)
}

// A record that is kept back is not unknown, and a name of another kind is.
func TestReferenceToWhatIsKeptBack(t *testing.T) {
	x := project("x")
	x.Lead.Org.ID = "draft"
	x.Sectors = refs[directory.Sector]("draft")
	draft := organisation("draft")
	wantProblems(t, directory.Records{Projects: []*directory.Project{x}, Held: []*directory.Record{draft.Header()}},
		"projets/x.md lead.org: reference-draft: “draft” is not published yet: the link is left out",
		"projets/x.md sectors[0]: reference-unknown: “draft” names no record (sector)",
	)
}

func TestCallWithoutProgramme(t *testing.T) {
	c := call("p/ami")
	c.Programme.ID = "p"
	wantProblems(t, directory.Records{Calls: []*directory.Call{c}},
		"programmes/p/ami.md: programme-missing: the call stands under the programme “p”, which has no record")
}

// Someone who takes part is named or described; a lead, an announcer or a
// recipient may be left out altogether.
func TestPartyOfNoOne(t *testing.T) {
	p, _ := programme("p")
	p.Roles = []directory.Role{{Role: directory.Funder}}
	x := project("x")
	x.Partners = []directory.Party{{Description: "laboratoires de recherche"}, {}}
	x.Awards = []directory.Award{{}}
	wantProblems(t, directory.Records{Programmes: []*directory.Programme{p}, Projects: []*directory.Project{x}},
		"programmes/p/index.md roles[0]: party-nameless: “roles” names no one",
		"projets/x.md partners[1]: party-nameless: “partners” names no one",
	)
}

// TestCycles follows relations that come back to where they began. Each is told
// once, and broken, so that whoever follows it, up or down, comes to an end.
func TestCycles(t *testing.T) {
	self, first, second, third, leading := sector("self", "self"), sector("a", "c"), sector("b", "a"), sector("c", "b"), sector("into", "a")
	group, member := organisation("group"), organisation("member")
	group.Parent.ID, member.Parent.ID = "member", "group"
	one, two := call("p/1"), call("p/2")
	one.Requires.LaureateOf.ID, two.Requires.LaureateOf.ID = "p/2", "p/1"
	p, calls := programme("p", one, two)
	sectors := []*directory.Sector{self, first, second, third, leading}
	wantProblems(t, directory.Records{
		Programmes: []*directory.Programme{p}, Calls: calls, Sectors: sectors,
		Organisations: []*directory.Organisation{group, member},
	},
		"secteurs/self.md parent: parent-cycle: the record is its own parent: self → self",
		"secteurs/b.md parent: parent-cycle: the record is its own parent: a → c → b → a",
		"organisations/member.md parent: parent-cycle: the record is its own parent: group → member → group",
		"programmes/p/2.md requires.laureate_of: requires-cycle: the call requires itself: p/1 → p/2 → p/1",
	)
	for _, s := range sectors {
		steps := 0
		for up := s; up != nil; up = up.Parent.To {
			if steps++; steps > len(sectors) {
				t.Fatalf("climbing from %s does not end", s.ID)
			}
		}
		if depth(s, len(sectors)) > len(sectors) {
			t.Errorf("going down from %s does not end", s.ID)
		}
	}
}

// depth is how many levels of sectors are below and at s, counted to limit + 1.
func depth(s *directory.Sector, limit int) int {
	deepest := 0
	if limit >= 0 {
		for _, child := range s.Children {
			deepest = max(deepest, depth(child, limit-1))
		}
	}
	return deepest + 1
}

// Where references are wrong by the hundred, each is told, and the first ones
// what they may have been meant for: the comparison would outlast all the rest.
func TestThousandsOfUnknownReferences(t *testing.T) {
	var records directory.Records
	for i := range 1000 {
		x := project(fmt.Sprintf("x-%d", i))
		x.Lead.Org.ID = fmt.Sprintf("atelier-%d-x", i)
		records.Projects = append(records.Projects, x)
		records.Organisations = append(records.Organisations, organisation(fmt.Sprintf("atelier-%d", i)))
	}
	_, problems := directory.New(records)
	told := 0
	for _, p := range problems {
		if len(p.Near) > 0 {
			told++
		}
	}
	if len(problems) != 1000 || told != 500 {
		t.Errorf("%d problems, %d of them with what was meant", len(problems), told)
	}
}
