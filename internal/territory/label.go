package territory

import "strings"

// label is how a message names a territory: "COM-93066 Saint-Denis
// (Seine-Saint-Denis)"; France is FR alone. Parse reads it back.
func label(p Place) string {
	if p.Kind == Country {
		return string(p.Code)
	}
	text := string(p.Code) + " " + p.Name
	if where := situation(p); where != "" {
		text += " (" + where + ")"
	}
	return text
}

// situation is the names of the départements that a commune, a part of one or
// an EPCI is in.
func situation(p Place) string {
	var names []string
	if p.Kind == EPCI || p.Kind == Commune || p.Commune != "" {
		for _, code := range Touching(p.Code) {
			if d, ok := Get(code); ok && (d.Kind == Departement || d.Kind == Collectivity) {
				names = append(names, d.Name)
			}
		}
	}
	return strings.Join(names, ", ")
}

// maxNear is how many territories a message lists at most.
const maxNear = 8

func labels(bearers []bearer) []string {
	var list []string
	for _, b := range bearers[:min(maxNear, len(bearers))] {
		list = append(list, label(*b.Place))
	}
	return list
}
