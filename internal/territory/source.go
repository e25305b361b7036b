package territory

// What the data are, for a legal page. Populations are municipal populations
// as the source gives them, which takes older censuses for Mayotte and the
// overseas collectivities.
const (
	// Year is the edition of the Code officiel géographique: its state on
	// 1 January of that year.
	Year = 2026
	// Source names who publishes the data, and the package that they are taken from.
	Source = "Code officiel géographique (Insee) et périmètres des EPCI à fiscalité propre (DGCL), d’après @etalab/decoupage-administratif 6.0.0"
	// Licence is the licence of the data.
	Licence = "Licence Ouverte 2.0"
	// LicenceURL is where the licence can be read.
	LicenceURL = "https://www.etalab.gouv.fr/licence-ouverte-open-licence/"
)
