package locale_test

import (
	"math"
	"testing"

	"portulan/internal/count"
	"portulan/internal/locale"
	"portulan/internal/money"
	"portulan/internal/when"
)

// wantBoth writes values in both languages; ⍽ and ⸱ are no-break spaces.
func wantBoth(t *testing.T, write func(l *locale.Locale, text string) string, cases []struct{ text, fr, en string }) {
	t.Helper()
	french, english := both(t)
	for _, c := range cases {
		if got := visible.Replace(write(french, c.text)); got != c.fr {
			t.Errorf("%s in French: %s, want %s", c.text, got, c.fr)
		}
		if got := visible.Replace(write(english, c.text)); got != c.en {
			t.Errorf("%s in English: %s, want %s", c.text, got, c.en)
		}
	}
}

func TestMoney(t *testing.T) {
	wantBoth(t, func(l *locale.Locale, text string) string {
		m, fault := money.Parse(text)
		if fault != nil {
			t.Fatal(fault)
		}
		return l.Money(m)
	}, []struct{ text, fr, en string }{
		{"46 800 000", "46,8⍽M€", "€46.8m"},
		{"1,5 M€", "1,5⍽M€", "€1.5m"},
		{"1 010 000 €", "1,01⍽M€", "€1.01m"},
		{"20 M€", "20⍽M€", "€20m"},
		{"1 234 M€", "1⸱234⍽M€", "€1,234m"},
		{"1 000 000", "1⍽M€", "€1m"},
		// What millions would round stands in full.
		{"1 234 567 €", "1⸱234⸱567⍽€", "€1,234,567"},
		{"1 000 000,01 €", "1⸱000⸱000,01⍽€", "€1,000,000.01"},
		{"999 999 €", "999⸱999⍽€", "€999,999"},
		{"100 000 €", "100⸱000⍽€", "€100,000"},
		{"25 000,50 €", "25⸱000,50⍽€", "€25,000.50"},
		{"25 000,05 €", "25⸱000,05⍽€", "€25,000.05"},
		{"999 €", "999⍽€", "€999"},
		{"0 €", "0⍽€", "€0"},
		{"25 000 € – 150 000 €", "25⸱000⍽€ à 150⸱000⍽€", "€25,000 to €150,000"},
		{"jusqu’à 100 000 €", "au plus 100⸱000⍽€", "at most €100,000"},
		{"au moins 25 000 €", "au moins 25⸱000⍽€", "at least €25,000"},
		{"~ 100 000 €", "environ 100⸱000⍽€", "about €100,000"},
		{"100 000 CHF", "100⸱000⍽CHF", "CHF⍽100,000"},
		{"2 000 000 CHF", "2⍽M⍽CHF", "CHF⍽2m"},
		{"100 £", "100⍽£", "£100"},
	})
	french, _ := both(t)
	if got := french.Money(money.Range{}) + french.Amount(money.Amount{}); got != "" {
		t.Errorf("no amount is %q", got)
	}
}

func TestCount(t *testing.T) {
	wantBoth(t, func(l *locale.Locale, text string) string {
		n, fault := count.Parse(text)
		if fault != nil {
			t.Fatal(fault)
		}
		return l.Count(n)
	}, []struct{ text, fr, en string }{
		{"0", "0", "0"},
		{"53", "53", "53"},
		{"1200", "1⸱200", "1,200"},
		{"12345678", "12⸱345⸱678", "12,345,678"},
		{"150–200", "150 à 200", "150 to 200"},
		{"~ 300", "environ 300", "about 300"},
		{"au moins 300", "au moins 300", "at least 300"},
		{"au plus 300", "au plus 300", "at most 300"},
	})
	french, _ := both(t)
	if got := french.Count(count.Range{}); got != "" {
		t.Errorf("no count is %q", got)
	}
}

// Every digit of a number is written, however many there are.
func TestInt(t *testing.T) {
	french, english := both(t)
	for n, want := range map[int64]string{
		0: "0", 999: "999", 1000: "1⸱000", -999: "-999", -1000: "-1⸱000", 123456: "123⸱456", -123456: "-123⸱456",
		math.MaxInt64: "9⸱223⸱372⸱036⸱854⸱775⸱807", math.MinInt64: "-9⸱223⸱372⸱036⸱854⸱775⸱808",
	} {
		if got := visible.Replace(french.Int(n)); got != want {
			t.Errorf("%d is %s, want %s", n, got, want)
		}
	}
	if got := english.Int(math.MaxInt64); got != "9,223,372,036,854,775,807" {
		t.Errorf("the largest number is %s in English", got)
	}
}

func TestTenthsAndPercents(t *testing.T) {
	french, english := both(t)
	for _, c := range []struct{ got, want string }{
		{french.Tenths(7), "0,7"}, {french.Tenths(15), "1,5"}, {french.Tenths(20), "2"}, {french.Tenths(12345), "1⸱234,5"}, {english.Tenths(15), "1.5"},
		{french.Percent(5000), "50⍽%"}, {french.Percent(3350), "33,5⍽%"}, {french.Percent(3333), "33,33⍽%"}, {french.Percent(5), "0,05⍽%"},
		{english.Percent(3350), "33.5%"},
	} {
		if got := visible.Replace(c.got); got != c.want {
			t.Errorf("%s, want %s", got, c.want)
		}
	}
}

func TestPeriod(t *testing.T) {
	wantBoth(t, func(l *locale.Locale, text string) string {
		p, fault := when.ParsePeriod(text)
		if fault != nil {
			t.Fatal(fault)
		}
		return l.Period(p)
	}, []struct{ text, fr, en string }{
		{"1 an", "1⍽an", "1⍽year"},
		{"3 ans", "3⍽ans", "3⍽years"},
		{"12 mois", "1⍽an", "1⍽year"},
		{"1 mois", "1⍽mois", "1⍽month"},
		{"4 mois", "4⍽mois", "4⍽months"},
		{"18 mois", "18⍽mois", "18⍽months"},
	})
	french, _ := both(t)
	if got := french.Period(when.Period{}); got != "" {
		t.Errorf("no period is %q", got)
	}
}
