package source

import (
	"bytes"
	"errors"
	"regexp"
	"strconv"
	"strings"

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
		Excerpt(&problems[i], text)
	}
	return node, problems
}

// parseYAML parses front matter; firstLine is the line of the file on which it
// begins. A nil node means that it could not be read.
func parseYAML(front []byte, firstLine int) (*yaml.Node, []diag.Problem) {
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
		fault := diag.NewFault(diag.ValueNotMapping, "key", "---")
		return nil, []diag.Problem{{Fault: *fault, Line: firstLine + root.Line - 1, Column: root.Column, Width: 1}}
	}
	return root, nil
}

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

// unwanted finds what YAML has and records do not: anchors and aliases. The
// loader has bounded the nesting.
func unwanted(node *yaml.Node, firstLine int) []diag.Problem {
	if node.Anchor != "" || node.Kind == yaml.AliasNode {
		return []diag.Problem{{
			Fault: *diag.NewFault(diag.YAMLAnchor), Line: firstLine + node.Line - 1, Column: node.Column, Width: 1,
		}}
	}
	var problems []diag.Problem
	for _, child := range node.Content {
		problems = append(problems, unwanted(child, firstLine)...)
	}
	return problems
}

// keyValue is a line "key: value" of block YAML, perhaps the first of a list
// item.
var keyValue = regexp.MustCompile(`^[ ]*(?:- +)*([^\s:#"'\[{][^:]*?):[ ]+(.*?)\s*$`)

// noSpace is a line "key:value".
var noSpace = regexp.MustCompile(`^[ ]*(?:- +)*([a-z_]+):([^\s:/].*?)\s*$`)

// explain turns a YAML error into the mistake that an editor made. The parser
// often stops a line after the mistake; the lines around it are looked at.
func explain(err error, front []byte, firstLine int) diag.Problem {
	line, column, message := 1, 1, err.Error()
	var load *yaml.LoadError
	if errors.As(err, &load) {
		message = load.Message
		if load.Mark.Line > 0 {
			line, column = load.Mark.Line, load.Mark.Column
		}
	}
	lines := strings.Split(string(front), "\n")
	line = min(max(line, 1), len(lines))
	if line > 1 && strings.TrimSpace(lines[line-1]) == "" {
		line--
	}
	at := func(line, column int, fault *diag.Fault) diag.Problem {
		return diag.Problem{Fault: *fault, Line: firstLine + line - 1, Column: max(column, 1), Width: 1}
	}
	if strings.Contains(message, "exceeded max depth") {
		return depthProblem(firstLine + line - 1)
	}
	if l, c := indentTab(lines, line); l > 0 {
		return at(l, c, diag.NewFault(diag.YAMLTab))
	}
	for _, l := range []int{line, line - 1} {
		if l < 1 {
			continue
		}
		text := lines[l-1]
		if m := noSpace.FindStringSubmatchIndex(text); m != nil {
			return at(l, m[3]+1, diag.NewFault(diag.YAMLNoSpace, "key", text[m[2]:m[3]], "value", text[m[4]:m[5]]))
		}
		m := keyValue.FindStringSubmatchIndex(text)
		if m == nil {
			continue
		}
		key, value := text[m[2]:m[3]], text[m[4]:m[5]]
		valueColumn := len([]rune(text[:m[4]])) + 1
		switch {
		case value == "":
		case strings.HasPrefix(value, `"`) || strings.HasPrefix(value, "'"):
			if !closes(value) {
				return at(l, valueColumn, diag.NewFault(diag.YAMLQuote))
			}
		case strings.HasPrefix(value, "[") || strings.HasPrefix(value, "{"):
			if strings.Contains(message, "expected ','") || strings.Count(value, "[") != strings.Count(value, "]") {
				return at(l, valueColumn, diag.NewFault(diag.YAMLBracket))
			}
		case strings.ContainsAny(value[:1], "@`%&*!|>") && (strings.Contains(message, "cannot start any token") || strings.Contains(message, "anchor") || strings.Contains(message, "alias")):
			code := diag.YAMLStart
			if value[0] == '&' || value[0] == '*' {
				code = diag.YAMLAnchor
			}
			return at(l, valueColumn, diag.NewFault(code, "text", value[:1]))
		case strings.Contains(value, ": ") || strings.HasSuffix(value, ":"):
			colon := valueColumn + len([]rune(value[:strings.Index(value+" ", ": ")]))
			quoted := strings.ReplaceAll(value, `"`, `\"`)
			return at(l, colon, diag.NewFault(diag.YAMLColon, "key", key, "value", quoted))
		}
	}
	switch {
	case strings.Contains(message, "unexpected end of stream"), strings.Contains(message, "quoted scalar"):
		if l, c := openQuote(lines); l > 0 {
			return at(l, c, diag.NewFault(diag.YAMLQuote))
		}
	case strings.Contains(message, "did not find expected"), strings.Contains(message, "mapping values are not allowed"),
		strings.Contains(message, "could not find expected"), strings.Contains(message, "block sequence entries are not allowed"):
		return at(line, indent(lines[line-1])+1, diag.NewFault(diag.YAMLIndent))
	case strings.Contains(message, "anchor"), strings.Contains(message, "alias"):
		return at(line, column, diag.NewFault(diag.YAMLAnchor))
	}
	return at(line, column, diag.NewFault(diag.YAMLUnreadable, "reason", message))
}

// indentTab finds a tab among the spaces that begin a line, at or just before
// the line where the parser stopped.
func indentTab(lines []string, line int) (int, int) {
	for l := line; l >= max(1, line-1); l-- {
		text := lines[l-1]
		head := text[:len(text)-len(strings.TrimLeft(text, " \t"))]
		if i := strings.IndexByte(head, '\t'); i >= 0 {
			return l, i + 1
		}
	}
	return 0, 0
}

// closes reports whether a quoted value ends with the quote that it begins
// with, and with nothing after it.
func closes(value string) bool {
	quote := value[:1]
	inner := value[1:]
	if quote == `"` {
		inner = strings.ReplaceAll(inner, `\\`, "")
		inner = strings.ReplaceAll(inner, `\"`, "")
	} else {
		inner = strings.ReplaceAll(inner, "''", "")
	}
	return strings.Index(inner, quote) == len(inner)-1 && inner != ""
}

// openQuote finds the first value whose quote never closes on its line.
func openQuote(lines []string) (int, int) {
	for i, text := range lines {
		m := keyValue.FindStringSubmatchIndex(text)
		if m == nil {
			continue
		}
		value := text[m[4]:m[5]]
		if (strings.HasPrefix(value, `"`) || strings.HasPrefix(value, "'")) && !closes(value) {
			return i + 1, len([]rune(text[:m[4]])) + 1
		}
	}
	return 0, 0
}

func indent(text string) int { return len(text) - len(strings.TrimLeft(text, " ")) }
