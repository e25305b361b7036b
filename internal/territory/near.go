package territory

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
)

// sameNumber returns the labels of the territories of some kinds that have a
// number: 1 is that of two régions or départements, 01.
func sameNumber(number string, of ...string) []string {
	var near []string
	for _, prefix := range of {
		for _, padded := range [...]string{number, "0" + number} {
			if p, ok := Get(Code(prefix + padded)); ok {
				near = append(near, label(p))
			}
		}
	}
	return near
}

// nearCodes returns the labels of the territories that an unknown code may have
// been meant for: those with the same number, of the kind written or of the kind
// that has such numbers (régions and départements are taken for each other);
// those with two of its characters
// swapped, and both départements of Corsica for the number that they had.
func nearCodes(written string) []string {
	prefix, number, _ := strings.Cut(written, "-")
	kinds := []string{prefix + "-"}
	switch {
	case len(number) == 9:
		kinds = []string{epciPrefix} // only a SIREN is that long
	case len(number) == 5:
		kinds = []string{communePrefix}
	case kinds[0] == regionPrefix || kinds[0] == departementPrefix:
		kinds = []string{regionPrefix, departementPrefix}
	}
	near := sameNumber(number, kinds...)
	tries := []string{}
	if number == "20" {
		tries = append(tries, "DEP-2A", "DEP-2B")
	}
	for i := range len(number) - 1 {
		swapped := []byte(number)
		swapped[i], swapped[i+1] = swapped[i+1], swapped[i]
		tries = append(tries, prefix+"-"+string(swapped))
	}
	for _, code := range tries {
		if p, ok := Get(Code(code)); ok && !slices.Contains(near, label(p)) {
			near = append(near, label(p))
		}
	}
	return near[:min(maxNear, len(near))]
}

// loose is a code written without its hyphen.
var loose = regexp.MustCompile(`^(REG|DEP|EPCI|COM)[\s_:.]*([0-9][0-9AB]*)$`)

// nearNames returns the labels of the territories that an unknown name may have
// been meant for: few edits away first, then those whose name holds it; the
// largest first among equals.
func nearNames(text string) []string {
	if match := loose.FindStringSubmatch(strings.ToUpper(text)); match != nil {
		if p, ok := Get(Code(match[1] + "-" + match[2])); ok {
			return []string{label(p)}
		}
	}
	// A postcode before a name is no part of it.
	name := typed(Fold(strings.TrimLeft(text, "0123456789 ")))
	if name == "" {
		return nil
	}
	// Fewer edits than for other words, see plain.Nearest: names of places are
	// many, and alike.
	limit := min(3, max(1, len(name)/4))
	type candidate struct {
		bearer
		distance int
	}
	var near []candidate
	for key, bearers := range loadNames() {
		distance := limit + 1
		if difference := len(key) - len(name); -limit <= difference && difference <= limit {
			distance = levenshtein.ComputeDistance(name, key)
		}
		if distance > limit && !holds(key, name) {
			continue
		}
		for _, b := range bearers {
			near = append(near, candidate{b, min(distance, limit+1)})
		}
	}
	slices.SortFunc(near, func(a, b candidate) int {
		return cmp.Or(
			cmp.Compare(a.distance, b.distance),
			cmp.Compare(b.Population, a.Population),
			cmp.Compare(a.Kind, b.Kind),
			cmp.Compare(a.Code, b.Code),
		)
	})
	var list []string
	for _, c := range near {
		if text := label(*c.Place); !slices.Contains(list, text) {
			list = append(list, text)
		}
		if len(list) == suggestions {
			break
		}
	}
	return list
}

// suggestions is how many names a message suggests for an unknown one: one more
// than for other words, for the communes of one name are many.
const suggestions = 4

// holds reports whether name is a run of whole words of key, worth suggesting
// from three letters on.
func holds(key, name string) bool {
	return len(name) >= 3 && strings.Contains(key, name) && strings.Contains(" "+key+" ", " "+name+" ")
}
