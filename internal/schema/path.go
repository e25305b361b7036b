package schema

import (
	"strconv"
	"strings"
)

// step is one part of the path to a value: a key, or an index in a list.
type step struct {
	key   string
	index int // -1 for a key
}

// within reads what stands one step further down. The path is written only for
// what has a problem, and nearly nothing has.
func (d *Decoder) within(s step, read func()) {
	d.path = append(d.path, s)
	read()
	d.path = d.path[:len(d.path)-1]
}

// field is the path to the value in hand, as in windows[0].closes; empty for the
// document.
func (d *Decoder) field() string {
	var b strings.Builder
	for _, s := range d.path {
		switch {
		case s.index >= 0:
			b.WriteString("[" + strconv.Itoa(s.index) + "]")
		case b.Len() > 0:
			b.WriteString("." + s.key)
		default:
			b.WriteString(s.key)
		}
	}
	return b.String()
}

// lastKey is the last key of a path.
func lastKey(path string) string {
	path = path[strings.LastIndexByte(path, '.')+1:]
	key, _, _ := strings.Cut(path, "[")
	return key
}
