package card_test

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"strings"
	"sync"
	"testing"

	"portulan/internal/card"
)

// long is a title of the length that editors should not reach, but do.
const long = "Accompagnement des structures de l’économie sociale et solidaire qui ouvrent, dans un quartier prioritaire de la politique de la ville ou tout près, un lieu où travailler, se former et apprendre"

// texts are what records have at their most ordinary and at their worst.
var texts = map[string]card.Text{
	"a programme":            {Kind: "Programme", Title: "Pôles territoriaux d’industries culturelles et créatives", Detail: "France 2030", Site: "Portulan"},
	"one word":               {Kind: "Lauréat", Title: "XPICC", Detail: "Roubaix, Tourcoing, Valenciennes", Site: "Portulan"},
	"no detail":              {Kind: "Organisation", Title: "Communauté de communes Retz-en-Valois", Site: "Portulan"},
	"all too long":           {Kind: long, Title: long, Detail: long, Site: long},
	"a word without an end":  {Kind: "Projet", Title: strings.Repeat("anticonstitutionnellement", 12), Site: "Portulan"},
	"no-break spaces only":   {Title: strings.Repeat("20\u00a0M€\u202f", 40)},
	"no name of a site":      {Kind: "Projet", Title: "Un projet"},
	"nothing":                {},
	"capitals with accents":  {Title: "ÉÈÊË ÀÂÄ ÎÏ ÔÖ ÙÛÜ ŒÆ Ç Ÿ", Site: "Œuvre"},
	"composed by the reader": {Title: "E\u0301cole"},
	"Greek and Cyrillic":     {Title: "Αθήνα Київ"},
}

// painter has drawn nothing that a test does not ask for.
var painter = card.New(card.Chart)

func draw(t *testing.T, text card.Text) []byte {
	t.Helper()
	var b bytes.Buffer
	painter.Draw(&b, text)
	return b.Bytes()
}

func decode(t *testing.T, file []byte) *image.Paletted {
	t.Helper()
	picture, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	paletted, ok := picture.(*image.Paletted)
	if !ok {
		t.Fatalf("a picture of %T", picture)
	}
	return paletted
}

// Whatever the text, the file is small, of the size that is stated, and nothing
// is written outside the margins.
func TestEveryTextFits(t *testing.T) {
	empty := decode(t, draw(t, card.Text{}))
	for name, text := range texts {
		file := draw(t, text)
		if !bytes.HasSuffix(file, card.End) {
			t.Errorf("%s: the file has another end", name)
		}
		if len(file) > 20_000 {
			t.Errorf("%s: %d bytes", name, len(file))
		}
		picture := decode(t, file)
		if got := picture.Bounds(); got != image.Rect(0, 0, card.Width, card.Height) {
			t.Errorf("%s: %v", name, got)
		}
		if written := inked(picture, empty); !written.In(image.Rect(70, 60, card.Width-70, card.Height-30)) {
			t.Errorf("%s: letters in %v", name, written)
		} else if written.Empty() != (text == card.Text{}) {
			t.Errorf("%s: letters in %v", name, written)
		}
	}
}

// inked is the part of a picture where it differs from another.
func inked(a, b *image.Paletted) image.Rectangle {
	var r image.Rectangle
	for i := range a.Pix {
		if a.Pix[i] != b.Pix[i] {
			x, y := i%a.Stride, i/a.Stride
			r = r.Union(image.Rect(x, y, x+1, y+1))
		}
	}
	return r
}

// A text with a letter that the faces lack is not set; what is no letter is left
// out of one that is.
func TestLettersThatFacesLack(t *testing.T) {
	for text, want := range map[string]bool{
		"Œuvre d’été : 20 M€ (n° 1)": true, "Łódź": true, "Ελλάδα": true, "Україна": true, "E\u0301cole": true, "Fête 🎉": true, "": true,
		"東京": false, "Hub 東京": false, "العربية": false, "हिन्दी": false,
	} {
		if got := painter.Sets(text); got != want {
			t.Errorf("Sets(%q) = %t", text, got)
		}
	}
	without := draw(t, card.Text{Title: "—"})
	for _, r := range "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789" { // which are not looked up
		if bytes.Equal(draw(t, card.Text{Title: "—" + string(r)}), without) {
			t.Errorf("the faces lack %c", r)
		}
	}
	if !bytes.Equal(draw(t, card.Text{Title: "Hub 東京", Site: "s"}), draw(t, card.Text{Site: "s"})) {
		t.Error("a title with letters that are missing is drawn")
	}
	if !bytes.Equal(draw(t, card.Text{Title: "Fête 🎉 !"}), draw(t, card.Text{Title: "Fête !"})) {
		t.Error("a pictograph leaves a trace")
	}
	if !bytes.Equal(draw(t, card.Text{Title: "E\u0301cole"}), draw(t, card.Text{Title: "École"})) {
		t.Error("the form of Unicode shows")
	}
}

// The same text gives the same bytes, whatever was drawn before and beside it.
func TestSameBytes(t *testing.T) {
	alone := map[string][]byte{}
	for name, text := range texts {
		alone[name] = draw(t, text)
	}
	p := card.New(card.Chart)
	var together sync.WaitGroup
	for range 2 {
		together.Go(func() {
			for name, text := range texts {
				var b bytes.Buffer
				p.Draw(&b, text)
				if !bytes.Equal(b.Bytes(), alone[name]) {
					t.Errorf("%s: other bytes", name)
				}
			}
		})
	}
	together.Wait()
}

// The name changes with all that is drawn, and with nothing else.
func TestName(t *testing.T) {
	night := card.Chart
	night.Paper = color.RGBA{0x0e, 0x17, 0x22, 0xff}
	names := map[string]bool{}
	for _, p := range []*card.Painter{card.New(card.Chart), card.New(night)} {
		for _, text := range []card.Text{{Title: "a"}, {Kind: "a"}, {Detail: "a"}, {Site: "a"}, {Title: "a", Site: "a"}, {}} {
			name := p.Name(text)
			if names[name] || strings.Trim(name, "0123456789abcdef") != "" {
				t.Errorf("the name %q for %v", name, text)
			}
			names[name] = true
		}
	}
	one, other := card.New(card.Chart), card.New(card.Chart)
	if one.Name(card.Text{Title: "a"}) != other.Name(card.Text{Title: "a"}) {
		t.Error("two names for one picture")
	}
}

// A site's own colours are those of its pictures.
func TestColours(t *testing.T) {
	c := card.Colours{Paper: color.RGBA{1, 2, 3, 255}, Ink: color.RGBA{250, 251, 252, 255}, Accent: color.RGBA{0, 200, 0, 255}}
	var b bytes.Buffer
	card.New(c).Draw(&b, card.Text{Title: "Nuit"})
	picture := decode(t, b.Bytes())
	seen := map[color.Color]bool{}
	for _, at := range picture.Pix {
		seen[picture.Palette[at]] = true
	}
	for name, want := range map[string]color.RGBA{"paper": c.Paper, "ink": c.Ink, "accent": c.Accent} {
		if !seen[want] {
			t.Errorf("the %s is nowhere in the picture", name)
		}
	}
}

func BenchmarkDraw(b *testing.B) {
	p := card.New(card.Chart)
	var out bytes.Buffer
	for b.Loop() {
		out.Reset()
		p.Draw(&out, texts["a programme"])
	}
	b.ReportMetric(float64(out.Len()), "bytes")
}
