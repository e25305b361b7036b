package publish

import (
	"bytes"
	"io"
	"path"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
)

// Encoding is a content encoding, by its name in HTTP.
type Encoding string

// The encodings in which a text can be published beside its plain bytes: as
// NAME.gz and NAME.br, where web servers look for them.
const (
	Gzip   Encoding = "gzip"
	Brotli Encoding = "br"
)

// The levels are set where more work stops paying. On pages of HTML, Brotli 9
// takes 3 to 10 times as long as 5 for under 1 % fewer bytes; 11 takes 40 to 80
// times as long for 6 to 12 %, which is minutes for a site of 11,000 pages.
const (
	gzipLevel   = gzip.BestCompression
	brotliLevel = 5
)

// smallest is the size in bytes under which a text fits in one network packet
// with its headers, and compressing it gains a reader nothing.
const smallest = 1024

// press compresses texts in one encoding. It may be used by several goroutines.
type press struct {
	suffix  string
	writers sync.Pool // of packer
}

type packer interface {
	io.WriteCloser
	Reset(io.Writer)
}

// newPress returns nil for an encoding that is not known.
func newPress(e Encoding) *press {
	switch e {
	case Gzip:
		return &press{suffix: ".gz", writers: sync.Pool{New: func() any {
			w, err := gzip.NewWriterLevel(nil, gzipLevel)
			if err != nil {
				panic(err) // the level is a constant
			}
			return w
		}}}
	case Brotli:
		return &press{suffix: ".br", writers: sync.Pool{New: func() any {
			return brotli.NewWriterLevel(nil, brotliLevel)
		}}}
	}
	return nil
}

// pack returns the content compressed; the same content gives the same bytes.
func (p *press) pack(content []byte) ([]byte, error) {
	w := p.writers.Get().(packer)
	defer p.writers.Put(w)
	var b bytes.Buffer
	w.Reset(&b)
	if _, err := w.Write(content); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// worthwhile asks of a compressed edition that it save a tenth.
func worthwhile(packed, plain int) bool { return packed <= plain-plain/10 }

// compressible reports whether a file is a text, by its extension, and long
// enough. Images, fonts and archives are compressed already.
func compressible(name string, size int) bool {
	return size >= smallest && texts[strings.ToLower(path.Ext(name))]
}

var texts = map[string]bool{
	".atom": true, ".css": true, ".csv": true, ".geojson": true, ".htm": true, ".html": true, ".ics": true,
	".js": true, ".json": true, ".jsonld": true, ".map": true, ".md": true, ".mjs": true, ".n3": true, ".nt": true,
	".rdf": true, ".rss": true, ".svg": true, ".tsv": true, ".ttl": true, ".txt": true, ".vcf": true, ".vtt": true,
	".webmanifest": true, ".xhtml": true, ".xml": true, ".xsl": true, ".yaml": true, ".yml": true,
}
