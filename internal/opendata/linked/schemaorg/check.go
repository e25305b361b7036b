package schemaorg

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"net/url"
	"regexp"
	"slices"
)

// Document is a JSON-LD document in the terms of schema.org.
type Document struct {
	nodes []map[string]any          // of the graph
	byID  map[string]map[string]any // every node that has an @id and a type
	used  map[string]bool
	wrong []string
}

// Parse reads a JSON-LD document, which must have https://schema.org as its one
// context.
func Parse(text []byte) (*Document, error) {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	var root map[string]any
	if err := decoder.Decode(&root); err != nil {
		return nil, err
	}
	if decoder.More() {
		return nil, fmt.Errorf("something follows the document")
	}
	if root["@context"] != "https://schema.org" {
		return nil, fmt.Errorf("the context is %v", root["@context"])
	}
	delete(root, "@context")
	d := &Document{byID: map[string]map[string]any{}, used: map[string]bool{}}
	if graph, ok := root["@graph"].([]any); ok {
		for _, node := range graph {
			object, ok := node.(map[string]any)
			if !ok {
				return nil, fmt.Errorf("%v is no node", node)
			}
			d.nodes = append(d.nodes, object)
		}
	} else {
		d.nodes = append(d.nodes, root)
	}
	for _, node := range d.nodes {
		d.index(node)
	}
	return d, nil
}

// index finds the nodes that others can name.
func (d *Document) index(value any) {
	switch v := value.(type) {
	case []any:
		for _, each := range v {
			d.index(each)
		}
	case map[string]any:
		if id, ok := v["@id"].(string); ok && v["@type"] != nil {
			d.byID[id] = v
		}
		for _, each := range v {
			d.index(each)
		}
	}
}

// Check returns all that the vocabulary does not allow in the document, and the
// terms that it uses, sorted.
func (d *Document) Check() (wrong, used []string) {
	for i, node := range d.nodes {
		d.checkNode(node, fmt.Sprintf("node %d", i))
	}
	return d.wrong, slices.Sorted(maps.Keys(d.used))
}

func (d *Document) say(format string, args ...any) {
	d.wrong = append(d.wrong, fmt.Sprintf(format, args...))
}

// Nodes returns the nodes of the document's graph that are of a type.
func (d *Document) Nodes(kind string) []map[string]any {
	var found []map[string]any
	for _, node := range d.nodes {
		if node["@type"] == kind {
			found = append(found, node)
		}
	}
	return found
}

// checkNode checks a node at a place of the document, and returns its type;
// empty if it has none that exists.
func (d *Document) checkNode(node map[string]any, at string) string {
	kind, _ := node["@type"].(string)
	t, known := terms()[kind]
	if !known || t.kind != "type" {
		d.say("%s: there is no type %q", at, node["@type"])
		return ""
	}
	d.used[kind] = true
	if t.state == "superseded" {
		d.say("%s: the type %s is superseded", at, kind)
	}
	for _, property := range slices.Sorted(maps.Keys(node)) {
		if property == "@type" {
			continue
		}
		if property == "@id" {
			d.checkURL(node["@id"], at+".@id")
			continue
		}
		d.checkProperty(kind, property, node[property], at+"."+property)
	}
	return kind
}

func (d *Document) checkProperty(kind, property string, value any, at string) {
	p, known := terms()[property]
	if !known || p.kind != "property" {
		d.say("%s: there is no property %q", at, property)
		return
	}
	d.used[property] = true
	if p.state == "superseded" {
		d.say("%s: the property %s is superseded", at, property)
	}
	if !isAny(kind, p.domain) {
		d.say("%s: %s is a property of %v, not of %s", at, property, p.domain, kind)
	}
	values, many := value.([]any)
	if !many {
		values = []any{value}
	} else if len(values) == 0 {
		d.say("%s: an empty list says nothing", at)
	}
	for i, v := range values {
		place := at
		if many {
			place = fmt.Sprintf("%s[%d]", at, i)
		}
		d.checkValue(p.ranges, v, place)
	}
}

// checkValue checks that a value is of one of the types of a range.
func (d *Document) checkValue(ranges []string, value any, at string) {
	switch v := value.(type) {
	case map[string]any:
		kind := ""
		if id, named := v["@id"].(string); named && len(v) == 1 {
			node, found := d.byID[id]
			if !found {
				d.say("%s: no node has the name %s", at, id)
				return
			}
			kind, _ = node["@type"].(string)
		} else {
			kind = d.checkNode(v, at)
		}
		if kind != "" && !isAny(kind, ranges) {
			d.say("%s: %s is none of %v", at, kind, ranges)
		}
	case string:
		if v == "" || !slices.ContainsFunc(ranges, func(r string) bool { return fits(v, r) }) {
			d.say("%s: %q is none of %v", at, v, ranges)
		}
	case json.Number:
		integer := regexp.MustCompile(`^-?\d+$`).MatchString(v.String())
		if !slices.ContainsFunc(ranges, func(r string) bool { return r == "Number" || integer && isA("Integer", r) }) {
			d.say("%s: the number %s is none of %v", at, v, ranges)
		}
	case bool:
		if !slices.Contains(ranges, "Boolean") {
			d.say("%s: %v is none of %v", at, v, ranges)
		}
	default:
		d.say("%s: %v says nothing", at, v)
	}
}

func (d *Document) checkURL(value any, at string) {
	if text, ok := value.(string); !ok || !isURL(text) {
		d.say("%s: %v is no address", at, value)
	}
}

// The forms of dates. Date is any date of ISO 8601, which may be a year or a
// month; DateTime is [-]CCYY-MM-DDThh:mm:ss[Z|(+|-)hh:mm].
var (
	date     = regexp.MustCompile(`^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$`)
	dateTime = regexp.MustCompile(`^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(Z|[+-]\d\d:\d\d)$`)
)

// fits reports whether a text is a value of a type.
func fits(text, kind string) bool {
	switch kind {
	case "Text", "PronounceableText":
		return true
	case "URL":
		return isURL(text)
	case "Date":
		return date.MatchString(text)
	case "DateTime":
		return dateTime.MatchString(text)
	}
	return false
}

func isURL(text string) bool {
	u, err := url.Parse(text)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != ""
}
