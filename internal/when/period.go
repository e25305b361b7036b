package when

import (
	"regexp"
	"strconv"
	"strings"

	"portulan/internal/diag"
)

// Period is a length of time in calendar months; zero where none is stated.
type Period struct{ Months int }

// IsZero reports whether no length is stated.
func (p Period) IsZero() bool { return p.Months == 0 }

// Years returns the length in years, and whether it is a whole number of them.
func (p Period) Years() (years int, whole bool) { return p.Months / 12, p.Months%12 == 0 }

// String returns the length as an ISO 8601 duration: P3Y, P18M.
func (p Period) String() string {
	if years, whole := p.Years(); whole && years > 0 {
		return "P" + strconv.Itoa(years) + "Y"
	}
	return "P" + strconv.Itoa(p.Months) + "M"
}

// Beyond a century a period is a slip of the keyboard.
const maxMonths = 100 * 12

var period = regexp.MustCompile(`^(?i:p)?\s*([0-9]{1,4}|un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|one|two|three|four|five|seven|eight|nine|ten)\s*(?i:(ans?|années?|y|years?)|(mois|m|months?))$`)

var numberWords = map[string]int{
	"un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10,
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
}

// ParsePeriod reads a length such as "3 ans", "18 mois", "two years" or P3Y.
func ParsePeriod(text string) (Period, *diag.Fault) {
	plain := strings.ToLower(strings.Join(strings.Fields(text), " "))
	m := period.FindStringSubmatch(plain)
	if m == nil {
		return Period{}, diag.NewFault(diag.PeriodUnreadable, "text", text)
	}
	n, ok := numberWords[m[1]]
	if !ok {
		n, _ = strconv.Atoi(m[1])
	}
	if m[2] != "" {
		n *= 12
	}
	if n == 0 || n > maxMonths {
		return Period{}, diag.NewFault(diag.PeriodUnreadable, "text", text)
	}
	return Period{Months: n}, nil
}
