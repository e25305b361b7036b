package card

import (
	"slices"
	"strings"

	"golang.org/x/image/math/fixed"
)

// How texts are set, in pixels.
const (
	smallSize  = 30
	kindY      = 118 // the baselines
	siteY      = 578
	bottomY    = 488
	detailRoom = 66 // from the baseline of the detail to that of the title above
	column     = Width - 2*margin
	narrow     = 520 // how wide what is told beside the title may be
	wide       = 900 // and what is told under it
)

// The levels of a text by how much of a pixel it covers: in full ink, or softer.
var (
	full = shades(100)
	soft = shades(70)
)

// shades are the levels of some hundredths of ink that cover 0 to 255 of a pixel.
func shades(share int) *[256]uint8 {
	var levels [256]uint8
	for coverage := range levels {
		levels[coverage] = level((coverage*share + 127) / 255)
	}
	return &levels
}

// cuts are the sizes of a title, and on how many lines each may run. The first at
// which it fits is taken; at the last it is cut short.
var cuts = []struct {
	size  float64
	lines int
}{{88, 2}, {76, 2}, {66, 3}, {54, 3}}

// leading is the distance between baselines for one pixel of size.
const leading = 1.16

// hand draws one picture at a time.
type hand struct {
	sheet   sheet
	drawn   [Height]bool // the rows of the sheet on which there is a text
	titles  []*face      // of each cut
	small   *face
	encoder encoder
}

func newHand() *hand {
	h := &hand{
		sheet:   make(sheet, Height*rowBytes),
		small:   newFace(textFont(), smallSize),
		encoder: encoder{compressor: newCompressor(compression)},
	}
	for _, cut := range cuts {
		h.titles = append(h.titles, newFace(displayFont(), cut.size))
	}
	return h
}

// start takes a new sheet.
func (h *hand) start(ground sheet) {
	copy(h.sheet, ground)
	h.drawn = [Height]bool{}
}

// write sets a text: what it is at the top, the title over its detail above the
// rule, the site's name under it.
func (h *hand) write(t Text) {
	h.line(h.small, shorten(h.small, settable(t.Kind), narrow), kindY, soft)
	h.line(h.small, shorten(h.small, settable(t.Site), narrow), siteY, soft)
	y := bottomY
	if detail := settable(t.Detail); detail != "" {
		h.line(h.small, shorten(h.small, detail, wide), y, soft)
		y -= detailRoom
	}
	f, lines, size := h.fit(settable(t.Title))
	for i, line := range slices.Backward(lines) {
		h.line(f, line, y-int(float64(len(lines)-1-i)*size*leading), full)
	}
}

// fit finds the largest cut at which a title fits, and its lines.
func (h *hand) fit(title string) (f *face, lines []string, size float64) {
	words := strings.Fields(strings.ReplaceAll(title, string(noBreakSpace), string(glue)))
	for i, cut := range cuts {
		f, size = h.titles[i], cut.size
		if lines = balance(f, words, cut.lines); lines != nil {
			break
		}
	}
	if lines == nil {
		lines = cutShort(f, words, cuts[len(cuts)-1].lines)
	}
	for i := range lines {
		lines[i] = strings.ReplaceAll(lines[i], string(glue), string(noBreakSpace))
	}
	return f, lines, size
}

// line sets a line of text at the left margin on a baseline.
func (h *hand) line(f *face, text string, baseline int, levels *[256]uint8) {
	dot := fixed.I(margin)
	var before rune
	for _, r := range text {
		kern, advance := f.advance(before, r)
		dot += kern
		h.stamp(f.glyph(r), dot.Round(), baseline, levels)
		dot += advance
		before = r
	}
}

// stamp inks a glyph at a place of the picture.
func (h *hand) stamp(g glyph, x, y int, levels *[256]uint8) {
	for i := range g.Dy() {
		row := y + g.Min.Y + i
		if row < 0 || row >= Height {
			continue
		}
		h.drawn[row] = true
		covered := g.coverage[i*g.Dx() : (i+1)*g.Dx()]
		for j, coverage := range covered {
			if at := x + g.Min.X + j; coverage > 0 && at < Width {
				h.sheet.ink(at, row, levels[coverage])
			}
		}
	}
}
