package search

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	blevesearch "github.com/blevesearch/bleve/v2/search"
	index "github.com/blevesearch/bleve_index_api"
	"github.com/klauspost/compress/zstd"

	"portulan/internal/diag"
	"portulan/internal/search/facet"
	"portulan/internal/search/text"
	"portulan/internal/search/understand"
	"portulan/internal/territory"
)

// Index is an index that is open for reading. It may be used from several
// goroutines, and never changes: a newer one is opened beside it.
type Index struct {
	meta     *Meta
	columns  *Columns
	words    []Word // by their bytes
	unpacker *zstd.Decoder
	zone     *time.Location
	rules    *text.Rules
	synonyms *text.Synonyms
	bleve    bleve.Index // nil where a [Live] holds it
	reader   *scorch.IndexSnapshot
	scoring  context.Context // what bleve's term searchers need for BM25
	// number is that of each of bleve's documents, in the order of addresses. Those
	// that a [Live] took out have none, and stand in no posting.
	number []uint32
	inside []uint32 // the other way round

	facets    map[facet.Name]func() *facetColumn // read on first need
	book      func() *understand.Book            // likewise
	suggested func() []suggested                 // likewise
	named     func() [][]territory.Code          // likewise: what each ground names
	changes   func() []int64                     // likewise: see readChanges
	numbers   func() (map[string]uint32, error)  // likewise: of terms, in sequences
}

// Open opens the index of a folder that [Writer.Commit] wrote. The folder may be
// read-only.
//
// The error is a [diag.Fault] where the index is missing, damaged, or of another
// version.
func Open(folder string) (*Index, error) {
	m, err := readManifest(folder)
	if err != nil {
		return nil, err
	}
	if !m.whole(folder) {
		return nil, diag.NewFault(diag.SearchIndexDamaged, "path", folder)
	}
	x, err := open(filepath.Join(folder, m.Index))
	switch {
	case errors.Is(err, os.ErrPermission):
		return nil, err
	case err != nil:
		return nil, fmt.Errorf("%w (%w)", diag.NewFault(diag.SearchIndexDamaged, "path", folder), err)
	}
	return x, nil
}

// open opens one index. A library that panics on damaged files is no reason for
// a server to stop.
func open(path string) (opened *Index, err error) {
	x := &Index{}
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("open the index: %v", r)
		}
		if err != nil {
			opened = nil
			x.Close()
		}
	}()
	if err := x.attach(path); err != nil {
		return nil, err
	}
	return x, x.load()
}

// attach opens bleve's index for reading.
func (x *Index) attach(path string) error {
	whole, err := bleve.OpenUsing(path, map[string]any{"read_only": true})
	if err != nil {
		return err
	}
	x.bleve = whole // only now: with an error comes a value that is not quite nil
	advanced, err := whole.Advanced()
	if err != nil {
		return err
	}
	x.reader, err = snapshotOf(advanced)
	return err
}

// snapshotOf is the present state of an index of bleve, for reading.
func snapshotOf(i index.Index) (*scorch.IndexSnapshot, error) {
	reader, err := i.Reader()
	if err != nil {
		return nil, err
	}
	snapshot, ok := reader.(*scorch.IndexSnapshot)
	if !ok {
		return nil, errors.Join(fmt.Errorf("the index is read as a %T", reader), reader.Close())
	}
	return snapshot, nil
}

// load reads what every query needs.
func (x *Index) load() error {
	data, err := x.reader.GetInternal(metaKey)
	if err != nil {
		return err
	}
	if x.meta, err = decodeMeta(data); err != nil {
		return err
	}
	if data, err = x.reader.GetInternal(columnsKey); err != nil {
		return err
	}
	if err := decode(data, &x.columns); err != nil {
		return err
	}
	if data, err = x.reader.GetInternal(wordsKey); err != nil {
		return err
	}
	if err := decode(data, &x.words); err != nil {
		return err
	}
	if data, err = x.reader.GetInternal(dictionaryKey); err != nil {
		return err
	}
	return x.ready(data)
}

// ready makes what every query needs of what was loaded, and of the dictionary of
// what is stored.
func (x *Index) ready(dictionary []byte) (err error) {
	if x.unpacker, err = newUnpacker(dictionary); err != nil {
		return err
	}
	if x.zone, err = time.LoadLocation(x.meta.Zone); err != nil {
		return err
	}
	x.rules = text.For(x.meta.Language)
	x.synonyms = x.rules.NewSynonyms()
	for _, group := range x.meta.Synonyms {
		x.synonyms.Add(group...)
	}
	x.scoring = scoringContext(x.meta)
	if err := x.numberDocuments(); err != nil {
		return err
	}
	x.facets = map[facet.Name]func() *facetColumn{}
	for _, f := range facet.All {
		x.facets[f] = sync.OnceValue(func() *facetColumn { return x.readFacet(f) })
	}
	x.named = sync.OnceValue(x.readNamed)
	x.numbers = sync.OnceValues(x.readNumbers)
	x.suggested = sync.OnceValue(x.readSuggested)
	x.changes = sync.OnceValue(x.readChanges)
	x.book = sync.OnceValue(func() *understand.Book { return understand.NewBook(x.meta.Language, x.meta.Vocabulary) })
	return nil
}

// readNumbers reads the numbers of terms.
func (x *Index) readNumbers() (map[string]uint32, error) {
	data, err := x.reader.GetInternal(termsKey)
	if err != nil {
		return nil, err
	}
	var terms []string
	if err := decode(data, &terms); err != nil {
		return nil, err
	}
	return numbersOf(terms), nil
}

// scoringContext gives bleve's BM25 the true number of tokens of each field:
// what it finds by itself is the number of distinct terms of each segment, so
// that scores would change with the segments.
func scoringContext(meta *Meta) context.Context {
	stats := &blevesearch.BM25Stats{DocCount: float64(meta.Documents), FieldCardinality: map[string]int{}}
	for f := range fieldCount {
		stats.FieldCardinality[f.String()] = meta.Tokens[f.String()]
	}
	ctx := context.WithValue(context.Background(), blevesearch.BM25StatsKey, stats)
	return context.WithValue(ctx, blevesearch.GetScoringModelCallbackKey,
		blevesearch.GetScoringModelCallbackFn(func() string { return index.BM25Scoring }))
}

// numberDocuments finds which of bleve's documents is which of ours.
func (x *Index) numberDocuments() error {
	n := x.size()
	if count, err := x.reader.DocCount(); err != nil || count != uint64(n) || x.meta.Documents != n {
		return errors.Join(err, fmt.Errorf("the index has %d documents, and should have %d", count, n))
	}
	documents, err := x.reader.DocIDReaderAll()
	if err != nil {
		return err
	}
	defer documents.Close()
	x.number, x.inside = make([]uint32, 0, n), make([]uint32, n)
	for {
		id, err := documents.Next()
		if id == nil || err != nil {
			return err
		}
		address, err := x.reader.ExternalID(id)
		if err != nil {
			return err
		}
		i, found := slices.BinarySearch(x.columns.Addresses, address)
		if !found {
			return fmt.Errorf("document %s should not be in the index", address)
		}
		inside := int(id.Value()) // they come in order
		x.number = append(x.number, make([]uint32, inside+1-len(x.number))...)
		x.number[inside], x.inside[i] = uint32(i), uint32(inside)
	}
}

// size is how many documents there are.
func (x *Index) size() int { return len(x.columns.Addresses) }

// eachPosting yields bleve's numbers of the documents with a term.
func (x *Index) eachPosting(field, term string, yield func(inside uint64)) error {
	postings, err := x.reader.TermFieldReader(context.Background(), []byte(term), field, false, false, false)
	if err != nil {
		return err
	}
	defer postings.Close()
	var entry index.TermFieldDoc
	for {
		found, err := postings.Next(entry.Reset())
		if err != nil {
			return err
		}
		if found == nil {
			return nil
		}
		yield(found.ID.Value())
	}
}

// Close lets the index go. Nothing may be asked of it afterwards.
func (x *Index) Close() error {
	var errs []error
	if x.reader != nil {
		errs = append(errs, x.reader.Close())
	}
	if x.bleve != nil {
		errs = append(errs, x.bleve.Close())
	}
	if x.unpacker != nil {
		x.unpacker.Close()
	}
	return errors.Join(errs...)
}

// Meta is what the index says of itself. It must not be changed.
func (x *Index) Meta() *Meta { return x.meta }

// Columns are the values of all documents. They must not be changed.
func (x *Index) Columns() *Columns { return x.columns }

// Stored returns the card of a document and its text, one block a line.
func (x *Index) Stored(doc uint32) (Card, string, error) {
	stored, err := x.stored(doc)
	line, text, _ := bytes.Cut(stored, []byte{'\n'})
	var card Card
	if err == nil {
		err = json.Unmarshal(line, &card)
	}
	if err != nil {
		return Card{}, "", fmt.Errorf("read %s: %w", x.columns.Addresses[doc], err)
	}
	return card, string(text), nil
}

func (x *Index) stored(doc uint32) (data []byte, err error) {
	visitErr := x.visit(doc, storedField, func(packed []byte) { data, err = x.unpacker.DecodeAll(packed, nil) })
	return data, errors.Join(visitErr, err)
}

// sequence appends the sequence of a document to a list.
func (x *Index) sequence(list []uint64, doc uint32) ([]uint64, error) {
	err := x.visit(doc, sequenceField, func(stored []byte) { list = readSequence(list, stored) })
	return list, err
}

// visit gives what the index stores of a document in a field, for as long as yield
// runs. bleve's own way to a document finds it by its address and copies all fields.
func (x *Index) visit(doc uint32, field string, yield func(value []byte)) error {
	inside := uint64(x.inside[doc])
	for _, segment := range x.reader.Segments() {
		if n := uint64(segment.FullSize()); inside >= n {
			inside -= n
			continue
		}
		return segment.VisitDocument(inside, func(name string, _ byte, value []byte, _ []uint64) bool {
			if name == field {
				yield(value)
			}
			return name != field
		})
	}
	return fmt.Errorf("document %s is not in the index", x.columns.Addresses[doc])
}
