package directory_test

import (
	"testing"

	"portulan/internal/diag"
	"portulan/internal/directory"
	"portulan/internal/territory"
)

// What was given and could not be read has been told. It is not told to be
// missing, and what is beside it is told at its own place.
func TestUnread(t *testing.T) {
	x := project("x")
	x.Unread = []string{"documents[0].url", "documents[3]", "partners[1]", "lead.name", "aliases[0]", "added_sectors[0]"}
	x.Documents = []directory.Document{{Title: "a"}, {Title: "b"}, {}, {}}
	x.Partners = []directory.Party{{Name: "x"}, {}, {}}
	x.Aliases = []string{"", "/ancien/", "/ancien/", ""}
	x.AddedSectors = []directory.Ref[directory.Sector]{{}, {ID: "danse"}}
	c := call("p/c")
	c.Territory = directory.Scope{Include: []territory.Code{"", "REG-32"}, Exclude: []territory.Code{"", "DEP-974"}}
	c.Windows = []directory.Window{{}, {}}
	c.Audiences = []string{""}
	p, calls := programme("p", c)
	wantProblems(t, directory.Records{Programmes: []*directory.Programme{p}, Calls: calls, Projects: []*directory.Project{x}},
		"projets/x.md aliases[2]: alias-taken: the former address /ancien/ is already taken, by projets/x.md",
		"projets/x.md partners[2]: party-nameless: “partners” names no one",
		"projets/x.md added_sectors[1]: reference-unknown: “danse” names no record (sector)",
		"programmes/p/c.md territory.exclude[1]: exclusion-outside: the excluded territory DEP-974 does not lie in those included",
		"projets/x.md documents[1]: document-no-address: the document “b” has neither an address nor a file",
	)
}

// Messages in French are in French, kinds of records included.
func TestKindsInFrench(t *testing.T) {
	x := project("x")
	x.Awards = []directory.Award{{Call: directory.Ref[directory.Call]{ID: "p/c"}}}
	x.Sectors = []directory.Ref[directory.Sector]{{ID: "danse"}}
	_, problems := directory.New(directory.Records{Projects: []*directory.Project{x}})
	var got []string
	for _, p := range problems {
		got = append(got, p.Message(diag.French))
	}
	if len(got) != 2 || got[0] != "« danse » ne désigne aucune fiche (secteur)" || got[1] != "« p/c » ne désigne aucune fiche (appel)" {
		t.Errorf("%q", got)
	}
}
