// Package colour reads the colours of a site's settings and measures their
// contrast, as WCAG 2.2 defines it.
package colour

import (
	"fmt"
	"math"
	"strconv"

	"portulan/internal/diag"
)

// Colour is an opaque colour of sRGB. The zero value is no colour.
type Colour struct {
	R, G, B uint8
	Given   bool
}

// RGB is a colour by its three channels.
func RGB(r, g, b uint8) Colour { return Colour{r, g, b, true} }

// Parse reads a colour as CSS writes it with a hash sign: #rgb or #rrggbb.
func Parse(text string) (Colour, *diag.Fault) {
	digits := text
	if len(text) == 4 {
		digits = fmt.Sprintf("#%c%c%c%c%c%c", text[1], text[1], text[2], text[2], text[3], text[3])
	}
	if len(digits) != 7 || digits[0] != '#' {
		return Colour{}, diag.NewFault(diag.ColourUnreadable, "text", text)
	}
	n, err := strconv.ParseUint(digits[1:], 16, 24)
	if err != nil {
		return Colour{}, diag.NewFault(diag.ColourUnreadable, "text", text)
	}
	return RGB(uint8(n>>16), uint8(n>>8), uint8(n)), nil
}

// String is the colour as #rrggbb; empty for none.
func (c Colour) String() string {
	if !c.Given {
		return ""
	}
	return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B)
}

// luminance is the relative luminance of WCAG 2.2: 0 for black, 1 for white.
func (c Colour) luminance() float64 {
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

// linear is the light of a channel of sRGB.
func linear(channel uint8) float64 {
	v := float64(channel) / 255
	if v <= 0.04045 {
		return v / 12.92
	}
	return math.Pow((v+0.055)/1.055, 2.4)
}

// Contrast is the contrast ratio of WCAG 2.2 between two colours, in either
// order: from 1 for two that are the same to 21 for black on white.
func Contrast(a, b Colour) float64 {
	light, dark := a.luminance(), b.luminance()
	if light < dark {
		light, dark = dark, light
	}
	return (light + 0.05) / (dark + 0.05)
}

// Nearest is the colour nearest to a text's, on its way to black or to white,
// that reaches a contrast of ratio with the ground. Up to 4.58 there is always
// one; beyond, it is black or white where neither reaches the ratio.
func Nearest(text, ground Colour, ratio float64) Colour {
	const steps = 255
	for step := range steps + 1 {
		part := float64(step) / steps
		for _, end := range []Colour{RGB(0, 0, 0), RGB(255, 255, 255)} {
			if c := mix(text, end, part); Contrast(c, ground) >= ratio {
				return c
			}
		}
	}
	if ground.luminance() > 0.18 {
		return RGB(0, 0, 0)
	}
	return RGB(255, 255, 255)
}

// mix is a colour on the way from one to another; part is from 0 to 1.
func mix(from, to Colour, part float64) Colour {
	between := func(a, b uint8) uint8 { return uint8(math.Round(float64(a) + (float64(b)-float64(a))*part)) }
	return RGB(between(from.R, to.R), between(from.G, to.G), between(from.B, to.B))
}
