package search

import (
	"fmt"

	"github.com/klauspost/compress/zstd"
)

// What the index stores of documents is packed: each document alone, with a
// dictionary that all share, because what one says others have said.

// dictionaryID marks what is packed with the dictionary of the index.
const dictionaryID = 1

// dictionaryBytes is the size of the dictionary, of which a document gives at
// most a share.
const (
	dictionaryBytes = 64 << 10
	dictionaryShare = 4 << 10
)

// maxUnpacked is how long what is packed may be, in bytes: a limit for files that
// are damaged.
const maxUnpacked = 256 << 20

// dictionaryOf is a dictionary made of some documents.
func dictionaryOf(stored [][]byte) []byte {
	var d []byte
	for _, s := range stored {
		if len(d) >= dictionaryBytes {
			break
		}
		d = append(d, s[:min(len(s), dictionaryShare)]...)
	}
	return d
}

// newPacker returns an encoder that packs one thing at a time, without a dictionary
// if that is empty.
func newPacker(dictionary []byte) (*zstd.Encoder, error) {
	options := []zstd.EOption{
		zstd.WithEncoderLevel(zstd.SpeedDefault), zstd.WithEncoderCRC(false), zstd.WithWindowSize(256 << 10),
		zstd.WithEncoderConcurrency(1), zstd.WithLowerEncoderMem(true),
	}
	if len(dictionary) > 0 {
		options = append(options, zstd.WithEncoderDictRaw(dictionaryID, dictionary))
	}
	return zstd.NewWriter(nil, options...)
}

// newUnpacker returns the decoder of what newPacker's encoder makes.
func newUnpacker(dictionary []byte) (*zstd.Decoder, error) {
	options := []zstd.DOption{zstd.WithDecoderMaxMemory(maxUnpacked)}
	if len(dictionary) > 0 {
		options = append(options, zstd.WithDecoderDictRaw(dictionaryID, dictionary))
	}
	return zstd.NewReader(nil, options...)
}

// packAlone packs without a dictionary, and unpackAlone undoes it.
func packAlone(data []byte) ([]byte, error) {
	p, err := newPacker(nil)
	if err != nil {
		return nil, err
	}
	return p.EncodeAll(data, nil), nil
}

func unpackAlone(packed []byte) ([]byte, error) {
	u, err := newUnpacker(nil)
	if err != nil {
		return nil, err
	}
	defer u.Close()
	data, err := u.DecodeAll(packed, nil)
	if err != nil {
		return nil, fmt.Errorf("unpack: %w", err)
	}
	return data, nil
}
