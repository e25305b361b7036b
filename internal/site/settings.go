package site

import (
	"time"

	"portulan/internal/colour"
	"portulan/internal/diag"
	"portulan/internal/directory"
	"portulan/internal/schema"
	"portulan/internal/search/synonym"
	"portulan/internal/territory"
	"portulan/internal/when"
)

// File is the name of the file of settings, in a site's root.
const File = "portulan.yaml"

// Settings are those of one site.
type Settings struct {
	Title         string
	Description   string
	BaseURL       string // with a slash at its end
	FirstURL      string // the base address that its identifiers are made from, with a slash at its end
	EditURL       string // the forge's editor of a file, [FileMark] standing for its path; empty: none
	Language      diag.Language
	Location      *time.Location
	Publisher     Publisher
	Licence       Licence
	Accessibility Accessibility
	Theme         Theme
	Translations  []directory.Translation // the first page in other languages
	SocialImages  bool                    // pictures are drawn for those who share pages
	PerPage       int                     // records on a page of a list
	Compress      []string                // encodings in which text files are published as well: gzip, br

	// Audiences and ProjectTypes are the site's vocabularies: its own words,
	// then the built-in ones that it does not redefine.
	Audiences    []schema.Word
	ProjectTypes []schema.Word

	Search Search

	// Offline lets browsers keep what was read, for when there is no network.
	Offline bool

	// Places is where the communes lie that the finder of calls completes; empty
	// if it completes none.
	Places territory.Code

	// Synonyms are names that say the same thing to search, besides those of
	// the theme.
	Synonyms []synonym.Group
}

// FileMark stands for the path of a record's file in EditURL.
const FileMark = "{file}"

// Theme is what the site changes of the look, without a file of its own.
type Theme struct {
	Name        string // at the head of each page; the site's title where empty
	Logo        Logo
	Light, Dark Colours
}

// Logo is the picture at the head of each page.
type Logo struct {
	Src string // a file of the content folder or of layouts/static; empty: no logo
	Alt string // the name that the logo shows; where empty, the site's name stands beside it
}

// Colours are those of the light scheme or of the dark one. One that is not
// given is the theme's.
type Colours struct {
	Paper  colour.Colour // the ground
	Ink    colour.Colour // text
	Soft   colour.Colour // text of less weight
	Accent colour.Colour // what asks for action
	Open   colour.Colour // what is open
}

// Search is the search of a site.
type Search struct {
	On    bool
	Index string // the folder of its index, relative to the site's root; see DefaultIndex
}

// DefaultIndex is where the index of a site stands when it does not say: beside
// the site, not in it, for two indexes of the same records differ in their bytes.
const DefaultIndex = ".portulan/search"

// Publisher is the body that answers for the site.
type Publisher struct {
	Name  string
	URL   string
	Email string
}

// Accessibility is what an audit found, in the words of French law (article 47 of
// the law of 11 February 2005): a site that was not audited is not compliant.
type Accessibility struct {
	Status  Compliance
	Date    when.Value // of the audit
	Auditor string
}

// Compliance is how far a site meets the RGAA.
type Compliance string

// The degrees of compliance.
const (
	NotCompliant       Compliance = "none"
	PartiallyCompliant Compliance = "partial"
	FullyCompliant     Compliance = "full"
)

// Licence is that of the site's content.
type Licence struct {
	Name string
	URL  string
}

// Vocabulary returns the words of a vocabulary of the site, by the name of the
// setting.
func (s *Settings) Vocabulary(name string) []schema.Word {
	switch name {
	case "audiences":
		return s.Audiences
	case "project_types":
		return s.ProjectTypes
	}
	return nil
}
