package when

import (
	"time"

	"portulan/internal/diag"
)

// monthNamed returns the month that a folded word names, 0 where it names none.
func monthNamed(word string) time.Month {
	switch word {
	case "janvier", "janv", "jan", "january":
		return time.January
	case "fevrier", "fevr", "fev", "february", "feb":
		return time.February
	case "mars", "march", "mar":
		return time.March
	case "avril", "avr", "april", "apr":
		return time.April
	case "mai", "may":
		return time.May
	case "juin", "june", "jun":
		return time.June
	case "juillet", "juil", "july", "jul":
		return time.July
	case "aout", "august", "aug":
		return time.August
	case "septembre", "sept", "sep", "september":
		return time.September
	case "octobre", "oct", "october":
		return time.October
	case "novembre", "nov", "november":
		return time.November
	case "decembre", "dec", "december":
		return time.December
	}
	return 0
}

// weekdayNamed returns the day of the week that a folded word names. "Mar" is
// March before it is mardi.
func weekdayNamed(word string) (time.Weekday, bool) {
	switch word {
	case "lundi", "lun", "monday", "mon":
		return time.Monday, true
	case "mardi", "tuesday", "tue":
		return time.Tuesday, true
	case "mercredi", "mer", "wednesday", "wed":
		return time.Wednesday, true
	case "jeudi", "jeu", "thursday", "thu":
		return time.Thursday, true
	case "vendredi", "ven", "friday", "fri":
		return time.Friday, true
	case "samedi", "sam", "saturday", "sat":
		return time.Saturday, true
	case "dimanche", "dim", "sunday", "sun":
		return time.Sunday, true
	}
	return 0, false
}

// seasonNamed returns the season that a folded word names, 0 where it names none.
func seasonNamed(word string) SeasonOfYear {
	switch word {
	case "printemps", "spring":
		return Spring
	case "ete", "summer":
		return Summer
	case "automne", "autumn", "fall":
		return Autumn
	case "hiver", "winter":
		return Winter
	}
	return 0
}

// The names that messages use.

func monthName(m time.Month) diag.Text {
	french := [...]string{"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"}
	return diag.Text{FR: french[m-1], EN: m.String()}
}

func weekdayName(d time.Weekday) diag.Text {
	french := [...]string{"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"}
	return diag.Text{FR: french[d], EN: d.String()}
}
