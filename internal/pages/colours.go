package pages

import (
	"fmt"
	"image/color"
	"io/fs"
	"math"
	"regexp"
	"slices"
	"strings"

	"portulan/internal/card"
	"portulan/internal/colour"
	"portulan/internal/diag"
	"portulan/internal/site"
)

// The styles that the colours of the theme stand in, and those of a site.
const (
	tokenStyles = "styles/tokens.css"
	siteStyles  = "styles/site.css"
)

// token is a colour of the theme that a site can set.
type token struct {
	setting string // in portulan.yaml
	name    string // in styles, without its dashes
	of      func(site.Colours) colour.Colour
}

var tokens = []token{
	{"paper", "paper", func(c site.Colours) colour.Colour { return c.Paper }},
	{"ink", "ink", func(c site.Colours) colour.Colour { return c.Ink }},
	{"soft", "ink-soft", func(c site.Colours) colour.Colour { return c.Soft }},
	{"accent", "red", func(c site.Colours) colour.Colour { return c.Accent }},
	{"open", "green", func(c site.Colours) colour.Colour { return c.Open }},
}

// The contrast that WCAG 2.2 asks for between a text and its ground (criterion
// 1.4.3). Every colour of the theme is that of a text of ordinary size on the
// paper; the frames and marks that need 3 only (1.4.11) are of the same colours.
const minContrast = 4.5

// scheme is the light or the dark colours.
type scheme struct {
	name   string
	colour func(site.Theme) site.Colours
}

var schemes = [...]scheme{
	{"light", func(t site.Theme) site.Colours { return t.Light }},
	{"dark", func(t site.Theme) site.Colours { return t.Dark }},
}

// palette is the theme's own colours, light and dark, by the name of the token.
type palette map[string][len(schemes)]colour.Colour

// tokenForm finds a token that has a colour for each scheme.
var tokenForm = regexp.MustCompile(`--([\w-]+):\s*light-dark\(\s*(#\w+)\s*,\s*(#\w+)\s*\)`)

// readTokens reads the colours of a theme. Those that are written otherwise are
// not known.
func readTokens(l layers) palette {
	p := palette{}
	text, _ := fs.ReadFile(l, tokenStyles) // a site's main.css may do without it
	for _, m := range tokenForm.FindAllSubmatch(text, -1) {
		light, fault := colour.Parse(string(m[2]))
		dark, fault2 := colour.Parse(string(m[3]))
		if fault == nil && fault2 == nil {
			p[string(m[1])] = [...]colour.Colour{light, dark}
		}
	}
	return p
}

// coloursCSS is the colours that a site sets, as a style. Where it sets one
// scheme alone, the other has the theme's colour, or the same where that is not
// known.
func coloursCSS(t site.Theme, theme palette) string {
	var b strings.Builder
	for _, token := range tokens {
		var set [len(schemes)]colour.Colour
		for i, scheme := range schemes {
			set[i] = token.of(scheme.colour(t))
		}
		light, dark := set[0], set[1]
		if !light.Given && !dark.Given {
			continue
		}
		if !light.Given {
			light = either(theme[token.name][0], dark)
		}
		if !dark.Given {
			dark = either(theme[token.name][1], light)
		}
		fmt.Fprintf(&b, "  --%s: light-dark(%s, %s);\n", token.name, light, dark)
	}
	if b.Len() == 0 {
		return ""
	}
	return ":root {\n" + b.String() + "}\n"
}

// chart is the colours of the pictures of pages: the light ones of the site, or
// of the theme.
func chart(t site.Theme, theme palette) card.Colours {
	c := card.Chart
	for name, into := range map[string]*color.RGBA{"paper": &c.Paper, "ink": &c.Ink, "accent": &c.Accent} {
		token := tokens[slices.IndexFunc(tokens, func(t token) bool { return t.setting == name })]
		if is := either(token.of(t.Light), theme[token.name][0]); is.Given {
			*into = color.RGBA{is.R, is.G, is.B, 0xff}
		}
	}
	return c
}

// either is the first colour, or the second where that is none.
func either(first, second colour.Colour) colour.Colour {
	if first.Given {
		return first
	}
	return second
}

// checkContrast says which pairs of a text and its ground that a site's colours
// touch cannot be read.
func checkContrast(t site.Theme, theme palette) []diag.Problem {
	var problems []diag.Problem
	paper := tokens[0]
	for i, scheme := range schemes {
		set := scheme.colour(t)
		ground := either(paper.of(set), theme[paper.name][i])
		for _, text := range tokens[1:] {
			own := text.of(set)
			is := either(own, theme[text.name][i])
			touched := own.Given || paper.of(set).Given
			if !touched || !is.Given || !ground.Given || colour.Contrast(is, ground) >= minContrast {
				continue
			}
			field := paper.setting
			if own.Given {
				field = text.setting
			}
			ratio := hundredths(colour.Contrast(is, ground))
			problems = append(problems, diag.Problem{
				File: site.File, Field: "theme." + scheme.name + "." + field,
				Fault: *diag.NewFault(diag.ColourContrast, "scheme", "theme."+scheme.name,
					"text", text.setting, "text_colour", is.String(), "ground", paper.setting, "ground_colour", ground.String(),
					"ratio", ratio, "ratio_fr", strings.Replace(ratio, ".", ",", 1),
					"nearest", colour.Nearest(is, ground, minContrast).String()),
			})
		}
	}
	return problems
}

// hundredths writes a ratio, never above what it is: 4.499 is 4.49.
func hundredths(ratio float64) string { return fmt.Sprintf("%.2f", math.Floor(ratio*100)/100) }
