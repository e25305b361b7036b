package locale

import (
	"strconv"
	"time"

	"portulan/internal/diag"
	"portulan/internal/when"
)

// Date writes a date as precisely as it is known: 31 juillet 2023 à 12 h,
// avril 2024, printemps 2024, vers 2024.
func (l *Locale) Date(v when.Value) string { return l.date(v, false) }

// LongDate is Date with the day of the week: lundi 31 juillet 2023 à 12 h.
func (l *Locale) LongDate(v when.Value) string { return l.date(v, true) }

func (l *Locale) date(v when.Value, weekday bool) string {
	if v.IsZero() {
		return ""
	}
	year, month, _ := v.Day()
	var s string
	switch v.Precision {
	case when.Year:
		s = strconv.Itoa(year)
	case when.Season:
		s = l.text("season."+strconv.Itoa(int(v.Season())), "year", strconv.Itoa(year))
	case when.Month:
		s = l.cldr.MonthWide(month) + " " + strconv.Itoa(year)
	case when.Day:
		s = l.day(v.Start, weekday)
	default:
		s = l.text("date.at", "date", l.day(v.Start, weekday), "time", l.Clock(v.Start))
	}
	if v.Approximate {
		s = l.text("date.about."+precision(v), "date", s)
	}
	if v.Uncertain {
		s = l.text("date.uncertain", "date", s)
	}
	return s
}

// precision is the part of the keys of texts that depends on how precise a date
// is: languages put another word before a day than before a spring.
func precision(v when.Value) string {
	switch v.Precision {
	case when.Year:
		return "year"
	case when.Season:
		return "season" + strconv.Itoa(int(v.Season()))
	case when.Month:
		return "month"
	}
	return "day"
}

func (l *Locale) day(t time.Time, weekday bool) string {
	year, month, day := t.Date()
	d := strconv.Itoa(day)
	if day == 1 && l.Language == diag.French {
		d = "1er"
	}
	s := d + nbsp + l.cldr.MonthWide(month) + " " + strconv.Itoa(year)
	if weekday {
		return l.cldr.WeekdayWide(t.Weekday()) + " " + s
	}
	return s
}

// Clock writes a time of day: 12 h, 9 h 30; in English 12:00, 09:30.
func (l *Locale) Clock(t time.Time) string {
	if l.Language == diag.English {
		return t.Format("15:04")
	}
	if t.Minute() == 0 {
		return strconv.Itoa(t.Hour()) + nbsp + "h"
	}
	return strconv.Itoa(t.Hour()) + nbsp + "h" + nbsp + twoDigits(int64(t.Minute()))
}

// Month writes the short name of a date's month.
func (l *Locale) Month(v when.Value) string {
	_, month, _ := v.Day()
	return l.cldr.MonthAbbreviated(month)
}

// MonthWide writes the name of a date's month.
func (l *Locale) MonthWide(v when.Value) string {
	_, month, _ := v.Day()
	return l.cldr.MonthWide(month)
}

// WeekdayWide writes the name of a day of the week.
func (l *Locale) WeekdayWide(d time.Weekday) string { return l.cldr.WeekdayWide(d) }

// Zone names the zone of a time as people do: heure de Paris.
func (l *Locale) Zone(t time.Time) string {
	name := t.Location().String()
	if key := "zone." + name; l.Has(key) {
		return l.text(key)
	}
	return l.text("zone.other", "zone", t.Format("-07:00"))
}
