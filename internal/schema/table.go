package schema

import (
	"strings"

	"go.yaml.in/yaml/v4"

	"portulan/internal/diag"
)

// Table is the keys of a mapping that is decoded into a T.
type Table[T any] struct {
	Fields []Field[T]
	// Short names the field that a value stands for when it is written without
	// its mapping: lead: plaine-images is lead: {org: plaine-images}.
	Short string
}

// Field is one row of a table: a key, what it means, the shape of its value,
// and how the value reaches its place in a T.
type Field[T any] struct {
	Row
	decode func(d *Decoder, node *yaml.Node, into *T)
	filled bool // the key is not to be given without a value
}

// Row is what can be told of a field without its Go type.
type Row struct {
	Key      string
	About    diag.Text // one sentence
	Type     Type
	Required bool
	Said     []string // other words that people write for the key, to suggest it
}

// Type is the shape of a value.
type Type struct {
	Name   string         // of a scalar, as in "date"; see [Scalar]
	Words  []Word         // the words of an enumeration
	List   *Type          // set for a list: the shape of its items
	Rows   []Row          // set for a mapping: its keys
	Short  string         // set for a mapping that may be written as one of its values
	Schema map[string]any // JSON Schema of a scalar
}

// Require marks the field as one that must be given.
func (f Field[T]) Require() Field[T] {
	f.Required = true
	return f
}

// Filled marks the field as one that says something wherever its key stands:
// an empty value is a mistake, not a way to leave the field out.
func (f Field[T]) Filled() Field[T] {
	f.filled = true
	return f
}

// Or gives other words for the key. They are not accepted: they let a message
// suggest the right one.
func (f Field[T]) Or(words ...string) Field[T] {
	f.Said = words
	return f
}

// Rows returns the table without its Go type.
func (t Table[T]) Rows() []Row {
	rows := make([]Row, len(t.Fields))
	for i, f := range t.Fields {
		rows[i] = f.Row
	}
	return rows
}

// keys lists the keys of the table, for people.
func (t Table[T]) keys() diag.Text {
	var list []string
	for _, f := range t.Fields {
		list = append(list, f.Key)
	}
	keys := strings.Join(list, ", ")
	return diag.Text{FR: keys, EN: keys}
}

func (t Table[T]) shape() Type { return Type{Rows: t.Rows(), Short: t.Short} }

func (t Table[T]) field(key string) *Field[T] {
	for i := range t.Fields {
		if t.Fields[i].Key == key {
			return &t.Fields[i]
		}
	}
	return nil
}

// Value is a field that holds one scalar.
func Value[T, V any](key string, scalar Scalar[V], at func(*T) *V, fr, en string) Field[T] {
	return Field[T]{
		Row: Row{Key: key, About: diag.Text{FR: fr, EN: en}, Type: scalar.shape()},
		decode: func(d *Decoder, node *yaml.Node, into *T) {
			if v, ok := decodeScalar(d, node, scalar); ok {
				*at(into) = v
			}
		},
	}
}

// Values is a field that holds a list of scalars. One scalar is a list of one.
// An item that cannot be read is a zero value, so that the others keep the
// index by which [Locate] finds them.
func Values[T, V any](key string, scalar Scalar[V], at func(*T) *[]V, fr, en string) Field[T] {
	shape := scalar.shape()
	return Field[T]{
		Row: Row{Key: key, About: diag.Text{FR: fr, EN: en}, Type: Type{List: &shape}},
		decode: func(d *Decoder, node *yaml.Node, into *T) {
			d.items(node, func(item *yaml.Node) {
				var v V
				if item != nil {
					v, _ = decodeScalar(d, item, scalar)
				}
				*at(into) = append(*at(into), v)
			})
		},
	}
}

// Object is a field that holds a mapping.
func Object[T, V any](key string, table Table[V], at func(*T) *V, fr, en string) Field[T] {
	return Field[T]{
		Row: Row{Key: key, About: diag.Text{FR: fr, EN: en}, Type: table.shape()},
		decode: func(d *Decoder, node *yaml.Node, into *T) {
			decode(d, node, table, at(into))
		},
	}
}

// Objects is a field that holds a list of mappings. One mapping is a list of
// one. An item that cannot be read is there all the same, as in [Values].
func Objects[T, V any](key string, table Table[V], at func(*T) *[]V, fr, en string) Field[T] {
	shape := table.shape()
	return Field[T]{
		Row: Row{Key: key, About: diag.Text{FR: fr, EN: en}, Type: Type{List: &shape}},
		decode: func(d *Decoder, node *yaml.Node, into *T) {
			d.items(node, func(item *yaml.Node) {
				var v V
				if item != nil {
					decode(d, item, table, &v)
				}
				*at(into) = append(*at(into), v)
			})
		},
	}
}

// Inline takes the fields of a part of T, such as what every record has, into
// a table of T.
func Inline[T, P any](fields []Field[P], at func(*T) *P) []Field[T] {
	inlined := make([]Field[T], len(fields))
	for i, f := range fields {
		inlined[i] = Field[T]{Row: f.Row, decode: func(d *Decoder, node *yaml.Node, into *T) {
			f.decode(d, node, at(into))
		}}
	}
	return inlined
}

// freeKeys says what the keys of [Free] are.
func freeKeys() diag.Text {
	return diag.Text{FR: "celles que vous voulez", EN: "any that you want"}
}

// Free is a field that holds keys of the editor's own, each with one scalar or
// a list of them.
func Free[T, V any](key string, at func(*T) *[]V, entry func(key string, values []string) V, fr, en string) Field[T] {
	return Field[T]{
		Row: Row{Key: key, About: diag.Text{FR: fr, EN: en}, Type: Type{Name: "free", Schema: map[string]any{"type": "object"}}},
		decode: func(d *Decoder, node *yaml.Node, into *T) {
			d.mapping(node, freeKeys, func(key, value *yaml.Node) {
				if isEmpty(value) {
					return
				}
				var values []string
				d.items(value, func(item *yaml.Node) {
					if item == nil {
						return
					}
					if text, ok := d.text(item); ok {
						values = append(values, text)
					}
				})
				*at(into) = append(*at(into), entry(key.Value, values))
			})
		},
	}
}
