package when

import "time"

// civil is a date and a time of day as a calendar and a clock show them.
type civil struct {
	year                 int
	month                time.Month
	day                  int
	hour, minute, second int
}

// at returns the instant at which a clock that is offset seconds east of
// Greenwich shows c.
func (c civil) at(offset int) time.Time {
	return time.Date(c.year, c.month, c.day, c.hour, c.minute, c.second-offset, 0, time.UTC)
}

// instants returns how many times the clocks of loc show c, and the first and
// the last of them. There is none when clocks go forward over c, and there are
// two when they go back over it.
func (c civil) instants(loc *time.Location) (n int, first, last time.Time) {
	guess := time.Date(c.year, c.month, c.day, c.hour, c.minute, c.second, 0, loc)
	since, until := guess.ZoneBounds()
	near := [3]time.Time{guess, guess, guess}
	if !since.IsZero() {
		near[0] = since.Add(-time.Second)
	}
	if !until.IsZero() {
		near[2] = until
	}
	for _, t := range near {
		_, offset := t.Zone()
		instant := c.at(offset).In(loc)
		if _, actual := instant.Zone(); actual != offset {
			continue
		}
		switch {
		case n == 0:
			first, last = instant, instant
		case instant.Before(first):
			first = instant
		case instant.After(last):
			last = instant
		default:
			continue
		}
		n++
	}
	return n, first, last
}

// dawn returns the first instant of a day in loc: midnight, or the moment to
// which clocks that skip midnight go forward. Months and days beyond the end of
// a year or month run on into the next.
func dawn(year int, month time.Month, day int, loc *time.Location) time.Time {
	year, month, day = time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Date()
	midnight := time.Date(year, month, day, 0, 0, 0, 0, loc)
	since, until := midnight.ZoneBounds()
	if midnight.Hour() == 0 && midnight.Day() == day && midnight.Sub(since) > 24*time.Hour {
		return midnight // no change of clocks is near
	}
	if n, first, _ := (civil{year: year, month: month, day: day}).instants(loc); n > 0 {
		return first
	}
	// Clocks skip midnight, so Date has moved it to before or after the change.
	if midnight.Format(time.DateOnly) < iso(year, month, day) {
		return until
	}
	return since
}
