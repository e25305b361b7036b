package when_test

import (
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // the same zones on every machine

	"portulan/internal/diag"
	"portulan/internal/when"
)

func zone(t testing.TB, name string) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return loc
}

func TestParse(t *testing.T) {
	paris := zone(t, "Europe/Paris")
	for _, c := range []struct{ text, want string }{
		// Days.
		{"2023-07-31", "2023-07-31"},
		{"2023/07/31", "2023-07-31"},
		{"2023-7-1", "2023-07-01"},
		{"31/07/2023", "2023-07-31"},
		{"31.07.2023", "2023-07-31"},
		{"31-07-2023", "2023-07-31"},
		{"1/6/2023", "2023-06-01"},
		{"03/04/2023", "2023-04-03"},
		{"31 juillet 2023", "2023-07-31"},
		{"le 31 juillet 2023", "2023-07-31"},
		{"31\u00a0JUILLET\u202f2023", "2023-07-31"},
		{"1er juin 2023", "2023-06-01"},
		{"1ᵉʳ juin 2023", "2023-06-01"},
		{"15 aout 2023", "2023-08-15"},
		{"15 aou\u0302t 2023", "2023-08-15"},
		{"3 févr. 2024", "2024-02-03"},
		{"29 février 2024", "2024-02-29"},
		{"31 July 2023", "2023-07-31"},
		{"31st of July, 2023", "2023-07-31"},
		{"July 31 2023", "2023-07-31"},
		{"July 31st, 2023", "2023-07-31"},
		{"31-Jul-2023", "2023-07-31"},
		{"lundi 31 juillet 2023", "2023-07-31"},
		{"Lundi, 31/07/2023", "2023-07-31"},
		{"Monday, July 31, 2023", "2023-07-31"},
		{"Mon. 31 July 2023", "2023-07-31"},
		// Times.
		{"2023-07-31T12:00", "2023-07-31T12:00+02:00"},
		{"2023-01-31T12:00", "2023-01-31T12:00+01:00"},
		{"2023-07-31T12:00:00", "2023-07-31T12:00+02:00"},
		{"2023-07-31T10:00:00.000Z", "2023-07-31T12:00+02:00"},
		{"2023-07-30T22:00:00Z", "2023-07-31T00:00+02:00"},
		{"2023-07-31T12:00+02:00", "2023-07-31T12:00+02:00"},
		{"2023-07-31T12:00-04:00", "2023-07-31T12:00-04:00"},
		{"2023-07-31T12:00+0530", "2023-07-31T12:00+05:30"},
		{"31/07/2023 12 h UTC-4", "2023-07-31T12:00-04:00"},
		{"2023-07-31 23:59:59", "2023-07-31T23:59:59+02:00"},
		{"2023-07-31 12:00", "2023-07-31T12:00+02:00"},
		{"2023-07-31 00:00", "2023-07-31T00:00+02:00"},
		{"31/07/2023 12:00", "2023-07-31T12:00+02:00"},
		{"31/07/2023 - 12h00", "2023-07-31T12:00+02:00"},
		{"31/07/2023 à 12h30", "2023-07-31T12:30+02:00"},
		{"31 juillet 2023 à midi", "2023-07-31T12:00+02:00"},
		{"31 juillet 2023, 12 h", "2023-07-31T12:00+02:00"},
		{"31 juillet 2023 à 12\u202fh\u202f30", "2023-07-31T12:30+02:00"},
		{"31 juillet 2023 à 9 heures", "2023-07-31T09:00+02:00"},
		{"31 juillet 2023 à 12 h (heure de Paris)", "2023-07-31T12:00+02:00"},
		{"31 July 2023 12:00 Paris time", "2023-07-31T12:00+02:00"},
		{"2023-07-31 12:00 Europe/Paris", "2023-07-31T12:00+02:00"},
		{"31 July 2023 at noon", "2023-07-31T12:00+02:00"},
		{"July 31, 2023 at 5:30 p.m.", "2023-07-31T17:30+02:00"},
		{"31 July 2023, 12 pm", "2023-07-31T12:00+02:00"},
		{"2023-10-29T02:30+02:00", "2023-10-29T02:30+02:00"},
		{"2023-10-29T02:30+01:00", "2023-10-29T02:30+01:00"},
		{"1905-06-01T12:00", "1905-06-01T12:00+00:09:21"},
		// Vague dates.
		{"2024", "2024"},
		{"en 2024", "2024"},
		{"2024-04", "2024-04"},
		{"04/2024", "2024-04"},
		{"avril 2024", "2024-04"},
		{"April 2024", "2024-04"},
		{"2024-21", "2024-21"},
		{"printemps 2024", "2024-21"},
		{"au printemps 2024", "2024-21"},
		{"spring 2024", "2024-21"},
		{"2024-22", "2024-22"},
		{"à l’été 2024", "2024-22"},
		{"automne 2024", "2024-23"},
		{"in the fall of 2024", "2024-23"},
		{"2024-24", "2024-24"},
		{"hiver 2024", "2024-24"},
		{"hiver 2024-2025", "2024-24"},
		{"winter 2024/25", "2024-24"},
		{"2024~", "2024~"},
		{"~2024", "2024~"},
		{"2024-04?", "2024-04?"},
		{"2024%", "2024%"},
		{"2024?~", "2024%"},
		{"2024-04-01~", "2024-04-01~"},
		{"vers 2024", "2024~"},
		{"vers le 1er avril 2024", "2024-04-01~"},
		{"about May 2024", "2024-05~"},
		{"début 2020", "2020~"},
		{"fin 2019", "2019~"},
		{"à la fin de 2019", "2019~"},
		{"mi-2020", "2020~"},
		{"mid-2020", "2020~"},
		{"early 2020", "2020~"},
		{"the end of 2019", "2019~"},
		{"fin d’été 2019", "2019-22~"},
		{"début avril 2024", "2024-04~"},
	} {
		got, fault := when.Parse(c.text, paris)
		if fault != nil {
			t.Errorf("Parse(%q): %v", c.text, fault)
		} else if got.String() != c.want {
			t.Errorf("Parse(%q) = %s, want %s", c.text, got, c.want)
		}
	}
}

func TestParseFaults(t *testing.T) {
	paris := zone(t, "Europe/Paris")
	for _, c := range []struct {
		text string
		code diag.Code
		says string // in the French message or remedy
	}{
		{"", diag.DateUnreadable, ""},
		{"bientôt", diag.DateUnreadable, "bientôt"},
		{"31", diag.DateUnreadable, ""},
		{"12.5", diag.DateUnreadable, ""},
		{"20230731", diag.DateUnreadable, ""},
		{"2023-07-31T", diag.DateUnreadable, ""},
		{"2023-07-31T12", diag.DateUnreadable, ""},
		{"2023-07-31 12:3 pm", diag.DateUnreadable, ""},
		{"2023-07-31 12:00:", diag.DateUnreadable, ""},
		{"31 juillet 2023 inclus", diag.DateUnreadable, ""},
		{"lundi juillet 2023", diag.DateUnreadable, ""},
		{"2024-2025", diag.DateUnreadable, ""},
		{"hiver 2024-2026", diag.DateUnreadable, ""},
		{"hiver 0000-", diag.DateUnreadable, ""},
		{"printemps 2024-2025", diag.DateUnreadable, ""},
		{"début 31/07/2023", diag.DateUnreadable, ""},
		{"12h30", diag.DateUnreadable, ""},
		{"31 juin 2023", diag.DateNoSuchDay, "juin 2023 compte 30 jours"},
		{"30/02/2024", diag.DateNoSuchDay, "février 2024 compte 29 jours"},
		{"2023-02-29", diag.DateNoSuchDay, "février 2023 compte 28 jours"},
		{"2023-07-00", diag.DateNoSuchDay, "1 à 31"},
		{"2023-13-01", diag.DateNoSuchMonth, "mois 13"},
		{"2023-00", diag.DateNoSuchMonth, ""},
		{"2024-25", diag.DateNoSuchMonth, "21 printemps"},
		{"31/31/2023", diag.DateNoSuchMonth, "31"},
		{"07/31/2023", diag.DateMonthFirst, "31/07/2023"},
		{"07/31/2023 12:00", diag.DateMonthFirst, "31/07/2023"},
		{"31/07/23", diag.DateShortYear, "2023"},
		{"31 juillet 23", diag.DateShortYear, ""},
		{"31 juillet", diag.DateNoYear, ""},
		{"31/07", diag.DateNoYear, ""},
		{"31/07 12:00", diag.DateNoYear, ""},
		{"juillet 23", diag.DateNoYear, ""},
		{"printemps", diag.DateNoYear, ""},
		{"1899-12-31", diag.DateYearOutOfRange, "1900"},
		{"2202", diag.DateYearOutOfRange, "2199"},
		{"2199-12-31T23:30Z", diag.DateYearOutOfRange, "2200"},
		{"31 juillet 2023 à minuit", diag.DateMidnight, "2023-07-31 00:00"},
		{"31 July 2023 at midnight", diag.DateMidnight, ""},
		{"31 July 2023 12:00 am", diag.DateMidnight, ""},
		{"2023-07-31T24:00", diag.DateHour24, "2023-08-01 00:00"},
		{"31/12/2023 24 h", diag.DateHour24, "2024-01-01 00:00"},
		{"2023-07-31 25:00", diag.DateNoSuchTime, ""},
		{"2023-07-31 12:60", diag.DateNoSuchTime, ""},
		{"2023-07-31 23:59:60", diag.DateNoSuchTime, ""},
		{"2023-07-31 13 pm", diag.DateNoSuchTime, ""},
		{"2023-03-26T02:30", diag.DateTimeSkipped, "Europe/Paris"},
		{"2023-07-31 12:00 (heure de Cayenne)", diag.DateUnknownZone, "-04:00"},
		{"2023-07-31 12:00 America/Cayenne", diag.DateUnknownZone, ""},
		{"2023-07-31T12:00+15:00", diag.DateUnknownZone, ""},
	} {
		got, fault := when.Parse(c.text, paris)
		if fault == nil {
			t.Errorf("Parse(%q) = %s, want the fault %s", c.text, got, c.code)
			continue
		}
		french := said(t, fault)
		if fault.Code != c.code || !strings.Contains(french, c.says) {
			t.Errorf("Parse(%q): %s: %s; want %s with %q", c.text, fault.Code, french, c.code, c.says)
		}
		if !fault.IsError() || !got.IsZero() {
			t.Errorf("Parse(%q) = %s with %s", c.text, got, fault.Code)
		}
	}
}

func TestWarningsComeWithAValue(t *testing.T) {
	paris := zone(t, "Europe/Paris")
	for _, c := range []struct {
		text string
		want string
		code diag.Code
		says string
	}{
		{"mercredi 31 juillet 2023", "2023-07-31", diag.DateWrongWeekday, "est un lundi, pas un mercredi"},
		{"Tuesday 31 July 2023 at noon", "2023-07-31T12:00+02:00", diag.DateWrongWeekday, "pas un mardi"},
		{"2023-10-29T02:30", "2023-10-29T02:30+01:00", diag.DateTimeRepeated, "2023-10-29T02:30+02:00 ou 2023-10-29T02:30+01:00"},
		{"lundi 29/10/2023 2h30", "2023-10-29T02:30+01:00", diag.DateWrongWeekday, "dimanche"},
	} {
		got, fault := when.Parse(c.text, paris)
		if fault == nil || fault.Code != c.code || fault.IsError() || got.String() != c.want {
			t.Errorf("Parse(%q) = %s, %v; want %s with %s", c.text, got, fault, c.want, c.code)
			continue
		}
		if french := said(t, fault); !strings.Contains(french, c.says) {
			t.Errorf("Parse(%q) says %s, want %q", c.text, french, c.says)
		}
	}
}

// said returns what the fault says in French, and fails where a placeholder is
// left in either language.
func said(t *testing.T, fault *diag.Fault) string {
	t.Helper()
	french := fault.Message(diag.French) + " " + fault.Remedy(diag.French)
	if all := french + fault.Error() + fault.Remedy(diag.English); strings.ContainsAny(all, "{}") {
		t.Errorf("%s: a placeholder is left in %s", fault.Code, all)
	}
	return french
}

func FuzzParse(f *testing.F) {
	zones := []*time.Location{
		time.UTC, zone(f, "Europe/Paris"), zone(f, "Europe/London"), zone(f, "America/Guadeloupe"),
		zone(f, "America/Sao_Paulo"), zone(f, "America/Havana"), zone(f, "Pacific/Apia"),
	}
	for i, seed := range []string{
		"2023-07-31", "31/07/2023 12:00", "lundi 31 juillet 2023 à midi", "1er juin 2023", "2023-07-31T10:00:00.000Z",
		"2023-07-31T12:00-04:00", "July 31st, 2023 at 5:30 p.m.", "2024-21", "hiver 2024-2025", "vers 2024", "mi-2020", "2024-04%",
		"2023-10-29T02:30", "2018-11-04", "2011-12-30", "1905-06-01T12:00", "1900-01-01T00:00Z", "31/07/2023 12 h (heure de Paris)",
	} {
		f.Add(seed, uint8(i))
	}
	f.Fuzz(func(t *testing.T, text string, which uint8) {
		loc := zones[int(which)%len(zones)]
		got, fault := when.Parse(text, loc)
		if fault.IsError() {
			if !got.IsZero() {
				t.Fatalf("Parse(%q) = %s with %v", text, got, fault)
			}
			return
		}
		if got.IsZero() {
			t.Fatalf("Parse(%q) has neither a value nor an error", text)
		}
		if got.End().Before(got.Start) || got.Precision < when.Minute && !got.End().After(got.Start) {
			t.Fatalf("Parse(%q) in %s starts at %s and ends at %s", text, loc, got.Start, got.End())
		}
		again, fault := when.Parse(got.String(), loc)
		if fault != nil || !again.Equal(got) || again.String() != got.String() {
			t.Fatalf("Parse(%q) in %s = %s, read back as %s, %v", text, loc, got, again, fault)
		}
	})
}

func BenchmarkParseISODay(b *testing.B) {
	paris := zone(b, "Europe/Paris")
	for b.Loop() {
		if _, fault := when.Parse("2023-07-31", paris); fault != nil {
			b.Fatal(fault)
		}
	}
}
