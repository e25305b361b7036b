package schema

import (
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"
)

// Place is where a value stands in its document, from 1.
type Place struct{ Line, Column, Width int }

// Locate finds the value at a path such as windows[0].closes, or the nearest
// value around it that is there.
func Locate(document *yaml.Node, path string) Place {
	node := document
	for _, step := range steps(path) {
		next := child(node, step)
		if next == nil {
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

func child(node *yaml.Node, step string) *yaml.Node {
	switch node.Kind {
	case yaml.MappingNode:
		for i := 0; i+1 < len(node.Content); i += 2 {
			if node.Content[i].Value == step {
				return node.Content[i+1]
			}
		}
	case yaml.SequenceNode:
		if i, err := strconv.Atoi(step); err == nil && i < len(node.Content) {
			return node.Content[i]
		}
	default:
		// The one value of a list written without its brackets.
		if step == "0" {
			return node
		}
	}
	if step == "0" && node.Kind == yaml.MappingNode {
		return node
	}
	return nil
}
