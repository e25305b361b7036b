package schema

import (
	"fmt"
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
	Problems  []diag.Problem // without file and excerpt, which the caller knows
}

// Decode reads a mapping into a value by its table. What cannot be read is a
// problem, and leaves its part of the value as it was.
func Decode[T any](d *Decoder, node *yaml.Node, path string, table Table[T], into *T) {
	if node.Kind != yaml.MappingNode && table.Short != "" {
		table.field(table.Short).decode(d, node, path, into)
		return
	}
	empty, given := map[string]*yaml.Node{}, map[string]bool{}
	d.mapping(node, path, func(key, value *yaml.Node, path string) {
		field := table.field(key.Value)
		if field == nil {
			d.fault(key, path, unknownKey(key.Value, table.Rows()))
			return
		}
		if isEmpty(value) {
			empty[field.Key] = key
			return
		}
		given[field.Key] = true
		field.decode(d, value, path, into)
	})
	if node.Kind != yaml.MappingNode {
		return // said already
	}
	for _, f := range table.Fields {
		if f.Required && !given[f.Key] {
			d.missing(node, empty[f.Key], path, f.Key)
		}
	}
}

// mapping calls each for every pair of a mapping, and says what is wrong with
// the mapping itself.
func (d *Decoder) mapping(node *yaml.Node, path string, each func(key, value *yaml.Node, path string)) {
	if node.Kind != yaml.MappingNode {
		d.wrongShape(node, path, diag.ValueNotMapping)
		return
	}
	lines := make(map[string]int, len(node.Content)/2)
	for i := 0; i+1 < len(node.Content); i += 2 {
		key, value := node.Content[i], node.Content[i+1]
		at := join(path, key.Value)
		if key.Kind != yaml.ScalarNode {
			d.wrongShape(key, path, diag.KeyNotText)
			continue
		}
		if line, again := lines[key.Value]; again {
			d.fault(key, at, diag.NewFault(diag.KeyTwice, "key", key.Value, "line", fmt.Sprint(d.line(line))))
			continue
		}
		lines[key.Value] = key.Line
		each(key, value, at)
	}
}

// items calls each for every item of a list; a value that is not a list is a
// list of one.
func (d *Decoder) items(node *yaml.Node, path string, each func(item *yaml.Node, path string)) {
	if node.Kind != yaml.SequenceNode {
		each(node, path)
		return
	}
	for i, item := range node.Content {
		at := fmt.Sprintf("%s[%d]", path, i)
		if isEmpty(item) {
			d.fault(item, at, diag.NewFault(diag.ItemEmpty))
			continue
		}
		each(item, at)
	}
}

// text returns the text of a scalar node as it is written, whatever YAML would
// take it for: 012345678 is a text of nine digits.
func (d *Decoder) text(node *yaml.Node, path, expected string) (string, bool) {
	switch node.Kind {
	case yaml.ScalarNode:
		return strings.TrimSpace(node.Value), true
	case yaml.SequenceNode:
		d.wrongShape(node, path, diag.ValueNotSingle)
	case yaml.AliasNode:
		d.wrongShape(node, path, diag.YAMLAnchor)
	default:
		d.wrongShape(node, path, diag.ValueNotScalar)
	}
	return "", false
}

func (d *Decoder) wrongShape(node *yaml.Node, path string, code diag.Code) {
	if node.Kind == yaml.AliasNode {
		code = diag.YAMLAnchor
	}
	d.fault(node, path, diag.NewFault(code, "key", lastKey(path), "text", firstLine(node.Value)))
}

// missing says that a key is not there, at the mapping, or that it is empty, at
// the key.
func (d *Decoder) missing(node, empty *yaml.Node, path, key string) {
	fault := diag.NewFault(diag.KeyMissing, "key", key)
	switch {
	case empty != nil:
		d.fault(empty, join(path, key), diag.NewFault(diag.KeyEmpty, "key", key))
	case path == "":
		d.Problems = append(d.Problems, diag.Problem{Fault: *fault, Field: key, Line: d.line(1), Column: 1, Width: 1})
	default:
		d.fault(node, path, fault)
	}
}

func (d *Decoder) fault(node *yaml.Node, path string, fault *diag.Fault) {
	d.Problems = append(d.Problems, diag.Problem{
		Fault: *fault, Field: path, Line: d.line(node.Line), Column: node.Column, Width: width(node),
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

func join(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

func lastKey(path string) string {
	path = path[strings.LastIndexByte(path, '.')+1:]
	key, _, _ := strings.Cut(path, "[")
	return key
}

func unknownKey(key string, rows []Row) *diag.Fault {
	var near, keys []string
	folded := plain.Words(key)
	for _, r := range rows {
		keys = append(keys, r.Key)
		for _, said := range r.Said {
			if plain.Words(said) == folded {
				near = append(near, r.Key)
			}
		}
	}
	if near == nil {
		near = plain.Nearest(key, keys)
	}
	return diag.NewFault(diag.KeyUnknown, "key", key).Meant(near...)
}
