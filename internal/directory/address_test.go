package directory_test

import (
	"testing"

	"portulan/internal/directory"
)

// at gives a project the address and the former addresses.
func at(p *directory.Project, url string, aliases ...string) *directory.Project {
	p.URL, p.Aliases = url, aliases
	return p
}

func TestAddresses(t *testing.T) {
	page := func(id string) *directory.Project { return at(project(id), "/projets/"+id+"/") }
	for _, c := range []struct {
		name     string
		projects []*directory.Project
		want     []string
	}{
		{"each its own", []*directory.Project{page("a"), page("b")}, nil},
		{
			"two records at one address", []*directory.Project{at(project("a"), "/x/"), at(project("b"), "/x/"), at(project("c"), "/x/")},
			[]string{
				"projets/b.md: address-taken: the address /x/ is already that of projets/a.md",
				"projets/c.md: address-taken: the address /x/ is already that of projets/a.md",
			},
		},
		{
			"addresses that differ by case", []*directory.Project{page("Ile"), page("ile")},
			[]string{"projets/ile.md: address-case: this name differs from projets/Ile.md only by case or by the form of accents"},
		},
		{
			"addresses that differ by the form of their accents", []*directory.Project{page("\u00e9t\u00e9"), page("e\u0301te\u0301")},
			[]string{"projets/\u00e9t\u00e9.md: address-case: this name differs from projets/e\u0301te\u0301.md only by case or by the form of accents"},
		},
		{"former addresses", []*directory.Project{at(project("a"), "/projets/a/", "/projets/b/", "/projets/old.html"), page("c")}, nil},
		{
			"a former address over a live page", []*directory.Project{at(project("a"), "/projets/a/", "/projets/b/"), page("b")},
			[]string{"projets/a.md aliases[0]: alias-taken: the former address /projets/b/ is already taken, by projets/b.md"},
		},
		{
			"its own address", []*directory.Project{at(project("a"), "/projets/a/", "/projets/a/")},
			[]string{"projets/a.md aliases[0]: alias-taken: the former address /projets/a/ is already taken, by projets/a.md"},
		},
		{
			"one former address of two records", []*directory.Project{at(project("a"), "/projets/a/", "/old/"), at(project("b"), "/projets/b/", "/older/", "/old/")},
			[]string{"projets/b.md aliases[1]: alias-taken: the former address /old/ is already taken, by projets/a.md"},
		},
		{
			"one former address twice", []*directory.Project{at(project("a"), "/projets/a/", "/old/", "/old/")},
			[]string{"projets/a.md aliases[1]: alias-taken: the former address /old/ is already taken, by projets/a.md"},
		},
		{
			// On some systems the redirect would take the place of the page.
			"a former address that differs from a page by case", []*directory.Project{at(project("a"), "/projets/a/", "/projets/B/"), page("b")},
			[]string{"projets/a.md aliases[0]: alias-case: the former address /projets/B/ differs from /projets/b/ (projets/b.md) only by case or by the form of accents"},
		},
		{
			"a former address in a folder that differs by case", []*directory.Project{at(project("a"), "/projets/a/", "/Projets/old/")},
			[]string{"projets/a.md aliases[0]: alias-case: the former address /Projets/old/ differs from /projets/ (projets/a.md) only by case or by the form of accents"},
		},
		{
			"two former addresses that differ by case", []*directory.Project{at(project("a"), "/projets/a/", "/Old/", "/old/")},
			[]string{"projets/a.md aliases[1]: alias-case: the former address /old/ differs from /Old/ (projets/a.md) only by case or by the form of accents"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			wantProblems(t, directory.Records{Projects: c.projects}, c.want...)
		})
	}
}

// The first record of an address keeps it.
func TestFirstRecordKeepsTheAddress(t *testing.T) {
	first, second := at(project("a"), "/x/"), at(project("b"), "/x/")
	d, _ := directory.New(directory.Records{Projects: []*directory.Project{second, first}})
	if d.At("/x/") != first.Header() {
		t.Errorf("at /x/ is %s, want a", d.At("/x/").ID)
	}
}
