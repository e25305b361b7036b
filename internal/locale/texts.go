package locale

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"github.com/go-playground/locales"
	"github.com/go-playground/locales/en_GB"
	"github.com/go-playground/locales/fr"
	"go.yaml.in/yaml/v4"

	"portulan/internal/diag"
)

// Locale writes in one language. It may be used from several goroutines.
type Locale struct {
	Language diag.Language
	cldr     locales.Translator
	group    string // between groups of thousands
	texts    map[string]text
}

// text is an interface text, perhaps with a form for one.
type text struct{ one, other string }

// New reads the interface texts of a language from i18n/<language>.yaml. A text
// with a plural is a mapping of one and other; other mappings are groups, whose
// keys are joined by dots. Files are read in the order given, later ones adding
// to and replacing texts of earlier ones.
func New(lang diag.Language, layers ...fs.FS) (*Locale, error) {
	l := &Locale{Language: lang, texts: map[string]text{}, cldr: fr.New()}
	if lang == diag.English {
		l.cldr = en_GB.New()
	}
	l.group = strings.Trim(l.cldr.FmtNumber(1000, 0), "01")
	name := "i18n/" + string(lang) + ".yaml"
	for _, layer := range layers {
		data, err := fs.ReadFile(layer, name)
		if errors.Is(err, fs.ErrNotExist) && len(l.texts) > 0 {
			continue // a site need not have texts of its own
		}
		if err != nil {
			return nil, fmt.Errorf("read interface texts: %w", err)
		}
		if err := l.read(data); err != nil {
			return nil, fmt.Errorf("read interface texts %s: %w", name, err)
		}
	}
	return l, nil
}

// read adds the texts of a file. Errors name the line, or the text, concerned.
func (l *Locale) read(data []byte) error {
	if isEmpty(data) {
		return nil
	}
	var root yaml.Node
	if err := yaml.Load(data, &root); err != nil {
		return err
	}
	var values map[string]any // the loader says which keys are given twice
	if err := yaml.Load(data, &values); err != nil {
		return err
	}
	return l.add("", root.Content[0])
}

// isEmpty reports whether a file is made of blank lines and comments, which the
// loader takes for an error.
func isEmpty(data []byte) bool {
	for line := range bytes.Lines(data) {
		if line = bytes.TrimSpace(line); len(line) > 0 && line[0] != '#' {
			return false
		}
	}
	return true
}

func (l *Locale) add(prefix string, group *yaml.Node) error {
	for i := 0; i+1 < len(group.Content); i += 2 {
		key, value := prefix+group.Content[i].Value, group.Content[i+1]
		switch {
		case value.Kind == yaml.ScalarNode && value.ShortTag() == "!!str":
			if err := l.set(key, text{value.Value, value.Value}, value.Line); err != nil {
				return err
			}
		case value.Kind == yaml.MappingNode:
			forms, ok := plural(value)
			if ok {
				if err := l.set(key, forms, value.Line); err != nil {
					return err
				}
				continue
			}
			if l.Has(key) {
				return fmt.Errorf("line %d: %q is a text of the theme, not a group; give it a text, or one and other", value.Line, key)
			}
			if err := l.add(key+".", value); err != nil {
				return err
			}
		default:
			return fmt.Errorf("the text %q is not a text; put it between quotes", key)
		}
	}
	return nil
}

// plural reads the mapping of a text that has a form for one.
func plural(forms *yaml.Node) (text, bool) {
	var t text
	for i := 0; i+1 < len(forms.Content); i += 2 {
		value := forms.Content[i+1]
		if value.ShortTag() != "!!str" {
			return text{}, false
		}
		switch forms.Content[i].Value {
		case "one":
			t.one = value.Value
		case "other":
			t.other = value.Value
		}
	}
	return t, len(forms.Content) == 4 && t.one != "" && t.other != ""
}

// set keeps a text, unless a group of texts has that name.
func (l *Locale) set(key string, t text, line int) error {
	if first := l.first(key + "."); first != "" {
		return fmt.Errorf("line %d: %q is a group of texts of the theme, not a text; name the text that is meant, such as %s", line, key, first)
	}
	l.texts[key] = t
	return nil
}

// first is the first of the texts that begin with a prefix; empty for none.
func (l *Locale) first(prefix string) string {
	first := ""
	for key := range l.texts {
		if strings.HasPrefix(key, prefix) && (first == "" || key < first) {
			first = key
		}
	}
	return first
}

// Keys returns the keys of all texts, sorted.
func (l *Locale) Keys() []string { return slices.Sorted(maps.Keys(l.texts)) }

// Has reports whether there is such a text.
func (l *Locale) Has(key string) bool {
	_, ok := l.texts[key]
	return ok
}

// Forms returns the forms of a text for one and for other numbers, their
// placeholders unfilled: what a script needs to say it. They are the same where
// the text has one form.
func (l *Locale) Forms(key string) (one, other string) {
	t := l.texts[key]
	return t.one, t.other
}

// T returns the text of a key with its placeholders filled: args are names and
// values in pairs. A whole number under the name count also chooses between
// singular and plural.
func (l *Locale) T(key string, args ...any) (string, error) {
	t, ok := l.texts[key]
	if !ok {
		return "", fmt.Errorf("no interface text %q in i18n/%s.yaml", key, l.Language)
	}
	if len(args) == 0 {
		return t.other, nil
	}
	form := t.other
	values := make([]string, 0, len(args))
	for i := 0; i+1 < len(args); i += 2 {
		name := fmt.Sprint(args[i])
		value := fmt.Sprint(args[i+1])
		if n, ok := whole(args[i+1]); ok {
			value = l.Int(n)
			if name == "count" && l.cldr.CardinalPluralRule(float64(n), 0) == locales.PluralRuleOne {
				form = t.one
			}
		}
		values = append(values, name, value)
	}
	return fill(form, values), nil
}

// fill puts values, which follow their names, in the place of the names in
// braces. What stands in braces in a value stays as it is.
func fill(form string, values []string) string {
	var b strings.Builder
	for {
		before, rest, open := strings.Cut(form, "{")
		name, after, closed := strings.Cut(rest, "}")
		b.WriteString(before)
		if !open {
			return b.String()
		}
		i := 0
		for i < len(values) && values[i] != name {
			i += 2
		}
		if closed && i < len(values) {
			b.WriteString(values[i+1])
			form = after
		} else {
			b.WriteByte('{')
			form = rest
		}
	}
}

func whole(v any) (int64, bool) {
	switch n := v.(type) {
	case int:
		return int64(n), true
	case int64:
		return n, true
	}
	return 0, false
}

// text returns a text that the program itself relies on; its key stands in
// every language by test.
func (l *Locale) text(key string, args ...any) string {
	s, err := l.T(key, args...)
	if err != nil {
		return "[" + key + "]"
	}
	return s
}
