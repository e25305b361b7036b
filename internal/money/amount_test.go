package money_test

import (
	"math"
	"testing"

	"portulan/internal/money"
)

func TestAdd(t *testing.T) {
	var none money.Amount
	francs := money.Amount{Cents: 100, Currency: "CHF"}
	largest := money.Amount{Cents: math.MaxInt64, Currency: "EUR"}
	for _, c := range []struct {
		a, b, want money.Amount
		ok         bool
	}{
		{euros(1), euros(2), euros(3), true},
		{none, francs, francs, true},
		{francs, none, francs, true},
		{none, none, none, true},
		{francs, euros(1), none, false},
		{largest, euros(1), none, false},
		{largest, euros(0), largest, true},
	} {
		if got, ok := c.a.Add(c.b); got != c.want || ok != c.ok {
			t.Errorf("%s + %s = %s, %t; want %s, %t", c.a, c.b, got, ok, c.want, c.ok)
		}
	}
}

func TestTimes(t *testing.T) {
	if got, ok := euros(100_000).Times(15); !ok || got != euros(1_500_000) {
		t.Errorf("15 × 100 000 € = %s, %t", got, ok)
	}
	for _, c := range []struct {
		a money.Amount
		n int64
	}{
		{euros(math.MaxInt64 / 100), 2},
		{euros(math.MaxInt64 / 100), math.MaxInt64},
		{euros(1), -1},
		{euros(-1), 1},
	} {
		if got, ok := c.a.Times(c.n); ok {
			t.Errorf("%d × %s = %s, want none", c.n, c.a, got)
		}
	}
}

func TestCompare(t *testing.T) {
	ordered := []money.Amount{{}, {Cents: 500, Currency: "CHF"}, euros(0), {Cents: 1, Currency: "EUR"}, euros(1)}
	for i, a := range ordered {
		for j, b := range ordered {
			if got := a.Compare(b); (got < 0) != (i < j) || (got == 0) != (i == j) {
				t.Errorf("%q compared with %q = %d", a, b, got)
			}
		}
	}
}

func TestZeroEurosIsAnAmount(t *testing.T) {
	var none money.Amount
	if !none.IsZero() || euros(0).IsZero() || none.String() != "" || euros(0).String() != "0 EUR" {
		t.Error("no amount and 0 € are not told apart")
	}
}

func TestDecimal(t *testing.T) {
	for cents, want := range map[int64]string{
		0: "0", 5: "0.05", 150: "1.50", 4680000050: "46800000.50", -150: "-1.50", math.MinInt64: "-92233720368547758.08",
	} {
		if got := (money.Amount{Cents: cents, Currency: "EUR"}).Decimal(); got != want {
			t.Errorf("%d cents = %s, want %s", cents, got, want)
		}
	}
}

func TestSingle(t *testing.T) {
	one := money.Range{Min: euros(5), Max: euros(5)}
	if a, ok := one.Single(); !ok || a != euros(5) {
		t.Errorf("Single of %s = %s, %t", one, a, ok)
	}
	for _, r := range []money.Range{{}, {Max: euros(5)}, {Min: euros(1), Max: euros(5)}} {
		if a, ok := r.Single(); ok {
			t.Errorf("Single of %q = %s, want none", r, a)
		}
	}
}

// euros is an amount of whole euros.
func euros(n int64) money.Amount { return money.Amount{Cents: 100 * n, Currency: "EUR"} }

// What messages say of an amount can be written in a record.
func TestHuman(t *testing.T) {
	for want, a := range map[string]money.Amount{
		"":                    {},
		"0 €":                 euros(0),
		"5 €":                 euros(5),
		"999,05 €":            {Cents: 99905, Currency: "EUR"},
		"1 000 €":             euros(1000),
		"46 800 000,50 €":     {Cents: 4680000050, Currency: "EUR"},
		"1 234 CHF":           {Cents: 123400, Currency: "CHF"},
		"-1 234 567 890,12 €": {Cents: -123456789012, Currency: "EUR"},
	} {
		if got := a.Human(); got != want {
			t.Errorf("%s reads %q, want %q", a, got, want)
		}
		if back, fault := money.Parse(want); a.Cents > 0 && (fault != nil || back.Min != a) {
			t.Errorf("%q is read as %s, %v", want, back, fault)
		}
	}
}
