package money_test

import (
	"strings"
	"testing"

	"portulan/internal/diag"
	"portulan/internal/money"
)

func TestParse(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"46800000", "46800000 EUR"},
		{"46800000.50", "46800000.50 EUR"},
		{"46800000.500", "46800000.50 EUR"},
		{"0", "0 EUR"},
		{"0 €", "0 EUR"},
		{"46,8 M€", "46800000 EUR"},
		{"46.8 M€", "46800000 EUR"},
		{"46,8 m€", "46800000 EUR"},
		{"46,8 MEUR", "46800000 EUR"},
		{"46,8 millions d’euros", "46800000 EUR"},
		{"1,5 million d'euros", "1500000 EUR"},
		{"20 millions €", "20000000 EUR"},
		{"20\u00a0M€", "20000000 EUR"},
		{"0,125 M€", "125000 EUR"},
		{"1 234,567 M€", "1234567000 EUR"},
		{"703 k€", "703000 EUR"},
		{"25 mille euros", "25000 EUR"},
		{"1,2 Md€", "1200000000 EUR"},
		{"1 milliard d’euros", "1000000000 EUR"},
		{"£2 bn", "2000000000 GBP"},
		{"100\u202f000\u2009€", "100000 EUR"},
		{"100.000 €", "100000 EUR"},
		{"100,000 €", "100000 EUR"},
		{"1.234.567", "1234567 EUR"},
		{"1,234.50", "1234.50 EUR"},
		{"€ 100 000", "100000 EUR"},
		{"EUR 100000", "100000 EUR"},
		{"€100 EUR", "100 EUR"},
		{"12’500.05 CHF", "12500.05 CHF"},
		{"$1,000,000", "1000000 USD"},
		{"25 000 € – 150 000 €", "25000–150000 EUR"},
		{"25 000–150 000 €", "25000–150000 EUR"},
		{"25.000 - 150.000 €", "25000–150000 EUR"},
		{"25 000 à 150 000 euros", "25000–150000 EUR"},
		{"25 à 150 k€", "25000–150000 EUR"},
		{"de 25 000 € à 150 000 €", "25000–150000 EUR"},
		{"entre 25 000 € et 1,5 M€", "25000–1500000 EUR"},
		{"between £25,000 and £150,000", "25000–150000 GBP"},
		{"from 25 to 150 k€", "25000–150000 EUR"},
		{"0 – 50 000 €", "0–50000 EUR"},
		{"~ 300 000 €", "~ 300000 EUR"},
		{"environ 25 à 30 k€", "~ 25000–30000 EUR"},
		{"Près de 300 000 €", "~ 300000 EUR"},
		{"300 000 € environ", "~ 300000 EUR"},
		{"jusqu’à 100 000 €", "≤ 100000 EUR"},
		{"up to €100,000", "≤ 100000 EUR"},
		{"au plus 100 k€", "≤ 100000 EUR"},
		{"max. 100 k€", "≤ 100000 EUR"},
		{"100 k€ maximum", "≤ 100000 EUR"},
		{"à partir de 25 000 €", "≥ 25000 EUR"},
		{"from 25 000 €", "≥ 25000 EUR"},
		{"dès 25 000 €", "≥ 25000 EUR"},
		{"plus de 25 000 €", "≥ 25000 EUR"},
		{"25 000 € et plus", "≥ 25000 EUR"},
		{"jusqu’à environ 2 M€", "~ ≤ 2000000 EUR"},
		{"92233720368547758.07 €", "92233720368547758.07 EUR"},
	} {
		got, fault := money.Parse(c.text)
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
		says string // in the French message or remedy
	}{
		{"", diag.MoneyUnreadable, ""},
		{"cent mille euros", diag.MoneyUnreadable, "cent mille euros"},
		{"100 000 € par an", diag.MoneyUnreadable, "par an"},
		{"1200 000 €", diag.MoneyUnreadable, ""},
		{"1.234.56 €", diag.MoneyUnreadable, ""},
		{"4.68e7", diag.MoneyUnreadable, ""},
		{"100 000²", diag.MoneyUnreadable, ""},
		{"100 JPY", diag.MoneyUnreadable, "JPY"},
		{"de 25 000 €", diag.MoneyUnreadable, ""},
		{"25 000 € –", diag.MoneyUnreadable, ""},
		{"1.234", diag.MoneyAmbiguous, "1234 EUR"},
		{"100,000", diag.MoneyAmbiguous, "100000 EUR"},
		{"1,234 M€", diag.MoneyAmbiguous, "1234000 EUR"},
		{"46.875 à 50 M€", diag.MoneyAmbiguous, "46875000 EUR"},
		{"-5 €", diag.MoneyNegative, ""},
		{"−5 €", diag.MoneyNegative, ""},
		{"5 à -6 €", diag.MoneyNegative, ""},
		{"12,3456 €", diag.MoneyTooPrecise, ""},
		{"0.001 €", diag.MoneyTooPrecise, ""},
		{"1234,567 €", diag.MoneyTooPrecise, ""},
		{"92233720368547758.08 €", diag.MoneyTooLarge, ""},
		{"99999999999 Md€", diag.MoneyTooLarge, ""},
		{"150 000 € – 25 000 €", diag.MoneyReversed, "150000 EUR"},
		{"800 000 à 1,2 M€", diag.MoneyReversed, "unité"},
		{"25 CHF – 150 €", diag.MoneyTwoCurrencies, "CHF"},
	} {
		got, fault := money.Parse(c.text)
		if fault == nil {
			t.Errorf("Parse(%q) = %s, want the fault %s", c.text, got, c.code)
			continue
		}
		french := fault.Message(diag.French) + " " + fault.Remedy(diag.French)
		if fault.Code != c.code || !strings.Contains(french, c.says) {
			t.Errorf("Parse(%q): %s: %s; want %s with %q", c.text, fault.Code, french, c.code, c.says)
		}
		if all := french + fault.Error() + fault.Remedy(diag.English); strings.ContainsAny(all, "{}") {
			t.Errorf("Parse(%q): a placeholder is left in %s", c.text, all)
		}
		if !got.IsZero() {
			t.Errorf("Parse(%q) = %s with an error", c.text, got)
		}
	}
}

func TestNoBoundIsNotZero(t *testing.T) {
	upTo, _ := money.Parse("jusqu’à 50 €")
	fromZero, _ := money.Parse("0 à 50 €")
	if !upTo.Min.IsZero() || fromZero.Min.IsZero() || upTo == fromZero {
		t.Errorf("up to 50 € is %+v, 0 to 50 € is %+v", upTo, fromZero)
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"46800000.50", "46,8 M€", "1,5 million d’euros", "100\u202f000 €", "1.234", "€ 100 000", "25 à 150 k€",
		"entre 25 000 € et 1,5 M€", "~ 300 000 €", "jusqu’à 100 000 €", "≥ 12 CHF", "-5", "92233720368547758.07 €",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, fault := money.Parse(text)
		if fault != nil {
			if !got.IsZero() {
				t.Fatalf("Parse(%q) = %s with %v", text, got, fault)
			}
			return
		}
		if got.Min.Cents < 0 || got.Max.Cents < 0 || !got.Max.IsZero() && got.Min.Cents > got.Max.Cents {
			t.Fatalf("Parse(%q) = %+v", text, got)
		}
		if got.Min.IsZero() && got.Max.IsZero() {
			t.Fatalf("Parse(%q) has neither bound", text)
		}
		if again, fault := money.Parse(got.String()); fault != nil || again != got {
			t.Fatalf("Parse(%q) = %s, read back as %s, %v", text, got, again, fault)
		}
	})
}
