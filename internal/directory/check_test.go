package directory_test

import (
	"strings"
	"testing"

	"portulan/internal/directory"
)

// TestRecordChecks states what one project may say of itself.
func TestRecordChecks(t *testing.T) {
	for _, c := range []struct {
		name string
		make func(*directory.Project)
		want []string
	}{
		{"a summary of 300 characters", func(p *directory.Project) { p.Summary = strings.Repeat("é", 300) }, nil},
		{"a summary of 301", func(p *directory.Project) { p.Summary = strings.Repeat("é", 301) },
			[]string{"summary: summary-long: the summary has 301 characters, more than the 300 accepted"}},
		{"documents", func(p *directory.Project) {
			p.Documents = []directory.Document{{Title: "Notice", File: "notice.pdf"}, {Title: "Guide", URL: "https://example.org/"}, {Title: "Règlement"}}
		}, []string{"documents[2]: document-no-address: the document “Règlement” has neither an address nor a file"}},
		{"updated on the day of publication", func(p *directory.Project) { p.Published, p.Updated = date("2 mai 2023 à 9 h"), date("2 mai 2023") }, nil},
		{"updated in the minute of publication", func(p *directory.Project) {
			p.Published, p.Updated = date("2 mai 2023 à 9 h"), date("2 mai 2023 à 9 h")
		}, nil},
		{"updated the day before", func(p *directory.Project) { p.Published, p.Updated = date("2 mai 2023"), date("1er mai 2023") },
			[]string{"updated: updated-before-published: the update (2023-05-01) comes before publication (2023-05-02)"}},
		{"published in a vague spring", func(p *directory.Project) { p.Published, p.Updated = date("printemps 2024"), date("1er mai 2023") }, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			x := project("x")
			c.make(x)
			var want []string
			for _, line := range c.want {
				want = append(want, x.File+" "+line)
			}
			wantProblems(t, directory.Records{Projects: []*directory.Project{x}}, want...)
		})
	}
}

func TestSIRETOfAnotherSIREN(t *testing.T) {
	right, wrong := organisation("right"), organisation("wrong")
	right.SIREN, right.SIRET = "110068012", "11006801200050"
	wrong.SIREN, wrong.SIRET = "110068012", "13002526500013"
	wantProblems(t, directory.Records{Organisations: []*directory.Organisation{right, wrong}},
		"organisations/wrong.md siret: siret-other-siren: the SIRET 13002526500013 does not begin with the SIREN 110068012")
}

// TestCallChecks states what one call may say of itself.
func TestCallChecks(t *testing.T) {
	const apply = "https://example.org/"
	windows := func(w ...directory.Window) func(*directory.Call) {
		return func(c *directory.Call) { c.Windows = w }
	}
	for _, c := range []struct {
		name string
		make func(*directory.Call)
		want []string
	}{
		{"a window of one day", windows(directory.Window{Opens: date("1er juin 2023"), Closes: date("1er juin 2023"), ApplyURL: apply}), nil},
		{"closes before it opens", windows(
			directory.Window{Opens: date("1er mai 2023"), Closes: date("31 mai 2023"), ApplyURL: apply},
			directory.Window{Opens: date("2 juin 2023"), Closes: date("1er juin 2023"), ApplyURL: apply},
		), []string{"windows[1].closes: window-backwards: closing (2023-06-01) comes before opening (2023-06-02)"}},
		{"closes at the hour at which it opens", windows(directory.Window{Opens: date("2 juin 2023 à 9 h"), Closes: date("2 juin 2023 à 9 h"), ApplyURL: apply}),
			[]string{"windows[0].closes: window-backwards: closing (2023-06-02T09:00+02:00) comes before opening (2023-06-02T09:00+02:00)"}},
		{"closes within the vague time in which it opens", windows(directory.Window{Opens: date("2023"), Closes: date("juin 2023")}), nil},
		{"a vague end before the opening", windows(directory.Window{Opens: date("2 juin 2023"), Closes: date("printemps 2023")}),
			[]string{"windows[0].closes: window-backwards: closing (2023-21) comes before opening (2023-06-02)"}},

		{"a deadline, and no way to apply", windows(directory.Window{}, directory.Window{Closes: date("1er juin 2023")}),
			[]string{"windows[1]: apply-no-address: no address says where to apply"}},
		{"one address is enough", windows(directory.Window{ApplyURL: apply}, directory.Window{Closes: date("1er juin 2023")}), nil},
		{"a vague deadline, and no way to apply", windows(directory.Window{Closes: date("juin 2023")}), nil},
		{"a strand's deadline, and no way to apply", func(c *directory.Call) {
			c.Strands = []directory.Strand{{Label: "a"}, {Label: "b", Windows: []directory.Window{{Closes: date("1er juin 2023")}}}}
		}, []string{"strands[1].windows[0]: apply-no-address: no address says where to apply"}},

		{"amounts the wrong way round", func(c *directory.Call) {
			c.Amounts = []directory.GrantAmount{{Min: amount("1 €"), Max: amount("2 €")}, {Min: amount("2 €"), Max: amount("1 €")}, {Min: amount("2 €"), Max: amount("1 CHF")}}
			c.Strands = []directory.Strand{{Label: "a", Amounts: []directory.GrantAmount{{Min: amount("2 €"), Max: amount("1 €")}}}}
		}, []string{
			"amounts[1]: amount-backwards: the minimum (2 €) is above the maximum (1 €)",
			"strands[0].amounts[0]: amount-backwards: the minimum (2 €) is above the maximum (1 €)",
		}},

		{"a status with its reason", func(c *directory.Call) {
			c.Status = directory.Override{Is: directory.Suspended, Reason: "contentieux"}
		}, nil},
		{"a status without one", func(c *directory.Call) { c.Status = directory.Override{Is: directory.Suspended} },
			[]string{"status: status-no-reason: the status “suspended” is given without a reason"}},
		{"closed says enough", func(c *directory.Call) { c.Status = directory.Override{Is: directory.Closed} }, nil},

		{"an exclusion that excludes nothing", func(c *directory.Call) {
			c.Territory = directory.Scope{Include: codes("REG-32"), Exclude: codes("DEP-59", "DEP-974")}
			c.Strands = []directory.Strand{{Label: "a", Territory: directory.Scope{Include: codes("DEP-59"), Exclude: codes("REG-84")}}}
		}, []string{
			"territory.exclude[1]: exclusion-outside: the excluded territory DEP-974 does not lie in those included",
			"strands[0].territory.exclude[0]: exclusion-outside: the excluded territory REG-84 does not lie in those included",
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			of := call("p/c")
			c.make(of)
			p, calls := programme("p", of)
			var want []string
			for _, line := range c.want {
				want = append(want, of.File+" "+line)
			}
			wantProblems(t, directory.Records{Programmes: []*directory.Programme{p}, Calls: calls}, want...)
		})
	}
}

// What is wrong in a programme's scope is told of the programme, not again of
// each call that has it from there.
func TestProgrammeExclusionIsToldOnce(t *testing.T) {
	p, calls := programme("p", call("p/a"), call("p/b"))
	p.Territory = directory.Scope{Include: codes("REG-32"), Exclude: codes("DEP-974")}
	wantProblems(t, directory.Records{Programmes: []*directory.Programme{p}, Calls: calls},
		"programmes/p/index.md territory.exclude[0]: exclusion-outside: the excluded territory DEP-974 does not lie in those included")
}
