package search

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

// The other fields of a document in the index.
const (
	wordsField = "words" // unstemmed words of all texts: a dictionary for prefixes and typos
	cardField  = "card"  // stored: [Card], as JSON
	textField  = "text"  // stored: title, names, summary, body and documents, one block a line
)
