package diag_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"portulan/internal/diag"
)

var (
	placeholder = regexp.MustCompile(`\{(\w+)\}`)
	spelling    = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)+$`)
	// ofLanguage is a placeholder whose value is a word of one language, such as
	// the name of a month: {month_fr}, {month_en}.
	ofLanguage = regexp.MustCompile(`\{(\w+)_(?:fr|en)\}`)
)

// placeholders are the names in the braces of a text, each once, sorted.
func placeholders(text string) []string {
	var names []string
	for _, m := range placeholder.FindAllStringSubmatch(ofLanguage.ReplaceAllString(text, "{$1}"), -1) {
		names = append(names, m[1])
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// Each code says what is wrong, and what there is to know, in both languages
// and with the same values; its remedy is in both or in none.
func TestCatalogue(t *testing.T) {
	codes := diag.Codes()
	if !slices.IsSorted(codes) || len(codes) < 50 {
		t.Fatalf("%d codes, sorted %t", len(codes), slices.IsSorted(codes))
	}
	for _, code := range codes {
		if !spelling.MatchString(string(code)) {
			t.Errorf("%s is not made of words in lower case", code)
		}
		for what, text := range map[string]func(diag.Language) string{
			"message": code.Template, "remedy": code.RemedyTemplate, "paragraph": code.About,
		} {
			fr, en := text(diag.French), text(diag.English)
			if what == "remedy" && fr == "" && en == "" {
				continue
			}
			if strings.TrimSpace(fr) == "" || strings.TrimSpace(en) == "" {
				t.Errorf("%s: the %s is not in both languages: %q, %q", code, what, fr, en)
			}
			if what != "paragraph" && strings.Contains(fr+en, "\n") {
				t.Errorf("%s: the %s takes several lines", code, what)
			}
			if f, e := placeholders(fr), placeholders(en); !slices.Equal(f, e) {
				t.Errorf("%s: the %s holds %v in French, %v in English", code, what, f, e)
			}
			if what == "paragraph" && len(placeholders(fr)) > 0 {
				t.Errorf("%s: the paragraph of the reference holds %v", code, placeholders(fr))
			}
			if what == "message" && strings.HasSuffix(fr+en, ".") {
				t.Errorf("%s: the message ends as a sentence does", code)
			}
		}
	}
}
