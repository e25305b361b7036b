package search

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/keyword"
	"github.com/blevesearch/bleve/v2/document"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/mapping"
	index "github.com/blevesearch/bleve_index_api"
	"github.com/klauspost/compress/zstd"

	"portulan/internal/diag"
	"portulan/internal/plain"
	"portulan/internal/search/analyzer"
	"portulan/internal/search/facet"
	"portulan/internal/search/text"
)

// WriterOptions is what an index is made of, besides documents.
type WriterOptions struct {
	Language   diag.Language
	Zone       *time.Location
	Vocabulary facet.Vocabulary
	Synonyms   [][]string // of the site and of its language

	// Batch is how many documents make a segment at most; 0 for a good number.
	// It changes nothing to what is found, nor to its order.
	Batch int
}

// A batch is written when it has as many documents, or as much text. The numbers
// were measured: smaller batches make more segments, which are merged again, and
// larger ones hold more in memory: a segment that is being made takes some 30 kB a
// record of 5 kB.
const (
	defaultBatch = 750
	batchBytes   = 4 << 20
)

// Writer writes an index. Documents may be added from several goroutines, in any
// order; few are held at once.
type Writer struct {
	options WriterOptions
	folder  string // in which indexes stand
	shop    *workshop
	index   bleve.Index
	rules   *text.Rules

	documents chan Document
	indexers  sync.WaitGroup
	numbers   *numbering // of terms, for sequences

	// One segment is made at a time, by who holds the lock, which is also that of
	// the fields after it: two at once would take twice the memory, while there are
	// pages to render and texts to read.
	segment    sync.Mutex
	dictionary []byte        // of what is stored
	packer     *zstd.Encoder // nil until there is something to pack
	took       time.Duration
	meta       *Meta // once it is ended

	mu     sync.Mutex
	rows   []row
	tokens map[string]int
	words  *lexicon
	err    error
}

// row is what columns are made of, for one document.
type row struct {
	address, title string
	amounts        Amounts
	published      int64
	timeline       []Moment
	ground         Ground
	digest         [sha256.Size]byte
}

// Create begins an index that will stand in a folder, which is made if need be.
// What stands there stays until [Writer.Commit]. The caller ends with Commit or
// [Writer.Discard].
func Create(folder string, o WriterOptions) (*Writer, error) {
	if o.Batch == 0 {
		o.Batch = defaultBatch
	}
	w := &Writer{
		options: o, folder: folder, rules: text.For(o.Language),
		documents: make(chan Document, 2*runtime.GOMAXPROCS(0)), tokens: map[string]int{}, words: newLexicon(), numbers: newNumbering(),
	}
	var err error
	if w.shop, err = enter(folder); err != nil {
		return nil, unwritable(folder, err)
	}
	// Segments up to the size of a batch are not merged for being small.
	config := map[string]any{"scorchMergePlanOptions": map[string]any{"FloorSegmentSize": o.Batch}}
	if w.index, err = bleve.NewUsing(w.shop.index(), indexMapping(o.Language), scorch.Name, scorch.Name, config); err != nil {
		return nil, unwritable(folder, errors.Join(err, w.shop.leave()))
	}
	for range runtime.GOMAXPROCS(0) {
		w.indexers.Go(w.run)
	}
	return w, nil
}

func unwritable(folder string, err error) error {
	return fmt.Errorf("%w (%w)", diag.NewFault(diag.SearchIndexUnwritable, "path", folder), err)
}

// indexMapping is for whoever opens the index with bleve's own tools: documents
// are put in without it.
func indexMapping(lang diag.Language) mapping.IndexMapping {
	m := bleve.NewIndexMapping()
	m.ScoringModel = index.BM25Scoring
	m.DefaultAnalyzer = analyzer.Name(lang)
	static := bleve.NewDocumentStaticMapping()
	for f := range facetsKept() {
		field := bleve.NewTextFieldMapping()
		field.Analyzer = keyword.Name
		static.AddFieldMappingsAt(facetField(f), field)
	}
	m.DefaultMapping = static
	return m
}

// facetsKept yields the facets that are fields of the index: those that change
// with the instant, and those of places, are not.
func facetsKept() iter.Seq[facet.Name] {
	return func(yield func(facet.Name) bool) {
		for _, f := range facet.All {
			if f.Place() == 0 && f != facet.Status && !yield(f) {
				return
			}
		}
	}
}

func facetField(f facet.Name) string { return "facet." + string(f) }

// Add hands a document over. It waits where documents come faster than they
// are indexed. An error in an earlier document comes back here, or from Commit.
func (w *Writer) Add(ctx context.Context, d Document) error {
	w.mu.Lock()
	err := w.err
	w.mu.Unlock()
	if err != nil {
		return err
	}
	select {
	case w.documents <- d:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// run indexes documents, a batch at a time, until there are no more.
func (w *Writer) run() {
	b := &batch{reader: newReader(w.rules, w.numbers)}
	for d := range w.documents {
		if err := b.add(&d, rowOf(&d)); err != nil {
			w.fail(fmt.Errorf("index %s: %w", d.Address, err))
			continue
		}
		if len(b.documents) >= w.options.Batch || b.bytes >= batchBytes {
			w.flush(b)
		}
	}
	w.flush(b)
	w.mu.Lock()
	defer w.mu.Unlock()
	w.words.add(b.reader.words)
}

func (w *Writer) fail(err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.err = cmp.Or(w.err, err)
}

// flush writes a batch as a segment and empties it.
func (w *Writer) flush(b *batch) {
	if len(b.documents) == 0 {
		return
	}
	if err := w.write(b); err != nil {
		w.fail(fmt.Errorf("index %d documents: %w", len(b.documents), err))
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	b.count(w.tokens)
	w.rows = append(w.rows, b.rows...)
	b.empty()
}

func (w *Writer) write(b *batch) error {
	w.segment.Lock()
	defer w.segment.Unlock()
	start := time.Now()
	defer func() { w.took += time.Since(start) }()
	packer, err := w.packerFor(b.stored)
	if err != nil {
		return err
	}
	return b.write(w.index, packer)
}

// packerFor returns the packer of what is stored. The documents of the first
// batch are its dictionary.
func (w *Writer) packerFor(stored [][]byte) (*zstd.Encoder, error) {
	if w.packer != nil {
		return w.packer, nil
	}
	var err error
	w.dictionary = dictionaryOf(stored)
	w.packer, err = newPacker(w.dictionary)
	return w.packer, err
}

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

// Written tells what was written.
type Written struct {
	Documents int
	Bytes     int64
	Kept      bool          // the index that stood there was of the same content, and stays
	Took      time.Duration // that it kept all processors busy, beside all else that a build does
}

// Finish ends the index, and lets read look at it before it takes the place of
// the one before. It changes nothing that others see: see [Writer.Commit].
func (w *Writer) Finish(read func(*Index) error) error {
	if err := w.end(); err != nil {
		return err
	}
	x, err := open(w.shop.index())
	if err != nil {
		return err
	}
	defer x.Close()
	return read(x)
}

// end writes what is left of the index, once.
func (w *Writer) end() error {
	if w.meta != nil {
		return nil
	}
	w.stop()
	if w.err != nil {
		w.Discard()
		return w.err
	}
	start := time.Now()
	meta, columns := gather(w.options, w.rows, w.tokens)
	if err := w.finish(meta, columns); err != nil {
		w.Discard()
		return unwritable(w.folder, err)
	}
	w.meta = meta
	w.took += time.Since(start)
	return nil
}

// Commit ends the index and puts it in the place of the one before, whole.
func (w *Writer) Commit() (Written, error) {
	if err := w.end(); err != nil {
		return Written{}, err
	}
	start := time.Now()
	var size int64
	var kept bool
	err := alone(w.folder, func() (err error) {
		size, kept, err = install(w.folder, w.shop.index(), w.meta.Digest)
		return err
	})
	if err = errors.Join(err, w.shop.leave()); err != nil {
		return Written{}, unwritable(w.folder, err)
	}
	return Written{Documents: w.meta.Documents, Bytes: size, Kept: kept, Took: w.took/time.Duration(runtime.GOMAXPROCS(0)) + time.Since(start)}, nil
}

func (w *Writer) finish(meta *Meta, columns *Columns) error {
	metaData, err := encodeMeta(meta)
	if err != nil {
		return err
	}
	columnData, err := encode(columns)
	if err != nil {
		return err
	}
	wordData, err := encode(w.words.list())
	if err != nil {
		return err
	}
	termData, err := encode(w.numbers.list())
	if err != nil {
		return err
	}
	batch := w.index.NewBatch()
	batch.SetInternal(metaKey, metaData)
	batch.SetInternal(columnsKey, columnData)
	batch.SetInternal(wordsKey, wordData)
	batch.SetInternal(termsKey, termData)
	batch.SetInternal(dictionaryKey, w.dictionary)
	if err := w.index.Batch(batch); err != nil {
		return err
	}
	i := w.index
	w.index = nil
	return errors.Join(i.Close(), tidy(w.shop.index()))
}

// tidy removes the files of segments that were merged into others. bleve leaves that
// to the next write, of which there is none.
func tidy(path string) (err error) {
	var x Index
	defer func() { err = errors.Join(err, x.Close()) }()
	if err := x.attach(path); err != nil {
		return err
	}
	var kept []string
	for _, s := range x.reader.Segments() {
		if file, ok := s.Segment().(interface{ Path() string }); ok {
			kept = append(kept, filepath.Base(file.Path()))
		}
	}
	files, err := filepath.Glob(filepath.Join(path, "store", "*.zap"))
	if err != nil {
		return err
	}
	for _, file := range files {
		if !slices.Contains(kept, filepath.Base(file)) {
			if err := os.Remove(file); err != nil {
				return err
			}
		}
	}
	return nil
}

// Discard drops an index that is not committed.
func (w *Writer) Discard() {
	w.stop()
	if w.index != nil {
		w.index.Close()
		w.index = nil
	}
	w.shop.leave()
}

// stop waits for the documents that were handed over.
func (w *Writer) stop() {
	if w.documents != nil {
		close(w.documents)
		w.indexers.Wait()
		w.documents = nil
	}
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
