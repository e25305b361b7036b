package schema

import (
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"
)

// Place is where a value stands in its document, from 1.
type Place struct{ Line, Column, Width int }

// Locate finds the value at a path such as windows[0].closes, or the nearest
// value around it that is there. A path names the keys and the list that a
// value written short does without: they are passed over.
func Locate(document *yaml.Node, path string) Place {
	node := document
	for _, step := range steps(path) {
		next, there := child(node, step)
		if !there {
			break
		}
		node = next
	}
	return Place{Line: max(1, node.Line), Column: max(1, node.Column), Width: width(node)}
}

// steps cuts windows[0].closes into windows, 0, closes.
func steps(path string) []string {
	return strings.FieldsFunc(path, func(r rune) bool { return r == '.' || r == '[' || r == ']' })
}

// child is the node one step down, or the node itself where it stands for what
// the step names: the one item of a list written without its brackets, or the
// one value of a mapping written without its key.
func child(node *yaml.Node, step string) (*yaml.Node, bool) {
	index, err := strconv.Atoi(step)
	isIndex := err == nil
	switch {
	case node.Kind == yaml.MappingNode && !isIndex:
		for i := 0; i+1 < len(node.Content); i += 2 {
			if node.Content[i].Value == step {
				return node.Content[i+1], true
			}
		}
		return nil, false
	case node.Kind == yaml.SequenceNode && isIndex:
		if index < len(node.Content) {
			return node.Content[index], true
		}
		return nil, false
	}
	return node, !isIndex || index == 0
}
