package colour_test

import (
	"math"
	"strings"
	"testing"

	"portulan/internal/colour"
)

func TestParse(t *testing.T) {
	for text, want := range map[string]string{
		"#14212e": "#14212e", "#ABC": "#aabbcc", "#000": "#000000",
		"": "", "#": "", "#12": "", "#1234": "", "#12345g": "", "14212e": "", "#+1+2+3": "", "#é12": "", "red": "", "#12345678": "", "#0x1234": "",
	} {
		c, fault := colour.Parse(text)
		if c.String() != want || (fault == nil) != (want != "") {
			t.Errorf("Parse(%q) is %q and %v, want %q", text, c, fault, want)
		}
	}
}

// The ratios are those that the W3C's own examples and tools give.
func TestContrast(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{
		{"#000", "#fff", 21}, {"#fff", "#fff", 1}, {"#767676", "#ffffff", 4.54}, {"#777777", "#ffffff", 4.48}, {"#f00", "#fff", 4.0},
	} {
		got := colour.Contrast(parse(t, c.a), parse(t, c.b))
		if math.Abs(got-c.want) > 0.005 {
			t.Errorf("%s on %s is %.3f, want %.2f", c.a, c.b, got, c.want)
		}
		if back := colour.Contrast(parse(t, c.b), parse(t, c.a)); back != got {
			t.Errorf("%s on %s is %v one way and %v the other", c.a, c.b, got, back)
		}
	}
}

func TestNearest(t *testing.T) {
	for _, c := range []struct{ text, ground, want string }{
		{"#767676", "#fff", "#767676"}, // it passes
		{"#777777", "#fff", "#767676"},
		{"#888888", "#000000", "#888888"},
		{"#222222", "#000000", "#757575"},
		{"#808080", "#808080", "#171717"}, // only towards black is it far enough
	} {
		if got := colour.Nearest(parse(t, c.text), parse(t, c.ground), 4.5); got.String() != c.want {
			t.Errorf("nearest to %s on %s is %s, want %s", c.text, c.ground, got, c.want)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, text := range []string{"#fff", "#14212e", "#ééé", "red", "#+12"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		c, fault := colour.Parse(text)
		if fault != nil {
			if c.Given {
				t.Errorf("%q is a colour and a fault", text)
			}
			return
		}
		if len(text) == 7 && c.String() != strings.ToLower(text) {
			t.Errorf("%q is read as %s", text, c)
		}
		white := colour.RGB(255, 255, 255)
		if near := colour.Nearest(c, white, 4.5); colour.Contrast(near, white) < 4.5 {
			t.Errorf("the nearest to %s on white is %s, which does not pass", c, near)
		}
	})
}

func parse(t *testing.T, text string) colour.Colour {
	t.Helper()
	c, fault := colour.Parse(text)
	if fault != nil {
		t.Fatal(fault)
	}
	return c
}
