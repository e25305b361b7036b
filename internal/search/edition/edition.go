package edition

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"runtime"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"

	"portulan/internal/search"
	"portulan/internal/search/edition/location"
)

// Version is that of the format. A reader of another version says so.
const Version = 3

// Written tells what was written.
type Written struct {
	Files int
	Bytes int64 // as they are served
	Took  time.Duration
}

// Write gives each file of the edition of an index to write, by its name in the
// site.
func Write(ctx context.Context, x *search.Index, write func(name string, content []byte) error) (Written, error) {
	start := time.Now()
	b := &builder{index: x, entry: newEntry(x)}
	for _, part := range [...]func(context.Context) error{b.readPlaces, b.writeRecords, b.writeLists, b.writeTerms, b.writeWords, b.writePlaces, b.writeColumns} {
		if err := part(ctx); err != nil {
			return Written{}, fmt.Errorf("derive the browser’s edition: %w", err)
		}
	}
	w, err := b.publish(ctx, write)
	w.Took = time.Since(start)
	return w, err
}

// builder makes the files of one edition.
type builder struct {
	index      *search.Index
	entry      *entry
	files      []file
	places     placeTable
	dictionary []byte // of the records; see shared
	lists      map[facetValue]listing
}

// file is a file before it is compressed.
type file struct {
	name string // without folder and extension
	data []byte
	// apart keeps a file of its own out of the pack of a small edition.
	apart bool
	// shared is of a file that is compressed after the dictionary.
	shared bool
}

func (b *builder) add(name string, data []byte) {
	b.files = append(b.files, file{name: name, data: data})
}

// magic begins every file but the entry, before the version and the first bytes of the edition's
// digest: whoever receives something else in its place finds it out.
const magic = "PTLN"

// packed is how many bytes the files of a small edition have together at most to
// be one.
const packed = 64 << 10

// publish names, packs, compresses and writes the files.
func (b *builder) publish(ctx context.Context, write func(name string, content []byte) error) (Written, error) {
	digest := sha256.New()
	head, err := json.Marshal(b.entry)
	if err != nil {
		return Written{}, err
	}
	digest.Write(head)
	for _, f := range b.files {
		fmt.Fprintf(digest, "%s %d\n", f.name, len(f.data))
		digest.Write(f.data)
	}
	sum := digest.Sum(nil)
	b.entry.Digest = hex.EncodeToString(sum[:8])
	header := append([]byte(magic), Version)
	header = append(header, sum[:8]...)

	if err := b.compress(ctx, header); err != nil {
		return Written{}, err
	}
	files := b.pack(b.files)

	if head, err = json.Marshal(b.entry); err != nil {
		return Written{}, err
	}
	compressed, err := compress(head)
	if err != nil {
		return Written{}, err
	}
	w := Written{Files: 1, Bytes: int64(len(compressed))}
	for _, f := range files {
		if err := write(location.Folder+"/"+b.entry.Digest+"/"+f.name+".bin", f.data); err != nil {
			return w, err
		}
		w.Files++
		w.Bytes += int64(len(f.data))
	}
	return w, write(location.Entry, compressed)
}

// pack puts the files of a small edition in one, each compressed as it would be
// alone; the entry says where they stand in it.
func (b *builder) pack(files []file) []file {
	size := 0
	for _, f := range files {
		if !f.apart {
			size += len(f.data)
		}
	}
	if size > packed {
		return files
	}
	pack := file{name: "pack"}
	b.entry.Pack = map[string][2]int{}
	var left []file
	for _, f := range files {
		if f.apart {
			left = append(left, f)
			continue
		}
		b.entry.Pack[f.name] = [2]int{len(pack.data), len(f.data)}
		pack.data = append(pack.data, f.data...)
	}
	return append(left, pack)
}

// compress compresses each file after the header, in its place, with all processors.
func (b *builder) compress(ctx context.Context, header []byte) error {
	return each(ctx, len(b.files), func() func(int) error {
		var p press
		return func(i int) (err error) {
			if f := &b.files[i]; f.shared {
				f.data, err = p.compressAfter(b.dictionary, header, f.data)
			} else {
				f.data, err = p.compress(header, f.data)
			}
			return err
		}
	})
}

// each does something for each number below n, with all processors, until it fails.
// A worker is what one of them does it with.
func each(ctx context.Context, n int, worker func() (do func(i int) error)) error {
	var next atomic.Int64
	group, ctx := errgroup.WithContext(ctx)
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() error {
			do := worker()
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= n {
					return nil
				}
				if err := do(i); err != nil {
					return err
				}
			}
			return context.Cause(ctx)
		})
	}
	return group.Wait()
}
