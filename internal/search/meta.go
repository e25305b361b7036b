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
const Version = 3

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
	metaKey       = []byte("portulan meta")
	columnsKey    = []byte("portulan columns")    // [Columns]
	wordsKey      = []byte("portulan words")      // []Word
	termsKey      = []byte("portulan terms")      // []string, by the numbers that sequences give them
	dictionaryKey = []byte("portulan dictionary") // of what is stored
)

func encodeMeta(m *Meta) ([]byte, error) { return json.Marshal(m) }

func decodeMeta(data []byte) (*Meta, error) {
	m := new(Meta)
	if err := json.Unmarshal(data, m); err != nil {
		return nil, fmt.Errorf("read what the index says of itself: %w", err)
	}
	return m, nil
}

// encode writes a value that only this package reads again.
func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	if err := gob.NewEncoder(&b).Encode(v); err != nil {
		return nil, err
	}
	return packAlone(b.Bytes())
}

// decode reads what encode wrote.
func decode(packed []byte, into any) error {
	data, err := unpackAlone(packed)
	if err == nil {
		err = gob.NewDecoder(bytes.NewReader(data)).Decode(into)
	}
	if err != nil {
		return fmt.Errorf("read the %T of the index: %w", into, err)
	}
	return nil
}
