package card

import (
	_ "embed" // the faces
	"image"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/unicode/norm"
)

//go:embed fonts/SourceSerif4Display-Regular.otf
var displayFile []byte

//go:embed fonts/SourceSerif4-Regular.otf
var textFile []byte

// The two cuts of Source Serif: one for large sizes, one for small ones. They
// have the same characters.
var (
	displayFont = sync.OnceValue(func() *opentype.Font { return parseFont(displayFile) })
	textFont    = sync.OnceValue(func() *opentype.Font { return parseFont(textFile) })
)

func parseFont(file []byte) *opentype.Font {
	f, err := opentype.Parse(file)
	if err != nil {
		panic("card: embedded font: " + err.Error())
	}
	return f
}

// sets reports whether the faces have every letter and figure of a text.
func sets(text string) bool {
	var b sfnt.Buffer
	for _, r := range norm.NFC.String(text) {
		if r < utf8.RuneSelf {
			continue // they have all of ASCII
		}
		letter := unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r)
		if letter && !has(&b, r) {
			return false
		}
	}
	return true
}

func has(b *sfnt.Buffer, r rune) bool {
	i, err := displayFont().GlyphIndex(b, r)
	return err == nil && i != 0
}

// settable is a text as it is set: composed, with the characters that the faces
// have, and one space between words. It is empty where a letter is missing.
func settable(text string) string {
	if !sets(text) {
		return ""
	}
	var b sfnt.Buffer
	text = strings.Map(func(r rune) rune {
		switch {
		case r == noBreakSpace, r == narrowSpace:
			return noBreakSpace
		case unicode.IsSpace(r):
			return ' '
		case r == glue, !has(&b, r):
			return -1
		}
		return r
	}, norm.NFC.String(text))
	words := strings.FieldsFunc(text, func(r rune) bool { return r == ' ' })
	return strings.Trim(strings.Join(words, " "), string(noBreakSpace))
}

const (
	noBreakSpace = '\u00a0'
	narrowSpace  = '\u202f'
)

// face is a font at a size, with the glyphs that it has drawn so far. It may be
// used from one goroutine at a time.
type face struct {
	font.Face
	advances map[rune]fixed.Int26_6
	kerns    map[[2]rune]fixed.Int26_6
	glyphs   map[rune]glyph
}

// glyph is how much of each pixel a character covers, from its origin.
type glyph struct {
	image.Rectangle
	coverage []uint8
}

// newFace returns a font at a size in pixels.
func newFace(f *opentype.Font, size float64) *face {
	made, err := opentype.NewFace(f, &opentype.FaceOptions{Size: size, DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		panic("card: embedded font: " + err.Error())
	}
	return &face{
		Face: made, advances: map[rune]fixed.Int26_6{}, kerns: map[[2]rune]fixed.Int26_6{}, glyphs: map[rune]glyph{},
	}
}

// advance is how far a character after another moves what follows, in 64ths of a
// pixel. There is none before the first one: 0.
func (f *face) advance(before, r rune) (kern, advance fixed.Int26_6) {
	advance, known := f.advances[r]
	if !known {
		advance, _ = f.GlyphAdvance(r)
		f.advances[r] = advance
	}
	if before == 0 {
		return 0, advance
	}
	pair := [2]rune{before, r}
	kern, known = f.kerns[pair]
	if !known {
		kern = f.Kern(before, r)
		f.kerns[pair] = kern
	}
	return kern, advance
}

// width is that of a text on one line.
func (f *face) width(text string) fixed.Int26_6 {
	var total fixed.Int26_6
	var before rune
	for _, r := range text {
		kern, advance := f.advance(before, r)
		total += kern + advance
		before = r
	}
	return total
}

// glyph is a character with its origin at the corner of a pixel. A picture is
// most often shown smaller than it is: letters need no place within a pixel, and
// files are smaller for it.
func (f *face) glyph(r rune) glyph {
	if g, known := f.glyphs[r]; known {
		return g
	}
	bounds, mask, at, _, ok := f.Glyph(fixed.Point26_6{}, r)
	var g glyph
	if alpha, isAlpha := mask.(*image.Alpha); ok && isAlpha && !bounds.Empty() {
		g.Rectangle = bounds
		for y := range bounds.Dy() {
			row := alpha.PixOffset(at.X, at.Y+y)
			g.coverage = append(g.coverage, alpha.Pix[row:row+bounds.Dx()]...)
		}
	}
	f.glyphs[r] = g
	return g
}
