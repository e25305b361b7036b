package directory_test

import (
	"testing"

	"portulan/internal/directory"
	"portulan/internal/territory"
)

func codes(list ...territory.Code) []territory.Code { return list }

// TestScope asks of scopes whether they cover all of a territory, and whether
// they reach any of it. Exclusion wins.
func TestScope(t *testing.T) {
	north := directory.Scope{Include: codes("REG-32"), Exclude: codes("DEP-02")}
	for _, c := range []struct {
		name            string
		scope           directory.Scope
		code            territory.Code
		covers, reaches bool
	}{
		{"an empty scope says nothing", directory.Scope{}, "COM-59606", false, false},
		{"the whole country", directory.Scope{Include: codes("FR")}, "COM-59606", true, true},
		{"the région itself, less a part", north, "REG-32", false, true},
		{"a département of it", north, "DEP-59", true, true},
		{"a commune of it", north, "COM-59606", true, true},
		{"the excluded département", north, "DEP-02", false, false},
		{"a commune of the excluded département", north, "COM-02691", false, false},
		{"another région", north, "REG-84", false, false},
		{"the country around it", north, "FR", false, true},
		{"a commune, asked of its région", directory.Scope{Include: codes("COM-59606")}, "REG-32", false, true},
		{"excluded and included at once", directory.Scope{Include: codes("DEP-59"), Exclude: codes("DEP-59")}, "DEP-59", false, false},
		{"excluded by what holds it", directory.Scope{Include: codes("COM-59606"), Exclude: codes("REG-32")}, "COM-59606", false, false},
		{"only an exclusion: the rest of the country", directory.Scope{Exclude: codes("REG-04")}, "COM-59606", true, true},
		{"only an exclusion: what is excluded", directory.Scope{Exclude: codes("REG-04")}, "DEP-974", false, false},
		{"an unknown code", directory.Scope{Include: codes("FR")}, "COM-00000", false, false},

		// Grand Avignon lies in the Vaucluse and the Gard, in two régions.
		{"an EPCI in two régions, asked of one", directory.Scope{Include: codes("REG-93")}, "EPCI-248400251", false, true},
		{"the same, asked of both", directory.Scope{Include: codes("REG-93", "REG-76")}, "EPCI-248400251", false, true},
		{"one of its two départements, asked of it", directory.Scope{Include: codes("EPCI-248400251")}, "DEP-30", false, true},
		{"half of it excluded", directory.Scope{Include: codes("EPCI-248400251"), Exclude: codes("DEP-30")}, "COM-84007", true, true},
		{"and a commune of that half", directory.Scope{Include: codes("EPCI-248400251"), Exclude: codes("DEP-30")}, "COM-30351", false, false},
	} {
		if got := c.scope.Covers(c.code); got != c.covers {
			t.Errorf("%s: covers %s: %t, want %t", c.name, c.code, got, c.covers)
		}
		if got := c.scope.Reaches(c.code); got != c.reaches {
			t.Errorf("%s: reaches %s: %t, want %t", c.name, c.code, got, c.reaches)
		}
	}
}

// TestHoldings looks for records from the territories around and within the
// ones that they name.
func TestHoldings(t *testing.T) {
	national, regional, local := call("p/national"), call("p/regional"), call("p/local")
	regional.Territory.Include = codes("REG-32")
	local.Territory.Include = codes("FR")
	local.Strands = []directory.Strand{{Label: "a", Territory: directory.Scope{Include: codes("DEP-59")}}}
	p, calls := programme("p", national, regional, local)
	p.Territory.Include = codes("FR")

	// Its lead has its head office elsewhere: what counts is where it acts.
	xpicc := project("xpicc")
	xpicc.Lead.Org.ID = "lyon"
	xpicc.Sites = []directory.Site{
		{Name: "Plaine images", Territory: codes("COM-59512", "COM-59599")},
		{Name: "Rives créatives", Territory: codes("COM-59606")},
	}
	avignon := project("grand-avignon")
	avignon.Sites = []directory.Site{{Territory: codes("EPCI-248400251")}}
	unplaced := project("unplaced")
	lyon := organisation("lyon")
	lyon.Territory = codes("COM-69123")
	district := organisation("district")
	district.Territory = codes("ZONE-QPV")

	d := relate(t, directory.Records{
		Programmes: []*directory.Programme{p}, Calls: calls,
		Projects:      []*directory.Project{xpicc, avignon, unplaced},
		Organisations: []*directory.Organisation{lyon, district},
	})
	for _, c := range []struct {
		code                           territory.Code
		projects, organisations, calls string
	}{
		{"COM-59606", "xpicc", "", ""},
		{"EPCI-200093201", "xpicc", "", ""}, // Métropole européenne de Lille
		{"DEP-59", "xpicc", "", "p/local"},
		{"REG-32", "xpicc", "", "p/local p/regional"},
		{"REG-84", "", "lyon", ""},
		// An EPCI is held by both of its départements, and both of its régions.
		{"EPCI-248400251", "grand-avignon", "", ""},
		{"DEP-84", "grand-avignon", "", ""},
		{"DEP-30", "grand-avignon", "", ""},
		{"REG-93", "grand-avignon", "", ""},
		{"REG-76", "grand-avignon", "", ""},
	} {
		h := d.Holding(c.code)
		if h == nil {
			t.Errorf("%s holds nothing", c.code)
			continue
		}
		if ids(h.Projects) != c.projects || ids(h.Organisations) != c.organisations || ids(h.Calls) != c.calls {
			t.Errorf("%s holds projects %q, organisations %q, calls %q; want %q, %q, %q", c.code,
				ids(h.Projects), ids(h.Organisations), ids(h.Calls), c.projects, c.organisations, c.calls)
		}
	}
	// The whole country would hold everything; a zone is of no known place.
	for _, code := range codes("FR", "ZONE-QPV", "DEP-75") {
		if h := d.Holding(code); h != nil {
			t.Errorf("%s holds %d projects, %d organisations and %d calls, want nothing", code, len(h.Projects), len(h.Organisations), len(h.Calls))
		}
	}
	var regions string
	for _, h := range d.Holdings(territory.Region) {
		regions += string(h.Code) + " "
	}
	if want := "REG-32 REG-76 REG-84 REG-93 "; regions != want {
		t.Errorf("régions that hold something: %s, want %s", regions, want)
	}
}

// A call that names no territory has its programme's; one that only excludes
// takes that away from its programme's.
func TestTerritoryOfACall(t *testing.T) {
	silent, less, own := call("p/silent"), call("p/less"), call("p/own")
	less.Territory.Exclude = codes("DEP-59")
	own.Territory.Include = codes("DEP-02")
	p, calls := programme("p", silent, less, own)
	p.Territory = directory.Scope{Include: codes("REG-32"), Exclude: codes("DEP-80")}
	relate(t, directory.Records{Programmes: []*directory.Programme{p}, Calls: calls})
	for _, c := range []struct {
		call *directory.Call
		in   []territory.Code
		out  []territory.Code
	}{
		{silent, codes("DEP-59", "DEP-62", "DEP-02"), codes("DEP-80", "DEP-69")},
		{less, codes("DEP-62", "DEP-02"), codes("DEP-59", "DEP-80", "DEP-69")},
		{own, codes("DEP-02"), codes("DEP-62", "DEP-80")},
	} {
		for _, code := range c.in {
			if !c.call.Territory.Covers(code) {
				t.Errorf("%s does not cover %s", c.call.ID, code)
			}
		}
		for _, code := range c.out {
			if c.call.Territory.Reaches(code) {
				t.Errorf("%s reaches %s", c.call.ID, code)
			}
		}
	}
}
