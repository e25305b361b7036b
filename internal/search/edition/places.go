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

// seat is a territory with its class, which says which grounds reach it.
type seat struct {
	territory.Place
	class int
}

// placeName is a name of some territories, the widest first.
type placeName struct {
	text  string
	key   string // the name as it is looked for, where that is not the folded text
	seats []seat
}

// placeTable is the territories by name and by code.
type placeTable struct {
	names   map[string][]placeName // by the term that they are found by, in the order of their keys
	seats   []seat                 // by code
	shards  map[territory.Code]int // the first file of terms that has a name of each
	classes [][]uint32             // the grounds that reach the territories of a class
	common  []string               // names of one word that are common words as well
}

func facetNumber(f facet.Name) int { return slices.Index(facet.All, f) }

// readPlaces prepares all territories that a query may name.
func (b *builder) readPlaces(context.Context) error {
	p := &b.places
	p.names, p.shards = map[string][]placeName{}, map[territory.Code]int{}
	classes := newClasses(b.index.Columns().Grounds)
	known := map[territory.Code]seat{}
	for place := range territory.All() {
		if facet.OfPlace(place.Kind) == "" {
			continue
		}
		s := seat{place, classes.of(place)}
		p.seats = append(p.seats, s)
		known[place.Code] = s
		b.entry.addDepartement(place)
	}
	p.classes = classes.list
	words := map[string]bool{}
	for name, places := range territory.Names() {
		term := keyOf(b.index.Rules(), name)
		for _, place := range places {
			if s, ok := known[place.Code]; ok {
				p.names[term] = addSeat(p.names[term], name, s)
			}
		}
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

// addSeat adds a bearer of a folded name to names: to the last of them, if it is
// written the same.
func addSeat(names []placeName, folded string, s seat) []placeName {
	n := placeName{text: s.Name, seats: []seat{s}}
	if territory.Fold(n.text) != folded {
		n.key = folded
	}
	if last := len(names) - 1; last >= 0 && names[last].text == n.text && names[last].key == n.key {
		names[last].seats = append(names[last].seats, s)
		return names
	}
	return append(names, n)
}

// size is about how many bytes the name takes.
func (n placeName) size() int { return len(n.text) + len(n.key) + 8*len(n.seats) }

// communePrefix is left out of codes: nearly all are of communes.
const communePrefix = "COM-"

func (n placeName) write(e *encoder) {
	e.text(n.text)
	e.text(n.key)
	e.uint(len(n.seats))
	for _, s := range n.seats {
		e.text(strings.TrimPrefix(string(s.Code), communePrefix))
		e.uint(s.class)
	}
}

// unhelpful are words of names that people leave out or write otherwise.
var unhelpful = []string{"saint", "sainte", "cc", "ca", "cu", "metropole", "region", "departement", "arrondissement"}

// keyOf is the term by which a folded name of a territory is found: that of its
// longest word, without those that people leave out or write otherwise.
func keyOf(rules *text.Rules, name string) string {
	best, any := "", ""
	for word := range strings.FieldsSeq(name) {
		if len(word) > len(any) {
			any = word
		}
		if len(word) > len(best) && !slices.Contains(unhelpful, word) && !rules.IsStop(word) {
			best = word
		}
	}
	if best == "" {
		best = any
	}
	return rules.Stem(best)
}

// classes tell territories apart by the grounds that reach them.
type classes struct {
	reaches []func(territory.Code) bool // of each ground
	named   map[territory.Code]bool     // by any ground, or above what is
	same    map[[4]territory.Code]int
	number  map[string]int
	list    [][]uint32
}

func newClasses(grounds []search.Ground) *classes {
	c := &classes{named: map[territory.Code]bool{}, same: map[[4]territory.Code]int{}, number: map[string]int{}}
	for _, g := range grounds {
		c.reaches = append(c.reaches, g.Reaching())
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
	for g, reaches := range c.reaches {
		if reaches(p.Code) {
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
const placesBytes = 32 << 10

// writePlaces writes where each territory stands, by code: in a file of terms, or
// here, where another place has its names.
func (b *builder) writePlaces(context.Context) error {
	var e encoder
	var k keys
	for _, s := range b.places.seats {
		if len(e.data) == 0 {
			b.entry.Places = append(b.entry.Places, string(s.Code))
		}
		k.write(&e, string(s.Code))
		if shard, named := b.places.shards[s.Code]; named {
			e.uint(shard + 1)
		} else {
			e.uint(0)
			e.text(s.Name)
			e.uint(s.class)
		}
		if len(e.data) >= placesBytes {
			b.flushPlaces(&e)
			k = keys{}
		}
	}
	if len(e.data) > 0 {
		b.flushPlaces(&e)
	}
	return nil
}

func (b *builder) flushPlaces(e *encoder) {
	b.files = append(b.files, file{name: fmt.Sprintf("p%d", len(b.entry.Places)-1), data: e.data, apart: true})
	*e = encoder{}
}
