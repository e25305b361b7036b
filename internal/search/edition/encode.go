package edition

import (
	"encoding/binary"
	"encoding/json"
	"math"
)

// encoder writes numbers and texts one after the other.
type encoder struct{ data []byte }

func (e *encoder) uint(n int) { e.data = binary.AppendUvarint(e.data, uint64(n)) }

func (e *encoder) float(f float32) {
	e.data = binary.LittleEndian.AppendUint32(e.data, math.Float32bits(f))
}

func (e *encoder) bytes(b []byte) {
	e.uint(len(b))
	e.data = append(e.data, b...)
}

func (e *encoder) text(s string) {
	e.uint(len(s))
	e.data = append(e.data, s...)
}

func (e *encoder) json(v any) error {
	b, err := json.Marshal(v)
	e.bytes(b)
	return err
}

// keys writes sorted keys, each by what it does not share with the one before.
type keys struct{ last string }

func (k *keys) write(e *encoder, key string) {
	n := 0
	for n < len(key) && n < len(k.last) && key[n] == k.last[n] {
		n++
	}
	e.uint(n)
	e.text(key[n:])
	k.last = key
}

// ascending writes numbers in ascending order by their differences.
func (e *encoder) ascending(numbers []uint32) {
	last := uint32(0)
	for _, n := range numbers {
		e.uint(int(n - last))
		last = n
	}
}

// between is the shortest beginning of a key that is after the key before it.
func between(before, key string) string {
	for i := range key {
		if key[:i] > before {
			return key[:i]
		}
	}
	return key
}
