package card

import (
	"bytes"
	"encoding/binary"
	"hash/adler32"
	"hash/crc32"
	"image"
	"image/color"
	"sync"

	"github.com/klauspost/compress/flate"
)

// compression is where more work stops paying: 9 takes four times as long as 6
// for 7 % fewer bytes.
const compression = 6

// End is how the file of every picture ends.
var End = []byte("\x00\x00\x00\x00IEND\xaeB`\x82")

// sheet is a picture as PNG (ISO/IEC 15948) has it before it is compressed: rows of
// two pixels a byte, each after the byte that says that it is not filtered.
type sheet []byte

const rowBytes = 1 + Width/2

// sheetOf packs a picture.
func sheetOf(p *image.Paletted) sheet {
	s := make(sheet, Height*rowBytes)
	for y := range Height {
		for x, level := range p.Pix[y*p.Stride : y*p.Stride+Width] {
			s.ink(x, y, level)
		}
	}
	return s
}

// ink lays a level of the palette on a pixel, where there is not more already.
func (s sheet) ink(x, y int, level uint8) {
	at := &s[y*rowBytes+1+x/2]
	if x%2 == 0 {
		*at = max(*at>>4, level)<<4 | *at&0xf
	} else {
		*at = *at&0xf0 | max(*at&0xf, level)
	}
}

// rows are those from one to before another.
func (s sheet) rows(from, to int) []byte { return s[from*rowBytes : to*rowBytes] }

// base is a sheet on which pictures are drawn, with what its rows are once compressed:
// those on which nothing is drawn need not be compressed again.
type base struct {
	sheet
	mu         sync.Mutex
	compressed map[[2]int][]byte // from a row to before another
}

// clean is the rows of the base from one to before another, compressed.
func (b *base) clean(from, to int) []byte {
	b.mu.Lock()
	defer b.mu.Unlock()
	rows := [2]int{from, to}
	known := b.compressed[rows]
	if known == nil {
		var out bytes.Buffer
		newCompressor(flate.BestCompression).write(&out, b.rows(from, to))
		known = out.Bytes()
		b.compressed[rows] = known
	}
	return known
}

// compressor writes parts of a stream of DEFLATE (RFC 1951), each of which ends with
// a byte and refers to no other.
type compressor struct{ *flate.Writer }

func newCompressor(level int) compressor {
	w, err := flate.NewWriter(nil, level)
	if err != nil {
		panic(err) // the levels are constants
	}
	return compressor{w}
}

func (c compressor) write(out *bytes.Buffer, data []byte) {
	c.Reset(out)
	c.Writer.Write(data) // into memory, which takes it all
	c.Flush()
}

// encoder writes sheets as files. That of image/png has no way to take them: it asks
// for the colours one by one, and compresses all rows of each picture.
type encoder struct {
	compressor
	zlib bytes.Buffer
}

// encode writes a sheet that differs from its base in the rows that are drawn on.
func (e *encoder) encode(out *bytes.Buffer, b *base, s sheet, drawn *[Height]bool, palette color.Palette) {
	out.WriteString("\x89PNG\r\n\x1a\n")
	header := binary.BigEndian.AppendUint32(nil, Width)
	header = binary.BigEndian.AppendUint32(header, Height)
	chunk(out, "IHDR", append(header, 4, 3, 0, 0, 0)) // 4 bits a pixel, of a palette
	var colours []byte
	for _, c := range palette {
		r, g, b, _ := c.RGBA()
		colours = append(colours, byte(r>>8), byte(g>>8), byte(b>>8))
	}
	chunk(out, "PLTE", colours)
	chunk(out, "IDAT", e.stream(b, s, drawn))
	out.Write(End)
}

// stream compresses a sheet (RFC 1950).
func (e *encoder) stream(b *base, s sheet, drawn *[Height]bool) []byte {
	e.zlib.Reset()
	e.zlib.WriteString("\x78\x9c")
	for from := 0; from < Height; {
		to := from
		for to < Height && drawn[to] == drawn[from] {
			to++
		}
		if drawn[from] {
			e.write(&e.zlib, s.rows(from, to))
		} else {
			e.zlib.Write(b.clean(from, to))
		}
		from = to
	}
	e.zlib.WriteString("\x03\x00") // a last part, of nothing
	e.zlib.Write(binary.BigEndian.AppendUint32(nil, adler32.Checksum(s)))
	return e.zlib.Bytes()
}

// chunk writes a part of a PNG file: its length, its name, its data and the sum of
// the last two.
func chunk(out *bytes.Buffer, name string, data []byte) {
	var number [4]byte
	binary.BigEndian.PutUint32(number[:], uint32(len(data)))
	out.Write(number[:])
	from := out.Len()
	out.WriteString(name)
	out.Write(data)
	binary.BigEndian.PutUint32(number[:], crc32.ChecksumIEEE(out.Bytes()[from:]))
	out.Write(number[:])
}
