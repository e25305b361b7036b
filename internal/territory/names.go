package territory

import (
	"iter"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// bearer is a territory that bears a name.
type bearer struct {
	*Place
	// former says that the name is that of a former commune which left its code
	// to the Place.
	former bool
}

var loadNames = sync.OnceValue(readNames)

// readNames indexes all territories by folded name.
func readNames() map[string][]bearer {
	names := make(map[string][]bearer, 40_000)
	add := func(key string, b bearer) { names[key] = append(names[key], b) }

	france, _ := Get(France)
	add("france", bearer{Place: &france})
	for r := range pointers(loadUpper().regions) {
		addNamed(add, r, "region ")
	}
	for d := range pointers(loadUpper().departements) {
		addNamed(add, d, "departement ")
	}
	for e := range pointers(loadLocal().epci) {
		add(typed(Fold(e.Name)), bearer{Place: e})
		// "CC du Pays de l'Arbresle (CCPA)" is found without its acronym.
		if before, _, found := strings.Cut(e.Name, "("); found {
			add(typed(Fold(before)), bearer{Place: e})
		}
	}
	for c := range pointers(loadLocal().communes) {
		add(Fold(c.Name), bearer{Place: c})
	}
	for p := range pointers(loadParts().places) {
		add(Fold(p.Name), bearer{Place: p})
	}
	for _, p := range loadParts().renamed {
		commune, _ := Get(p.Commune)
		add(Fold(p.Name), bearer{&commune, true})
	}
	return names
}

func pointers(places []Place) iter.Seq[*Place] {
	return func(yield func(*Place) bool) {
		for i := range places {
			if !yield(&places[i]) {
				return
			}
		}
	}
}

// addNamed adds a région or département under its name, under the name without
// its article ("Réunion"), and with its type ("région Bretagne").
func addNamed(add func(string, bearer), p *Place, typeWord string) {
	name := Fold(p.Name)
	bare := WithoutArticle(name)
	add(name, bearer{Place: p})
	add(typeWord+bare, bearer{Place: p})
	if bare != name {
		add(bare, bearer{Place: p})
	}
}

// bearersOf returns who bears a name: each ground once, for the widest kind
// that has it, widest first.
func bearersOf(name string) []bearer {
	folded := Fold(name)
	names := loadNames()
	for _, key := range [...]string{folded, typed(folded), arrondissement(folded)} {
		if found := names[key]; len(found) > 0 {
			return distinct(found)
		}
	}
	return qualified(name)
}

// distinct leaves out what has the same ground as one before it, and the former
// commune that is part of a commune of the same name, as Annecy in Annecy.
func distinct(found []bearer) []bearer {
	var kept []bearer
	for _, b := range found {
		double := false
		for _, k := range kept {
			double = double || k.Code == b.Code || Contains(k.Code, b.Code) && Contains(b.Code, k.Code) ||
				k.Kind == Commune && k.Code == b.Commune
		}
		if !double {
			kept = append(kept, b)
		}
	}
	return kept
}

// qualifier is a name and, in brackets, where it lies.
var qualifier = regexp.MustCompile(`^(.+)\(([^()]+)\)$`)

// qualified returns who bears a name followed by the name or number of its
// département: "Saint-Denis (Seine-Saint-Denis)", "Saint-Denis (93)".
func qualified(text string) []bearer {
	match := qualifier.FindStringSubmatch(text)
	if match == nil {
		return nil
	}
	name, where := match[1], match[2]
	var departement Code
	for _, d := range loadUpper().departements {
		number := string(d.Code[len(departementPrefix):])
		if Fold(where) == Fold(d.Name) || strings.EqualFold(strings.TrimSpace(where), number) {
			departement = d.Code
		}
	}
	var kept []bearer
	folded := Fold(name)
	for _, b := range slices.Concat(loadNames()[folded], loadNames()[typed(folded)]) {
		if b.Kind >= EPCI && Overlaps(departement, b.Code) {
			kept = append(kept, b)
		}
	}
	return distinct(kept)
}

// arrondissementForms are the folded ways of writing a municipal arrondissement.
var arrondissementForms = [...]*regexp.Regexp{
	regexp.MustCompile(`^(?P<city>paris|lyon|marseille) (?P<number>\d{1,2})(er|e|eme|ere)?( arr| arrondissement)?$`),
	regexp.MustCompile(`^(?P<number>\d{1,2})(er|e|eme|ere)? (arr|arrondissement) (de |d )?(?P<city>paris|lyon|marseille)$`),
}

// arrondissement is the folded official name of what may be one, as
// "paris 11e arrondissement" for "paris 11"; empty for all else.
func arrondissement(folded string) string {
	for _, form := range arrondissementForms {
		match := form.FindStringSubmatch(folded)
		if match == nil {
			continue
		}
		city := match[form.SubexpIndex("city")]
		number := strings.TrimLeft(match[form.SubexpIndex("number")], "0")
		if number == "1" {
			return city + " 1er arrondissement"
		}
		return city + " " + number + "e arrondissement"
	}
	return ""
}

// Named returns the territories that bear a name, whose case, accents, hyphens
// and apostrophes do not matter, widest first; each ground once, as [Parse]
// tells them apart. A name that a former commune left to the commune that it is
// part of names that commune.
func Named(name string) []Place {
	bearers := bearersOf(name)
	places := make([]Place, len(bearers))
	for i, b := range bearers {
		places[i] = *b.Place
	}
	return places
}
