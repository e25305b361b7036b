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

func (p *press) compress(data []byte) ([]byte, error) {
	var b bytes.Buffer
	if p.alone == nil {
		var err error
		if p.alone, err = gzip.NewWriterLevel(&b, gzip.BestCompression); err != nil {
			return nil, err
		}
	}
	p.alone.Reset(&b)
	return finish(&b, p.alone, data)
}

// compressAfter compresses a file as what follows a dictionary, which is always the
// same: the end of a gzip file (RFC 1952), whose beginning would be the dictionary in a
// stored block. A browser puts that before it, and has the sum of both checked.
func (p *press) compressAfter(dictionary, data []byte) ([]byte, error) {
	var b bytes.Buffer
	if p.after == nil {
		var err error
		if p.after, err = flate.NewWriterDict(&b, flate.BestCompression, dictionary); err != nil {
			return nil, err
		}
	}
	p.after.Reset(&b)
	packed, err := finish(&b, p.after, data)
	if err != nil {
		return nil, err
	}
	sum := crc32.Update(crc32.ChecksumIEEE(dictionary), crc32.IEEETable, data)
	packed = binary.LittleEndian.AppendUint32(packed, sum)
	return binary.LittleEndian.AppendUint32(packed, uint32(len(dictionary)+len(data))), nil
}

func finish(b *bytes.Buffer, w io.WriteCloser, data []byte) ([]byte, error) {
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
