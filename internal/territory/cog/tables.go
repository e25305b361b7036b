package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// tables are the lines of the data file, sorted by code. Their columns, which
// tabs separate, are those that package territory reads:
//
//	regions       code, name
//	departements  code, name, région or "", population, EPCI that contains it or ""
//	epci          code, name
//	communes      code, name, population, EPCI or ""
//	parts         code, name, kind, commune, population
//	postcodes     postcode, communes and arrondissements that have it, with spaces between
//
// The parts are of kind arrondissement, delegated, associated and former; a
// former one is only a code that is used no more, without a name.
type tables struct {
	regions, departements, epci, communes, parts, postcodes []string
}

// kinds are the source's words for what is not a commune of today.
var kinds = map[string]string{
	"arrondissement-municipal": "arrondissement",
	"commune-deleguee":         "delegated",
	"commune-associee":         "associated",
}

func compile(src source) (tables, error) {
	c := compiler{
		departement: map[string]*tally{},
		commune:     map[string]bool{},
		epciOf:      map[string]string{},
	}
	steps := []func(source) error{c.addRegions, c.addDepartements, c.addEPCI, c.addCommunes, c.addParts, c.addPostcodes}
	for _, step := range steps {
		if err := step(src); err != nil {
			return tables{}, err
		}
	}
	c.finishDepartements(src)
	for _, table := range [][]string{c.regions, c.departements, c.epci, c.communes, c.parts, c.postcodes} {
		slices.Sort(table)
	}
	return c.tables, nil
}

type compiler struct {
	tables
	departement map[string]*tally
	commune     map[string]bool   // the communes of today
	epciOf      map[string]string // of a commune
}

// tally is what the communes of a département add up to.
type tally struct {
	population int
	epci       map[string]bool // with "" for a commune that has none
}

func line(columns ...string) string {
	for i, column := range columns {
		columns[i] = strings.Join(strings.Fields(column), " ")
	}
	return strings.Join(columns, "\t")
}

func (c *compiler) addRegions(src source) error {
	for _, r := range src.regions {
		if r.Zone != "com" {
			c.regions = append(c.regions, line("REG-"+r.Code, r.Nom))
		}
	}
	return nil
}

func (c *compiler) addDepartements(src source) error {
	for _, d := range src.departements {
		c.departement[d.Code] = &tally{epci: map[string]bool{}}
	}
	return nil
}

func (c *compiler) addEPCI(src source) error {
	for _, e := range src.epci {
		c.epci = append(c.epci, line("EPCI-"+e.Code, e.Nom))
		for _, member := range e.Membres {
			if other, taken := c.epciOf[member.Code]; taken {
				return fmt.Errorf("commune %s is in two EPCI, %s and %s", member.Code, other, e.Code)
			}
			c.epciOf[member.Code] = "EPCI-" + e.Code
		}
	}
	return nil
}

func (c *compiler) addCommunes(src source) error {
	for _, m := range src.communes {
		if m.Type != "commune-actuelle" {
			continue
		}
		tally, known := c.departement[m.Departement]
		if !known || !strings.HasPrefix(m.Code, m.Departement) {
			return fmt.Errorf("commune %s has département %q", m.Code, m.Departement)
		}
		tally.population += m.Population
		tally.epci[c.epciOf[m.Code]] = true
		c.commune[m.Code] = true
		c.communes = append(c.communes, line("COM-"+m.Code, m.Nom, strconv.Itoa(m.Population), c.epciOf[m.Code]))
	}
	for member, epci := range c.epciOf {
		if !c.commune[member] {
			return fmt.Errorf("%s has member %s, which is no commune", epci, member)
		}
	}
	return nil
}

func (c *compiler) addParts(src source) error {
	listed := map[string]bool{}
	for _, m := range src.communes {
		if m.Type == "commune-actuelle" {
			continue
		}
		kind, known := kinds[m.Type]
		commune := m.ChefLieu + m.Commune // one of the two
		if !known || !c.commune[commune] {
			return fmt.Errorf("%s %s belongs to %q, which is no commune", m.Type, m.Code, commune)
		}
		listed[m.Code] = true
		c.parts = append(c.parts, line("COM-"+m.Code, m.Nom, kind, "COM-"+commune, strconv.Itoa(m.Population)))
	}
	for _, m := range src.communes {
		for _, former := range m.AnciensCodes {
			if !listed[former] && !c.commune[former] {
				c.parts = append(c.parts, line("COM-"+former, "", "former", "COM-"+m.Code, "0"))
			}
		}
	}
	return nil
}

// addPostcodes lists who has a postcode: the communes of today, and the
// arrondissements rather than the commune that they are of.
func (c *compiler) addPostcodes(src source) error {
	divided := map[string]bool{}
	for _, m := range src.communes {
		divided[m.Commune] = true
	}
	having := map[string][]string{}
	for _, m := range src.communes {
		if m.ChefLieu != "" || divided[m.Code] {
			continue
		}
		for _, postcode := range m.CodesPostaux {
			if len(postcode) != 5 {
				return fmt.Errorf("%s %s has postcode %q", m.Type, m.Code, postcode)
			}
			having[postcode] = append(having[postcode], "COM-"+m.Code)
		}
	}
	for postcode, codes := range having {
		slices.Sort(codes)
		c.postcodes = append(c.postcodes, line(postcode, strings.Join(slices.Compact(codes), " ")))
	}
	return nil
}

// finishDepartements writes the départements, once their communes are known.
func (c *compiler) finishDepartements(src source) {
	for _, d := range src.departements {
		tally, region, within := c.departement[d.Code], "", ""
		if d.Zone != "com" {
			region = "REG-" + d.Region
		}
		if len(tally.epci) == 1 {
			for within = range tally.epci {
			}
		}
		c.departements = append(c.departements, line("DEP-"+d.Code, d.Nom, region, strconv.Itoa(tally.population), within))
	}
}
