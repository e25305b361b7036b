package search

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"sync"

	"github.com/blevesearch/bleve/v2"
	"github.com/klauspost/compress/zstd"
	"golang.org/x/sync/errgroup"

	"portulan/internal/diag"
	"portulan/internal/search/text"
)

// Live is an index of documents that change, for a site that is looked at while it
// is written. What it answers is what an index of the same documents would that was
// built anew: hits, order, scores and counts. Documents that were taken out leave no
// trace in them, since the numbers of documents and of tokens that BM25 rests on are
// kept here and not asked of bleve.
//
// It stands in a folder for temporary files, from the first update until it is
// closed.
type Live struct {
	folder string // for temporary files
	ctx    context.Context
	cancel context.CancelFunc

	updating  sync.Mutex
	options   WriterOptions
	place     string      // the folder of the present index
	index     bleve.Index // nil for none
	packer    *zstd.Encoder
	unpacker  *zstd.Decoder
	documents map[string]*known // by address
	tokens    map[string]int
	words     *lexicon
	numbers   *numbering // of terms, in sequences
	dict      []byte     // of what is stored

	keeper
}

// Source is a document that need not be made unless it is another one than before.
type Source struct {
	Address string
	// Digest is of all that the document is made of: two of an address with the same
	// digest are the same.
	Digest [sha256.Size]byte
	// Document makes the document. It may be called from several goroutines.
	Document func() Document
}

// known is what is kept of a document that is indexed.
type known struct {
	row
	source [sha256.Size]byte
	texts  []byte // packed: what is to be taken away when it changes
}

// NewLive returns an index of no document, which will write temporary files below a
// folder; empty for that of the system.
func NewLive(folder string) *Live {
	l := &Live{folder: cmp.Or(folder, os.TempDir())}
	l.ctx, l.cancel = context.WithCancel(context.Background())
	return l
}

// Close ends an update that is under way, lets the index go once nobody uses it, and
// removes its files.
func (l *Live) Close() error {
	l.cancel()
	l.updating.Lock()
	defer l.updating.Unlock()
	return l.drop()
}

// Use calls use with the present index, which stays open until it returns. The error
// is that of use, or a [diag.Fault] where there was no update yet.
func (l *Live) Use(use func(*Index) error) error {
	held := l.hold()
	if held == nil {
		return diag.NewFault(diag.SearchIndexMissing, "path", l.folder)
	}
	defer l.release(held)
	return use(held.index)
}

// Update makes the index one of the given documents, each of which has an address of
// its own. Documents are made for those that are new or changed. The folder of an
// error is that of temporary files.
func (l *Live) Update(o WriterOptions, sources []Source) error {
	l.updating.Lock()
	defer l.updating.Unlock()
	if l.ctx.Err() != nil {
		return context.Cause(l.ctx) // it is closed
	}
	err := l.update(o, sources)
	if err != nil {
		err = errors.Join(err, l.drop()) // the next update begins anew
	}
	return err
}

func (l *Live) update(o WriterOptions, sources []Source) error {
	if l.index == nil || l.options.Language != o.Language {
		return l.begin(o, sources)
	}
	changed, gone := l.compare(sources)
	switch n := len(changed) + len(gone); {
	case n == 0 && reflect.DeepEqual(l.options, o):
		return nil
	case n > defaultBatch:
		return l.begin(o, sources)
	}
	l.options = o
	if err := l.change(changed, gone); err != nil {
		return err
	}
	return l.show()
}

// compare finds the documents that are new or changed, and the addresses of those
// that went.
func (l *Live) compare(sources []Source) (changed []Source, gone []string) {
	left := maps.Clone(l.documents)
	for _, s := range sources {
		delete(left, s.Address)
		if k := l.documents[s.Address]; k == nil || k.source != s.Digest {
			changed = append(changed, s)
		}
	}
	return changed, slices.Collect(maps.Keys(left))
}

// begin makes an index of nothing but the given documents, as a build does, and
// opens it for writing.
func (l *Live) begin(o WriterOptions, sources []Source) (err error) {
	if err := l.drop(); err != nil {
		return err
	}
	if l.place, err = os.MkdirTemp(l.folder, "portulan-search-*"); err != nil {
		return unwritable(l.folder, err)
	}
	if l.packer, err = newPacker(nil); err != nil {
		return err
	}
	if l.unpacker, err = newUnpacker(nil); err != nil {
		return err
	}
	w, err := Create(l.place, o)
	if err != nil {
		return err
	}
	documents := make([]*known, len(sources))
	err = l.each(len(sources), func(i int) error {
		d := sources[i].Document()
		documents[i] = l.known(sources[i], &d)
		return w.Add(l.ctx, d)
	})
	if err != nil {
		w.Discard()
		return err
	}
	if _, err := w.Commit(); err != nil {
		return err
	}
	l.options, l.documents = o, make(map[string]*known, len(sources))
	for i, s := range sources {
		l.documents[s.Address] = documents[i]
	}
	for _, r := range w.rows {
		l.documents[r.address].row = r
	}
	l.tokens, l.words, l.numbers, l.dict = w.tokens, w.words, w.numbers, w.dictionary
	return l.open()
}

// open opens the index that was just written, for writing. A change of it is seen
// before it is on the disk, where nobody will look for it.
func (l *Live) open() error {
	m, err := readManifest(l.place)
	if err != nil {
		return err
	}
	l.index, err = bleve.OpenUsing(filepath.Join(l.place, m.Index), map[string]any{"unsafe_batch": true})
	if err != nil {
		l.index = nil // with an error comes a value that is not quite nil
		return unwritable(l.place, err)
	}
	return l.show()
}

// each calls do with each number below n, from as many goroutines as there are
// processors, until one fails or the index is closed.
func (l *Live) each(n int, do func(i int) error) error {
	group, ctx := errgroup.WithContext(l.ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i := range n {
		group.Go(func() error {
			if ctx.Err() != nil {
				return context.Cause(ctx)
			}
			return do(i)
		})
	}
	return group.Wait()
}

// known is what is kept of a document, its row aside.
func (l *Live) known(s Source, d *Document) *known {
	texts, err := json.Marshal(d.Texts)
	if err != nil {
		panic(err) // they are texts
	}
	return &known{source: s.Digest, texts: l.packer.EncodeAll(texts, nil)}
}

// change indexes documents that changed, and takes out those that went.
func (l *Live) change(changed []Source, gone []string) error {
	documents := make([]Document, len(changed))
	err := l.each(len(changed), func(i int) error {
		documents[i] = changed[i].Document()
		return nil
	})
	if err != nil {
		return err
	}
	fresh := &batch{reader: newReader(text.For(l.options.Language), l.numbers)}
	for i := range documents {
		k := l.known(changed[i], &documents[i])
		k.row = rowOf(&documents[i])
		if former := l.documents[changed[i].Address]; former != nil {
			if former.digest == k.digest {
				former.source = k.source
				continue
			}
			if err := l.forget(former); err != nil {
				return err
			}
		}
		if err := fresh.add(&documents[i], k.row); err != nil {
			return err
		}
		l.documents[changed[i].Address] = k
	}
	for _, address := range gone {
		if err := l.forget(l.documents[address]); err != nil {
			return err
		}
		delete(l.documents, address)
	}
	if len(fresh.documents)+len(gone) == 0 {
		return nil
	}
	fresh.count(l.tokens)
	l.words.add(fresh.reader.words)
	packer, err := newPacker(l.dict)
	if err != nil {
		return err
	}
	return fresh.write(l.index, packer, gone...)
}

// forget takes a document out of the numbers of tokens and the words.
func (l *Live) forget(k *known) error {
	data, err := l.unpacker.DecodeAll(k.texts, nil)
	if err != nil {
		return err
	}
	var d Document
	if err := json.Unmarshal(data, &d.Texts); err != nil {
		return err
	}
	former := &batch{reader: newReader(text.For(l.options.Language), l.numbers)}
	if err := former.add(&d, row{}); err != nil {
		return err
	}
	tokens := map[string]int{}
	former.count(tokens)
	for field, n := range tokens {
		if l.tokens[field] -= n; l.tokens[field] == 0 {
			delete(l.tokens, field)
		}
	}
	l.words.remove(former.reader.words)
	return nil
}

// show makes the index as it is now the present one.
func (l *Live) show() (err error) {
	rows := make([]row, 0, len(l.documents))
	for _, k := range l.documents {
		rows = append(rows, k.row)
	}
	x := &Index{words: l.words.list()}
	x.meta, x.columns = gather(l.options, rows, maps.Clone(l.tokens))
	advanced, err := l.index.Advanced()
	if err != nil {
		return err
	}
	if x.reader, err = snapshotOf(advanced); err != nil {
		return err
	}
	if err := x.ready(l.dict); err != nil {
		return errors.Join(err, x.Close())
	}
	terms := l.numbers.list()
	x.numbers = sync.OnceValues(func() (map[string]uint32, error) { return numbersOf(terms), nil })
	l.replace(x)
	return nil
}

// drop lets the index go and removes its files. Whoever still uses it may end: a
// file that is open can be removed, and its pages are in memory.
func (l *Live) drop() (err error) {
	l.replace(nil)
	if l.index != nil {
		err = l.index.Close()
		l.index = nil
	}
	if l.unpacker != nil {
		l.unpacker.Close()
		l.unpacker = nil
	}
	if l.place != "" {
		err = errors.Join(err, os.RemoveAll(l.place))
		l.place = ""
	}
	return err
}
