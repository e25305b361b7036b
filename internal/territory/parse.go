package territory

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"portulan/internal/diag"
)

// Parse reads a territory as people write it: an official code, in capitals or
// not, alone or followed by its name ("DEP-59", "DEP-59 Nord"); or a name, whose
// case, accents, hyphens and apostrophes do not matter ("hauts de france",
// "Clermont Auvergne Métropole", "CC Retz-en-Valois", "Paris 11e"), and which
// the name or number of a département may follow ("Saint-Denis (93)"). The text
// may also be ZONE- and a name, which is taken as it is.
//
// A name must be that of one ground only. Where several territories have the
// same ground, it is read as the widest kind: "La Réunion" is the région,
// "Paris" the département. Where they have not, the fault lists them, largest
// first, former communes with those of today; but the name of a région is read
// as the région with a fault that is a warning, for the communes that share such
// a name are small. An EPCI goes by its whole name, "CC " or "communauté de
// communes" included.
//
// The code is empty if, and only if, the fault is an error.
func Parse(text string) (Code, *diag.Fault) {
	text = strings.TrimSpace(text)
	written := strings.ToUpper(plainHyphens.Replace(text))
	switch {
	case text == "":
		return "", diag.NewFault(diag.TerritoryEmpty)
	case written == string(France):
		return France, nil
	case strings.HasPrefix(written, zonePrefix):
		return parseZone(text, Code(written))
	case codeForm.MatchString(written):
		return parseCode(text, written)
	case bareNumber.MatchString(written):
		return "", diag.NewFault(diag.TerritoryBareCode, "text", text).Meant(sameNumber(written, prefixes[:]...)...)
	}
	return parseName(text)
}

// plainHyphens makes a hyphen of what word processors put for one.
var plainHyphens = strings.NewReplacer("\u2010", "-", "\u2011", "-", "\u2012", "-", "\u2013", "-", "\u2212", "-")

var (
	codeForm   = regexp.MustCompile(`^(REG|DEP|EPCI|COM)-[0-9]`)
	codeHead   = regexp.MustCompile(`^[A-Z]+-[0-9A-Z]+`)
	bareNumber = regexp.MustCompile(`^([0-9]{1,3}|2[AB]|[0-9][0-9AB][0-9]{3}|[0-9]{9})$`)
)

func parseZone(text string, code Code) (Code, *diag.Fault) {
	if code.IsZone() {
		return code, nil
	}
	fault := diag.NewFault(diag.TerritoryZoneSpelling, "text", text)
	words := strings.FieldsFunc(Fold(string(code[len(zonePrefix):])), func(r rune) bool { return r == ' ' || r > 'z' })
	if near := Code(zonePrefix + strings.ToUpper(strings.Join(words, "-"))); near.IsZone() {
		fault = fault.Meant(string(near))
	}
	return "", fault
}

// parseCode reads a code and, perhaps, the name after it.
func parseCode(text, written string) (Code, *diag.Fault) {
	end := len(codeHead.FindString(written))
	place, known := Get(Code(written[:end]))
	if !known {
		return "", unknownCode(written[:end])
	}
	name := Fold(written[end:])
	if name == "" || name == Fold(place.Name) || name == Fold(place.Name+" "+situation(place)) {
		return place.Code, nil
	}
	return "", diag.NewFault(diag.TerritoryCodeName, "text", text, "code", string(place.Code), "name", place.Name).Meant(label(place))
}

func unknownCode(written string) *diag.Fault {
	if successor, merged := loadParts().merged[Code(written)]; merged {
		now, _ := Get(successor)
		return diag.NewFault(diag.TerritoryMerged, "text", written, "now", now.Name).Meant(label(now))
	}
	return diag.NewFault(diag.TerritoryUnknownCode, "code", written, "year", strconv.Itoa(Year)).Meant(nearCodes(written)...)
}

func parseName(text string) (Code, *diag.Fault) {
	bearers := bearersOf(text)
	if len(bearers) == 0 {
		return "", diag.NewFault(diag.TerritoryUnknownName, "text", text).Meant(nearNames(text)...)
	}
	first := bearers[0]
	switch {
	case len(bearers) > 1 && first.Kind == Region && bearers[1].Kind >= Commune:
		return first.Code, diag.NewFault(diag.TerritoryNamesake,
			"text", text, "code", string(first.Code), "count", strconv.Itoa(len(bearers)-1)).Meant(labels(bearers)...)
	case len(bearers) > 1:
		slices.SortStableFunc(bearers, func(a, b bearer) int { return cmp.Compare(b.Population, a.Population) })
		return "", diag.NewFault(diag.TerritoryAmbiguous,
			"text", text, "count", strconv.Itoa(len(bearers))).Meant(labels(bearers)...)
	case first.former:
		return "", diag.NewFault(diag.TerritoryMerged, "text", text, "now", first.Name).Meant(label(*first.Place))
	}
	return first.Code, nil
}
