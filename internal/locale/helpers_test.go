package locale_test

import (
	"strings"
	"testing"
	"time"
	_ "time/tzdata"

	"portulan/internal/diag"
	"portulan/internal/locale"
	"portulan/internal/when"
	"portulan/layouts"
)

// both are the locales with the texts of the default theme.
func both(t *testing.T) (french, english *locale.Locale) {
	t.Helper()
	french, err := locale.New(diag.French, layouts.FS)
	if err != nil {
		t.Fatal(err)
	}
	english, err = locale.New(diag.English, layouts.FS)
	if err != nil {
		t.Fatal(err)
	}
	return french, english
}

// visible shows no-break spaces: ⍽ for that of a word, ⸱ for the narrow one.
var visible = strings.NewReplacer("\u00a0", "⍽", "\u202f", "⸱")

func date(text string) when.Value {
	v, fault := when.Parse(text, zone("Europe/Paris"))
	if fault != nil {
		panic(fault)
	}
	return v
}

func zone(name string) *time.Location {
	loc, err := time.LoadLocation(name)
	if err != nil {
		panic(err)
	}
	return loc
}
