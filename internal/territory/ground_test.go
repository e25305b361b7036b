package territory_test

import (
	"slices"
	"testing"

	"portulan/internal/territory"
)

type codes = []territory.Code

// The Métropole du Grand Paris, over six départements of which it contains four.
const grandParis = "EPCI-200054781"

func TestAncestors(t *testing.T) {
	for code, want := range map[territory.Code]codes{
		"FR":             nil,
		"REG-32":         {"FR"},
		"DEP-59":         {"REG-32", "FR"},
		"DEP-974":        {"REG-04", "FR"},
		"DEP-987":        {"FR"},
		"DEP-75":         {grandParis, "REG-11", "FR"},
		"EPCI-200071991": {"DEP-02", "REG-32", "FR"},
		"EPCI-246300701": {"DEP-63", "REG-84", "FR"},
		grandParis:       {"REG-11", "FR"},
		"COM-59606":      {"EPCI-245901160", "DEP-59", "REG-32", "FR"},
		"COM-59599":      {"EPCI-200093201", "DEP-59", "REG-32", "FR"},
		"COM-29155":      {"DEP-29", "REG-53", "FR"},
		"COM-97502":      {"DEP-975", "FR"},
		"COM-75111":      {"COM-75056", grandParis, "DEP-75", "REG-11", "FR"},
		"ZONE-QPV":       {"FR"},
		"REG-59":         nil,
	} {
		if got := territory.Ancestors(code); !slices.Equal(got, want) {
			t.Errorf("Ancestors(%s) = %v; want %v", code, got, want)
		}
	}
}

func TestTouching(t *testing.T) {
	for code, want := range map[territory.Code]codes{
		grandParis:       {"DEP-75", "DEP-91", "DEP-92", "DEP-93", "DEP-94", "DEP-95", "REG-11", "FR"},
		"EPCI-200071991": {"DEP-02", "REG-32", "FR"},
		"COM-59606":      {"EPCI-245901160", "DEP-59", "REG-32", "FR"},
		"EPCI-1":         nil,
		"FR":             nil,
	} {
		if got := territory.Touching(code); !slices.Equal(got, want) {
			t.Errorf("Touching(%s) = %v; want %v", code, got, want)
		}
	}
}

func TestContainsAndOverlaps(t *testing.T) {
	const (
		contains = "contains"
		overlaps = "overlaps"
		apart    = "is apart from"
	)
	for _, test := range []struct {
		a, b territory.Code
		want string
	}{
		{"FR", "FR", contains},
		{"FR", "COM-98735", contains},
		{"FR", "ZONE-QPV", contains},
		{"ZONE-QPV", "ZONE-QPV", contains},
		{"ZONE-QPV", "FR", overlaps},
		{"ZONE-QPV", "DEP-59", apart},
		{"DEP-59", "ZONE-QPV", apart},
		{"REG-32", "DEP-59", contains},
		{"DEP-59", "REG-32", overlaps},
		{"REG-32", "COM-59606", contains},
		{"REG-01", "DEP-01", apart},
		{"REG-01", "DEP-971", contains},
		{"DEP-971", "REG-01", contains}, // the same ground
		{"DEP-75", "COM-75056", contains},
		{"COM-75056", "DEP-75", contains}, // the same ground
		{"COM-75056", "REG-11", overlaps},
		{"DEP-977", "COM-97701", contains},
		{"COM-97701", "DEP-977", contains},
		{"DEP-2A", "DEP-2B", apart},
		{grandParis, "DEP-92", contains},
		{"DEP-92", grandParis, overlaps},
		{grandParis, "DEP-91", overlaps},
		{"DEP-91", grandParis, overlaps},
		{grandParis, "REG-11", overlaps},
		{"REG-11", grandParis, contains},
		{grandParis, "DEP-77", apart},
		{grandParis, "EPCI-200071991", apart},
		{grandParis, "COM-75111", contains},
		{"COM-75056", "COM-75111", contains},
		{"COM-75111", "COM-75056", overlaps},
		{"COM-75111", "COM-75112", apart},
		{"COM-75111", "DEP-75", overlaps},
		{"COM-59350", "COM-59355", contains},
		{"COM-59512", "COM-59599", apart},
		{"FR", "REG-59", apart},
		{"REG-59", "REG-59", apart},
		{"", "", apart},
	} {
		c, o := territory.Contains(test.a, test.b), territory.Overlaps(test.a, test.b)
		got := apart
		switch {
		case c && o:
			got = contains
		case o:
			got = overlaps
		case c:
			got = "contains without overlap"
		}
		if got != test.want {
			t.Errorf("%q %s %q; want: %s", test.a, got, test.b, test.want)
		}
	}
}

// What is said of EPCI, the one kind that does not nest, agrees with their
// communes taken one by one.
func TestGroundIsCommunes(t *testing.T) {
	above := append(territory.Children(territory.France), grandParis)
	for _, d := range territory.Departements() {
		above = append(above, d.Code)
	}
	for _, e := range epciOf(t) {
		communes := territory.Communes(e)
		for _, outer := range above {
			held := 0
			for _, c := range communes {
				if outer == e || slices.Contains(territory.Ancestors(c), outer) {
					held++
				}
			}
			if got, want := territory.Contains(outer, e), held == len(communes); got != want {
				t.Errorf("Contains(%s, %s) = %t; want %t", outer, e, got, want)
			}
			if got, want := territory.Overlaps(e, outer), held > 0; got != want {
				t.Errorf("Overlaps(%s, %s) = %t; want %t", e, outer, got, want)
			}
		}
	}
}

// epciOf is the EPCI of two régions, those over several départements among them.
func epciOf(t *testing.T) codes {
	t.Helper()
	var list codes
	for _, region := range []territory.Code{"REG-11", "REG-94"} {
		for _, d := range territory.Children(region) {
			for _, child := range territory.Children(d) {
				if p, _ := territory.Get(child); p.Kind == territory.EPCI && !slices.Contains(list, child) {
					list = append(list, child)
				}
			}
		}
	}
	if len(list) < 50 {
		t.Fatalf("only %d EPCI", len(list))
	}
	return list
}

func TestChildren(t *testing.T) {
	for code, want := range map[territory.Code]codes{
		"REG-32":    {"DEP-02", "DEP-59", "DEP-60", "DEP-62", "DEP-80"},
		"REG-94":    {"DEP-2A", "DEP-2B"},
		"DEP-75":    {grandParis},
		"DEP-975":   {"COM-97501", "COM-97502"}, // no EPCI
		"COM-59350": {"COM-59298", "COM-59355"},
		"COM-59606": nil,
		"ZONE-QPV":  nil,
		"REG-59":    nil,
	} {
		if got := territory.Children(code); !slices.Equal(got, want) {
			t.Errorf("Children(%s) = %v; want %v", code, got, want)
		}
	}
	if got := territory.Children("DEP-29"); !slices.Contains(got, "COM-29155") || !slices.Contains(got, "EPCI-242900314") {
		t.Errorf("Children(DEP-29) = %v; want Brest Métropole, and Ouessant which is in no EPCI", got)
	}
	if got := len(territory.Children("COM-75056")); got != 20 {
		t.Errorf("Paris has %d arrondissements", got)
	}
	if got := territory.Children("FR"); len(got) != 26 || got[0] != "REG-01" || got[25] != "DEP-989" {
		t.Errorf("Children(FR) = %v", got)
	}
}
