package when

import (
	"time"

	"portulan/internal/diag"
	"portulan/internal/plain"
)

// The years that are read. A year before or after them is nearly always a slip
// of the keyboard.
const (
	firstYear = 1900
	lastYear  = 2199
)

// Parse reads a date, a date and time, or a vague date, in French or English
// whatever the site's language; accents, case and the kind of spaces do not
// matter. A time without a zone is one of loc, which must not be nil.
//
//   - Numbers read day first in either language: 03/04/2023 is 3 April.
//   - A time with Z, which is how software writes an instant, is shown in loc; a
//     time with another offset keeps it.
//   - "Minuit" is refused, for it may begin the day or end it; 00:00 begins it.
//   - "Début 2020", "mi-2020" and "fin 2019" are about that year.
//   - "Hiver 2024" begins in December 2024; so does "hiver 2024-2025".
//   - Fractions of a second are dropped.
//
// A warning comes with a value, an error with none: a weekday that is not that
// of the date, and a time that clocks show twice when they go back, of which the
// later is taken, for nobody then misses a deadline by having read it.
func Parse(text string, loc *time.Location) (Value, *diag.Fault) {
	if v, ok := isoDay(text, loc); ok {
		return v, nil
	}
	r := reader{Cursor: plain.Read(text), text: text, loc: loc}
	v, fault := r.value()
	switch {
	case fault != nil:
		return Value{}, fault
	case !r.Done():
		return Value{}, r.unreadable()
	}
	return v, r.warning
}

// isoDay reads the one spelling that data files use, 2023-07-31, and reports
// whether it is that and has nothing wrong.
func isoDay(text string, loc *time.Location) (Value, bool) {
	if len(text) != len(time.DateOnly) || text[4] != '-' || text[7] != '-' {
		return Value{}, false
	}
	number := func(digits string) (n int, ok bool) {
		for _, r := range digits {
			if r < '0' || r > '9' {
				return 0, false
			}
			n = 10*n + int(r-'0')
		}
		return n, true
	}
	year, ok1 := number(text[:4])
	month, ok2 := number(text[5:7])
	day, ok3 := number(text[8:])
	if !ok1 || !ok2 || !ok3 || year < firstYear || year > lastYear || month < 1 || month > 12 ||
		day < 1 || day > daysIn(year, time.Month(month)) {
		return Value{}, false
	}
	start := dawn(year, time.Month(month), day, loc)
	return Value{Start: start, Precision: Day}, start.Day() == day
}

// reader reads one value; each of its methods reads one part of it.
type reader struct {
	plain.Cursor
	text    string
	loc     *time.Location
	warning *diag.Fault // the first
}

func (r *reader) value() (Value, *diag.Fault) {
	var v Value
	r.qualifiers(&v)
	if r.Accept("vers", "environ", "autour de", "circa", "ca.", "about", "around", "approximately") {
		v.Approximate = true
	}
	r.Accept("le", "la", "l'", "en", "au", "a la", "a l'", "a", "courant", "on the", "on", "in the", "in", "at the", "the")
	part := r.Accept("debut", "mi", "fin", "early", "mid", "late", "beginning of", "start of", "middle of", "end of")
	if part {
		v.Approximate = true
		r.Accept("-", "de la", "de l'", "de", "du", "d'", "the")
	}

	d, fault := r.date()
	switch {
	case fault != nil:
		return v, fault
	case part && d.precision == Day:
		return v, r.unreadable()
	}
	v.Precision = d.precision
	v.Start = dawn(d.year, d.month, d.day, r.loc)
	if d.precision == Day {
		if v.Start.Day() != d.day {
			return v, r.fault(diag.DateTimeSkipped, "zone", r.loc.String())
		}
		start, found, fault := r.timeOf(d)
		switch {
		case fault != nil:
			return v, fault
		case found:
			v.Precision, v.Start = Minute, start
		}
	}
	r.qualifiers(&v)
	return v, nil
}

// qualifiers reads the marks of EDTF, before or after a date.
func (r *reader) qualifiers(v *Value) {
	for {
		switch {
		case r.Accept("~"):
			v.Approximate = true
		case r.Accept("?"):
			v.Uncertain = true
		case r.Accept("%"):
			v.Approximate, v.Uncertain = true, true
		default:
			return
		}
	}
}

func (r *reader) unreadable() *diag.Fault { return r.fault(diag.DateUnreadable) }

func (r *reader) fault(code diag.Code, args ...string) *diag.Fault {
	return diag.NewFault(code, append(args, "text", plain.Excerpt(r.text))...)
}

func (r *reader) warn(code diag.Code, args ...string) {
	if r.warning == nil {
		r.warning = r.fault(code, args...)
	}
}
