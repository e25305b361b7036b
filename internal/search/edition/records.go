package edition

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"portulan/internal/search"
)

// How long a file of records is before it is compressed: the ten records that a
// reader is shown lie in as many files. A small site has fewer and longer ones; a large
// one has a dictionary, after which short files compress as well as long ones.
const (
	recordBytes      = 16 << 10
	recordBytesAfter = 8 << 10
)

const (
	// manyRecords is how many a site has that has a dictionary.
	manyRecords = 1000
	// samples is how many records a dictionary has the beginnings of, and sampleBytes
	// how much of each.
	samples     = 16
	sampleBytes = 1 << 10
)

// dictionaryName is that of the file that the files of records are compressed after.
const dictionaryName = "dictionary"

// record is what is shown of a record, and the text that excerpts are cut from
// and phrases looked for in.
type record struct {
	Address  string   `json:"a"`
	Kind     string   `json:"k"`
	Label    string   `json:"l"`
	Title    string   `json:"t"`
	Facts    []string `json:"f,omitempty"`
	Timeline []moment `json:"m,omitempty"`
	Text     string   `json:"x,omitempty"` // without its first line, which is the title
}

// moment is a status from an instant on: [from, status, opens, closes].
type moment [4]any

func moments(timeline []search.Moment) []moment {
	var list []moment
	for _, m := range timeline {
		list = append(list, moment{m.From, m.Status, m.Opens, m.Closes})
	}
	return list
}

// writeRecords writes the cards and texts of all records, by address.
func (b *builder) writeRecords(context.Context) error {
	columns := b.index.Columns()
	longest := recordBytes
	if b.entry.Documents >= manyRecords {
		b.entry.Dictionary, longest = true, recordBytesAfter
	}
	var block []json.RawMessage
	size := 0
	flush := func() error {
		if len(block) == 0 {
			return nil
		}
		data, err := json.Marshal(block)
		b.files = append(b.files, file{name: fmt.Sprintf("c%d", len(b.entry.Records)), data: data, shared: b.entry.Dictionary})
		b.entry.Records = append(b.entry.Records, len(block))
		block, size = nil, 0
		return err
	}
	for doc, address := range columns.Addresses {
		card, stored, err := b.index.Stored(uint32(doc))
		if err != nil {
			return err
		}
		_, text, _ := strings.Cut(stored, "\n")
		data, err := encodeJSON(record{
			Address: address, Kind: string(card.Kind), Label: card.Label, Title: card.Title, Facts: card.Facts,
			Timeline: moments(columns.Timelines[uint32(doc)]), Text: text,
		})
		if err != nil {
			return err
		}
		if len(block) > 0 && size+len(data) > longest {
			if err := flush(); err != nil {
				return err
			}
		}
		block = append(block, data)
		size += len(data)
		if b.entry.Dictionary && isSample(doc, b.entry.Documents) {
			b.dictionary = append(b.dictionary, data[:min(sampleBytes, len(data))]...)
		}
	}
	if b.entry.Dictionary {
		b.add(dictionaryName, b.dictionary)
	}
	return flush()
}

// isSample reports whether the dictionary has the beginning of a record: of some that
// are equally far from each other.
func isSample(doc, documents int) bool { return doc*samples/documents != (doc+1)*samples/documents }

// encodeJSON encodes a value without the escapes that only HTML needs.
func encodeJSON(v any) ([]byte, error) {
	var b strings.Builder
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(v)
	return []byte(strings.TrimSuffix(b.String(), "\n")), err
}
