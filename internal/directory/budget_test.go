package directory_test

import (
	"fmt"
	"testing"

	"portulan/internal/directory"
)

// TestBudgets holds the envelopes of one programme to each other. Parts lie
// within the whole, and what is given each year is not added up.
func TestBudgets(t *testing.T) {
	for _, c := range []struct {
		name    string
		budgets []directory.Budget
		want    []string
	}{
		{"parts that make the whole", []directory.Budget{
			{ID: "all", Amount: amount("300")}, {Amount: amount("270"), PartOf: "all"}, {Amount: amount("30"), PartOf: "all"},
		}, nil},
		{"parts above the whole by a cent", []directory.Budget{
			{ID: "all", Label: "the plan", Amount: amount("300 €")}, {Amount: amount("270 €"), PartOf: "all"}, {Amount: amount("30,01 €"), PartOf: "all"},
		}, []string{"budgets[0].amount: budget-parts-above: the parts of “the plan” make 300,01 €, more than its 300 €"}},
		{"a part of a part counts for that part alone", []directory.Budget{
			{ID: "all", Amount: amount("100 €")}, {ID: "half", Amount: amount("60 €"), PartOf: "all"}, {Amount: amount("60 €"), PartOf: "half"},
		}, nil},
		{"a range counts for its least", []directory.Budget{
			{ID: "all", Amount: amount("100 €")}, {Amount: amount("80–120 €"), PartOf: "all"},
		}, nil},
		{"the whole is a range: its most bounds", []directory.Budget{
			{ID: "all", Amount: amount("80–120 €")}, {Amount: amount("110 €"), PartOf: "all"},
		}, nil},
		{"a whole without an upper bound", []directory.Budget{
			{ID: "all", Amount: amount("au moins 100 €")}, {Amount: amount("500 €"), PartOf: "all"},
		}, nil},
		{"so much a year is not part of a sum in all", []directory.Budget{
			{ID: "all", Amount: amount("100 €")}, {Amount: amount("90 €"), PartOf: "all"}, {Amount: amount("50 €"), Per: directory.PerYear, PartOf: "all"},
		}, nil},
		{"a yearly part of a yearly whole", []directory.Budget{
			{ID: "all", Amount: amount("100 €"), Per: directory.PerYear}, {Amount: amount("110 €"), Per: directory.PerYear, PartOf: "all"},
		}, []string{"budgets[0].amount: budget-parts-above: the parts of “all” make 110 €, more than its 100 €"}},
		{"another currency is not compared", []directory.Budget{
			{ID: "all", Amount: amount("100 €")}, {Amount: amount("110 CHF"), PartOf: "all"},
		}, nil},
		{"a part of nothing", []directory.Budget{{Amount: amount("10 €"), PartOf: "total"}},
			[]string{"budgets[0].part_of: budget-part-unknown: no envelope of the programme has the id “total”"}},
		{"a part of itself", []directory.Budget{{ID: "all", Amount: amount("10 €"), PartOf: "all"}},
			[]string{"budgets[0].part_of: budget-cycle: the envelope “all” is a part of itself"}},
		{"two parts of each other", []directory.Budget{{ID: "a", Amount: amount("10 €"), PartOf: "b"}, {ID: "b", Amount: amount("10 €"), PartOf: "a"}},
			[]string{
				"budgets[0].part_of: budget-cycle: the envelope “b” is a part of itself",
				"budgets[1].part_of: budget-cycle: the envelope “a” is a part of itself",
			}},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, _ := programme("p")
			p.Budgets = c.budgets
			var want []string
			for _, line := range c.want {
				want = append(want, p.File+" "+line)
			}
			wantProblems(t, directory.Records{Programmes: []*directory.Programme{p}}, want...)
		})
	}
}

// TestEnvelope holds what a call grants, and says that it will grant, to what
// it has to spend.
func TestEnvelope(t *testing.T) {
	thisCall := ref[directory.Call]("p/c")
	for _, c := range []struct {
		name     string
		budgets  []directory.Budget
		awards   []string
		expected string
		grant    directory.GrantAmount
		want     string
	}{
		{name: "awards up to the envelope", budgets: []directory.Budget{{Amount: amount("100 €"), Call: thisCall}}, awards: []string{"60 €", "40 €"}},
		{
			name: "awards above it", budgets: []directory.Budget{{Amount: amount("100 €"), Call: thisCall}}, awards: []string{"60 €", "40,01 €"},
			want: ": awards-above-budget: the awards (100,01 €) exceed the call’s envelope (100 €)",
		},
		{name: "two envelopes add up", budgets: []directory.Budget{{Amount: amount("60 €"), Call: thisCall}, {Amount: amount("40 €"), Call: thisCall}}, awards: []string{"100 €"}},
		{
			name: "a part does not add to the whole that holds it",
			budgets: []directory.Budget{
				{ID: "all", Amount: amount("100 €"), Call: thisCall}, {ID: "half", Amount: amount("50 €"), PartOf: "all"},
				{Amount: amount("20 €"), PartOf: "half", Call: thisCall},
			},
			awards: []string{"110 €"},
			want:   ": awards-above-budget: the awards (110 €) exceed the call’s envelope (100 €)",
		},
		{name: "so much a year is no envelope", budgets: []directory.Budget{{Amount: amount("50 €"), Per: directory.PerYear, Call: thisCall}}, awards: []string{"60 €"}},
		{name: "an envelope without an upper bound", budgets: []directory.Budget{{Amount: amount("au moins 50 €"), Call: thisCall}, {Amount: amount("10 €"), Call: thisCall}}, awards: []string{"70 €"}},
		{name: "an envelope in two currencies", budgets: []directory.Budget{{Amount: amount("50 €"), Call: thisCall}, {Amount: amount("50 CHF"), Call: thisCall}}, awards: []string{"70 €"}},
		{name: "the envelope of another call", budgets: []directory.Budget{{Amount: amount("50 €")}}, awards: []string{"70 €"}},
		{
			name: "expected awards at their least", budgets: []directory.Budget{{Amount: amount("1 M€"), Call: thisCall}}, expected: "11",
			grant: directory.GrantAmount{Min: amount("100 000 €"), Max: amount("200 000 €"), Per: directory.PerLaureate},
			want:  " expected_awards: expected-above-budget: 11 laureates at 100 000 € make 1 100 000 €, more than the envelope of 1 000 000 €",
		},
		{
			name: "expected awards that might fit", budgets: []directory.Budget{{Amount: amount("1 M€"), Call: thisCall}}, expected: "10–15",
			grant: directory.GrantAmount{Min: amount("100 000 €"), Per: directory.PerLaureate},
		},
		{
			name: "a most is no least", budgets: []directory.Budget{{Amount: amount("1 M€"), Call: thisCall}}, expected: "20",
			grant: directory.GrantAmount{Max: amount("100 000 €"), Per: directory.PerLaureate},
		},
		{
			name: "so much a year for each", budgets: []directory.Budget{{Amount: amount("1 M€"), Call: thisCall}}, expected: "20",
			grant: directory.GrantAmount{Min: amount("100 000 €"), Per: directory.PerYear},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			of := call("p/c")
			p, calls := programme("p", of)
			p.Budgets = c.budgets
			if c.expected != "" {
				of.ExpectedAwards, of.Amounts = number(c.expected), []directory.GrantAmount{c.grant}
			}
			records := directory.Records{Programmes: []*directory.Programme{p}, Calls: calls}
			for i, text := range c.awards {
				x := project(fmt.Sprintf("x%d", i))
				x.Awards = []directory.Award{{Call: thisCall, Amount: amount(text)}, {Amount: amount("1 M€")}} // the second from elsewhere
				records.Projects = append(records.Projects, x)
			}
			var want []string
			if c.want != "" {
				want = []string{"programmes/p/c.md" + c.want}
			}
			wantProblems(t, records, want...)
		})
	}
}

// The quotas of strands lie within the programme's target: 30 of the 300
// Fabriques are digital.
func TestQuotas(t *testing.T) {
	for _, c := range []struct {
		target, first, second string
		want                  []string
	}{
		{"300", "270", "30", nil},
		{"300", "270", "31", []string{"programmes/p/c.md strands: quotas-above-target: the strands’ quotas make 301, more than the target of 300"}},
		{"200–300", "150–200", "100–150", nil},
		{"au moins 100", "150", "150", nil},
	} {
		of := call("p/c")
		of.Strands = []directory.Strand{{Label: "a", Quota: number(c.first)}, {Label: "b", Quota: number(c.second)}}
		p, calls := programme("p", of)
		p.Target = directory.Target{Count: number(c.target)}
		wantProblems(t, directory.Records{Programmes: []*directory.Programme{p}, Calls: calls}, c.want...)
	}
}
