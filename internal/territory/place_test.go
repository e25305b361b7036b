package territory_test

import (
	"slices"
	"testing"

	"portulan/internal/territory"
)

func TestGet(t *testing.T) {
	for _, want := range []territory.Place{
		{Code: "REG-01", Kind: territory.Region, Name: "Guadeloupe", Population: 384160},
		{Code: "DEP-01", Kind: territory.Departement, Name: "Ain", Population: 679344, Region: "REG-84"},
		{Code: "DEP-2A", Kind: territory.Departement, Name: "Corse-du-Sud", Population: 168306, Region: "REG-94"},
		{Code: "DEP-976", Kind: territory.Departement, Name: "Mayotte", Population: 256518, Region: "REG-06"},
		{Code: "DEP-975", Kind: territory.Collectivity, Name: "Saint-Pierre-et-Miquelon", Population: 5790},
		{Code: "EPCI-200071991", Kind: territory.EPCI, Name: "CC Retz en Valois", Population: 29037, Departement: "DEP-02", Region: "REG-32"},
		{Code: "COM-59512", Kind: territory.Commune, Name: "Roubaix", Population: 98286, EPCI: "EPCI-200093201", Departement: "DEP-59", Region: "REG-32"},
		{Code: "COM-29155", Kind: territory.Commune, Name: "Ouessant", Population: 860, Departement: "DEP-29", Region: "REG-53"},
		{Code: "COM-69383", Kind: territory.Arrondissement, Name: "Lyon 3e Arrondissement", Population: 100679,
			Commune: "COM-69123", EPCI: "EPCI-200046977", Departement: "DEP-69", Region: "REG-84"},
		{Code: "COM-59355", Kind: territory.Associated, Name: "Lomme",
			Commune: "COM-59350", EPCI: "EPCI-200093201", Departement: "DEP-59", Region: "REG-32"},
		{Code: "ZONE-QPV", Kind: territory.Zone, Name: "QPV"},
	} {
		if got, ok := territory.Get(want.Code); !ok || got != want {
			t.Errorf("Get(%s) = %+v, %t; want %+v", want.Code, got, ok, want)
		}
	}
	for _, unknown := range []territory.Code{"", "59", "fr", "REG-59", "REG-975", "DEP-20", "COM-01003", "EPCI-1", "ZONE-", "ZONE-é"} {
		if got, ok := territory.Get(unknown); ok {
			t.Errorf("Get(%q) = %+v; want none", unknown, got)
		}
	}
}

// The counts of the Code officiel géographique of 2026.
func TestCounts(t *testing.T) {
	communes := territory.Communes(territory.France)
	var epci []territory.Code
	alone, names := 0, map[string]int{}
	for _, code := range communes {
		p, _ := territory.Get(code)
		names[p.Name]++
		if p.EPCI == "" {
			alone++
		} else {
			epci = append(epci, p.EPCI)
		}
	}
	slices.Sort(epci)
	epci = slices.Compact(epci)
	overDepartements, overRegions := 0, 0
	for _, code := range epci {
		p, _ := territory.Get(code)
		if p.Departement == "" {
			overDepartements++
		}
		if p.Region == "" {
			overRegions++
		}
	}
	ambiguous := 0
	for _, n := range names {
		if n > 1 {
			ambiguous++
		}
	}
	for what, count := range map[string][2]int{
		"régions":                   {len(territory.Regions()), 18},
		"départements":              {len(territory.Departements()), 101},
		"overseas collectivities":   {len(territory.Collectivities()), 8},
		"communes":                  {len(communes), 34969},
		"EPCI":                      {len(epci), 1255},
		"EPCI over départements":    {overDepartements, 89},
		"EPCI over régions":         {overRegions, 26},
		"communes without EPCI":     {alone, 98},
		"names of several communes": {ambiguous, 1441},
	} {
		if count[0] != count[1] {
			t.Errorf("%d %s; want %d", count[0], what, count[1])
		}
	}
}

func TestListsAreInOrderOfCode(t *testing.T) {
	byCode := func(places []territory.Place) bool {
		return slices.IsSortedFunc(places, func(a, b territory.Place) int {
			return slices.Compare([]byte(a.Code), []byte(b.Code))
		})
	}
	if !byCode(territory.Regions()) || !byCode(territory.Departements()) || !byCode(territory.Collectivities()) {
		t.Error("régions, départements or collectivities are not in order of code")
	}
	if all := territory.Departements(); all[28].Code != "DEP-2A" || all[100].Code != "DEP-976" {
		t.Errorf("the 29th département is %s and the last %s; want DEP-2A and DEP-976", all[28].Code, all[100].Code)
	}
}

// Populations add up, so that a figure on a page agrees with the next.
func TestPopulationsAddUp(t *testing.T) {
	for _, of := range []territory.Code{territory.France, "REG-84", "DEP-2B", "DEP-988", "EPCI-200093201"} {
		sum := 0
		for _, code := range territory.Communes(of) {
			p, _ := territory.Get(code)
			sum += p.Population
		}
		if p, _ := territory.Get(of); p.Population != sum || sum == 0 {
			t.Errorf("%s has %d inhabitants, its communes %d", of, p.Population, sum)
		}
	}
}

func TestReturnedSlicesAreTheCallers(t *testing.T) {
	territory.Regions()[0].Name = "changed"
	territory.Children("REG-32")[0] = "changed"
	territory.Touching("EPCI-200054781")[0] = "changed"
	territory.Communes("EPCI-200071991")[0] = "changed"
	if territory.Regions()[0].Name == "changed" || territory.Children("REG-32")[0] == "changed" ||
		territory.Touching("EPCI-200054781")[0] == "changed" || territory.Communes("EPCI-200071991")[0] == "changed" {
		t.Error("a change to what was returned is seen by the next caller")
	}
}
