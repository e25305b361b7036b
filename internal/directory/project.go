package directory

import (
	"portulan/internal/money"
	"portulan/internal/territory"
	"portulan/internal/when"
)

// Project is what was funded, or a pôle that stands without a call.
type Project struct {
	Record
	Type         string // an id of the site's vocabulary: laureate, cluster, third_place…
	Awards       []Award
	Lead         Party
	Partners     []Party
	Roles        []Role
	Sites        []Site
	Sectors      []Ref[Sector]
	AddedSectors []Ref[Sector]
	Technologies []string
	Axes         []string // in order of importance
	Uses         []string
	Services     []string
	Milestones   []Milestone
	Website      string

	Programmes []*Programme // through its awards
}

// Award is one decision to fund. Its fields are those of the "subventions"
// schema of the Socle commun des données locales (SCDL).
type Award struct {
	Call       Ref[Call]
	Date       when.Value  // dateConvention
	Amount     money.Range // montant
	Decision   string      // referenceDecision
	Purpose    string      // objet
	Conditions string      // conditionsVersement
	Paid       string      // datesPeriodeVersement
	Share      Percent     // pourcentageSubvention
	Recipient  Party       // nomBeneficiaire; the lead where none is given
}

// Percent is a share in hundredths of a percent: 2550 is 25,5 %.
type Percent int

// Site is a place where a project acts, which need not be where its lead has
// its head office.
type Site struct {
	Name        string
	Territory   []territory.Code
	Coordinates Coordinates
}

// Coordinates are degrees of latitude and longitude in WGS 84.
type Coordinates struct {
	Lat, Lon float64
	Known    bool
}

// Milestone is something done or announced.
type Milestone struct {
	Date      when.Value
	Label     string
	Certainty Certainty
}

// Certainty tells what was done from what was only announced.
type Certainty string

// The certainties.
const (
	Done      Certainty = "done"
	Forecast  Certainty = "announced"
	NotStated Certainty = ""
)

// AllSectors returns the sectors of the project, those added to it last.
func (p *Project) AllSectors() []Ref[Sector] {
	return append(append([]Ref[Sector]{}, p.Sectors...), p.AddedSectors...)
}
