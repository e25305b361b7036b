package edition

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"runtime"
	"sync"
	"time"

	"portulan/internal/search"
	"portulan/internal/search/edition/location"
)

// Version is that of the format. A reader of another version says so.
const Version = 2

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
	for _, part := range [...]func(context.Context) error{b.readPlaces, b.writeRecords, b.writeTerms, b.writeWords, b.writePlaces, b.writeColumns} {
		if err := part(ctx); err != nil {
			return Written{}, fmt.Errorf("derive the browser’s edition: %w", err)
		}
	}
	w, err := b.publish(write)
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
func (b *builder) publish(write func(name string, content []byte) error) (Written, error) {
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

	files := make([]file, len(b.files))
	for i, f := range b.files {
		files[i] = file{name: f.name, apart: f.apart, shared: f.shared, data: append(bytes.Clone(header), f.data...)}
	}
	if files, err = compressAll(files, b.dictionary); err != nil {
		return Written{}, err
	}
	files = b.pack(files)

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

// compressAll compresses files with all processors.
func compressAll(files []file, dictionary []byte) ([]file, error) {
	errs := make([]error, len(files))
	next := make(chan int)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			var p press
			for i := range next {
				if files[i].shared {
					files[i].data, errs[i] = p.compressAfter(dictionary, files[i].data)
				} else {
					files[i].data, errs[i] = p.compress(files[i].data)
				}
			}
		})
	}
	for i := range files {
		next <- i
	}
	close(next)
	workers.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return files, nil
}
