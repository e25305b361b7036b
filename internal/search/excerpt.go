package search

import (
	"slices"
	"strings"
	"unicode/utf8"

	"portulan/internal/search/text"
)

const (
	excerptBytes = 220     // of an excerpt, about three lines
	excerptLead  = 60      // before its first marked word
	excerptText  = 1 << 17 // how much of a text is looked at
)

// span is a part of a text, in bytes.
type span struct{ start, end int }

// marks are the words of a text that the query looks for.
func (e *evaluation) marks(s string) []span {
	var marks []span
	for _, t := range e.rules.Terms(nil, s) {
		if !e.met[t.Text] && !e.isBegun(t) {
			continue
		}
		if n := len(marks); n > 0 && t.Start < marks[n-1].end {
			marks[n-1].end = max(marks[n-1].end, t.End)
			continue
		}
		marks = append(marks, span{t.Start, t.End})
	}
	return marks
}

func (e *evaluation) isBegun(t text.Term) bool {
	return slices.ContainsFunc(e.begun, func(prefix string) bool { return strings.HasPrefix(t.Word, prefix) })
}

// marked is a whole text with its words marked.
func (e *evaluation) marked(s string) Excerpt { return pieces(s, span{0, len(s)}, e.marks(s)) }

// excerpt is the part of a text where the most of the query's words stand; its
// beginning where none does, which is the summary if there is one.
func (e *evaluation) excerpt(stored string) Excerpt {
	if len(stored) > excerptText {
		stored = strings.ToValidUTF8(stored[:excerptText], "")
	}
	_, stored, _ = strings.Cut(stored, "\n") // the title has its own
	var best string
	var window span
	var within []span
	most := 0
	for line := range strings.Lines(stored) {
		line = strings.TrimSuffix(line, "\n")
		marks := e.marks(line)
		for i := range marks {
			end := i
			seen := map[string]bool{}
			for ; end < len(marks) && marks[end].end-marks[i].start <= excerptBytes-excerptLead; end++ {
				seen[text.Fold(line[marks[end].start:marks[end].end])] = true
			}
			if len(seen) > most {
				most = len(seen)
				best, window, within = line, span{marks[i].start, marks[max(i, end-1)].end}, marks
			}
		}
	}
	if most == 0 {
		first, _, _ := strings.Cut(stored, "\n")
		return pieces(first, widen(first, span{}), nil)
	}
	return pieces(best, widen(best, window), within)
}

// widen makes a window as long as an excerpt, cut between words.
func widen(line string, w span) span {
	if len(line) <= excerptBytes+excerptLead {
		return span{0, len(line)}
	}
	start := max(0, w.start-excerptLead)
	if start > 0 {
		if i := strings.IndexByte(line[start:w.start], ' '); i >= 0 {
			start += i + 1
		} else {
			start = w.start
		}
	}
	end := max(w.end, min(len(line), start+excerptBytes))
	if end < len(line) {
		if i := strings.LastIndexByte(line[w.end:end], ' '); i >= 0 {
			end = w.end + i
		} else {
			end = w.end
		}
	}
	return span{start, end}
}

// pieces parts a window of a text into marked pieces and others.
func pieces(s string, w span, marks []span) Excerpt {
	var list Excerpt
	add := func(text string, mark bool) {
		if text != "" {
			list = append(list, Piece{text, mark})
		}
	}
	if w.start > 0 {
		add("… ", false)
	}
	at := w.start
	for _, m := range marks {
		if m.start < at || m.end > w.end {
			continue
		}
		add(s[at:m.start], false)
		add(s[m.start:m.end], true)
		at = m.end
	}
	add(s[at:w.end], false)
	if w.end < len(s) && utf8.ValidString(s) {
		add(" …", false)
	}
	return list
}
