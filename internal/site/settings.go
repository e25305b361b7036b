package site

import (
	"time"

	"portulan/internal/diag"
	"portulan/internal/schema"
)

// File is the name of the file of settings, in a site's root.
const File = "portulan.yaml"

// Settings are those of one site.
type Settings struct {
	Title       string
	Description string
	BaseURL     string // with a slash at its end
	Language    diag.Language
	Location    *time.Location
	Publisher   Publisher
	Licence     Licence
	PerPage     int      // records on a page of a list
	Compress    []string // encodings in which text files are published as well: gzip, br

	// Audiences and ProjectTypes are the site's vocabularies: its own words,
	// then the built-in ones that it does not redefine.
	Audiences    []schema.Word
	ProjectTypes []schema.Word
}

// Publisher is the body that answers for the site.
type Publisher struct {
	Name  string
	URL   string
	Email string
}

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
