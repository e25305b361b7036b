package source

import (
	"errors"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"portulan/internal/diag"
)

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
	switch {
	case strings.Contains(message, "exceeded max depth"):
		return depthProblem(firstLine + line - 1)
	case strings.Contains(message, "expected single document"):
		return at(secondDocument(lines), 1, diag.NewFault(diag.YAMLDocuments))
	case strings.Contains(message, "control characters"):
		l, c := control(lines)
		return at(l, c, diag.NewFault(diag.YAMLControl))
	}
	if l, c := indentTab(lines, line); l > 0 {
		return at(l, c, diag.NewFault(diag.YAMLTab))
	}
	for l := line; l >= max(1, line-1); l-- {
		if c, fault := mistake(lines[l-1], message); fault != nil {
			return at(l, c, fault)
		}
	}
	switch {
	case strings.Contains(message, "unexpected end of stream"), strings.Contains(message, "quoted scalar"):
		if l, c := openQuote(lines); l > 0 {
			return at(l, c, diag.NewFault(diag.YAMLQuote))
		}
	case strings.Contains(message, "could not find expected ':'"):
		if l := noColon(lines, line); l > 0 {
			return at(l, indent(lines[l-1])+1, diag.NewFault(diag.YAMLNoColon))
		}
		return at(line, indent(lines[line-1])+1, diag.NewFault(diag.YAMLIndent))
	case strings.Contains(message, "did not find expected"), strings.Contains(message, "mapping values are not allowed"),
		strings.Contains(message, "could not find expected"), strings.Contains(message, "block sequence entries are not allowed"):
		return at(line, indent(lines[line-1])+1, diag.NewFault(diag.YAMLIndent))
	case strings.Contains(message, "anchor"), strings.Contains(message, "alias"):
		return at(line, column, diag.NewFault(diag.YAMLAnchor))
	}
	return at(line, column, diag.NewFault(diag.YAMLUnreadable, "reason", message))
}

// mistake finds what is wrong in a line at which, or just after which, the
// parser stopped with a message.
func mistake(text, message string) (column int, fault *diag.Fault) {
	if m := noSpace.FindStringSubmatchIndex(text); m != nil {
		return m[3] + 1, diag.NewFault(diag.YAMLNoSpace, "key", text[m[2]:m[3]], "value", text[m[4]:m[5]])
	}
	m := keyValue.FindStringSubmatchIndex(text)
	if m == nil || m[4] == m[5] {
		return 0, nil
	}
	key, value := text[m[2]:m[3]], text[m[4]:m[5]]
	column = utf8.RuneCountInString(text[:m[4]]) + 1
	switch value[0] {
	case '"', '\'':
		if !closes(value) {
			return column, diag.NewFault(diag.YAMLQuote)
		}
		return 0, nil
	case '[', '{':
		switch {
		case unbalanced(value):
			return column, diag.NewFault(diag.YAMLBracket)
		case !strings.HasSuffix(value, "]") && !strings.HasSuffix(value, "}"):
			return column, diag.NewFault(diag.YAMLStart, "text", value[:1])
		case strings.Contains(message, "expected ','"):
			return column, diag.NewFault(diag.YAMLBracket)
		}
		return 0, nil
	case '&', '*':
		if says(message, "anchor", "alias", "alphabetic or numeric") {
			return column, diag.NewFault(diag.YAMLAnchor)
		}
	case '@', '`', '%', '!', '|', '>', '-', '?', ',', ']', '}':
		if says(message, "cannot start any token", "comment or line break", "entries are not allowed", "keys are not allowed", "node content") {
			return column, diag.NewFault(diag.YAMLStart, "text", value[:1])
		}
	}
	if before, _, found := strings.Cut(value+" ", ": "); found {
		quoted := strings.ReplaceAll(value, `"`, `\"`)
		return column + utf8.RuneCountInString(before), diag.NewFault(diag.YAMLColon, "key", key, "value", quoted)
	}
	return 0, nil
}

func says(message string, parts ...string) bool {
	for _, part := range parts {
		if strings.Contains(message, part) {
			return true
		}
	}
	return false
}

// notKeys explains front matter that is a list or a text: most often one whose
// keys lack the space after their colon, which makes a text of them.
func notKeys(root *yaml.Node, front []byte, firstLine int) diag.Problem {
	lines := strings.Split(string(front), "\n")
	if m := noSpace.FindStringSubmatchIndex(lines[root.Line-1]); m != nil && root.Kind == yaml.ScalarNode {
		text := lines[root.Line-1]
		fault := diag.NewFault(diag.YAMLNoSpace, "key", text[m[2]:m[3]], "value", text[m[4]:m[5]])
		return diag.Problem{Fault: *fault, Line: firstLine + root.Line - 1, Column: m[3] + 1, Width: 1}
	}
	return diag.Problem{Fault: *diag.NewFault(diag.FrontNotKeys), Line: firstLine + root.Line - 1, Column: root.Column, Width: 1}
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

// noColon finds the line without a colon at or just before the one where the
// parser stopped looking for it.
func noColon(lines []string, line int) int {
	for l := line; l >= 1; l-- {
		text := strings.TrimSpace(lines[l-1])
		if text == "" || text[0] == '#' || l == line && strings.Contains(text, ":") {
			continue
		}
		if strings.Contains(text, ":") {
			return 0
		}
		return l
	}
	return 0
}

// secondDocument finds the line that parts the first document from the second:
// three hyphens or three dots after something that is no comment.
func secondDocument(lines []string) int {
	begun := false
	for l, text := range lines {
		mark := text == "---" || text == "..." || strings.HasPrefix(text, "--- ") || strings.HasPrefix(text, "... ")
		if mark && begun {
			return l + 1
		}
		begun = begun || strings.TrimSpace(text) != "" && !strings.HasPrefix(strings.TrimSpace(text), "#")
	}
	return 1
}

// control finds the first character that YAML does not admit.
func control(lines []string) (int, int) {
	for l, text := range lines {
		for i, r := range text {
			if r != '\t' && unicode.IsControl(r) || r == '\ufffe' || r == '\uffff' {
				return l + 1, utf8.RuneCountInString(text[:i]) + 1
			}
		}
	}
	return 1, 1
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

// unbalanced reports whether a value opens more brackets or braces than it
// closes, or closes more.
func unbalanced(value string) bool {
	return strings.Count(value, "[") != strings.Count(value, "]") || strings.Count(value, "{") != strings.Count(value, "}")
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
			return i + 1, utf8.RuneCountInString(text[:m[4]]) + 1
		}
	}
	return 0, 0
}

func indent(text string) int { return len(text) - len(strings.TrimLeft(text, " ")) }
