package source_test

import "testing"

// TestHyphens meets hyphens that are not the line that closes the front matter,
// before it and after it.
func TestHyphens(t *testing.T) {
	for _, c := range []struct {
		text, body string
		bodyLine   int
	}{
		{"---\ntitle: un --- deux\n---\ncorps\n", "corps\n", 4},
		{"---\ntitle: x # ---\n---\ncorps ---\n", "corps ---\n", 4},
		{"---\ntitle: |\n  x\n  ---- y\n---\ncorps\n", "corps\n", 6},
		{"---\n# note\n---- pas la fin\n---\ncorps\n", "corps\n", 5},
		{"---\ntitle: x\n  ---\ncorps\n\n---\n\nfin\n", "corps\n\n---\n\nfin\n", 4},
		{"---\ntitle: x\n---\n---\n---\n", "---\n---\n", 4},
		{"---\ntitle: x\n---\n----\n", "----\n", 4},
		{"\n---\ntitle: x\n---\n\n---", "\n---", 5},
	} {
		f, _ := read(c.text)
		if string(f.Body) != c.body || f.BodyLine != c.bodyLine || c.text[f.BodyStart:] != c.body {
			t.Errorf("%q: body %q from line %d, byte %d; want %q from line %d", c.text, f.Body, f.BodyLine, f.BodyStart, c.body, c.bodyLine)
		}
	}
	for _, text := range []string{"---\ntitle: x\n---- y\n", "corps\n---\nsuite\n---\n", "---", "--- x\n---\n", "a --- b\n---"} {
		if f, problems := read(text); f.Front != nil || string(f.Body) != text && f.Body != nil || len(problems) == 0 {
			t.Errorf("%q: body %q, %d problems; want no front matter", text, f.Body, len(problems))
		}
	}
}
