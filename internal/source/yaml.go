package source

import (
	"bytes"
	"regexp"
	"strconv"

	"go.yaml.in/yaml/v4"
	"go.yaml.in/yaml/v4/plugin/loaderlimits"

	"portulan/internal/diag"
)

// maxDepth is how deep front matter may be nested; the deepest record has
// five levels.
const maxDepth = 32

// ParseYAML parses a file that is YAML as a whole, such as the settings of a
// site. A nil node means that it could not be read.
func ParseYAML(file string, text []byte) (*yaml.Node, []diag.Problem) {
	node, problems := parseYAML(text, 1)
	for i := range problems {
		problems[i].File = file
	}
	Excerpt(problems, text)
	return node, problems
}

// parseYAML parses front matter; firstLine is the line of the file on which it
// begins. A nil node means that it could not be read.
func parseYAML(front []byte, firstLine int) (*yaml.Node, []diag.Problem) {
	front = lineSeparators.ReplaceAll(front, []byte(" "))
	var document yaml.Node
	if err := yaml.Load(front, &document, yaml.WithPlugin(loaderlimits.New(loaderlimits.DepthValue(maxDepth)))); err != nil {
		if isEmpty(front) {
			return &yaml.Node{Kind: yaml.MappingNode, Line: 1, Column: 1}, nil
		}
		return nil, []diag.Problem{explain(err, front, firstLine)}
	}
	if len(document.Content) == 0 {
		return &yaml.Node{Kind: yaml.MappingNode, Line: 1, Column: 1}, nil
	}
	root := document.Content[0]
	if problems := unwanted(root, firstLine); problems != nil {
		return nil, problems
	}
	if root.Kind != yaml.MappingNode {
		return nil, []diag.Problem{notKeys(root, front, firstLine)}
	}
	return root, nil
}

// lineSeparators are characters that end a line for YAML and for nothing else
// here. They come with text pasted from elsewhere, and would shift every
// position after them.
var lineSeparators = regexp.MustCompile("[\u0085\u2028\u2029]")

func depthProblem(line int) diag.Problem {
	return diag.Problem{Fault: *diag.NewFault(diag.YAMLDepth, "limit", strconv.Itoa(maxDepth)), Line: line, Column: 1, Width: 1}
}

// isEmpty reports whether front matter is made of blank lines and comments,
// which the loader takes for an error.
func isEmpty(front []byte) bool {
	for line := range bytes.Lines(front) {
		if line = bytes.TrimSpace(line); len(line) > 0 && line[0] != '#' {
			return false
		}
	}
	return true
}

// unwanted finds what YAML has and records do not: anchors, aliases and tags. The
// loader has bounded the nesting. One of a kind is told, for an alias may stand
// in a file a hundred thousand times.
func unwanted(node *yaml.Node, firstLine int) []diag.Problem {
	anchor := search(node, func(n *yaml.Node) bool { return n.Anchor != "" || n.Kind == yaml.AliasNode })
	tag := search(node, func(n *yaml.Node) bool { return n.Style&yaml.TaggedStyle != 0 || n.Tag == "!" })
	var problems []diag.Problem
	say := func(node *yaml.Node, fault *diag.Fault) {
		if node != nil {
			problems = append(problems, diag.Problem{Fault: *fault, Line: firstLine + node.Line - 1, Column: node.Column, Width: 1})
		}
	}
	say(anchor, diag.NewFault(diag.YAMLAnchor))
	say(tag, diag.NewFault(diag.YAMLStart, "text", "!"))
	return problems
}

// search returns the first node, in the order of the text, for which is holds.
func search(node *yaml.Node, is func(*yaml.Node) bool) *yaml.Node {
	if is(node) {
		return node
	}
	for _, child := range node.Content {
		if found := search(child, is); found != nil {
			return found
		}
	}
	return nil
}
