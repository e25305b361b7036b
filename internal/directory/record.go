package directory

import (
	"slices"
	"strings"

	"portulan/internal/count"
	"portulan/internal/diag"
	"portulan/internal/money"
	"portulan/internal/when"
)

// Kind is the kind of a record.
type Kind string

// The kinds of records, in the order in which they are told of.
const (
	KindProgramme    Kind = "programme"
	KindCall         Kind = "call"
	KindProject      Kind = "project"
	KindOrganisation Kind = "organisation"
	KindSector       Kind = "sector"
	KindPage         Kind = "page"
)

// Kinds returns every kind, in the order in which they are told of.
func Kinds() []Kind {
	return []Kind{KindProgramme, KindCall, KindProject, KindOrganisation, KindSector, KindPage}
}

// kindWords are the kinds in messages.
var kindWords = map[Kind]diag.Text{
	KindProgramme:    {FR: "programme", EN: "programme"},
	KindCall:         {FR: "appel", EN: "call"},
	KindProject:      {FR: "projet", EN: "project"},
	KindOrganisation: {FR: "organisation", EN: "organisation"},
	KindSector:       {FR: "secteur", EN: "sector"},
	KindPage:         {FR: "page", EN: "page"},
}

// Record is what records of every kind have.
type Record struct {
	Kind Kind
	ID   string // unique in its kind, as in poles-icc/ami-2023
	File string // the file it was read from, relative to the site's root, slash-separated
	URL  string // its address below the site's base, as in /projets/xpicc/
	Body Extent

	Title        string
	Summary      string        // at most 300 characters
	Names        []string      // acronyms, former names, other spellings
	Aliases      []string      // addresses that it had before
	Translations []Translation // where it is in other languages
	Draft        bool
	Published    when.Value
	Updated      when.Value
	Image        Image
	Links        []Link
	Documents    []Document
	Sources      []Source
	Statements   []Statement
	Indicators   []Indicator
	Extra        []Extra

	// Unread is the fields that were given and could not be read, as in
	// documents[0].url: what they hold is not known to be missing.
	Unread []string

	sortKey string // its title as it is sorted; [New] sets it where it is not known
}

// unread reports whether a field, or a part of it, was given and could not be
// read.
func (r *Record) unread(field string) bool {
	return slices.ContainsFunc(r.Unread, func(given string) bool {
		rest, within := strings.CutPrefix(given, field)
		return within && (rest == "" || rest[0] == '.' || rest[0] == '[')
	})
}

// Extent is where the body of a record stands in its file.
type Extent struct {
	Offset int // in bytes, lines being ended by \n
	Line   int // from 1
}

// Image is a picture that stands for the record.
type Image struct {
	Src    string // a file beside the record, or a path from the content folder
	Alt    string
	Credit string
}

// Link is an address with its name.
type Link struct {
	Label string
	URL   string
}

// Translation is where a record is in another language.
type Translation struct {
	Language string // as BCP 47 writes it: en, pt-BR
	URL      string
}

// Document is a file to read or to fill in. One whose address is not known has
// neither URL nor File.
type Document struct {
	Title  string
	URL    string
	File   string
	Format string // as PDF
	Size   string // as people write it: "703 Ko"
}

// Source is where the facts of a record were read.
type Source struct {
	Title     string
	URL       string
	Publisher string
	Published when.Value
	Modified  when.Value
}

// Statement is a claim, and whose it is.
type Statement struct {
	Text string
	By   string
}

// Indicator is a figure, and when it was true.
type Indicator struct {
	Label string
	Value Figure
	Unit  string
	AsOf  when.Value
	By    string
}

// Figure is the value of an indicator: a count, an amount of money, or, where
// it is neither, a percentage or a decimal number, kept as a text.
type Figure struct {
	Count count.Range
	Money money.Range
	Text  string // as written
	Is    FigureKind
}

// FigureKind says which of a figure's values holds.
type FigureKind uint8

// The kinds of figures.
const (
	FigureText FigureKind = iota
	FigureCount
	FigureMoney
)

// Extra is a key of the editor's own, with its values.
type Extra struct {
	Key    string
	Values []string
}

// Ref names another record by its id. To is set once it is found.
type Ref[T any] struct {
	ID string
	To *T
}

// IsZero reports whether the reference names nothing.
func (r Ref[T]) IsZero() bool { return r.ID == "" }

// Party is someone who takes part: an organisation of the directory, a name, or
// a description such as "laboratoires de recherche".
type Party struct {
	Org         Ref[Organisation]
	Name        string
	Description string
}

// IsZero reports whether the party is no one.
func (p Party) IsZero() bool { return p.Org.IsZero() && p.Name == "" && p.Description == "" }
