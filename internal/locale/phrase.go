package locale

import (
	"strings"
	"time"

	"portulan/internal/diag"
	"portulan/internal/when"
)

// On writes a date as the answer to "when": le lundi 31 juillet 2023 à 12 h, en
// avril 2024, au printemps 2024, vers 2024.
func (l *Locale) On(v when.Value) string { return l.phrase("on", v) }

// From writes a date as a beginning: à partir du 3 mai 2023, à partir d’octobre
// 2019.
func (l *Locale) From(v when.Value) string { return l.phrase("from", v) }

// Until writes a date as an end: jusqu’au lundi 31 juillet 2023 à 12 h.
func (l *Locale) Until(v when.Value) string { return l.phrase("until", v) }

// phrase puts a date into the text date.<kind>.<precision>.
func (l *Locale) phrase(kind string, v when.Value) string {
	if v.IsZero() {
		return ""
	}
	key := "date." + kind + "." + precision(v)
	if v.Approximate {
		key = "date." + kind + ".about"
	}
	written := l.LongDate(v)
	return l.text(key, "date", written, "of", l.of(written))
}

// of writes a word after the preposition "de", elided before a vowel: d’octobre,
// de mai.
func (l *Locale) of(word string) string {
	if l.Language != diag.French {
		return word
	}
	if word != "" && strings.ContainsAny(word[:1], "aeiouhAEIOUH") || strings.HasPrefix(word, "é") || strings.HasPrefix(word, "É") {
		return "d’" + word
	}
	return "de " + word
}

// Left writes how long is left until an instant: encore 12 jours; encore
// 3 heures. It counts calendar days in the zone of now, and hours on the last
// day. It is empty once the instant is past.
func (l *Locale) Left(now, end time.Time) string {
	end = end.In(now.Location())
	if !now.Before(end) {
		return ""
	}
	// The last day of a deadline that is a whole day ends at the next midnight.
	last := end.Add(-time.Nanosecond)
	if days := calendarDays(now, last); days > 0 {
		return l.text("left.days", "count", days)
	}
	if hours := int(end.Sub(now) / time.Hour); hours > 0 {
		return l.text("left.hours", "count", hours)
	}
	return l.text("left.minutes", "count", max(1, int(end.Sub(now)/time.Minute)))
}

// calendarDays is how many midnights stand between two instants.
func calendarDays(from, to time.Time) int {
	y1, m1, d1 := from.Date()
	y2, m2, d2 := to.Date()
	return int(time.Date(y2, m2, d2, 0, 0, 0, 0, time.UTC).Sub(time.Date(y1, m1, d1, 0, 0, 0, 0, time.UTC)) / (24 * time.Hour))
}
