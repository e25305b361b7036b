package when_test

import (
	"testing"

	"portulan/internal/diag"
	"portulan/internal/when"
)

func TestParsePeriod(t *testing.T) {
	for text, months := range map[string]int{
		"3 ans": 36, "1 an": 12, "deux ans": 24, "18 mois": 18, "Six mois": 6, "4 months": 4, "two years": 24,
		"P3Y": 36, "P18M": 18, "2 années": 24, " 12  mois ": 12,
	} {
		p, fault := when.ParsePeriod(text)
		if fault != nil || p.Months != months {
			t.Errorf("%q: %d months, %v; want %d", text, p.Months, fault, months)
		}
	}
	for _, text := range []string{"", "3", "ans", "trois semaines", "0 mois", "-2 ans", "1,5 an", "2000 mois", "P", "3 ans et 2 mois"} {
		if p, fault := when.ParsePeriod(text); fault == nil || fault.Code != diag.PeriodUnreadable || !p.IsZero() {
			t.Errorf("%q: %v, %v; want %s", text, p, fault, diag.PeriodUnreadable)
		}
	}
}

// A period is within a century, and reads back from its own form.
func FuzzParsePeriod(f *testing.F) {
	for _, seed := range []string{"3 ans", "18 mois", "P3Y", "deux années", "9999 ans", "p 1 m", ""} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		p, fault := when.ParsePeriod(text)
		if fault != nil {
			if !p.IsZero() {
				t.Fatalf("%q is both %v and a fault", text, p)
			}
			return
		}
		if p.Months < 1 || p.Months > 1200 {
			t.Fatalf("%q is %d months", text, p.Months)
		}
		if again, fault := when.ParsePeriod(p.String()); fault != nil || again != p {
			t.Fatalf("%q is %v, whose form %q reads as %v, %v", text, p, p.String(), again, fault)
		}
	})
}
