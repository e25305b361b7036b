package edition

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"io"

	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
)

// press compresses one file after the other.
type press struct {
	alone *gzip.Writer
	after *flate.Writer // what has been read already
}

// compress compresses one file with gzip.
func compress(data []byte) ([]byte, error) {
	var p press
	return p.compress(data)
}

// compress compresses parts of a file, one after the other.
func (p *press) compress(parts ...[]byte) ([]byte, error) {
	var b bytes.Buffer
	if p.alone == nil {
		var err error
		if p.alone, err = gzip.NewWriterLevel(&b, gzip.BestCompression); err != nil {
			return nil, err
		}
	}
	p.alone.Reset(&b)
	return finish(&b, p.alone, parts)
}

// compressAfter compresses parts of a file as what follows a dictionary, which is always the
// same: the end of a gzip file (RFC 1952), whose beginning would be the dictionary in a
// stored block. A browser puts that before it, and has the sum of both checked.
func (p *press) compressAfter(dictionary []byte, parts ...[]byte) ([]byte, error) {
	var b bytes.Buffer
	if p.after == nil {
		var err error
		if p.after, err = flate.NewWriterDict(&b, flate.BestCompression, dictionary); err != nil {
			return nil, err
		}
	}
	p.after.Reset(&b)
	packed, err := finish(&b, p.after, parts)
	if err != nil {
		return nil, err
	}
	sum, size := crc32.ChecksumIEEE(dictionary), len(dictionary)
	for _, part := range parts {
		sum, size = crc32.Update(sum, crc32.IEEETable, part), size+len(part)
	}
	packed = binary.LittleEndian.AppendUint32(packed, sum)
	return binary.LittleEndian.AppendUint32(packed, uint32(size)), nil
}

func finish(b *bytes.Buffer, w io.WriteCloser, parts [][]byte) ([]byte, error) {
	for _, part := range parts {
		if _, err := w.Write(part); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
