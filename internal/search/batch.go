package search

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/document"
	index "github.com/blevesearch/bleve_index_api"
	"github.com/klauspost/compress/zstd"
)

// batch is documents that are read and not yet written.
type batch struct {
	reader    *reader
	documents []*document.Document
	stored    [][]byte
	sequences [][]byte
	rows      []row
	bytes     int // of what is stored
}

func (b *batch) empty() {
	b.documents, b.stored, b.sequences, b.rows, b.bytes = b.documents[:0], b.stored[:0], b.sequences[:0], b.rows[:0], 0
}

// add reads a document, of the given row, into the form in which bleve takes it.
func (b *batch) add(d *Document, r row) error {
	d.Texts[Title] = strings.ReplaceAll(d.Texts[Title], "\n", " ")
	card, err := json.Marshal(d.Card)
	if err != nil {
		return err
	}
	stored := append(append(card, '\n'), storedText(d)...)
	b.reader.next()
	doc := document.NewDocument(d.Address)
	for f, text := range d.Texts {
		if text != "" {
			doc.AddField(b.reader.read(Field(f), text))
		}
	}
	for f := range facetsKept() {
		for i, value := range d.Facets[f] {
			doc.AddField(document.NewTextFieldCustom(facetField(f), []uint64{uint64(i)}, []byte(value), index.IndexField|index.SkipFreqNorm, nil))
		}
	}
	b.documents, b.stored, b.rows = append(b.documents, doc), append(b.stored, stored), append(b.rows, r)
	b.sequences = append(b.sequences, slices.Clone(b.reader.sequence))
	b.bytes += len(stored)
	return nil
}

// write puts the documents into an index, as one segment, and takes others out.
func (b *batch) write(into bleve.Index, packer *zstd.Encoder, gone ...string) error {
	segment := into.NewBatch()
	for i, d := range b.documents {
		d.AddField(document.NewTextFieldCustom(storedField, nil, packer.EncodeAll(b.stored[i], nil), index.StoreField, nil))
		d.AddField(document.NewTextFieldCustom(sequenceField, nil, b.sequences[i], index.StoreField, nil))
		b.stored[i], b.sequences[i] = nil, nil
		if err := segment.IndexAdvanced(d); err != nil {
			return err
		}
	}
	for _, address := range gone {
		segment.Delete(address)
	}
	return into.Batch(segment)
}

// count adds the numbers of tokens of the documents, by field.
func (b *batch) count(tokens map[string]int) {
	for _, d := range b.documents {
		for _, f := range d.Fields {
			if f, ok := f.(*readText); ok && f.length > 0 {
				tokens[f.Name()] += f.length
			}
		}
	}
}

// storedText is what excerpts are cut from: the title on the first line, then
// summary, body, names and documents.
func storedText(d *Document) string {
	parts := []string{d.Texts[Title]}
	for _, f := range [...]Field{Summary, Body, Names, Documents} {
		if d.Texts[f] != "" {
			parts = append(parts, d.Texts[f])
		}
	}
	return strings.Join(parts, "\n")
}
