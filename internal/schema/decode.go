package schema

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"portulan/internal/diag"
	"portulan/internal/plain"
)

// Decoder reads one document. It collects what is wrong in it and goes on.
type Decoder struct {
	Context
	// FirstLine is the line of the file on which the document's first line
	// stands.
	FirstLine int
	// Unknown is what a key that the table lacks is called; KeyUnknown where it
	// is empty.
	Unknown  diag.Code
	Problems []diag.Problem // without file and excerpt, which the caller knows
	path     []step         // to the value in hand
}

// Decode reads a mapping into a value by its table. What cannot be read is a
// problem, and leaves its part of the value as it was. The path is that of the
// mapping, empty for a whole document.
func Decode[T any](d *Decoder, node *yaml.Node, path string, table Table[T], into *T) {
	d.path = make([]step, 0, 8) // deeper than any table
	if path != "" {
		d.path = append(d.path, step{path, -1})
	}
	decode(d, node, table, into)
}

func decode[T any](d *Decoder, node *yaml.Node, table Table[T], into *T) {
	if node.Kind != yaml.MappingNode && table.Short != "" {
		table.field(table.Short).decode(d, node, into)
		return
	}
	d.mapping(node, table.keys, func(key, value *yaml.Node) {
		field := table.field(key.Value)
		if field == nil {
			d.fault(key, unknownKey(cmp.Or(d.Unknown, diag.KeyUnknown), key.Value, table.Rows()))
		} else if !isEmpty(value) {
			field.decode(d, value, into)
		} else if field.filled {
			d.fault(key, diag.NewFault(diag.KeyEmpty, "key", key.Value))
		}
	})
	if node.Kind != yaml.MappingNode {
		return // said already
	}
	for i := range table.Fields {
		if f := &table.Fields[i]; f.Required {
			d.require(node, f.Key)
		}
	}
}

// mapping calls each for every pair of a mapping, and says what is wrong with
// the mapping itself; keys are those that it takes, for people.
func (d *Decoder) mapping(node *yaml.Node, keys func() diag.Text, each func(key, value *yaml.Node)) {
	switch node.Kind {
	case yaml.MappingNode:
	case yaml.AliasNode:
		d.wrongShape(node, diag.YAMLAnchor)
		return
	default:
		k := keys()
		d.fault(node, diag.NewFault(diag.ValueNotMapping, "key", lastKey(d.field()), "keys_fr", k.FR, "keys_en", k.EN))
		return
	}
	var known map[string]*yaml.Node // the keys, where there are too many to look through
	if len(node.Content) > 2*manyKeys {
		known = make(map[string]*yaml.Node, len(node.Content)/2)
	}
	for i := 0; i+1 < len(node.Content); i += 2 {
		key, value := node.Content[i], node.Content[i+1]
		if key.Kind != yaml.ScalarNode {
			d.wrongShape(key, diag.KeyNotText)
			continue
		}
		first := known[key.Value]
		if known == nil {
			first, _ = pair(node.Content[:i], key.Value)
		}
		d.within(step{key.Value, -1}, func() {
			if first != nil {
				d.fault(key, diag.NewFault(diag.KeyTwice, "key", key.Value, "line", strconv.Itoa(d.line(first.Line))))
				return
			}
			if known != nil {
				known[key.Value] = key
			}
			each(key, value)
		})
	}
}

// manyKeys is from how many on the keys of a mapping are worth a map.
const manyKeys = 32

// pair returns the first key of that name and its value; nil where there is none.
func pair(content []*yaml.Node, name string) (key, value *yaml.Node) {
	for i := 0; i+1 < len(content); i += 2 {
		if content[i].Kind == yaml.ScalarNode && content[i].Value == name {
			return content[i], content[i+1]
		}
	}
	return nil, nil
}

// items calls each for every item of a list, with nil for one that is empty; a
// value that is not a list is a list of one.
func (d *Decoder) items(node *yaml.Node, each func(item *yaml.Node)) {
	if node.Kind != yaml.SequenceNode {
		each(node)
		return
	}
	for i, item := range node.Content {
		d.within(step{"", i}, func() {
			if isEmpty(item) {
				d.fault(item, diag.NewFault(diag.ItemEmpty))
				item = nil
			}
			each(item)
		})
	}
}

// text returns the text of a scalar node as it is written, whatever YAML would
// take it for: 012345678 is a text of nine digits.
func (d *Decoder) text(node *yaml.Node) (string, bool) {
	switch node.Kind {
	case yaml.ScalarNode:
		return strings.TrimSpace(node.Value), true
	case yaml.SequenceNode:
		d.wrongShape(node, diag.ValueNotSingle)
	case yaml.AliasNode:
		d.wrongShape(node, diag.YAMLAnchor)
	default:
		d.wrongShape(node, diag.ValueNotScalar)
	}
	return "", false
}

func (d *Decoder) wrongShape(node *yaml.Node, code diag.Code) {
	if node.Kind == yaml.AliasNode {
		code = diag.YAMLAnchor
	}
	d.fault(node, diag.NewFault(code, "key", lastKey(d.field()), "text", firstLine(node.Value)))
}

// require says that a key is not there, at the mapping, or that it is empty, at
// the key.
func (d *Decoder) require(node *yaml.Node, name string) {
	key, value := pair(node.Content, name)
	switch {
	case key != nil && !isEmpty(value):
	case key != nil:
		d.within(step{name, -1}, func() { d.fault(key, diag.NewFault(diag.KeyEmpty, "key", name)) })
	case len(d.path) == 0:
		fault := diag.NewFault(diag.KeyMissing, "key", name)
		d.Problems = append(d.Problems, diag.Problem{Fault: *fault, Field: name, Line: d.line(1), Column: 1, Width: 1})
	default:
		d.fault(node, diag.NewFault(diag.KeyMissing, "key", name))
	}
}

// fault tells a fault of a node, at the path in hand.
func (d *Decoder) fault(node *yaml.Node, fault *diag.Fault) {
	d.Problems = append(d.Problems, diag.Problem{
		Fault: *fault, Field: d.field(), Line: d.line(node.Line), Column: node.Column, Width: width(node),
	})
}

func (d *Decoder) line(inDocument int) int { return d.FirstLine + inDocument - 1 }

func isEmpty(node *yaml.Node) bool {
	switch node.Kind {
	case yaml.ScalarNode:
		return strings.TrimSpace(node.Value) == "" || node.Tag == "!!null" && (node.Value == "~" || node.Value == "null")
	case yaml.MappingNode, yaml.SequenceNode:
		return len(node.Content) == 0
	}
	return false
}

// width is how many characters of its first line a node takes; quotes count.
func width(node *yaml.Node) int {
	n := utf8.RuneCountInString(firstLine(node.Value))
	if node.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0 {
		n += 2
	}
	if node.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		n = 1
	}
	return max(1, n)
}

func firstLine(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	return line
}

func unknownKey(code diag.Code, key string, rows []Row) *diag.Fault {
	var near, keys []string
	folded := plain.Words(key)
	for _, r := range rows {
		keys = append(keys, r.Key)
		if slices.ContainsFunc(r.Said, func(said string) bool { return plain.Words(said) == folded }) {
			near = append(near, r.Key)
		}
	}
	if near == nil {
		near = plain.Nearest(key, keys)
	}
	return diag.NewFault(code, "key", key).Meant(near...)
}
