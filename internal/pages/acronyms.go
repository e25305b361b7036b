package pages

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"portulan/internal/directory"
)

// spelling is an acronym in full.
type spelling struct{ Short, Long string }

// An acronym is two to eight capitals and digits, the first of them a capital.
var acronymForm = regexp.MustCompile(`^\p{Lu}[\p{Lu}\d]{1,7}$`)

// inBrackets finds the acronym at the end of an interface text, as in "Appel à
// projets (AAP)".
var inBrackets = regexp.MustCompile(`^(.+) \((\p{Lu}[\p{Lu}\d]{1,7})\)$`)

// acronym is the first of a record's other names that is one, unless its title
// holds it; empty if there is none.
func acronym(r *directory.Record) string {
	for _, name := range r.Names {
		if acronymForm.MatchString(name) {
			if slices.Contains(words(r.Title), name) {
				return ""
			}
			return name
		}
	}
	return ""
}

// spellings are the acronyms that the site can spell out: those of the types of
// calls, and those that programmes, sectors and organisations have among their
// names. Where two have the same one, the first kind in that order has it.
func (s *Site) spellings() map[string]string {
	all := map[string]string{}
	add := func(short, long string) {
		if short != "" && all[short] == "" {
			all[short] = long
		}
	}
	for _, kind := range []directory.CallType{directory.AMI, directory.AAP} {
		if m := inBrackets.FindStringSubmatch(s.text("call_type." + string(kind))); m != nil {
			add(m[2], m[1])
		}
	}
	for _, p := range s.directory.Programmes {
		add(acronym(&p.Record), p.Title)
	}
	for _, x := range s.directory.Sectors {
		add(acronym(&x.Record), x.Title)
	}
	for _, o := range s.directory.Organisations {
		add(acronym(&o.Record), o.Title)
	}
	return all
}

// spelt are the acronyms in the title and the summary of a record, and in the
// titles of the calls that it names, in full and in the order in which one meets
// them; less those that the head of its page spells out.
func (s *Site) spelt(r *directory.Record) []spelling {
	texts := []string{r.Title, r.Summary}
	var told []string
	switch r.Kind {
	case directory.KindCall:
		call := s.directory.Call(r.ID)
		told = append(told, strings.ToUpper(string(call.Type)))
		if p := call.Programme.To; p != nil {
			told = append(told, acronym(&p.Record))
		}
	case directory.KindProgramme:
		for _, c := range s.directory.Programme(r.ID).Calls {
			texts = append(texts, c.Title)
			told = append(told, strings.ToUpper(string(c.Type)))
		}
	case directory.KindProject:
		for _, a := range s.directory.Project(r.ID).Awards {
			if a.Call.To != nil {
				texts = append(texts, a.Call.To.Title)
			}
		}
	}
	told = append(told, acronym(r))
	var list []spelling
	for _, text := range texts {
		for _, word := range words(text) {
			if long := s.acronyms[word]; long != "" && !slices.Contains(told, word) {
				told = append(told, word)
				list = append(list, spelling{word, long})
			}
		}
	}
	return list
}

// words are those of a text, without what stands between them.
func words(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}
