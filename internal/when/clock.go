package when

import (
	"strings"
	"time"

	"portulan/internal/diag"
)

// timeOf reads the time of day that follows the date d, and returns its instant.
// It reports false where no time comes next.
func (r *reader) timeOf(d date) (start time.Time, found bool, fault *diag.Fault) {
	c := civil{year: d.year, month: d.month, day: d.day}
	if found, fault = r.clock(&c); !found || fault != nil {
		return time.Time{}, false, fault
	}
	offset, stated, fault := r.zone()
	if fault != nil {
		return time.Time{}, false, fault
	}
	if stated {
		start = c.at(offset).In(r.loc)
		if _, local := start.Zone(); offset != 0 && offset != local {
			start = start.In(time.FixedZone("", offset))
		}
	} else if start, fault = r.local(c); fault != nil {
		return time.Time{}, false, fault
	}
	if year := start.Year(); year < firstYear || year > lastYear {
		return time.Time{}, false, r.yearOutOfRange(year)
	}
	return start, true, nil
}

// local returns the instant at which the site's clocks show c.
func (r *reader) local(c civil) (time.Time, *diag.Fault) {
	n, first, last := c.instants(r.loc)
	if n == 0 {
		return time.Time{}, r.fault(diag.DateTimeSkipped, "zone", r.loc.String())
	}
	if n > 1 {
		r.warn(diag.DateTimeRepeated, "zone", r.loc.String(),
			"first", Value{Start: first, Precision: Minute}.String(),
			"last", Value{Start: last, Precision: Minute}.String())
	}
	return last, nil
}

// clock reads a time of day into c and reports whether there is one.
func (r *reader) clock(c *civil) (found bool, fault *diag.Fault) {
	start := r.Cursor
	r.Accept(",")
	if strings.HasPrefix(r.Rest(), " - ") {
		r.Accept("-")
	}
	r.Accept("t", "a", "at")
	switch {
	case r.Accept("midi", "midday", "noon", "12 noon"):
		c.hour = 12
		return true, nil
	case r.Accept("minuit", "midnight"):
		return true, r.midnight(c)
	}
	hour := r.Digits()
	if hour == "" {
		r.Cursor = start
		return false, nil
	}
	minute, second, ok := r.minutes()
	half := r.half()
	if !ok || len(hour) > 2 || len(minute) > 2 || len(second) > 2 {
		return true, r.unreadable()
	}
	c.hour, c.minute, c.second = atoi(hour), atoi(minute), atoi(second)
	if half != "" {
		return true, r.twelveHours(c, half)
	}
	switch {
	case c.hour == 24 && c.minute == 0 && c.second == 0:
		return true, r.fault(diag.DateHour24, r.aroundMidnight(c)...)
	case c.hour > 23 || c.minute > 59 || c.second > 59:
		return true, r.fault(diag.DateNoSuchTime)
	}
	return true, nil
}

// minutes reads what follows the hour in 12:30, 12:30:15.000, 12 h 30 and 12 h;
// nothing does in 5 pm. It reports false where the hour is not one.
func (r *reader) minutes() (minute, second string, ok bool) {
	switch {
	case r.Accept(":"):
		if minute = r.Digits(); len(minute) != 2 {
			return "", "", false
		}
		if !r.Accept(":") {
			return minute, "", true
		}
		if second = r.Digits(); len(second) != 2 {
			return "", "", false
		}
		return minute, second, !r.Accept(".", ",") || r.Digits() != ""
	case r.Accept("h", "heures", "heure", "hrs"):
		minute = r.Digits()
		if minute != "" {
			r.Accept("min", "mn")
		}
		return minute, "", true
	}
	next := *r
	return "", "", next.half() != ""
}

// half reads am or pm; it is empty where neither comes next.
func (r *reader) half() string {
	switch {
	case r.Accept("am", "a.m.", "a.m"):
		return "am"
	case r.Accept("pm", "p.m.", "p.m"):
		return "pm"
	}
	return ""
}

func (r *reader) twelveHours(c *civil, half string) *diag.Fault {
	switch {
	case c.hour < 1 || c.hour > 12 || c.minute > 59 || c.second > 59:
		return r.fault(diag.DateNoSuchTime)
	case c.hour == 12 && half == "am":
		return r.midnight(c)
	case c.hour < 12 && half == "pm":
		c.hour += 12
	}
	return nil
}

func (r *reader) midnight(c *civil) *diag.Fault {
	return r.fault(diag.DateMidnight, r.aroundMidnight(c)...)
}

func (r *reader) aroundMidnight(c *civil) []string {
	return []string{"day", iso(c.year, c.month, c.day), "next", iso(c.year, c.month, c.day+1)}
}
