package locale

import (
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
		var root map[string]any
		if err := yaml.Load(data, &root); err != nil {
			return nil, fmt.Errorf("read interface texts %s: %w", name, err)
		}
		if err := l.add("", root); err != nil {
			return nil, fmt.Errorf("read interface texts %s: %w", name, err)
		}
	}
	return l, nil
}

func (l *Locale) add(prefix string, group map[string]any) error {
	for key, value := range group {
		switch v := value.(type) {
		case string:
			l.texts[prefix+key] = text{v, v}
		case map[string]any:
			one, hasOne := v["one"].(string)
			other, hasOther := v["other"].(string)
			if hasOne && hasOther && len(v) == 2 {
				l.texts[prefix+key] = text{one, other}
			} else if err := l.add(prefix+key+".", v); err != nil {
				return err
			}
		default:
			return fmt.Errorf("the text %q is not a text; put it between quotes", prefix+key)
		}
	}
	return nil
}

// Keys returns the keys of all texts, sorted.
func (l *Locale) Keys() []string { return slices.Sorted(maps.Keys(l.texts)) }

// Has reports whether there is such a text.
func (l *Locale) Has(key string) bool {
	_, ok := l.texts[key]
	return ok
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
