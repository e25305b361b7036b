package source

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strings"
)

// plainScalar is a text that YAML takes for nothing but text.
var plainScalar = regexp.MustCompile(`^\pL[\pL\pN’.,()/-]*( [\pL\pN’(«»][\pL\pN’.,()/«»-]*)*$`)

// Scalar writes a text as a value of YAML, on one line: as it is, or where YAML would
// take it for something else as a string of JSON, which is one of YAML too.
func Scalar(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if plainScalar.MatchString(text) && !yamlWords.MatchString(text) {
		return text
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(text); err != nil {
		panic(err) // a string can be written
	}
	return strings.TrimSpace(b.String())
}

// yamlWords are those that YAML does not take for text.
var yamlWords = regexp.MustCompile(`(?i)^(true|false|yes|no|on|off|y|n|null)$`)
