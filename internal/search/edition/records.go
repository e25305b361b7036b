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
	recordBytesAfter = 7500
)

const (
	// manyRecords is how many a site has that has a dictionary.
	manyRecords = 1000
	// samples is how many records a dictionary has the beginnings of, and sampleBytes
	// how much of each.
	samples     = 24
	sampleBytes = 1 << 10
)

// runLength is how many records, one after the other, are dealt evenly to files: the
// entry says how many files a run has, and nothing of each.
const runLength = 1024

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

// card is what is shown of a record besides its text.
func (b *builder) card(doc uint32) (r record, text string, err error) {
	card, stored, err := b.index.Stored(doc)
	if err != nil {
		return record{}, "", err
	}
	_, text, _ = strings.Cut(stored, "\n")
	columns := b.index.Columns()
	return record{
		Address: columns.Addresses[doc], Kind: string(card.Kind), Label: card.Label, Title: card.Title, Facts: card.Facts,
		Timeline: moments(columns.Timelines[doc]),
	}, text, nil
}

// writeRecords writes the cards and texts of all records, by address.
func (b *builder) writeRecords(context.Context) error {
	b.entry.Dictionary = b.entry.Documents >= manyRecords
	files := 0
	for from := 0; from < b.entry.Documents; from += runLength {
		n, err := b.writeRun(from, min(from+runLength, b.entry.Documents), files)
		if err != nil {
			return err
		}
		files += n
	}
	if b.entry.Dictionary {
		b.add(dictionaryName, b.dictionary)
	}
	return nil
}

// writeRun writes a run of records to files, which have as many each, or one more, and
// tells how many files they are; some were written before.
func (b *builder) writeRun(from, to, before int) (files int, err error) {
	longest := recordBytes
	if b.entry.Dictionary {
		longest = recordBytesAfter
	}
	var records []json.RawMessage
	size := 0
	for doc := from; doc < to; doc++ {
		r, text, err := b.card(uint32(doc))
		if err != nil {
			return 0, err
		}
		r.Text = text
		data, err := encodeJSON(r)
		if err != nil {
			return 0, err
		}
		records = append(records, data)
		size += len(data)
		if b.entry.Dictionary && isSample(doc, b.entry.Documents) {
			b.dictionary = append(b.dictionary, data[:min(sampleBytes, len(data))]...)
		}
	}
	files = min(len(records), (size+longest-1)/longest)
	b.entry.Records = append(b.entry.Records, files)
	first := func(i int) int { return (i*len(records) + files - 1) / files }
	for i := range files {
		data, err := json.Marshal(records[first(i):first(i+1)])
		if err != nil {
			return 0, err
		}
		b.files = append(b.files, file{name: fmt.Sprintf("c%d", before+i), data: data, shared: b.entry.Dictionary})
	}
	return files, nil
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
