package when

import (
	"path"
	"strings"

	"portulan/internal/diag"
	"portulan/internal/plain"
)

// zone reads the zone after a time, and returns its offset in seconds east of
// Greenwich. It reports false where the time is one of the site's zone: where
// none is written, or that very zone is named.
//
// Other zones are not known by name, for the rules of a zone change and its
// offset on that day does not; the editor writes the offset.
func (r *reader) zone() (offset int, stated bool, fault *diag.Fault) {
	greenwich := r.Accept("z", "utc", "gmt")
	sign := 0
	switch {
	case r.Accept("+"):
		sign = 1
	case r.Accept("-"):
		sign = -1
	case greenwich:
		return 0, true, nil
	default:
		return 0, false, r.namedZone()
	}
	seconds, ok := r.offset()
	if !ok {
		return 0, false, r.fault(diag.DateUnknownZone)
	}
	return sign * seconds, true, nil
}

// offset reads 2, 02:00, 0200, or 00:09:21, and returns it in seconds.
func (r *reader) offset() (seconds int, ok bool) {
	hours, minutes, rest := r.Digits(), "", ""
	switch {
	case len(hours) == 4:
		hours, minutes = hours[:2], hours[2:]
	case len(hours) == 0 || len(hours) > 2:
		return 0, false
	case r.Accept(":"):
		if minutes = r.Digits(); len(minutes) != 2 {
			return 0, false
		}
		if r.Accept(":") {
			if rest = r.Digits(); len(rest) != 2 {
				return 0, false
			}
		}
	}
	h, m, s := atoi(hours), atoi(minutes), atoi(rest)
	return 3600*h + 60*m + s, h <= 14 && m <= 59 && s <= 59
}

// namedZone reads "heure de Paris", "Paris time", "Europe/Paris" or "heure
// locale", in brackets or not, where Paris is the city of the site's zone.
func (r *reader) namedZone() *diag.Fault {
	name := strings.Trim(r.Rest(), " ()[]")
	french, isFrench := strings.CutPrefix(name, "heure ")
	english, isEnglish := strings.CutSuffix(name, " time")
	city, isCity := "", false
	switch {
	case isFrench:
		city, isCity = strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(french, "de "), "d'"), "la "), true
	case isEnglish:
		city, isCity = english, true
	}
	zone := plain.Fold(strings.ReplaceAll(r.loc.String(), "_", " "))
	switch {
	case name == zone, isCity && (city == path.Base(zone) || city == "locale" || city == "local"):
		r.Skip(len(r.Rest()))
		return nil
	case isCity || strings.Contains(name, "/"):
		return r.fault(diag.DateUnknownZone)
	}
	return nil // not a zone: whoever reads on will say so
}
