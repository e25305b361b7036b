// Package card draws the picture that stands for a page where its address is
// shared: a title in ink on a chart's paper, under the rhumb lines of a compass.
//
// A picture is [Width] by [Height] pixels, a PNG of seven colours. The same
// text and colours give the same bytes on every machine. A picture has a name
// that changes with all that it is drawn from, and is known without drawing it
// (see [Painter.Name]): a caller that holds a file of that name needs no other.
//
// The package leaves to others what the texts say and in which language. It shows
// nothing that changes with time. A text with letters that its faces lack is not
// set at all, rather than with holes in it; see [Painter.Sets].
package card

//go:generate go run ./fetch
