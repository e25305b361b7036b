package edition

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"portulan/internal/search"
	"portulan/internal/search/facet"
	"portulan/internal/search/text"
	"portulan/internal/territory"
)

// seat is a territory: its code, the place of its facet among all, its label, and
// its class, which says which grounds reach it.
type seat [4]any

// placeTable is the territories by name and by code.
type placeTable struct {
	names   map[string]map[string][]seat // by the term that names are found by, and by name
	codes   []territory.Code
	seats   map[territory.Code]seat
	classes [][]uint32 // the grounds that reach the territories of a class
	common  []string   // names of one word that are common words as well
}

func facetNumber(f facet.Name) int { return slices.Index(facet.All, f) }

// readPlaces prepares all territories that a query may name.
func (b *builder) readPlaces(context.Context) error {
	p := &b.places
	p.names, p.seats = map[string]map[string][]seat{}, map[territory.Code]seat{}
	classes := newClasses(b.index.Columns().Grounds)
	for place := range territory.All() {
		if f := facet.OfPlace(place.Kind); f != "" {
			p.codes = append(p.codes, place.Code)
			p.seats[place.Code] = seat{place.Code, facetNumber(f), facet.PlaceName(place.Code), classes.of(place)}
		}
	}
	p.classes = classes.list
	words := map[string]bool{}
	for name, places := range territory.Names() {
		var seats []seat
		for _, place := range places {
			if facet.OfPlace(place.Kind) != "" {
				seats = append(seats, p.seats[place.Code])
			}
		}
		if len(seats) == 0 {
			continue
		}
		term := b.keyOf(b.index.Rules(), name)
		if p.names[term] == nil {
			p.names[term] = map[string][]seat{}
		}
		p.names[term][name] = seats
		if word := territory.WithoutArticle(name); !strings.Contains(word, " ") {
			words[word] = true
		}
	}
	for _, w := range b.index.Words() {
		if words[w.Text] && w.Common {
			p.common = append(p.common, w.Text)
		}
	}
	return nil
}

// unhelpful are words of names that people leave out or write otherwise.
var unhelpful = []string{"saint", "sainte", "cc", "ca", "cu", "metropole", "region", "departement", "arrondissement"}

// keyOf is the term by which a folded name of a territory is found: that of its
// longest word, without those that people leave out or write otherwise.
func (b *builder) keyOf(rules *text.Rules, name string) string {
	best, any := "", ""
	for word := range strings.FieldsSeq(name) {
		if len(word) > len(any) {
			any = word
		}
		if len(word) > len(best) && !slices.Contains(unhelpful, word) && !b.isStop(word) {
			best = word
		}
	}
	if best == "" {
		best = any
	}
	return rules.Stem(best)
}

func (b *builder) isStop(word string) bool {
	return slices.Contains(b.entry.Rules.Stops, word)
}

// classes tell territories apart by the grounds that reach them.
type classes struct {
	grounds []search.Ground
	named   map[territory.Code]bool // by any ground, or above what is
	same    map[[4]territory.Code]int
	number  map[string]int
	list    [][]uint32
}

func newClasses(grounds []search.Ground) *classes {
	c := &classes{grounds: grounds, named: map[territory.Code]bool{}, same: map[[4]territory.Code]int{}, number: map[string]int{}}
	for _, g := range grounds {
		for _, s := range g.Scopes {
			for _, code := range slices.Concat(s.Include, s.Exclude) {
				c.named[code] = true
				for _, above := range territory.Touching(code) {
					c.named[above] = true
				}
			}
		}
	}
	return c
}

// of is the class of a territory. Communes and their parts that no ground names
// are reached by what reaches all that they lie in.
func (c *classes) of(p territory.Place) int {
	key := [4]territory.Code{p.Commune, p.EPCI, p.Departement, p.Region}
	plain := p.Kind >= territory.Commune && !c.named[p.Code]
	if plain {
		if class, known := c.same[key]; known {
			return class
		}
	}
	var reached []uint32
	for g, ground := range c.grounds {
		if ground.Reaches(p.Code) {
			reached = append(reached, uint32(g))
		}
	}
	text := fmt.Sprint(reached)
	class, known := c.number[text]
	if !known {
		class = len(c.list)
		c.number[text] = class
		c.list = append(c.list, append([]uint32{}, reached...))
	}
	if plain {
		c.same[key] = class
	}
	return class
}

// placesBytes is how long a file of territories by code is before it is compressed.
const placesBytes = 192 << 10

// writePlaces writes all territories by code.
func (b *builder) writePlaces(context.Context) error {
	slices.Sort(b.places.codes)
	var seats []seat
	size := 0
	flush := func() error {
		data, err := encodeJSON(seats)
		b.files = append(b.files, file{name: fmt.Sprintf("p%d", len(b.entry.Places)), data: data, apart: true})
		b.entry.Places = append(b.entry.Places, string(seats[0][0].(territory.Code)))
		seats, size = nil, 0
		return err
	}
	for _, code := range b.places.codes {
		s := b.places.seats[code]
		seats = append(seats, s)
		if size += 20 + len(s[2].(string)); size > placesBytes {
			if err := flush(); err != nil {
				return err
			}
		}
	}
	if len(seats) == 0 {
		return nil
	}
	return flush()
}
