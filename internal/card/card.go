package card

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"image/color"
	"sync"
)

// The size of a picture in pixels, which those who show shared addresses expect.
const (
	Width  = 1200
	Height = 630
)

// version changes with the drawing, so that pictures drawn before it are drawn
// again.
const version = 2

// Text is what a picture says. Each of its parts may be empty.
type Text struct {
	Kind   string // what the page is about: Project
	Title  string
	Detail string // where, or of what: Roubaix, Tourcoing
	Site   string // the name of the site
}

// Colours are those of the site: see styles/tokens.css of the layouts.
type Colours struct {
	Paper  color.RGBA
	Ink    color.RGBA
	Accent color.RGBA
}

// Chart is the theme's own: ink on vellum, and the red of harbours.
var Chart = Colours{
	Paper:  color.RGBA{0xfb, 0xf8, 0xf2, 0xff},
	Ink:    color.RGBA{0x14, 0x21, 0x2e, 0xff},
	Accent: color.RGBA{0x9c, 0x1f, 0x27, 0xff},
}

// Painter draws the pictures of one site. It may be used from several goroutines.
type Painter struct {
	colours Colours
	ground  func() *base // what all pictures have in common
	hands   sync.Pool    // of *hand
}

// New returns a painter that uses the colours. Nothing is drawn yet.
func New(c Colours) *Painter {
	p := &Painter{colours: c}
	p.ground = sync.OnceValue(func() *base {
		return &base{sheet: sheetOf(drawGround(c.palette())), compressed: map[[2]int][]byte{}}
	})
	p.hands.New = func() any { return newHand() }
	return p
}

// Name returns a name for the picture of a text, of hexadecimal digits. Another
// text, other colours or another way of drawing have another name.
func (p *Painter) Name(t Text) string {
	inputs, err := json.Marshal(struct {
		Version int
		Colours Colours
		Text    Text
	}{version, p.colours, t})
	if err != nil {
		panic(err) // texts and numbers alone
	}
	sum := sha256.Sum256(inputs)
	return hex.EncodeToString(sum[:10])
}

// Draw writes the picture of a text, a PNG. Parts that cannot be set (see
// [Painter.Sets]) are left out.
func (p *Painter) Draw(out *bytes.Buffer, t Text) {
	h := p.hands.Get().(*hand)
	defer p.hands.Put(h)
	h.start(p.ground().sheet)
	h.write(t)
	h.encoder.encode(out, p.ground(), h.sheet, &h.drawn, p.colours.palette())
}

// Sets reports whether the faces have every letter and figure of a text. Other
// characters, such as pictographs, are left out of what is drawn.
func (p *Painter) Sets(text string) bool { return sets(text) }

// shares are how much ink there is at each level of the palette, in hundredths:
// two faint ones for hairlines, then enough for the edges of letters. Few levels
// make small files.
var shares = [...]int{0, 13, 40, 70, 100}

// The levels of the accent follow, half of it and all of it.
const (
	inkLevels    = len(shares)
	accentLevels = 2
)

// level returns the one of which the share of ink, in hundredths, is nearest.
func level(share int) uint8 {
	nearest := 0
	for i, s := range shares {
		if max(share-s, s-share) < max(share-shares[nearest], shares[nearest]-share) {
			nearest = i
		}
	}
	return uint8(nearest)
}

func (c Colours) palette() color.Palette {
	p := make(color.Palette, 0, inkLevels+accentLevels)
	for _, s := range shares {
		p = append(p, mix(c.Paper, c.Ink, s))
	}
	for i := range accentLevels {
		p = append(p, mix(c.Paper, c.Accent, 100*(i+1)/accentLevels))
	}
	return p
}

// mix returns the colour at some hundredths of the way from a to b.
func mix(a, b color.RGBA, share int) color.RGBA {
	between := func(a, b uint8) uint8 { return uint8((int(a)*(100-share) + int(b)*share + 50) / 100) }
	return color.RGBA{between(a.R, b.R), between(a.G, b.G), between(a.B, b.B), 0xff}
}
