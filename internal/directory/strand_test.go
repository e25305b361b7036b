package directory_test

import (
	"testing"

	"portulan/internal/directory"
)

// A call with strands is open while any of them is, and says which.
func TestStrands(t *testing.T) {
	rural := directory.Strand{Label: "rural", Windows: []directory.Window{{Opens: date("1er mai 2023"), Closes: date("30 juin 2023")}}}
	urban := directory.Strand{Label: "urban", Windows: []directory.Window{{Opens: date("1er juin 2023"), Closes: date("31 juillet 2023")}}}
	open := directory.Strand{Label: "open", Regime: directory.Permanent}
	silent := directory.Strand{Label: "silent"}
	for _, c := range []struct {
		name   string
		call   directory.Call
		at     string
		want   string
		strand string
	}{
		{
			"the nearest deadline decides", directory.Call{Strands: []directory.Strand{urban, rural}}, "2023-06-02T00:00:00Z",
			"open, opens 2023-05-01, closes 2023-06-30; urban: open, opens 2023-06-01, closes 2023-07-31; rural: open, opens 2023-05-01, closes 2023-06-30",
			"rural",
		}, {
			"one that is closed leaves the other", directory.Call{Strands: []directory.Strand{rural, urban}}, "2023-07-02T00:00:00Z",
			"open, opens 2023-06-01, closes 2023-07-31; rural: closed, opens 2023-05-01, closes 2023-06-30; urban: open, opens 2023-06-01, closes 2023-07-31",
			"urban",
		}, {
			"what is open goes before what is to come", directory.Call{Strands: []directory.Strand{urban, rural}}, "2023-05-15T00:00:00Z",
			"open, opens 2023-05-01, closes 2023-06-30; urban: upcoming, opens 2023-06-01, closes 2023-07-31; rural: open, opens 2023-05-01, closes 2023-06-30",
			"rural",
		}, {
			"once all are over, the last one tells", directory.Call{Strands: []directory.Strand{urban, rural}}, "2023-09-01T00:00:00Z",
			"closed, opens 2023-06-01, closes 2023-07-31; urban: closed, opens 2023-06-01, closes 2023-07-31; rural: closed, opens 2023-05-01, closes 2023-06-30",
			"urban",
		}, {
			"a strand without dates has those of the call",
			directory.Call{Windows: rural.Windows, Strands: []directory.Strand{silent}}, "2023-06-01T00:00:00Z",
			"open, opens 2023-05-01, closes 2023-06-30; silent: open, opens 2023-05-01, closes 2023-06-30",
			"",
		}, {
			"a strand without a regime has that of the call",
			directory.Call{Regime: directory.Permanent, Strands: []directory.Strand{silent}}, "2023-06-01T00:00:00Z",
			"permanent; silent: permanent",
			"silent",
		}, {
			"a strand's own regime", directory.Call{Strands: []directory.Strand{silent, open}}, "2023-06-01T00:00:00Z",
			"permanent; silent: unknown; open: permanent",
			"open",
		}, {
			"a call whose strands say nothing", directory.Call{Strands: []directory.Strand{silent}}, "2023-06-01T00:00:00Z",
			"unknown; silent: unknown",
			"silent",
		},
	} {
		s := c.call.State(instant(c.at))
		strand := ""
		if s.Strand != nil {
			strand = s.Strand.Label
		}
		if got := describe(s); got != c.want || strand != c.strand {
			t.Errorf("%s:\n got %s (of %q)\nwant %s (of %q)", c.name, got, strand, c.want, c.strand)
		}
	}
}

// A deadline for one public does not hide the call's own.
func TestStrandBesideTheCallsOwnWindow(t *testing.T) {
	c := directory.Call{
		Windows: []directory.Window{{Closes: date("31 décembre 2023")}},
		Strands: []directory.Strand{{Label: "first", Windows: []directory.Window{{Closes: date("30 juin 2023")}}}},
	}
	wantTimeline(t, &c, "2023-07-15T00:00:00Z",
		"open, closes 2023-12-31; first: closed, closes 2023-06-30",
		"2023-12-18 00:00:00 CET: closing-soon, closes 2023-12-31; first: closed, closes 2023-06-30",
		"2024-01-01 00:00:00 CET: closed, closes 2023-12-31; first: closed, closes 2023-06-30",
	)
}
