package diag

import (
	"fmt"
	"slices"
	"strings"
)

// Severity says whether a problem stops publication.
type Severity uint8

// The severities, mildest first.
const (
	Warning Severity = iota // published all the same, unless --strict
	Error                   // stops publication
)

func (s Severity) String() string {
	if s == Error {
		return "error"
	}
	return "warning"
}

// Language is the language that people are spoken to in.
type Language string

// The languages of messages, by their BCP 47 tag.
const (
	French  Language = "fr"
	English Language = "en"
)

// Text is one sentence in each language.
type Text struct{ FR, EN string }

// In returns the text in the language asked for; French where there is no other.
func (t Text) In(lang Language) string {
	if lang == English {
		return t.EN
	}
	return t.FR
}

// Code names one kind of problem. It never changes once published: people
// search for it and scripts filter on it.
type Code string

// entry is what the catalogue knows of a code. In message and remedy, {name}
// stands for the argument of that name.
type entry struct {
	severity Severity
	message  Text // one line: what is wrong
	remedy   Text // one line: what to do; may be empty
	about    Text // a paragraph for the reference
}

// Codes returns every code of the catalogue in alphabetical order.
func Codes() []Code {
	codes := make([]Code, 0, len(catalogue))
	for c := range catalogue {
		codes = append(codes, c)
	}
	slices.Sort(codes)
	return codes
}

// Severity returns how grave the code is.
func (c Code) Severity() Severity { return c.entry().severity }

// About returns the paragraph that explains the code in the reference.
func (c Code) About(lang Language) string { return c.entry().about.In(lang) }

// Template returns the code's message with its placeholders.
func (c Code) Template(lang Language) string { return c.entry().message.In(lang) }

// RemedyTemplate returns the code's remedy with its placeholders.
func (c Code) RemedyTemplate(lang Language) string { return c.entry().remedy.In(lang) }

func (c Code) entry() entry {
	e, ok := catalogue[c]
	if !ok {
		panic("diag: code " + string(c) + " is not in the catalogue")
	}
	return e
}

// Fault is a problem without a place: what a parser knows of the text that it
// was given. It is an error, so that a parser may return it.
type Fault struct {
	Code Code
	Args map[string]string // the words that the message names
	Near []string          // what may have been meant, nearest first
}

// NewFault makes a fault; args are the names and values of the message's
// placeholders, in pairs.
func NewFault(code Code, args ...string) *Fault {
	f := &Fault{Code: code}
	if len(args) > 0 {
		f.Args = make(map[string]string, len(args)/2)
	}
	for i := 0; i+1 < len(args); i += 2 {
		f.Args[args[i]] = args[i+1]
	}
	return f
}

// Meant adds what may have been meant.
func (f *Fault) Meant(near ...string) *Fault {
	f.Near = near
	return f
}

// Error returns the message in English, for logs.
func (f *Fault) Error() string { return f.Message(English) }

// Message says what is wrong, in one line.
func (f *Fault) Message(lang Language) string {
	return f.fill(f.Code.entry().message.In(lang))
}

// Remedy says what to do about it, in one line; it may be empty.
func (f *Fault) Remedy(lang Language) string {
	remedy := f.fill(f.Code.entry().remedy.In(lang))
	if len(f.Near) == 0 {
		return remedy
	}
	meant := didYouMean(f.Near, lang)
	if remedy == "" {
		return meant
	}
	return meant + " " + remedy
}

// IsError reports whether the fault stops publication.
func (f *Fault) IsError() bool { return f != nil && f.Code.Severity() == Error }

func (f *Fault) fill(template string) string {
	if !strings.Contains(template, "{") {
		return template
	}
	pairs := make([]string, 0, 2*len(f.Args))
	for name, value := range f.Args {
		pairs = append(pairs, "{"+name+"}", value)
	}
	return strings.NewReplacer(pairs...).Replace(template)
}

func didYouMean(near []string, lang Language) string {
	if lang == English {
		return fmt.Sprintf("Did you mean %s?", enumerate(near, "“", "”", " or "))
	}
	return fmt.Sprintf("Vouliez-vous dire %s ?", enumerate(near, "« ", " »", " ou "))
}

func enumerate(words []string, before, after, last string) string {
	var b strings.Builder
	for i, w := range words {
		switch {
		case i == 0:
		case i == len(words)-1:
			b.WriteString(last)
		default:
			b.WriteString(", ")
		}
		b.WriteString(before + w + after)
	}
	return b.String()
}
