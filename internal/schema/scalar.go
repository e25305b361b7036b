package schema

import (
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v4"
	"golang.org/x/text/language"

	"portulan/internal/diag"
	"portulan/internal/plain"
)

// Scalar is a kind of single value: how people write it, and how it is read.
type Scalar[V any] struct {
	Name   string         // in the reference, as in "date"
	Schema map[string]any // JSON Schema
	Words  []Word         // for an enumeration
	Parse  func(ctx Context, text string) (V, *diag.Fault)
}

// Context is what a value may need to be read.
type Context struct {
	Location *time.Location // the zone of times that state none
	// Vocabularies are the site's own lists of words, by the name of the scalar
	// that takes them.
	Vocabularies map[string][]Word
}

func (s Scalar[V]) shape() Type { return Type{Name: s.Name, Words: s.Words, Schema: s.Schema} }

// Word is one value of an enumeration or of a site's vocabulary.
type Word struct {
	ID    string    // what is kept, and the name in English keys
	Label diag.Text // what people read; accepted as well, in either language
	Names []string  // other names; accepted as well
}

// Text is any text that is not empty. Line ends and runs of spaces in it are
// one space.
var Text = Scalar[string]{
	Name:   "text",
	Schema: map[string]any{"type": []string{"string", "number", "boolean"}},
	Parse: func(_ Context, text string) (string, *diag.Fault) {
		if isOneLine(text) {
			return text, nil
		}
		return strings.Join(strings.FieldsFunc(text, isPlainSpace), " "), nil
	},
}

// LanguageTag is the code of a language, with those of its script and region
// where they matter (BCP 47). It is kept as the standard writes it: pt-BR.
var LanguageTag = Scalar[string]{
	Name:   "language code",
	Schema: map[string]any{"type": "string", "examples": []string{"en", "de", "pt-BR"}},
	Parse: func(_ Context, text string) (string, *diag.Fault) {
		tag, err := language.Parse(text)
		if err != nil || tag == language.Und {
			return "", diag.NewFault(diag.LanguageUnknown, "text", text)
		}
		return tag.String(), nil
	},
}

// isOneLine reports whether all spaces of a text are single ones between words.
func isOneLine(text string) bool {
	spaced := true
	for i := range len(text) {
		space := isPlainSpace(rune(text[i]))
		if space && (spaced || text[i] != ' ') {
			return false
		}
		spaced = space
	}
	return text == "" || !spaced
}

// isPlainSpace leaves no-break spaces where an editor put them.
func isPlainSpace(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\r' }

// Bool is yes or no.
var Bool = Scalar[bool]{
	Name: "yes or no",
	Schema: map[string]any{
		"type":     []string{"boolean", "string"},
		"pattern":  "^([Oo][Uu][Ii]|[Nn][Oo][Nn]?|[Yy][Ee][Ss]|[Vv][Rr][Aa][Ii]|[Ff][Aa][Uu][Xx]|[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee])$",
		"examples": []any{true, false, "oui", "non"},
	},
	Parse: func(_ Context, text string) (bool, *diag.Fault) {
		switch strings.ToLower(text) {
		case "true", "oui", "yes", "vrai":
			return true, nil
		case "false", "non", "no", "faux":
			return false, nil
		}
		return false, diag.NewFault(diag.ValueNotBool, "text", text)
	},
}

// Int is a whole number between the bounds.
func Int(name string, low, high int) Scalar[int] {
	return Scalar[int]{
		Name:   name,
		Schema: map[string]any{"type": []string{"integer", "string"}, "minimum": low, "maximum": high, "pattern": "^[+-]?[0-9]+$"},
		Parse: func(_ Context, text string) (int, *diag.Fault) {
			n, err := strconv.Atoi(text)
			if err != nil || n < low || n > high {
				return 0, diag.NewFault(diag.ValueNotInteger, "text", text, "low", strconv.Itoa(low), "high", strconv.Itoa(high))
			}
			return n, nil
		},
	}
}

// Enum is one of a fixed list of words, written as its id or as its name in
// either language, whatever the case and the accents.
func Enum[V ~string](name string, words ...Word) Scalar[V] {
	return Scalar[V]{
		Name:   name,
		Words:  words,
		Schema: map[string]any{"type": "string", "examples": ids(words)},
		Parse: func(_ Context, text string) (V, *diag.Fault) {
			id, fault := find(words, text)
			return V(id), fault
		},
	}
}

// Vocabulary is one of the site's own words of that name.
func Vocabulary(name string) Scalar[string] {
	return Scalar[string]{
		Name:   name,
		Schema: map[string]any{"type": "string"},
		Parse: func(ctx Context, text string) (string, *diag.Fault) {
			return find(ctx.Vocabularies[name], text)
		},
	}
}

func find(words []Word, text string) (string, *diag.Fault) {
	for _, w := range words {
		if w.ID == text {
			return w.ID, nil
		}
	}
	folded := plain.Words(text)
	for _, w := range words {
		if folded == plain.Words(w.ID) || folded == plain.Words(w.Label.FR) || folded == plain.Words(w.Label.EN) {
			return w.ID, nil
		}
		for _, n := range w.Names {
			if folded == plain.Words(n) {
				return w.ID, nil
			}
		}
	}
	list := Unbracketed(text, func(part string) bool {
		_, fault := find(words, part)
		return fault == nil
	})
	if list != nil {
		return "", list
	}
	near := plain.Nearest(text, wordNames(words))
	return "", diag.NewFault(diag.WordUnknown, "text", text,
		"words_fr", accepted(words, diag.French), "words_en", accepted(words, diag.English)).Meant(near...)
}

// Unbracketed says that a text is a list that lacks its brackets, where it has commas
// and each of its parts is a value; nil otherwise.
func Unbracketed(text string, isValue func(part string) bool) *diag.Fault {
	if !strings.Contains(text, ",") {
		return nil
	}
	for part := range strings.SplitSeq(text, ",") {
		if !isValue(strings.TrimSpace(part)) {
			return nil
		}
	}
	return diag.NewFault(diag.ListNoBrackets, "text", text)
}

// accepted lists words for people: each by its id, and by its name in their language
// where that is another word, as in laureate (Lauréat).
func accepted(words []Word, lang diag.Language) string {
	list := make([]string, len(words))
	for i, w := range words {
		list[i] = w.ID
		if label := w.Label.In(lang); !w.isIn(label) {
			list[i] += " (" + label + ")"
		}
	}
	return strings.Join(list, ", ")
}

// isIn reports whether a name begins as the id does: Associations tells nothing more
// than association. No name is one that tells nothing.
func (w Word) isIn(name string) bool {
	return name == "" || strings.HasPrefix(plain.Words(name), plain.Words(w.ID))
}

func ids(words []Word) []string {
	list := make([]string, len(words))
	for i, w := range words {
		list[i] = w.ID
	}
	return list
}

func wordNames(words []Word) []string {
	var names []string
	for _, w := range words {
		names = append(names, w.ID)
		if !w.isIn(w.Label.FR) {
			names = append(names, w.Label.FR)
		}
	}
	return names
}

func decodeScalar[V any](d *Decoder, node *yaml.Node, scalar Scalar[V]) (V, bool) {
	var zero V
	text, ok := d.text(node)
	if !ok {
		return zero, false
	}
	v, fault := scalar.Parse(d.Context, text)
	if fault != nil {
		d.fault(node, fault)
		if fault.IsError() {
			return zero, false
		}
	}
	return v, true
}
