package search

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"

	"portulan/internal/plain"
)

// row is what columns are made of, for one document.
type row struct {
	address, title string
	amounts        Amounts
	published      int64
	timeline       []Moment
	ground         Ground
	digest         [sha256.Size]byte
}

func rowOf(d *Document) row {
	r := row{
		address: d.Address, title: plain.Words(d.Card.Title), amounts: d.Amounts, published: unix(d.Published),
		timeline: d.Timeline, ground: d.Ground,
	}
	digest := sha256.New()
	if err := json.NewEncoder(digest).Encode(d); err != nil {
		panic(err) // it is made of texts and numbers
	}
	digest.Sum(r.digest[:0])
	return r
}

// gather makes the columns of all rows, which it sorts by address.
func gather(o WriterOptions, rows []row, tokens map[string]int) (*Meta, *Columns) {
	slices.SortFunc(rows, func(a, b row) int { return strings.Compare(a.address, b.address) })
	n := len(rows)
	c := &Columns{
		ByTitle: make([]uint32, n), Timelines: map[uint32][]Moment{}, Grounds: []Ground{{}},
	}
	meta := &Meta{
		Version: Version, Language: o.Language, Zone: o.Zone.String(), Documents: n,
		Tokens: tokens, Vocabulary: o.Vocabulary, Synonyms: o.Synonyms,
	}
	digest := sha256.New()
	head, err := json.Marshal(meta)
	if err != nil {
		panic(err) // it is made of texts and numbers
	}
	digest.Write(head)
	grounds := map[string]uint32{Ground{}.key(): 0}
	for i, r := range rows {
		digest.Write(r.digest[:])
		c.Addresses = append(c.Addresses, r.address)
		c.Min, c.Max = append(c.Min, r.amounts.Min), append(c.Max, r.amounts.Max)
		c.Published = append(c.Published, r.published)
		if len(r.timeline) > 0 {
			c.Timelines[uint32(i)] = r.timeline
		}
		ground, known := grounds[r.ground.key()]
		if !known {
			ground = uint32(len(c.Grounds))
			grounds[r.ground.key()] = ground
			c.Grounds = append(c.Grounds, r.ground)
		}
		c.GroundOf = append(c.GroundOf, ground)
	}
	order := make([]uint32, n)
	for i := range order {
		order[i] = uint32(i)
	}
	slices.SortStableFunc(order, func(a, b uint32) int { return strings.Compare(rows[a].title, rows[b].title) })
	for place, doc := range order {
		c.ByTitle[doc] = uint32(place)
	}
	meta.Digest = hex.EncodeToString(digest.Sum(nil))
	return meta, c
}
