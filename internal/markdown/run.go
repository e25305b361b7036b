package markdown

import "bytes"

// run gathers the words of one paragraph, heading or cell, so that typography
// sees them together whatever the markup between them: in **mot** ! the space
// belongs to the sign, not to the emphasis.
type run struct {
	text  []byte // the words; an object or lineBreak stands for each thing that is not words
	marks []mark // what stands between and in place of them, in order
	html  []byte // the HTML of the marks
	edits []edit // kept for its capacity
}

// mark is HTML that stands at an offset of the text, in place of skip bytes of
// it. Without markup, plain is said instead.
type mark struct {
	at, skip    int
	start, stop int // within run.html
	plain       string
}

// words adds text that typography may change.
func (r *run) words(markdown []byte) { r.text = decode(r.text, markdown) }

// tag adds markup that typography does not see.
func (r *run) tag(html ...string) { r.mark(0, "", html) }

// thing adds what is not words; plain is what it says.
func (r *run) thing(plain string, html ...string) {
	at := len(r.text)
	r.text = append(r.text, string(object)...)
	r.mark(len(r.text)-at, plain, html)
}

// endLine ends a line of the source.
func (r *run) endLine() {
	r.trim()
	r.text = append(r.text, '\n')
}

// trim drops the spaces that end a line, which goldmark leaves some of.
func (r *run) trim() {
	from := 0
	if n := len(r.marks); n > 0 {
		from = r.marks[n-1].at + r.marks[n-1].skip
	}
	r.text = r.text[:from+len(trimLine(r.text[from:]))]
}

// trimLine returns a line without the spaces that end it, as goldmark knows them.
func trimLine(line []byte) []byte { return bytes.TrimRight(line, " \t\v\f\r") }

// breakLine adds a break that the editor asked for.
func (r *run) breakLine() {
	r.trim()
	at := len(r.text)
	r.text = append(r.text, string(lineBreak)...)
	r.mark(len(r.text)-at, "\n", []string{"<br>\n"})
}

func (r *run) mark(skip int, plain string, html []string) {
	start := len(r.html)
	for _, part := range html {
		r.html = append(r.html, part...)
	}
	r.marks = append(r.marks, mark{len(r.text) - skip, skip, start, len(r.html), plain})
}

// blank is an empty run with the room of this one.
func (r *run) blank() run {
	clear(r.marks[:cap(r.marks)]) // they hold texts
	return run{text: r.text[:0], marks: r.marks[:0], html: r.html[:0], edits: r.edits[:0]}
}

// flush writes the run, typeset, and empties it. It returns html with what it
// wrote appended, and words with the plain text of it, if that is asked for.
func (w *writer) flush(html, words []byte, asked bool) ([]byte, []byte) {
	r := &w.run
	r.edits = typeset(r.text, w.language, r.edits[:0])
	done := 0
	say := func(upTo int) {
		if done < upTo {
			html = escape(html, r.text[done:upTo])
			if asked {
				words = append(words, r.text[done:upTo]...)
			}
			done = upTo
		}
	}
	edits := r.edits
	change := func(upTo int) {
		for len(edits) > 0 && edits[0].start < upTo {
			say(edits[0].start)
			html = append(html, edits[0].with...)
			if asked {
				words = append(words, edits[0].with...)
			}
			done = max(done, edits[0].end)
			edits = edits[1:]
		}
		say(min(upTo, len(r.text)))
	}
	for _, m := range r.marks {
		change(m.at)
		// A space that is added just before what is not words stands before it.
		for m.skip > 0 && len(edits) > 0 && edits[0].start == m.at && edits[0].end == m.at {
			html = append(html, edits[0].with...)
			if asked {
				words = append(words, edits[0].with...)
			}
			edits = edits[1:]
		}
		html = append(html, r.html[m.start:m.stop]...)
		if asked {
			words = append(words, m.plain...)
		}
		done = max(done, m.at+m.skip)
	}
	change(len(r.text) + 1)
	r.text, r.marks, r.html = r.text[:0], r.marks[:0], r.html[:0]
	w.openTags = 0
	return html, words
}
