package search

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"time"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/klauspost/compress/zstd"

	"portulan/internal/diag"
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
