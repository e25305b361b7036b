package search

import (
	"iter"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/keyword"
	"github.com/blevesearch/bleve/v2/mapping"
	index "github.com/blevesearch/bleve_index_api"

	"portulan/internal/diag"
	"portulan/internal/search/analyzer"
	"portulan/internal/search/facet"
)

// Field is a text of a record in which words are looked for.
type Field int

// The fields, in the order in which their scores are added up.
const (
	Title Field = iota
	Names
	Summary
	Sectors
	Organisations
	Places
	Documents
	Body
	fieldCount
)

// fields is the one table of weights: what a word of a field counts for, beside
// the same word of the body. docs/search.md tells why.
var fields = [fieldCount]struct {
	name   string // in the index
	weight float64
}{
	Title:         {"title", 6},
	Names:         {"names", 5},
	Summary:       {"summary", 2.5},
	Sectors:       {"sectors", 2},
	Organisations: {"organisations", 2},
	Places:        {"places", 2},
	Documents:     {"documents", 1},
	Body:          {"body", 1},
}

// String returns the name of the field in the index.
func (f Field) String() string { return fields[f].name }

// isOwn reports whether the field holds what the record itself says, in its own
// words: what excerpts are cut from.
func (f Field) isOwn() bool {
	return f == Title || f == Names || f == Summary || f == Documents || f == Body
}

// storedField holds what the index stores of a document, packed: its [Card] as
// JSON on a line, then title, summary, body, names and documents, one block a line.
const storedField = "stored"

// sequenceField holds in which order its terms stand; see [appendSequence].
const sequenceField = "sequence"

// indexMapping is for whoever opens the index with bleve's own tools: documents
// are put in without it.
func indexMapping(lang diag.Language) mapping.IndexMapping {
	m := bleve.NewIndexMapping()
	m.ScoringModel = index.BM25Scoring
	m.DefaultAnalyzer = analyzer.Name(lang)
	static := bleve.NewDocumentStaticMapping()
	for f := range facetsKept() {
		field := bleve.NewTextFieldMapping()
		field.Analyzer = keyword.Name
		static.AddFieldMappingsAt(facetField(f), field)
	}
	m.DefaultMapping = static
	return m
}

// facetsKept yields the facets that are fields of the index: those that change
// with the instant, and those of places, are not.
func facetsKept() iter.Seq[facet.Name] {
	return func(yield func(facet.Name) bool) {
		for _, f := range facet.All {
			if f.Place() == 0 && f != facet.Status && !yield(f) {
				return
			}
		}
	}
}

func facetField(f facet.Name) string { return "facet." + string(f) }
