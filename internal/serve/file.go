package serve

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"io"
	"io/fs"
	"os"
	"sync/atomic"

	"github.com/klauspost/compress/gzip"
)

// file is a file of a generation, with the forms in which it can be sent.
type file struct {
	info        fs.FileInfo
	contentType string
	editions    []edition    // the plain bytes, then compressed ones, the best first
	checked     atomic.Int64 // when it was last compared with the disk, in nanoseconds of Unix time
}

// edition is the bytes of a file in one content coding.
type edition struct {
	name   string // of the file that holds them
	coding string // empty for the plain bytes
	etag   string // strong: other bytes, another tag
	size   int64
	data   []byte // nil if they are left on the disk
}

// is reports whether a file on the disk is still the same.
func (f *file) is(info fs.FileInfo) bool {
	return os.SameFile(f.info, info) && f.info.Size() == info.Size() && f.info.ModTime().Equal(info.ModTime())
}

// held is how many bytes of memory the file takes.
func (f *file) held() int64 {
	n := int64(0)
	for _, e := range f.editions {
		n += int64(len(e.data))
	}
	return n
}

// choose returns the edition that a reader wants most, and of several that are
// wanted as much the smallest in kind. A reader who wants none is given the plain
// bytes, as RFC 9110 allows.
func (f *file) choose(header string) edition {
	best := f.editions[0]
	if len(f.editions) == 1 || header == "" {
		return best
	}
	accept := parseAccept(header)
	weight := accept.of("")
	for _, e := range f.editions[1:] {
		if w := accept.of(e.coding); w > weight {
			best, weight = e, w
		}
	}
	return best
}

// open returns the bytes of the edition.
func (e edition) open(g *generation) (io.ReadSeekCloser, error) {
	if e.data != nil {
		return inMemory{bytes.NewReader(e.data)}, nil
	}
	f, _, err := g.open(e.name)
	return f, err
}

type inMemory struct{ *bytes.Reader }

func (inMemory) Close() error { return nil }

// smallest is the size in bytes from which on compressing a text gains a reader
// anything: below it fits in one network packet with its headers.
const smallest = 1024

// squeeze compresses a text of which the build made no compressed edition. It is
// done once for each generation.
func squeeze(text []byte) (edition, bool) {
	if len(text) < smallest {
		return edition{}, false
	}
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Write(text) // a buffer takes all
	w.Close()
	if b.Len() > len(text)-len(text)/10 {
		return edition{}, false
	}
	return edition{coding: "gzip", etag: tag(b.Bytes()), size: int64(b.Len()), data: b.Bytes()}, true
}

// tag is the ETag of bytes: 128 bits of their SHA-256.
func tag(data []byte) string {
	sum := sha256.Sum256(data)
	return quote(sum[:])
}

func tagOf(r io.Reader) (string, error) {
	h := sha256.New()
	_, err := io.Copy(h, r)
	return quote(h.Sum(nil)), err
}

func quote(sum []byte) string { return `"` + base64.RawURLEncoding.EncodeToString(sum[:16]) + `"` }
