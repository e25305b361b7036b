package count_test

import (
	"strings"
	"testing"

	"portulan/internal/count"
	"portulan/internal/diag"
)

func TestParse(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"53", "53"},
		{"0", "0"},
		{"007", "7"},
		{"1\u202f200", "1200"},
		{"1.200", "1200"},
		{"1,200", "1200"},
		{"150–200", "150–200"},
		{"150-200", "150–200"},
		{"150 à 200", "150–200"},
		{"de 150 à 200", "150–200"},
		{"entre 150 et 200", "150–200"},
		{"between 150 and 200", "150–200"},
		{"~ 300", "~ 300"},
		{"environ 300", "~ 300"},
		{"About 300", "~ 300"},
		{"plus de 300", "≥ 300"},
		{"au moins 300", "≥ 300"},
		{"300+", "≥ 300"},
		{"moins de 300", "≤ 300"},
		{"jusqu’à 300", "≤ 300"},
		{"0–300", "≤ 300"},
		{"300 maximum", "≤ 300"},
	} {
		got, fault := count.Parse(c.text)
		if fault != nil {
			t.Errorf("Parse(%q): %v", c.text, fault)
		} else if got.String() != c.want {
			t.Errorf("Parse(%q) = %s, want %s", c.text, got, c.want)
		}
	}
}

func TestParseFaults(t *testing.T) {
	for _, c := range []struct {
		text string
		code diag.Code
	}{
		{"", diag.CountUnreadable},
		{"trois", diag.CountUnreadable},
		{"53 membres", diag.CountUnreadable},
		{"150–", diag.CountUnreadable},
		{"1200 000", diag.CountUnreadable},
		{"-3", diag.CountNegative},
		{"1,5", diag.CountNotWhole},
		{"1–2.5", diag.CountNotWhole},
		{"200–150", diag.CountReversed},
		{"9223372036854775807", diag.CountTooLarge},
		{"99999999999999999999", diag.CountTooLarge},
	} {
		got, fault := count.Parse(c.text)
		if fault == nil || fault.Code != c.code {
			t.Errorf("Parse(%q) = %s, %v; want the fault %s", c.text, got, fault, c.code)
			continue
		}
		all := fault.Message(diag.French) + fault.Remedy(diag.French) + fault.Error() + fault.Remedy(diag.English)
		if strings.ContainsAny(all, "{}") {
			t.Errorf("Parse(%q): a placeholder is left in %s", c.text, all)
		}
	}
}

func TestNothingCountedIsACount(t *testing.T) {
	zero, _ := count.Parse("0")
	if n, ok := zero.Single(); zero.IsZero() || zero != (count.Range{Given: true}) || n != 0 || !ok {
		t.Errorf("“0” reads as %+v", zero)
	}
	var none count.Range
	if _, ok := none.Single(); !none.IsZero() || none.String() != "" || ok {
		t.Errorf("the zero range is %q", none)
	}
}

func TestUnbounded(t *testing.T) {
	r, _ := count.Parse("plus de 300")
	if _, ok := r.Single(); r.Min != 300 || r.Max != count.Unbounded || ok {
		t.Errorf("“plus de 300” reads as %+v", r)
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{"53", "1\u202f200", "150–200", "entre 150 et 200", "~ 300", "plus de 300", "≤ 3", "-3", "1,5", "9223372036854775806"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, fault := count.Parse(text)
		if fault != nil {
			if !got.IsZero() {
				t.Fatalf("Parse(%q) = %s with %v", text, got, fault)
			}
			return
		}
		if !got.Given || got.Min < 0 || got.Min > got.Max {
			t.Fatalf("Parse(%q) = %+v", text, got)
		}
		if again, fault := count.Parse(got.String()); fault != nil || again != got {
			t.Fatalf("Parse(%q) = %s, read back as %s, %v", text, got, again, fault)
		}
	})
}
