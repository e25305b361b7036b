package directory_test

import (
	"testing"

	"portulan/internal/directory"
)

// The calls that the five documents of the issue tell of, followed through time.

// Phase 1 is permanent, but until 31 December 2023.
func TestPTCEPhase1(t *testing.T) {
	wantTimeline(t, &directory.Call{
		Regime:  directory.Permanent,
		Windows: []directory.Window{{Closes: date("31 décembre 2023")}},
	}, "2023-06-15T00:00:00+02:00",
		"permanent, closes 2023-12-31",
		"2023-12-18 00:00:00 CET: closing-soon, closes 2023-12-31",
		"2024-01-01 00:00:00 CET: closed, closes 2023-12-31",
	)
}

// Phase 2 opens on 1 June 2023 and closes on 31 July 2023 at noon.
func TestPTCEPhase2(t *testing.T) {
	c := &directory.Call{Windows: []directory.Window{{
		Opens: date("jeudi 1er juin 2023"), Closes: date("lundi 31 juillet 2023 à midi"),
	}}}
	wantTimeline(t, c, "2023-05-17T00:00:00+02:00",
		"upcoming, opens 2023-06-01, closes 2023-07-31T12:00+02:00",
		"2023-06-01 00:00:00 CEST: open, opens 2023-06-01, closes 2023-07-31T12:00+02:00",
		"2023-07-17 12:00:00 CEST: closing-soon, opens 2023-06-01, closes 2023-07-31T12:00+02:00",
		"2023-07-31 12:00:00 CEST: closed, opens 2023-06-01, closes 2023-07-31T12:00+02:00",
	)
	for at, open := range map[string]bool{"2023-06-15T00:00:00+02:00": true, "2023-07-31T12:01:00+02:00": false} {
		if got := c.State(instant(at)).Status; got.IsOpen() != open {
			t.Errorf("at %s: %s, want open %t", at, got, open)
		}
	}
}

// The Fabriques may apply at any time. Those in a priority district could until
// 15 October 2019; for the others 30 December 2019 was the cut-off of a first
// selection. Laureates are announced every four months, which ends nothing.
func TestFabriques(t *testing.T) {
	wantTimeline(t, &directory.Call{
		Regime:  directory.Permanent,
		Cadence: directory.Cadence{Of: directory.Announcements, From: date("octobre 2019")},
		Strands: []directory.Strand{
			{Label: "digital", Regime: directory.OneOff, Windows: []directory.Window{{Closes: date("15 octobre 2019")}}},
			{Label: "others", Windows: []directory.Window{{Closes: date("30 décembre 2019"), Interim: true}}},
		},
	}, "2019-07-17T00:00:00+02:00",
		"open, closes 2019-10-15; digital: open, closes 2019-10-15; others: permanent, closes 2019-12-30 for one selection",
		"2019-10-02 00:00:00 CEST: closing-soon, closes 2019-10-15; digital: closing-soon, closes 2019-10-15; others: permanent, closes 2019-12-30 for one selection",
		"2019-10-16 00:00:00 CEST: permanent, closes 2019-12-30 for one selection; digital: closed, closes 2019-10-15; others: permanent, closes 2019-12-30 for one selection",
		"2019-12-31 00:00:00 CET: permanent; digital: closed, closes 2019-10-15; others: permanent",
	)
}

// The AMI of the pôles ICC gives no date; their AAP was forecast for spring 2024.
func TestPolesICC(t *testing.T) {
	wantTimeline(t, &directory.Call{}, "2023-06-15T00:00:00+02:00", "unknown")
	wantTimeline(t, &directory.Call{Windows: []directory.Window{{Opens: date("printemps 2024")}}}, "2023-06-15T00:00:00+02:00",
		"announced, opens 2024-21",
		"2024-06-01 00:00:00 CEST: announced (not confirmed), opens 2024-21",
	)
}

// An envelope of 46,8 M€ in two parts, one for each phase, and one of 1,5 M€
// for fifteen laureates at 100 000 €, hold all that they are to hold.
func TestSeedBudgets(t *testing.T) {
	records := func(phase1, laureates string) directory.Records {
		ami, aap, phase2 := call("poles-icc/ami-2023"), call("poles-icc/aap-2024"), call("ptce/phase-2")
		icc, iccCalls := programme("poles-icc", ami, aap)
		icc.Budgets = []directory.Budget{
			{ID: "total", Amount: amount("46,8 M€")},
			{Amount: amount(phase1), PartOf: "total", Call: ref[directory.Call](ami.ID)},
			{Amount: amount("45 M€"), PartOf: "total", Call: ref[directory.Call](aap.ID)},
		}
		ptce, ptceCalls := programme("ptce", phase2)
		ptce.Budgets = []directory.Budget{{Amount: amount("1,5 M€"), Call: ref[directory.Call](phase2.ID)}}
		phase2.ExpectedAwards = number(laureates)
		phase2.Amounts = []directory.GrantAmount{{Min: amount("100 000 €"), Max: amount("100 000 €"), Per: directory.PerLaureate}}
		return directory.Records{Programmes: []*directory.Programme{icc, ptce}, Calls: append(iccCalls, ptceCalls...)}
	}
	wantProblems(t, records("1,8 M€", "15"))
	wantProblems(t, records("1,9 M€", "16"),
		"programmes/poles-icc/index.md budgets[0].amount: budget-parts-above: the parts of “total” make 46 900 000 €, more than its 46 800 000 €",
		"programmes/ptce/phase-2.md expected_awards: expected-above-budget: 16 laureates at 100 000 € make 1 600 000 €, more than the envelope of 1 500 000 €",
	)
}
