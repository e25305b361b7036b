package directory_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"portulan/internal/directory"
	"portulan/internal/territory"
)

// The rules, on calls that are open for ever.
func TestFits(t *testing.T) {
	open := func(c directory.Call) *directory.Call {
		c.Regime = directory.Permanent
		return &c
	}
	scope := func(include ...territory.Code) directory.Scope { return directory.Scope{Include: include} }
	strands := open(directory.Call{Audiences: []string{"association"}, Territory: scope("REG-32"), Strands: []directory.Strand{
		{Label: "rural", Audiences: []string{"collectivite"}},
		{Label: "urban", Territory: scope("COM-59606"), Zones: []directory.Zone{{Code: "ZONE-QPV"}}},
	}})
	for _, c := range []struct {
		name  string
		call  *directory.Call
		asked directory.Answers
		fits  int
		area  territory.Code
		check []directory.Check
	}{
		{"nothing is asked", open(directory.Call{}), directory.Answers{}, 1, "", nil},
		{"an audience is named", open(directory.Call{Audiences: []string{"a"}}), directory.Answers{Audience: "a"}, 1, "", nil},
		{"another one is", open(directory.Call{Audiences: []string{"a"}}), directory.Answers{Audience: "b"}, 0, "", nil},
		{"no audience is", open(directory.Call{}), directory.Answers{Audience: "a"}, 1, "", []directory.Check{directory.CheckAudience}},
		{"a région covers its commune", open(directory.Call{Territory: scope("REG-32")}), directory.Answers{Place: "COM-59606"}, 1, "REG-32", nil},
		{"a commune is a part of its région", open(directory.Call{Territory: scope("COM-59606")}), directory.Answers{Place: "REG-32"}, 1, "COM-59606", []directory.Check{directory.CheckPart}},
		{"an EPCI of two régions", open(directory.Call{Territory: scope("EPCI-200071991")}), directory.Answers{Place: "DEP-02"}, 1, "EPCI-200071991", []directory.Check{directory.CheckPart}},
		{"what is excluded", open(directory.Call{Territory: directory.Scope{Exclude: []territory.Code{"DEP-75"}}}), directory.Answers{Place: "COM-75056"}, 0, "", nil},
		{"a part of what is excluded", open(directory.Call{Territory: directory.Scope{Exclude: []territory.Code{"REG-11"}}}), directory.Answers{Place: "COM-75111"}, 0, "", nil},
		{"a part is excluded", open(directory.Call{Territory: directory.Scope{Exclude: []territory.Code{"DEP-75"}}}), directory.Answers{Place: "REG-11"}, 1, "FR", []directory.Check{directory.CheckPart}},
		{"a strand has its own audience", strands, directory.Answers{Audience: "collectivite"}, 1, "", nil},
		{"and from the call what it does not state", strands, directory.Answers{Audience: "collectivite", Place: "COM-59606"}, 1, "REG-32", nil},
		{"the other strand is for a zone", strands, directory.Answers{Audience: "association", Place: "COM-59606"}, 1, "COM-59606", []directory.Check{directory.CheckZone}},
		{"no strand is for both", strands, directory.Answers{Audience: "association", Place: "COM-59350"}, 0, "", nil},
	} {
		fits := c.call.Fits(c.asked, instant("2024-01-01T00:00:00Z"))
		if len(fits) != c.fits {
			t.Errorf("%s: %d fits, want %d", c.name, len(fits), c.fits)
			continue
		}
		if c.fits > 0 && (fits[0].Area != c.area || !slices.Equal(fits[0].Check, c.check)) {
			t.Errorf("%s: by %q, to check %q; want %q, %q", c.name, fits[0].Area, fits[0].Check, c.area, c.check)
		}
	}
}

// A call that is found for a commune is found for all that the commune lies in; one
// that excludes it, or what it lies in, is never found for it.
func TestFoundForWhatHoldsThePlace(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	communes := territory.Communes(territory.France)
	anywhere := func() territory.Code {
		code := communes[random.IntN(len(communes))]
		above := append([]territory.Code{code}, territory.Touching(code)...)
		return above[random.IntN(len(above))]
	}
	at := instant("2024-01-01T00:00:00Z")
	found := 0
	for range 1000 {
		commune := communes[random.IntN(len(communes))]
		near := append([]territory.Code{commune}, territory.Touching(commune)...)
		pick := func() territory.Code {
			if random.IntN(2) == 0 {
				return anywhere()
			}
			return near[random.IntN(len(near))]
		}
		scope := directory.Scope{Include: []territory.Code{pick(), pick()}}
		if random.IntN(2) == 0 {
			scope.Exclude = []territory.Code{pick()}
		}
		call := &directory.Call{Regime: directory.Permanent, Territory: scope}
		for _, out := range scope.Exclude {
			if slices.Contains(near, out) && len(call.Fits(directory.Answers{Place: commune}, at)) > 0 {
				t.Fatalf("%+v is found for %s", scope, commune)
			}
		}
		if len(call.Fits(directory.Answers{Place: commune}, at)) == 0 {
			continue
		}
		found++
		for _, above := range near {
			if len(call.Fits(directory.Answers{Place: above}, at)) == 0 {
				t.Fatalf("%+v is found for %s and not for %s", scope, commune, above)
			}
		}
	}
	if found < 150 {
		t.Errorf("only %d calls are found", found)
	}
}
