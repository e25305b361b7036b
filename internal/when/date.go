package when

import (
	"fmt"
	"strconv"
	"time"

	"portulan/internal/diag"
)

// date is a date of the calendar, without a zone. The month and the day are the
// first ones of a value that is vaguer.
type date struct {
	year      int
	month     time.Month
	day       int
	precision Precision
}

// date reads a date of any precision, with or without the day of the week.
func (r *reader) date() (date, *diag.Fault) {
	said, named := r.weekday()
	d, fault := r.calendarDate()
	if fault != nil {
		return d, fault
	}
	if named && d.precision != Day {
		return d, r.unreadable()
	}
	if actual := time.Date(d.year, d.month, d.day, 0, 0, 0, 0, time.UTC).Weekday(); named && actual != said {
		is, was := weekdayName(actual), weekdayName(said)
		r.warn(diag.DateWrongWeekday, "date", iso(d.year, d.month, d.day),
			"is_fr", is.FR, "is_en", is.EN, "said_fr", was.FR, "said_en", was.EN)
	}
	return d, nil
}

func (r *reader) weekday() (said time.Weekday, named bool) {
	start := r.Cursor
	if said, named = weekdayNamed(r.Word()); !named {
		r.Cursor = start
		return 0, false
	}
	r.Accept(".")
	r.Accept(",")
	r.Accept("le", "the")
	return said, true
}

func (r *reader) calendarDate() (date, *diag.Fault) {
	switch first := r.Digits(); len(first) {
	case 0:
		return r.wordFirst()
	case 1, 2:
		return r.dayFirst(first)
	case 4:
		return r.yearFirst(first)
	}
	return date{}, r.unreadable()
}

// yearFirst reads what follows the year in 2023-07-31, 2024-04, 2024-21 and 2024.
func (r *reader) yearFirst(year string) (date, *diag.Fault) {
	separator, month := r.separated()
	switch {
	case month == "":
		return r.checked(atoi(year), time.January, 1, Year)
	case len(month) > 2:
		return date{}, r.unreadable()
	case !r.Accept(separator):
		if season := SeasonOfYear(atoi(month)); season >= Spring && season <= Winter {
			return r.checked(atoi(year), season.firstMonth(), 1, Season)
		}
		return r.checked(atoi(year), time.Month(atoi(month)), 1, Month)
	}
	day := r.Digits()
	if day == "" || len(day) > 2 {
		return date{}, r.unreadable()
	}
	return r.checked(atoi(year), time.Month(atoi(month)), atoi(day), Day)
}

// dayFirst reads what follows the day in 31/07/2023 and 31 juillet 2023, or the
// month in 07/2023.
func (r *reader) dayFirst(day string) (date, *diag.Fault) {
	separator, second := r.separated()
	if second != "" {
		return r.numbers(day, separator, second)
	}
	r.Accept("er", "st", "nd", "rd", "th")
	r.Accept("-", "de", "of")
	month := monthNamed(r.Word())
	if month == 0 {
		return date{}, r.unreadable()
	}
	r.Accept(".")
	r.Accept(",", "-", "de", "of")
	year, fault := r.year()
	if fault != nil {
		return date{}, fault
	}
	return r.checked(year, month, atoi(day), Day)
}

func (r *reader) numbers(first, separator, second string) (date, *diag.Fault) {
	switch {
	case len(second) == 4:
		return r.checked(atoi(second), time.Month(atoi(first)), 1, Month)
	case len(second) > 2:
		return date{}, r.unreadable()
	case r.Accept(separator):
	case separator == "/": // 31/07 is a date, 12.5 is not
		return date{}, r.fault(diag.DateNoYear)
	default:
		return date{}, r.unreadable()
	}
	year, fault := r.year()
	if fault != nil {
		return date{}, fault
	}
	day, month := atoi(first), atoi(second)
	if month > 12 && day >= 1 && day <= 12 && month <= daysIn(year, time.Month(day)) {
		return date{}, r.fault(diag.DateMonthFirst, "date", fmt.Sprintf("%02d/%02d/%d", month, day, year))
	}
	return r.checked(year, time.Month(month), day, Day)
}

// wordFirst reads printemps 2024, avril 2024 and July 31, 2023.
func (r *reader) wordFirst() (date, *diag.Fault) {
	word := r.Word()
	if season := seasonNamed(word); season != 0 {
		return r.season(season)
	}
	month := monthNamed(word)
	if month == 0 {
		return date{}, r.unreadable()
	}
	r.Accept(".")
	r.Accept("de", "of")
	start := r.Cursor
	day := r.Digits()
	if day == "" || len(day) > 2 {
		r.Cursor = start
		year, fault := r.year()
		if fault != nil {
			return date{}, fault
		}
		return r.checked(year, month, 1, Month)
	}
	r.Accept("st", "nd", "rd", "th")
	r.Accept(",")
	year, fault := r.year()
	if fault != nil {
		return date{}, fault
	}
	return r.checked(year, month, atoi(day), Day)
}

func (r *reader) season(season SeasonOfYear) (date, *diag.Fault) {
	r.Accept("de", "of")
	year, fault := r.year()
	if fault != nil {
		return date{}, fault
	}
	if season == Winter && r.Accept("-", "/") {
		next := fmt.Sprintf("%04d", year+1)
		if end := r.Digits(); end != next && end != next[2:] {
			return date{}, r.unreadable()
		}
	}
	return r.checked(year, season.firstMonth(), 1, Season)
}

// separated reads a separator and the digits after it, or nothing.
func (r *reader) separated() (separator, digits string) {
	start := r.Cursor
	for _, separator := range []string{"-", "/", "."} {
		if r.Accept(separator) {
			if digits := r.Digits(); digits != "" {
				return separator, digits
			}
			r.Cursor = start
		}
	}
	return "", ""
}

func (r *reader) year() (int, *diag.Fault) {
	switch digits := r.Digits(); len(digits) {
	case 0:
		return 0, r.fault(diag.DateNoYear)
	case 2:
		return 0, r.fault(diag.DateShortYear, "year", digits)
	case 4:
		return atoi(digits), nil
	}
	return 0, r.unreadable()
}

// checked returns the date if the calendar has it.
func (r *reader) checked(year int, month time.Month, day int, p Precision) (date, *diag.Fault) {
	switch {
	case year < firstYear || year > lastYear:
		return date{}, r.yearOutOfRange(year)
	case month < time.January || month > time.December:
		return date{}, r.fault(diag.DateNoSuchMonth, "month", strconv.Itoa(int(month)))
	case day < 1 || day > daysIn(year, month):
		name := monthName(month)
		return date{}, r.fault(diag.DateNoSuchDay, "day", strconv.Itoa(day), "month_fr", name.FR, "month_en", name.EN,
			"year", strconv.Itoa(year), "days", strconv.Itoa(daysIn(year, month)))
	}
	return date{year, month, day, p}, nil
}

func (r *reader) yearOutOfRange(year int) *diag.Fault {
	return r.fault(diag.DateYearOutOfRange, "year", strconv.Itoa(year),
		"first", strconv.Itoa(firstYear), "last", strconv.Itoa(lastYear))
}

func daysIn(year int, month time.Month) int {
	return time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

func iso(year int, month time.Month, day int) string {
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
}

// atoi returns the value of at most four digits.
func atoi(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}
