package figure_test

import (
	"errors"
	"testing"

	"portulan/internal/figure"
	"portulan/internal/plain"
)

func TestReadNumber(t *testing.T) {
	for _, c := range []struct {
		text      string
		whole     string
		fraction  string
		ambiguous bool
		rest      string
	}{
		{"46800000", "46800000", "", false, ""},
		{"46800000.50", "46800000", "50", false, ""},
		{"46,8 M€", "46", "8", false, " m€"},
		{"1\u202f234\u00a0567,89", "1234567", "89", false, ""},
		{"1,234,567.89", "1234567", "89", false, ""},
		{"1.234.567", "1234567", "", false, ""},
		{"1'234.5", "1234", "5", false, ""},
		{"1 234,567", "1234", "567", false, ""},
		{"1.234", "1", "234", true, ""},
		{"100,000", "100", "000", true, ""},
		{"0.125", "0", "125", false, ""},
		{"1234.567", "1234", "567", false, ""},
		{"1 2345", "1", "", false, " 2345"},
		{"150-200", "150", "", false, "-200"},
		{"12.", "12", "", false, "."},
	} {
		cursor := plain.Read(c.text)
		n, ok := figure.ReadNumber(&cursor)
		if !ok || n.Whole != c.whole || n.Fraction != c.fraction || n.Ambiguous != c.ambiguous || cursor.Rest() != c.rest {
			t.Errorf("ReadNumber(%q) = %+v, %t, rest %q", c.text, n, ok, cursor.Rest())
		}
	}
	for _, text := range []string{"", ".5", "-5", "mille"} {
		cursor := plain.Read(text)
		if n, ok := figure.ReadNumber(&cursor); ok {
			t.Errorf("ReadNumber(%q) = %+v, want none", text, n)
		}
	}
}

func TestShift(t *testing.T) {
	for _, c := range []struct {
		number figure.Number
		places int
		want   int64
		err    error
	}{
		{figure.Number{Whole: "46", Fraction: "8"}, 8, 4680000000, nil},
		{figure.Number{Whole: "0", Fraction: "10"}, 1, 1, nil},
		{figure.Number{Whole: "007"}, 0, 7, nil},
		{figure.Number{Whole: "0"}, 200, 0, nil},
		{figure.Number{Whole: "9223372036854775807"}, 0, 1<<63 - 1, nil},
		{figure.Number{Whole: "9223372036854775808"}, 0, 0, figure.ErrTooLarge},
		{figure.Number{Whole: "922337203685477581"}, 1, 0, figure.ErrTooLarge},
		{figure.Number{Whole: "1", Fraction: "234"}, 2, 0, figure.ErrTooPrecise},
		{figure.Number{Whole: "1", Fraction: "234", Ambiguous: true}.Grouped(), 2, 123400, nil},
	} {
		got, err := c.number.Shift(c.places)
		if got != c.want || !errors.Is(err, c.err) {
			t.Errorf("%+v shifted by %d = %d, %v; want %d, %v", c.number, c.places, got, err, c.want, c.err)
		}
	}
}

func FuzzReadNumber(f *testing.F) {
	for _, seed := range []string{"46,8", "1\u202f234\u00a0567,89", "1,234.50", "1.234", "0.125", "1'234", "1 2345", "007.100"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		cursor := plain.Read(text)
		n, ok := figure.ReadNumber(&cursor)
		if !ok {
			return
		}
		if n.Whole == "" || n.Ambiguous && len(n.Fraction) != 3 {
			t.Fatalf("ReadNumber(%q) = %+v", text, n)
		}
		value, err := n.Shift(len(n.Fraction))
		if err != nil {
			return
		}
		written := n.Whole + n.Fraction // the same digits, without marks
		cursor = plain.Read(written)
		again, ok := figure.ReadNumber(&cursor)
		if same, err := again.Shift(0); !ok || err != nil || same != value || !cursor.Done() {
			t.Fatalf("ReadNumber(%q) = %+v, worth %d; its digits %s are worth %d, %v", text, n, value, written, same, err)
		}
	})
}
