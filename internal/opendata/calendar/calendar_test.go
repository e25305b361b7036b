package calendar_test

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	ical "github.com/emersion/go-ical"

	"portulan/internal/opendata/calendar"
	"portulan/internal/when"
)

func date(t testing.TB, text string) when.Value {
	t.Helper()
	paris, err := time.LoadLocation("Europe/Paris")
	if err != nil {
		t.Fatal(err)
	}
	v, fault := when.Parse(text, paris)
	if fault != nil {
		t.Fatal(fault)
	}
	return v
}

func write(t testing.TB, c calendar.Calendar) string {
	t.Helper()
	var b bytes.Buffer
	if err := calendar.Write(&b, c); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// read reads a calendar with a parser that is not of those who wrote it, which
// counts the properties that may stand once as it writes it again.
func read(t testing.TB, text string) []ical.Event {
	t.Helper()
	c, err := ical.NewDecoder(strings.NewReader(text)).Decode()
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	if err := ical.NewEncoder(io.Discard).Encode(c); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return c.Events()
}

func property(t testing.TB, e ical.Event, name string) string {
	t.Helper()
	text, err := e.Props.Text(name)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func one(e calendar.Event) calendar.Calendar {
	if e.UID == "" {
		e.UID = "52187ac5-c6cc-583f-8901-15623ba5c976"
	}
	if e.Standing == "" {
		e.Standing = calendar.Confirmed
	}
	if e.Address == "" {
		e.Address = "https://example.org/programmes/relance/phase-1/"
	}
	return calendar.Calendar{Name: "Appels", Language: "fr", Address: "https://example.org/appels/", Events: []calendar.Event{e}}
}

// An hour is one instant for everyone; a day is that day wherever one is.
func TestStart(t *testing.T) {
	for text, want := range map[string]string{
		"31 juillet 2023 à midi":   "DTSTART:20230731T100000Z\r\n",
		"31 décembre 2023 à midi":  "DTSTART:20231231T110000Z\r\n", // in winter
		"2023-07-31T12:00-04:00":   "DTSTART:20230731T160000Z\r\n",
		"2023-07-31T00:30+11:00":   "DTSTART:20230730T133000Z\r\n",
		"31 juillet 2023":          "DTSTART;VALUE=DATE:20230731\r\n",
		"29 février 2024":          "DTSTART;VALUE=DATE:20240229\r\n",
		"31 décembre 2023 à 23h59": "DTSTART:20231231T225900Z\r\n",
		"dimanche 29 octobre 2023": "DTSTART;VALUE=DATE:20231029\r\n", // of 25 hours
		"26 mars 2023 à 3 h":       "DTSTART:20230326T010000Z\r\n",
	} {
		e := calendar.Event{Start: date(t, text), Summary: "x"}
		if !e.Firm() {
			t.Errorf("%s is not firm", text)
		}
		written := write(t, one(e))
		if !strings.Contains(written, want) {
			t.Errorf("%s: no %q in\n%s", text, want, written)
		}
		if strings.Contains(written, "DTEND") || strings.Contains(written, "BEGIN:VALARM") {
			t.Errorf("%s lasts, or rings:\n%s", text, written)
		}
		got, err := read(t, written)[0].DateTimeStart(time.UTC)
		if err != nil {
			t.Fatal(err)
		}
		if e.Start.Precision == when.Minute && !got.Equal(e.Start.Start) {
			t.Errorf("%s is read as %s", text, got)
		}
	}
	for _, vague := range []string{"printemps 2024", "avril 2024", "2024", "2024-04-02~", "2024-04-02?"} {
		if (calendar.Event{Start: date(t, vague)}).Firm() {
			t.Errorf("%s is firm", vague)
		}
	}
}

// What has changed, and when, is said; what is not known is not.
func TestRevision(t *testing.T) {
	e := calendar.Event{Start: date(t, "31 juillet 2023"), Sequence: 3, Modified: date(t, "2 juin 2023 à 9 h").Start, Standing: calendar.Cancelled}
	got := read(t, write(t, one(e)))[0]
	for name, want := range map[string]string{
		"SEQUENCE": "3", "LAST-MODIFIED": "20230602T070000Z", "DTSTAMP": "20230602T070000Z", "STATUS": "CANCELLED", "TRANSP": "TRANSPARENT",
	} {
		if p := got.Props.Get(name); p == nil || p.Value != want {
			t.Errorf("%s is %v, want %s", name, p, want)
		}
	}
	e.Modified = time.Time{}
	if p := read(t, write(t, one(e)))[0].Props.Get("LAST-MODIFIED"); p != nil {
		t.Errorf("LAST-MODIFIED is %s of an event of no known change", p.Value)
	}
}

func TestSame(t *testing.T) {
	a := one(calendar.Event{Start: date(t, "31 juillet 2023"), Summary: "x", Description: "y"}).Events[0]
	for name, change := range map[string]func(e *calendar.Event){
		"its start":       func(e *calendar.Event) { e.Start = date(t, "1er août 2023") },
		"its hour":        func(e *calendar.Event) { e.Start = date(t, "31 juillet 2023 à midi") },
		"its name":        func(e *calendar.Event) { e.Summary = "z" },
		"its description": func(e *calendar.Event) { e.Description = "z" },
		"its address":     func(e *calendar.Event) { e.Address = "https://example.org/z/" },
		"its standing":    func(e *calendar.Event) { e.Standing = calendar.Tentative },
	} {
		b := a
		if change(&b); a.Same(b) {
			t.Errorf("the same with another of %s", name)
		}
	}
	b := a
	b.Sequence, b.Modified = 2, time.Now()
	if !a.Same(b) {
		t.Error("not the same once it was changed")
	}
}

// wellFormed says what is wrong with the lines of a calendar.
func wellFormed(t testing.TB, text string) {
	t.Helper()
	lines := strings.SplitAfter(text, "\r\n")
	if last := lines[len(lines)-1]; last != "" {
		t.Fatalf("the last line has no end: %q", last)
	}
	for _, line := range lines[:len(lines)-1] {
		line = strings.TrimSuffix(line, "\r\n")
		if len(line) > 75 {
			t.Errorf("%d octets: %q", len(line), line)
		}
		if !utf8.ValidString(line) {
			t.Errorf("a character is cut: %q", line)
		}
		if strings.ContainsFunc(line, func(r rune) bool { return unicode.IsControl(r) && r != '\t' }) {
			t.Errorf("a control character: %q", line)
		}
	}
}

// Whatever stands in a title or a description, the lines are those of the
// format, and another parser finds the same words.
func FuzzWrite(f *testing.F) {
	for _, text := range []string{
		"a", "A, b; c\\d\ne", strings.Repeat("é", 100), strings.Repeat("mot ", 100), strings.Repeat("\U0001F600", 50),
		"\x00\x07\x7f", "\r\nEND:VEVENT", "\u2028", " ", "  x  ", "\xff\xfe", strings.Repeat("a", 74) + "é", strings.Repeat("<b>", 60),
		"20\u00a0M€", "\t", "e\u0301", "\ufeff", `\n`, `"`,
	} {
		f.Add(text, text)
	}
	f.Fuzz(func(t *testing.T, summary, description string) {
		e := calendar.Event{Start: date(t, "31 juillet 2023 à midi"), Summary: summary, Description: description}
		c := one(e)
		c.Name = summary
		written := write(t, c)
		wellFormed(t, written)
		events := read(t, written)
		if len(events) != 1 {
			t.Fatalf("%d events in\n%s", len(events), written)
		}
		if got, want := property(t, events[0], "SUMMARY"), oneLine(summary); got != want {
			t.Errorf("the name is read as %q, want %q", got, want)
		}
		if description != "" {
			if got, want := property(t, events[0], "DESCRIPTION"), printable(description); got != want {
				t.Errorf("the description is read as %q, want %q", got, want)
			}
		}
		if write(t, c) != written {
			t.Error("written otherwise the second time")
		}
	})
}

// printable is what can stand in a calendar: the text with \n for every end of
// line, without control characters.
func printable(text string) string {
	text = strings.ToValidUTF8(text, "\uFFFD")
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n").Replace(text)
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, text)
}

func oneLine(text string) string {
	return strings.NewReplacer("\n", " ", "\t", " ").Replace(printable(text))
}
