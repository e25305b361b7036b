package locale_test

import (
	"testing"
	"time"

	"portulan/internal/locale"
	"portulan/internal/when"
)

// A date is written as precisely as it is known.
func TestDate(t *testing.T) {
	wantBoth(t, func(l *locale.Locale, text string) string { return l.Date(date(text)) }, []struct{ text, fr, en string }{
		{"2023-07-31", "31⍽juillet 2023", "31⍽July 2023"},
		{"2023-06-01", "1er⍽juin 2023", "1⍽June 2023"},
		{"2023-06-11", "11⍽juin 2023", "11⍽June 2023"},
		{"2023-07-31T12:00", "31⍽juillet 2023 à 12⍽h", "31⍽July 2023 at 12:00"},
		{"2023-07-31T12:30", "31⍽juillet 2023 à 12⍽h⍽30", "31⍽July 2023 at 12:30"},
		{"2023-07-31T09:05", "31⍽juillet 2023 à 9⍽h⍽05", "31⍽July 2023 at 09:05"},
		{"2023-07-31T00:00", "31⍽juillet 2023 à 0⍽h", "31⍽July 2023 at 00:00"},
		// A time that states its zone is shown in it.
		{"2023-07-31T12:00-04:00", "31⍽juillet 2023 à 12⍽h", "31⍽July 2023 at 12:00"},
		{"2024-21", "printemps 2024", "spring 2024"},
		{"2024-22", "été 2024", "summer 2024"},
		{"2024-23", "automne 2024", "autumn 2024"},
		{"2024-24", "hiver 2024", "winter 2024"},
		{"2024-04", "avril 2024", "April 2024"},
		{"2024", "2024", "2024"},
		{"2024~", "vers 2024", "about 2024"},
		{"2024-04~", "vers avril 2024", "about April 2024"},
		{"2024-21~", "vers le printemps 2024", "about spring 2024"},
		{"2024-22~", "vers l’été 2024", "about summer 2024"},
		{"2023-07-31~", "vers le 31⍽juillet 2023", "about 31⍽July 2023"},
		{"2024-04?", "avril 2024 (date incertaine)", "April 2024 (uncertain)"},
		{"2024%", "vers 2024 (date incertaine)", "about 2024 (uncertain)"},
	})
	french, _ := both(t)
	if got := french.Date(when.Value{}) + french.LongDate(when.Value{}) + french.On(when.Value{}); got != "" {
		t.Errorf("no date is %q", got)
	}
}

// A long date has its day of the week, where it has a day.
func TestLongDate(t *testing.T) {
	wantBoth(t, func(l *locale.Locale, text string) string { return l.LongDate(date(text)) }, []struct{ text, fr, en string }{
		{"2023-07-31", "lundi 31⍽juillet 2023", "Monday 31⍽July 2023"},
		{"2023-06-01T09:00", "jeudi 1er⍽juin 2023 à 9⍽h", "Thursday 1⍽June 2023 at 09:00"},
		{"2024-21", "printemps 2024", "spring 2024"},
		{"2024", "2024", "2024"},
	})
}

// In a sentence a date takes the little words that its precision asks for.
func TestPhrases(t *testing.T) {
	wantBoth(t, func(l *locale.Locale, text string) string { return l.On(date(text)) }, []struct{ text, fr, en string }{
		{"2023-07-31T12:00", "le lundi 31⍽juillet 2023 à 12⍽h", "on Monday 31⍽July 2023 at 12:00"},
		{"2024-04", "en avril 2024", "in April 2024"},
		{"2024-21", "au printemps 2024", "in spring 2024"},
		{"2024-23", "à l’automne 2024", "in autumn 2024"},
		{"2024", "en 2024", "in 2024"},
		{"2024~", "vers 2024", "about 2024"},
	})
	wantBoth(t, func(l *locale.Locale, text string) string { return l.From(date(text)) }, []struct{ text, fr, en string }{
		{"2023-05-03", "à partir du mercredi 3⍽mai 2023", "from Wednesday 3⍽May 2023"},
		{"2019-10", "à partir d’octobre 2019", "from October 2019"},
		{"2019-05", "à partir de mai 2019", "from May 2019"},
		{"2019-08", "à partir d’août 2019", "from August 2019"},
		{"2024-24", "à partir de l’hiver 2024", "from winter 2024"},
		{"2024", "à partir de 2024", "from 2024"},
	})
	wantBoth(t, func(l *locale.Locale, text string) string { return l.Until(date(text)) }, []struct{ text, fr, en string }{
		{"2023-07-31T12:00", "jusqu’au lundi 31⍽juillet 2023 à 12⍽h", "until Monday 31⍽July 2023 at 12:00"},
		{"2024-06", "jusqu’en juin 2024", "until June 2024"},
		{"2024-22", "jusqu’à l’été 2024", "until summer 2024"},
	})
}

// How long is left is counted in days of the calendar, then hours, then
// minutes.
func TestLeft(t *testing.T) {
	french, english := both(t)
	noon, day := date("2023-07-31T12:00").Start, date("2023-07-31").End()
	for _, c := range []struct {
		now    string
		end    time.Time
		fr, en string
	}{
		{"2023-07-01T09:00", noon, "encore 30 jours", "30 days left"},
		{"2023-07-30T23:59", noon, "encore 1 jour", "1 day left"},
		{"2023-07-31T00:00", noon, "encore 12 heures", "12 hours left"},
		{"2023-07-31T10:01", noon, "encore 1 heure", "1 hour left"},
		{"2023-07-31T11:01", noon, "encore 59 minutes", "59 minutes left"},
		{"2023-07-31T11:59", noon, "encore 1 minute", "1 minute left"},
		{"2023-07-31T12:00", noon, "", ""},
		{"2023-08-01T12:00", noon, "", ""},
		// The last day of a deadline that is a whole day.
		{"2023-07-30T08:00", day, "encore 1 jour", "1 day left"},
		{"2023-07-31T08:00", day, "encore 16 heures", "16 hours left"},
		// Clocks change on the night of 26 March: 25 to 27 is two days all the same.
		{"2023-03-25T18:00", date("2023-03-27T09:00").Start, "encore 2 jours", "2 days left"},
	} {
		if got := french.Left(date(c.now).Start, c.end); got != c.fr {
			t.Errorf("at %s: %s, want %s", c.now, got, c.fr)
		}
		if got := english.Left(date(c.now).Start, c.end); got != c.en {
			t.Errorf("at %s: %s, want %s", c.now, got, c.en)
		}
	}
}

// A zone has the name that people give it, or else its offset.
func TestZone(t *testing.T) {
	french, english := both(t)
	for _, c := range []struct {
		at     time.Time
		fr, en string
	}{
		{date("2023-07-31T12:00").Start, "heure de Paris", "Paris time"},
		{date("2023-07-31T12:00").Start.In(zone("Indian/Reunion")), "heure de La Réunion", "Réunion time"},
		{date("2023-07-31T12:00-04:00").Start, "UTC-04:00", "UTC-04:00"},
		{date("2023-07-31T12:00").Start.In(zone("Asia/Kolkata")), "UTC+05:30", "UTC+05:30"},
	} {
		if fr, en := french.Zone(c.at), english.Zone(c.at); fr != c.fr || en != c.en {
			t.Errorf("%s is %s and %s, want %s and %s", c.at, fr, en, c.fr, c.en)
		}
	}
	if got := french.Month(date("2023-07-31")) + " " + english.Month(date("2023-07-31")); got != "juil. Jul" {
		t.Errorf("July is %s in short", got)
	}
}
