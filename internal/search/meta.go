package search

import (
	"bytes"
	"encoding/gob"
	"encoding/json"
	"fmt"

	"portulan/internal/diag"
	"portulan/internal/search/facet"
)

// Version is that of what an index holds. An index of another version is not
// read: building the site again makes one.
const Version = 1

// Meta is what an index says of itself.
type Meta struct {
	Version    int           `json:"version"`
	Language   diag.Language `json:"language"`
	Zone       string        `json:"zone"` // of dates in queries, as Europe/Paris
	Documents  int           `json:"documents"`
	Tokens     map[string]int
	Digest     string `json:"digest"` // of all that was indexed, in hexadecimal
	Vocabulary facet.Vocabulary
	Synonyms   [][]string // groups of phrases that mean the same
}

// Columns are the values of all documents, which are numbered by address: the
// address of document 3 is Addresses[3].
type Columns struct {
	Addresses []string
	ByTitle   []uint32 // the place of each document among all titles
	Min, Max  []int64  // see [Amounts]
	Published []int64  // in seconds since 1970; 0 for none
	Timelines map[uint32][]Moment
	Grounds   []Ground // those that there are, the empty one first
	GroundOf  []uint32 // the ground of each document
}

// The keys under which the index keeps them.
var (
	metaKey    = []byte("portulan meta")
	columnsKey = []byte("portulan columns")
)

func encodeMeta(m *Meta) ([]byte, error) { return json.Marshal(m) }

func decodeMeta(data []byte) (*Meta, error) {
	m := new(Meta)
	if err := json.Unmarshal(data, m); err != nil {
		return nil, fmt.Errorf("read what the index says of itself: %w", err)
	}
	return m, nil
}

func encodeColumns(c *Columns) ([]byte, error) {
	var b bytes.Buffer
	err := gob.NewEncoder(&b).Encode(c)
	return b.Bytes(), err
}

func decodeColumns(data []byte) (*Columns, error) {
	c := new(Columns)
	if err := gob.NewDecoder(bytes.NewReader(data)).Decode(c); err != nil {
		return nil, fmt.Errorf("read the columns of the index: %w", err)
	}
	return c, nil
}
