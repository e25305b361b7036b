package card

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"golang.org/x/image/vector"
)

// Where things stand on a picture, in pixels.
const (
	margin    = 84
	roseX     = 1016
	roseY     = 150
	ruleY     = 530
	roseSize  = 92  // from the centre to the points of the four winds
	halfWinds = 58  // and to those between them
	raySize   = 224 // and to where the lesser rhumb lines end
)

// ground is what all pictures have in common: paper, the rhumb lines of a
// compass, its rose, and the rule above the site's name.
type ground struct {
	*image.Paletted
	coverage *image.Alpha
}

func drawGround(p color.Palette) *image.Paletted {
	g := &ground{image.NewPaletted(image.Rect(0, 0, Width, Height), p), image.NewAlpha(image.Rect(0, 0, Width, Height))}
	var rays []shape
	for i := range winds {
		reach := float64(raySize)
		if i%2 == 0 {
			reach = Width
		}
		rays = append(rays, ray(i, reach))
	}
	g.ink(13, rays...)
	g.ink(40, ring(60))

	// A point has a light half and a dark one, as engravers draw it; that of the
	// north is in the accent.
	var light, edges, dark []shape
	for i := range winds / 2 {
		length, waist := float64(roseSize), 13.0
		if i%2 == 1 {
			length, waist = halfWinds, 11
		}
		light = append(light, half(i, length, waist, -1))
		edges = append(edges, outline(light[i])...)
		dark = append(dark, half(i, length, waist, 1))
	}
	g.blank(light...)
	g.ink(40, edges...)
	g.ink(70, dark[1:]...)
	g.accent(light[0])
	g.accent(dark[0])
	g.ink(40, rect(margin, ruleY, Width-margin, ruleY+1))
	return g.Paletted
}

// winds are the directions of a compass, of which every other one has a point of
// the rose.
const winds = 16

// shape is a closed line through points.
type shape []point

type point struct{ x, y float32 }

// wind is a point at a distance from the rose in the direction of one of the
// winds, 0 being north, and aside from it.
func wind(n int, along, aside float64) point {
	sin, cos := math.Sincos(float64(n) * 2 * math.Pi / winds)
	return point{float32(roseX + float64(along*sin) + float64(aside*cos)), float32(roseY - float64(along*cos) + float64(aside*sin))}
}

// ray is a rhumb line from the rose to beyond the edge, one pixel wide.
func ray(n int, to float64) shape {
	const from, side = 62, 0.55
	return shape{wind(n, from, -side), wind(n, to, -side), wind(n, to, side), wind(n, from, side)}
}

// ring is a circle around the rose, one pixel wide: out along one side and back
// along the other.
func ring(radius float64) shape {
	const steps, half = 128, 0.75
	var s shape
	for _, r := range []float64{radius + half, radius - half} {
		for i := range steps + 1 {
			angle := 2 * math.Pi * float64(i) / steps
			if r < radius {
				angle = -angle
			}
			sin, cos := math.Sincos(angle)
			s = append(s, point{float32(roseX + r*sin), float32(roseY - r*cos)})
		}
	}
	return s
}

// half is one side of a point of the rose: n of eight winds, and the side -1 or 1.
func half(n int, length, waist, side float64) shape {
	sin, cos := math.Sincos(math.Pi / 8)
	return shape{wind(2*n, 0, 0), wind(2*n, length, 0), wind(2*n, waist*cos, side*waist*sin)}
}

func rect(x0, y0, x1, y1 float32) shape {
	return shape{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}}
}

// ink lays some hundredths of ink over the shapes, where there is not more already.
func (g *ground) ink(share int, shapes ...shape) {
	levels := shades(share)
	g.cover(shapes, func(under, coverage uint8) uint8 { return max(under, levels[coverage]) })
}

// blank takes away what is under the shapes.
func (g *ground) blank(shapes ...shape) {
	g.cover(shapes, func(under, coverage uint8) uint8 {
		if coverage > 127 {
			return 0
		}
		return under
	})
}

// accent lays the accent over the shapes.
func (g *ground) accent(shapes ...shape) {
	g.cover(shapes, func(under, coverage uint8) uint8 {
		if n := (int(coverage)*accentLevels + 127) / 255; n > 0 {
			return uint8(inkLevels - 1 + n)
		}
		return under
	})
}

// outline is the edges of a shape, one pixel wide.
func outline(s shape) []shape {
	var edges []shape
	for i, a := range s {
		b := s[(i+1)%len(s)]
		dx, dy := float64(b.x-a.x), float64(b.y-a.y)
		length := math.Hypot(dx, dy)
		nx, ny := float32(-dy/length*0.5), float32(dx/length*0.5)
		edges = append(edges, shape{{a.x + nx, a.y + ny}, {b.x + nx, b.y + ny}, {b.x - nx, b.y - ny}, {a.x - nx, a.y - ny}})
	}
	return edges
}

func (g *ground) cover(shapes []shape, lay func(under, coverage uint8) uint8) {
	r := vector.NewRasterizer(Width, Height)
	for _, s := range shapes {
		r.MoveTo(s[0].x, s[0].y)
		for _, p := range s[1:] {
			r.LineTo(p.x, p.y)
		}
		r.ClosePath()
	}
	r.DrawOp = draw.Src
	r.Draw(g.coverage, g.coverage.Rect, image.Opaque, image.Point{})
	for i, coverage := range g.coverage.Pix {
		if coverage > 0 {
			g.Pix[i] = lay(g.Pix[i], coverage)
		}
	}
}
