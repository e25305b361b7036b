package main

import (
	"errors"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// term is what the table keeps of a type, a property or a value.
type term struct {
	kind       string   // type, data (a data type), property or value
	parents    []string // of a type: what it is a kind of; of a property or value: the property or type above
	domain     []string // of a property: the types that have it
	ranges     []string // of a property: the types of its values
	pending    bool
	superseded []string
}

// quad is a line that states something between two things; what is said in
// words (labels, comments) is left out.
var quad = regexp.MustCompile(`^<http://schema\.org/(\w+)> <([^>]+)> <([^>]+)> `)

const (
	schema = "http://schema.org/"
	rdf    = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	rdfs   = "http://www.w3.org/2000/01/rdf-schema#"
)

// extract returns the table of the terms that N-Quads define, a line for each,
// sorted by name.
func extract(quads string) (string, error) {
	terms := map[string]*term{}
	for line := range strings.Lines(quads) {
		m := quad.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		if terms[m[1]] == nil {
			terms[m[1]] = &term{}
		}
		terms[m[1]].state(m[2], m[3])
	}
	var table strings.Builder
	for _, name := range slices.Sorted(maps.Keys(terms)) {
		t := terms[name]
		if t.kind == "" {
			continue
		}
		state := ""
		if t.pending {
			state = "pending"
		}
		if len(t.superseded) > 0 {
			state = "superseded"
		}
		columns := []string{name, t.kind, list(t.parents), list(t.domain), list(t.ranges), state}
		table.WriteString(strings.Join(columns, "\t") + "\n")
	}
	if table.Len() == 0 {
		return "", errors.New("no term is defined")
	}
	return table.String(), nil
}

// state takes in what a line says of the term.
func (t *term) state(predicate, object string) {
	name, ours := strings.CutPrefix(object, schema)
	switch predicate {
	case rdf + "type":
		switch {
		case object == rdfs+"Class":
			if t.kind == "" {
				t.kind = "type"
			}
		case object == rdf+"Property":
			t.kind = "property"
		case object == schema+"DataType":
			t.kind = "data"
		case ours:
			t.kind = "value"
			t.parents = append(t.parents, name)
		}
	case rdfs + "subClassOf", rdfs + "subPropertyOf":
		if ours {
			t.parents = append(t.parents, name)
		}
	case schema + "domainIncludes":
		t.domain = append(t.domain, name)
	case schema + "rangeIncludes":
		t.ranges = append(t.ranges, name)
	case schema + "isPartOf":
		t.pending = t.pending || object == "http://pending.schema.org"
	case schema + "supersededBy":
		t.superseded = append(t.superseded, name)
	}
}

func list(names []string) string {
	slices.Sort(names)
	return strings.Join(names, " ")
}
