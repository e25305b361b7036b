package search

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"portulan/internal/search/text"
)

// Word is a word that texts hold, folded and not stemmed.
type Word struct {
	Text     string
	Count    int    // documents that hold it
	Spelling string // as most of them write it, in small letters
	Common   bool   // it stands in small letters, which names do not
}

// commonShare is the least share of the documents with a word in which a common
// word stands in small letters.
const commonShare = 0.1

// lexicon takes note of the words of texts, one document after the other.
type lexicon struct {
	words    map[string]*usage
	document uint32 // the present one, from 1
}

// usage is how a word is used.
type usage struct {
	documents, small uint32 // that hold it; that hold it in small letters
	last, lastSmall  uint32 // of them
	spellings        []spelling
}

type spelling struct {
	text      string
	documents uint32
}

func newLexicon() *lexicon { return &lexicon{words: map[string]*usage{}} }

// next begins another document.
func (l *lexicon) next() { l.document++ }

// note takes note of a term of a field of the present document.
func (l *lexicon) note(t text.Term, s string, f Field) {
	u := l.words[t.Word]
	if u == nil {
		u = &usage{}
		l.words[strings.Clone(t.Word)] = u
	}
	if u.last != l.document {
		u.last = l.document
		u.documents++
		if !t.Joined {
			u.spell(s[t.Start:t.End], 1)
		}
	}
	if f.isOwn() && u.lastSmall != l.document {
		if first, _ := utf8.DecodeRuneInString(s[t.Start:]); unicode.IsLower(first) {
			u.lastSmall = l.document
			u.small++
		}
	}
}

func (u *usage) spell(s string, documents uint32) {
	s = strings.ToLower(s)
	i := slices.IndexFunc(u.spellings, func(o spelling) bool { return o.text == s })
	if i < 0 {
		i = len(u.spellings)
		u.spellings = append(u.spellings, spelling{text: strings.Clone(s)})
	}
	u.spellings[i].documents += documents
}

// add adds what another lexicon noted of other documents.
func (l *lexicon) add(o *lexicon) {
	for word, u := range o.words {
		known := l.words[word]
		if known == nil {
			l.words[word] = u
			continue
		}
		known.documents += u.documents
		known.small += u.small
		for _, s := range u.spellings {
			known.spell(s.text, s.documents)
		}
	}
}

// remove takes away what another lexicon noted of documents that this one noted
// too.
func (l *lexicon) remove(o *lexicon) {
	for word, u := range o.words {
		known := l.words[word]
		known.documents -= u.documents
		known.small -= u.small
		for _, s := range u.spellings {
			i := slices.IndexFunc(known.spellings, func(o spelling) bool { return o.text == s.text })
			known.spellings[i].documents -= s.documents
		}
		known.spellings = slices.DeleteFunc(known.spellings, func(s spelling) bool { return s.documents == 0 })
		if known.documents == 0 {
			delete(l.words, word)
		}
	}
}

// list returns the words in the order of their bytes.
func (l *lexicon) list() []Word {
	list := make([]Word, 0, len(l.words))
	for word, u := range l.words {
		w := Word{Text: word, Count: int(u.documents), Spelling: word, Common: float64(u.small) >= commonShare*float64(u.documents)}
		if len(u.spellings) > 0 {
			w.Spelling = slices.MinFunc(u.spellings, func(a, b spelling) int {
				return cmp.Or(cmp.Compare(b.documents, a.documents), strings.Compare(a.text, b.text))
			}).text
		}
		list = append(list, w)
	}
	slices.SortFunc(list, func(a, b Word) int { return strings.Compare(a.Text, b.Text) })
	return list
}

// Words are those of all texts, in the order of their bytes. They must not be
// changed.
func (x *Index) Words() []Word { return x.words }

// word returns a word, folded, if any text holds it.
func (x *Index) word(s string) (Word, bool) {
	i, found := slices.BinarySearchFunc(x.words, s, func(w Word, s string) int { return strings.Compare(w.Text, s) })
	if !found {
		return Word{}, false
	}
	return x.words[i], true
}

// beginning are the words that begin so, in the order of their bytes.
func (x *Index) beginning(prefix string) []Word {
	from, _ := slices.BinarySearchFunc(x.words, prefix, func(w Word, s string) int { return strings.Compare(w.Text, s) })
	list := x.words[from:]
	if to := slices.IndexFunc(list, func(w Word) bool { return !strings.HasPrefix(w.Text, prefix) }); to >= 0 {
		list = list[:to]
	}
	return list
}
