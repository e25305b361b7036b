package source

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
	"go.yaml.in/yaml/v4/plugin/loaderlimits"

	"portulan/internal/diag"
	"portulan/internal/plain"
)

// maxDepth is how deep front matter may be nested; the deepest record has
// five levels.
const maxDepth = 32

// ParseYAML parses a file that is YAML as a whole, such as the settings of a
// site. It returns the text as well, as it was read; both are nil where the
// file could not be.
func ParseYAML(file string, text []byte) (*yaml.Node, []byte, []diag.Problem) {
	fitting, problems := fit(file, text)
	if len(text) > 0 && fitting == nil {
		return nil, nil, problems
	}
	text = fitting
	node, more := parseYAML(text, 1)
	for i := range more {
		more[i].File = file
	}
	problems = append(problems, more...)
	Excerpt(problems, text)
	return node, text, problems
}

// parseYAML parses front matter; firstLine is the line of the file on which it
// begins. A nil node means that it could not be read.
func parseYAML(front []byte, firstLine int) (*yaml.Node, []diag.Problem) {
	for _, separator := range lineSeparators {
		if bytes.Contains(front, []byte(separator)) {
			front = bytes.ReplaceAll(front, []byte(separator), []byte(" "))
		}
	}
	var document yaml.Node
	if err := yaml.Load(front, &document, limits); err != nil {
		if isEmpty(front) {
			return &yaml.Node{Kind: yaml.MappingNode, Line: 1, Column: 1}, nil
		}
		return nil, []diag.Problem{explain(err, front, firstLine)}
	}
	if len(document.Content) == 0 || isNothing(document.Content[0]) {
		return &yaml.Node{Kind: yaml.MappingNode, Line: 1, Column: 1}, nil
	}
	root := document.Content[0]
	if problems := unwanted(root, firstLine); problems != nil {
		return nil, problems
	}
	if root.Kind != yaml.MappingNode {
		return nil, []diag.Problem{notKeys(root, front, firstLine)}
	}
	return root, doubtful(root, firstLine)
}

// isNothing reports whether a document that is begun, by "---", has nothing in
// it.
func isNothing(root *yaml.Node) bool {
	return root.Kind == yaml.ScalarNode && root.Value == "" && root.Style == 0 && root.Anchor == ""
}

// doubtful warns of what YAML reads otherwise than editors mean it: "Projet #3",
// the end of which is a comment, and lines "-a", which make no list.
func doubtful(root *yaml.Node, firstLine int) []diag.Problem {
	var problems []diag.Problem
	say := func(node *yaml.Node, fault *diag.Fault) {
		width := utf8.RuneCountInString(node.Value)
		problems = append(problems, diag.Problem{Fault: *fault, Line: firstLine + node.Line - 1, Column: node.Column, Width: max(1, width)})
	}
	search(root, func(n *yaml.Node) bool {
		if comment := n.LineComment; n.Kind == yaml.ScalarNode && n.Style == 0 && n.Value != "" &&
			len(comment) > 1 && comment[0] == '#' && comment[1] != ' ' && comment[1] != '\t' && comment[1] != '#' {
			say(n, diag.NewFault(diag.YAMLHash, "comment", plain.Excerpt(comment)))
		}
		if n.Kind != yaml.MappingNode {
			return false
		}
		for i := 0; i+1 < len(n.Content); i += 2 {
			key, value := n.Content[i], n.Content[i+1]
			if value.Kind == yaml.ScalarNode && value.Style == 0 && value.Line > key.Line && strings.HasPrefix(value.Value, "-") {
				say(value, diag.NewFault(diag.YAMLDash))
			}
		}
		return false
	})
	return problems
}

// lineSeparators are characters that end a line for YAML and for nothing else
// here. They come with text pasted from elsewhere, and would shift every
// position after them.
var lineSeparators = [...]string{"\u0085", "\u2028", "\u2029"}

var limits = yaml.WithPlugin(loaderlimits.New(loaderlimits.DepthValue(maxDepth)))

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
	if anchor == nil && tag == nil {
		return nil
	}
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
