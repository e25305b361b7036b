package diag_test

import (
	"errors"
	"testing"

	"portulan/internal/diag"
)

func TestFault(t *testing.T) {
	f := diag.NewFault(diag.KeyUnknown, "key", "operateur")
	for _, c := range []struct{ what, got, want string }{
		{"in French", f.Message(diag.French), "clé inconnue : « operateur »"},
		{"in English", f.Message(diag.English), "unknown key: “operateur”"},
		{"as an error", f.Error(), "unknown key: “operateur”"},
		{"in no language of ours", f.Message("de"), "clé inconnue : « operateur »"},
		{"its remedy", f.Remedy(diag.English), "Keys of your own go under “extra:”."},
		{"one that may be meant", diag.NewFault(diag.KeyUnknown, "key", "x").Meant("roles").Remedy(diag.French),
			"Vouliez-vous dire « roles » ? Les clés libres se placent sous « extra: »."},
		{"two", diag.NewFault(diag.KeyUnknown, "key", "x").Meant("a", "b").Remedy(diag.English), "Did you mean “a” or “b”? Keys of your own go under “extra:”."},
		{"three", diag.NewFault(diag.KeyUnknown, "key", "x").Meant("a", "b", "c").Remedy(diag.French),
			"Vouliez-vous dire « a », « b » ou « c » ? Les clés libres se placent sous « extra: »."},
		// What an editor wrote is shown, not filled in.
		{"a value in braces", diag.NewFault(diag.YAMLColon, "key", "{value}", "value", "{key}").Remedy(diag.English), `Put the value between quotes: {value}: "{key}".`},
	} {
		if c.got != c.want {
			t.Errorf("%s: %s, want %s", c.what, c.got, c.want)
		}
	}
}

func TestIsError(t *testing.T) {
	var none *diag.Fault
	if none.IsError() || diag.NewFault(diag.FileBOM).IsError() || !diag.NewFault(diag.FileNUL).IsError() {
		t.Error("an error is not told from a warning, or from nothing")
	}
	var err error = diag.NewFault(diag.FileNUL)
	var f *diag.Fault
	if !errors.As(err, &f) || f.Code != diag.FileNUL {
		t.Errorf("the fault is lost in %v", err)
	}
}

// A code that is not in the catalogue is a mistake of the program.
func TestUnknownCode(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a code that is not in the catalogue has a message")
		}
	}()
	diag.NewFault("no-such-code").Message(diag.English)
}
