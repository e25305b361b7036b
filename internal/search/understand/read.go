package understand

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"portulan/internal/money"
	"portulan/internal/search/facet"
	"portulan/internal/search/text"
	"portulan/internal/territory"
	"portulan/internal/when"
)

// Situation is what the understanding of a query rests on besides its words.
type Situation struct {
	Now  time.Time
	Zone *time.Location // of dates
	// Common reports whether a word, though it is a name too, is used as a common
	// word in the texts of the site.
	Common func(word text.Term) bool
}

// Read reads a part of a query that stands without signs, in its order. No two
// readings that are applied overlap.
func (b *Book) Read(s string, at Situation) []Reading {
	r := &reader{Book: b, Situation: at, text: s}
	end := 0
	for _, w := range b.rules.Words(nil, s) {
		if w.Joined {
			continue
		}
		// What an apostrophe cuts off is no term, but may be a part of a turn of
		// phrase or of a name: jusqu’à, L’Haÿ-les-Roses.
		if from, to := letters(s[end:w.Start]); to > from {
			r.words = append(r.words, text.Term{Word: text.Fold(s[end+from : end+to]), Start: end + from, End: end + to, Stop: true})
		}
		r.words, end = append(r.words, w), w.End
	}
	for i := 0; i < len(r.words); {
		i = max(i+1, r.read(i))
	}
	return r.readings
}

// letters are where the letters of what stands between two words begin and end.
func letters(gap string) (from, to int) {
	if from = strings.IndexFunc(gap, unicode.IsLetter); from < 0 {
		return 0, 0
	}
	last := strings.LastIndexFunc(gap, unicode.IsLetter)
	_, width := utf8.DecodeRuneInString(gap[last:])
	return from, last + width
}

type reader struct {
	*Book
	Situation
	text     string
	words    []text.Term
	readings []Reading
}

// read reads what begins with a word, and returns the word after it.
func (r *reader) read(from int) (to int) {
	for _, try := range [...]func(int) int{r.amount, r.date, r.year, r.placed, r.named} {
		if to := try(from); to > from {
			return to
		}
	}
	return from
}

// accept returns the word after the longest of the phrases that stands at a
// word; negative where none does.
func (r *reader) accept(from int, phrases []string) int {
	to := -1
	for _, p := range phrases {
		at := from
		for w := range strings.FieldsSeq(p) {
			if at < 0 || at >= len(r.words) || r.words[at].Word != w {
				at = -1
				break
			}
			at++
		}
		to = max(to, at)
	}
	return to
}

// span is the text of the words from one to before another.
func (r *reader) span(from, to int) string { return r.text[r.words[from].Start:r.words[to-1].End] }

func (r *reader) add(reading Reading, from, name, to int) {
	reading.Start, reading.NameStart = r.words[from].Start, r.words[name].Start
	reading.End, reading.NameEnd = r.words[to-1].End, r.words[to-1].End
	r.readings = append(r.readings, reading)
}

// maxSum is how many words a sum of money takes at most: 1,5 million d’euros.
const maxSum = 5

// sum reads a sum of money with its currency.
func (r *reader) sum(from int) (amount money.Range, to int) {
	for to := min(from+maxSum, len(r.words)); to > from; to-- {
		s := r.span(from, to)
		if a, fault := money.Parse(s); fault == nil && !isNumber(s) {
			return a, to
		}
	}
	return money.Range{}, -1
}

// isNumber reports whether a text has nothing but digits, spaces and points: a
// sum says its currency, or else it may be a year or a count.
func isNumber(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r == '€' || 'A' <= r && r <= 'Z' || 'a' <= r && r <= 'z' })
}

// amount reads "plus de 100 000 €" and "entre 25 000 et 150 000 €".
func (r *reader) amount(from int) int {
	g := r.grammar
	add := func(low, high int64, to int) int {
		r.add(Reading{Range: &Range{Amount, low, high}, Applied: true}, from, from, to)
		return to
	}
	if first := r.accept(from, g.between); first > 0 {
		for and := first + 1; and < min(first+maxSum, len(r.words)); and++ {
			second := r.accept(and, g.and)
			if second < 0 || second >= len(r.words) {
				continue
			}
			high, to := r.sum(second)
			if to < 0 || high.Max.IsZero() {
				continue
			}
			low, fault := money.Parse(r.span(first, and))
			if fault == nil && !low.Min.IsZero() && low.Min.Cents < high.Max.Cents {
				return add(low.Min.Cents, high.Max.Cents, to)
			}
		}
	}
	for _, turn := range [...]struct {
		words []string
		bound func(cents int64) (low, high int64)
	}{
		{g.above, func(c int64) (int64, int64) { return c + 1, NoMax }},
		{g.atLeast, func(c int64) (int64, int64) { return c, NoMax }},
		{g.below, func(c int64) (int64, int64) { return 0, c - 1 }},
		{g.atMost, func(c int64) (int64, int64) { return 0, c }},
	} {
		if name := r.accept(from, turn.words); name > 0 && name < len(r.words) {
			if a, to := r.sum(name); to > 0 && !a.Min.IsZero() {
				low, high := turn.bound(a.Min.Cents)
				return add(low, high, to)
			}
		}
	}
	return from
}

// maxDate is how many words a date takes at most: lundi 31 juillet 2023 à 12 h.
const maxDate = 7

// day reads a date. One without a year is the next one to come.
func (r *reader) day(from int) (v when.Value, to int) {
	for to := min(from+maxDate, len(r.words)); to > from; to-- {
		s := r.span(from, to)
		if v, fault := when.Parse(s, r.Zone); !fault.IsError() {
			return v, to
		}
		year := r.Now.In(r.Zone).Year()
		for _, y := range [...]int{year, year + 1} {
			v, fault := when.Parse(s+" "+strconv.Itoa(y), r.Zone)
			if !fault.IsError() && v.Precision >= when.Month && strings.ContainsFunc(s, unicode.IsLetter) && v.End().After(r.Now) {
				return v, to
			}
		}
	}
	return when.Value{}, -1
}

// date reads "clôture avant décembre 2023", "ouverture en 2024" and "avant le 31
// juillet", which is a deadline.
func (r *reader) date(from int) int {
	g := r.grammar
	column, turn := Closes, from
	said := true
	if to := r.accept(from, g.closing); to > 0 {
		turn = to
	} else if to := r.accept(from, g.opening); to > 0 {
		column, turn = Opens, to
	} else {
		said = false
	}
	for _, t := range [...]struct {
		words []string
		alone bool // it needs no word for the deadline
		bound func(v when.Value) (low, high int64)
	}{
		{g.before, true, before},
		{g.until, true, func(v when.Value) (int64, int64) { return 0, v.End().Unix() }},
		{g.after, false, func(v when.Value) (int64, int64) { return v.End().Unix() + 1, NoMax }},
		{g.since, false, func(v when.Value) (int64, int64) { return v.Start.Unix(), NoMax }},
		{g.inYear, false, within},
		{g.on, false, within},
	} {
		if !t.alone && !said {
			continue
		}
		name := r.accept(turn, t.words)
		if name < 0 || name >= len(r.words) {
			continue
		}
		v, to := r.day(name)
		if to < 0 {
			continue
		}
		low, high := t.bound(v)
		r.add(Reading{Range: &Range{column, low, high}, Applied: true}, from, from, to)
		return to
	}
	if said && turn < len(r.words) {
		if v, to := r.day(turn); to > turn { // clôture juillet 2023
			low, high := within(v)
			r.add(Reading{Range: &Range{column, low, high}, Applied: true}, from, from, to)
			return to
		}
	}
	return from
}

// within is in the time that a date names. What closes at the end of a day has
// the first instant of the next one.
func within(v when.Value) (low, high int64) {
	if v.Precision == when.Minute {
		return v.Start.Unix(), v.Start.Unix()
	}
	return v.Start.Unix() + 1, v.End().Unix()
}

// before leaves out the month or the year that it names, and takes in the day.
func before(v when.Value) (low, high int64) {
	if v.Precision >= when.Day {
		return 0, v.End().Unix()
	}
	return 0, v.Start.Unix()
}

// year reads "en 2023". A year alone may be a part of a name: it is offered.
func (r *reader) year(from int) int {
	name := r.accept(from, r.grammar.inYear)
	sure := name > 0
	if !sure {
		name = from
	}
	if name >= len(r.words) || !isYear(r.words[name].Word) {
		return from
	}
	r.add(Reading{Facet: facet.Year, Values: []string{r.words[name].Word}, Applied: sure}, from, name, name+1)
	return name + 1
}

func isYear(word string) bool {
	n, err := strconv.Atoi(word)
	return err == nil && len(word) == 4 && n >= 1900 && n < 2200
}

// placed reads a place after a preposition: "à Roubaix", "en Hauts-de-France".
func (r *reader) placed(from int) int {
	name := r.accept(from, r.grammar.atPlace)
	if name < 0 || name >= len(r.words) {
		return from
	}
	places, to := r.places(name)
	if len(places) == 0 {
		return from
	}
	r.addPlaces(places, from, name, to, true)
	return to
}

// addPlaces adds a reading for each place that a name may mean: applied if it is
// sure, and one only.
func (r *reader) addPlaces(places []territory.Place, from, name, to int, sure bool) {
	for _, p := range places {
		r.add(Reading{Facet: facet.OfPlace(p.Kind), Values: []string{string(p.Code)}, Applied: sure && len(places) == 1}, from, name, to)
	}
}

// named reads a name of the site's vocabulary, or of a place, that stands
// alone.
func (r *reader) named(from int) int {
	meanings, to := r.meanings(r.words, from)
	places, end := r.places(from)
	if end > to {
		meanings, to = nil, end
	} else if end < to {
		places = nil
	}
	if to == from {
		return from
	}
	sure := len(meanings) == 1
	for _, m := range meanings {
		r.add(Reading{Facet: m.facet, Values: m.values, Applied: sure}, from, from, to)
	}
	if len(places) > 0 {
		r.addPlaces(places, from, from, to, len(meanings) == 0 && !r.isWord(from, to))
	}
	return to
}

// maxName is how many words the name of a place takes at most.
const maxName = 9

// places are those that bear the longest name that begins with a word, and the
// word after it.
func (r *reader) places(from int) ([]territory.Place, int) {
	for to := min(from+maxName, len(r.words)); to > from; to-- {
		if to == from+1 && (r.words[from].Stop || len(r.words[from].Word) < 2) {
			break
		}
		if r.words[to-1].Stop {
			continue
		}
		if p, known := territory.Get(territory.Code(strings.ToUpper(r.span(from, to)))); known && facet.OfPlace(p.Kind) != "" {
			return []territory.Place{p}, to // a code, as REG-32
		}
		named := slices.DeleteFunc(territory.Named(r.span(from, to)), func(p territory.Place) bool { return facet.OfPlace(p.Kind) == "" })
		if len(named) > 0 {
			return widest(named), to
		}
	}
	return nil, from
}

// widest keeps the région where small communes bear its name too, as when
// records are read.
func widest(named []territory.Place) []territory.Place {
	if named[0].Kind == territory.Region {
		return named[:1]
	}
	return named
}

// isWord reports whether the name of a place is a word too: one word, with its
// article or without, that the language or the site's texts use otherwise.
func (r *reader) isWord(from, to int) bool {
	if to-from == 2 && slices.Contains(r.grammar.articles, r.words[from].Word) {
		from++
	}
	if to-from != 1 {
		return false
	}
	return slices.Contains(r.grammar.directions, r.words[from].Word) || r.Common(r.words[from])
}
