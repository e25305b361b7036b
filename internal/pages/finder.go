package pages

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base32"
	"encoding/json"
	stdhtml "html"
	"html/template"
	"regexp"
	"slices"
	"strings"
	"time"

	"portulan/internal/completion"
	"portulan/internal/directory"
	"portulan/internal/record"
	"portulan/internal/territory"
)

// What the addresses of the files of the finder begin with.
const (
	finderPath = "/assets/calls-"
	placesPath = "/assets/places-"
)

// finderVersion is that of the format of the files of the finder.
const finderVersion = 1

// found is all calls as the finder of the browser knows them; docs/finder.md
// describes the format. Numbers stand for values of the tables.
type found struct {
	Version    int         `json:"version"`
	Audiences  [][2]string `json:"audiences"` // id, label
	Sectors    [][2]string `json:"sectors"`
	Types      [][2]string `json:"types"`
	Programmes []string    `json:"programmes"`
	Areas      []foundArea `json:"areas"`
	Statuses   [][2]string `json:"statuses"` // id, label
	Dates      []foundDate `json:"dates"`
	Phrases    []string    `json:"phrases"` // what follows a status, with {opens} and {closes} for the words of dates
	Sums       []string    `json:"sums"`
	Calls      []foundCall `json:"calls"`

	Order []directory.Status `json:"order"` // in which statuses call for action
	Open  []directory.Status `json:"open"`  // of the calls to which one may apply

	tables map[any]int
	err    error // the first of its words that the layouts could not say
}

// foundArea is a territory that a call names.
type foundArea struct {
	Code  territory.Code   `json:"code"`
	Name  string           `json:"name"`
	Above []territory.Code `json:"above"` // of a wider kind, that share ground with it
	Fills []territory.Code `json:"fills"` // those of Above of which it is the whole ground
}

type foundCall struct {
	Address   string      `json:"a"`
	Title     string      `json:"t"`
	Programme int         `json:"p"`
	Type      int         `json:"k"`
	Sectors   []int       `json:"s,omitempty"` // all under which it is found
	After     string      `json:"r,omitempty"` // the call whose laureates it is for
	Parts     []foundPart `json:"v"`
}

type foundPart struct {
	Label     string     `json:"l,omitempty"` // of the strand
	Audiences []int      `json:"a,omitempty"`
	Include   []int      `json:"i,omitempty"`
	Exclude   []int      `json:"x,omitempty"`
	Zones     []string   `json:"z,omitempty"`
	Sum       int        `json:"e,omitempty"` // what may be granted, in words; 0 is nothing
	Amounts   [][2]int64 `json:"m,omitempty"` // least and most, in euros; 0 is not told
	Moments   [][6]int64 `json:"d"`           // from, less the end of closes; status, opens, closes, phrase, whether the time left is told
}

// foundDate is when a call opens or closes: in seconds since 1970, and in words.
type foundDate struct {
	At    int64
	Words string
}

// MarshalJSON writes a date as a list.
func (d foundDate) MarshalJSON() ([]byte, error) { return json.Marshal([]any{d.At, d.Words}) }

// findFiles are the files of the finder, and where they are: the calls that are not
// always over, the others, and the places that it completes. They are compressed,
// whatever the host does.
func (s *Site) findFiles() ([]Page, *finder) {
	var live, over []*directory.Call
	for _, c := range directory.ByTitle(s.directory.Calls) {
		if slices.ContainsFunc(s.timeline(c), func(m directory.Moment) bool { return !isOver(m.State.Status) }) {
			live = append(live, c)
		} else {
			over = append(over, c)
		}
	}
	files := []Page{s.finderFile(finderPath, live), s.finderFile(finderPath+"over-", over)}
	at := &finder{Calls: files[0].URL, Over: files[1].URL}
	if s.Places == "" {
		return files, at
	}
	folder, places := completion.Publish(s.Places)
	at.Places = placesPath + folder + "/"
	for _, f := range places {
		files = append(files, bytesPage(at.Places+f.Name, func(*Site) []byte { return f.Data }))
	}
	return files, at
}

func (s *Site) finderFile(begin string, calls []*directory.Call) Page {
	data, err := s.findable(calls)
	return filePage(begin+contentName(data)+".bin", func(_ *Site, out *bytes.Buffer) error {
		out.Write(data)
		return err
	})
}

// contentName is a part of a file's name that says what it holds.
func contentName(data []byte) string {
	sum := sha256.Sum256(data)
	return base32.StdEncoding.EncodeToString(sum[:5])
}

func (s *Site) findable(calls []*directory.Call) ([]byte, error) {
	f := &found{
		Version: finderVersion, tables: map[any]int{},
		Audiences: [][2]string{}, Sectors: [][2]string{}, Types: [][2]string{}, Programmes: []string{}, Areas: []foundArea{},
		Statuses: [][2]string{}, Dates: []foundDate{{}}, Phrases: []string{}, Sums: []string{""}, Calls: []foundCall{},
		Order: directory.Statuses(), Open: openStatuses,
	}
	for _, c := range s.directory.Calls { // one may choose among all that any call names, whatever its status
		s.choices(f, c)
	}
	for _, c := range calls {
		f.Calls = append(f.Calls, s.foundCall(f, c))
	}
	var out bytes.Buffer
	w, _ := gzip.NewWriterLevel(&out, gzip.BestCompression) // a level that there is
	// Strings, numbers and lists of them are always written, and a buffer takes all.
	_ = json.NewEncoder(w).Encode(f)
	_ = w.Close()
	return out.Bytes(), f.err
}

// entry is the number of a value in a table, where it is put if it is not
// there.
func entry[T any](f *found, table *[]T, key any, value func() T) int {
	at, known := f.tables[key]
	if !known {
		at = len(*table)
		*table, f.tables[key] = append(*table, value()), at
	}
	return at
}

type (
	audienceKey string
	sectorKey   string
	typeKey     string
	titleKey    string
	statusKey   string
	phraseKey   string
	sumKey      string
)

func (s *Site) foundCall(f *found, c *directory.Call) foundCall {
	call := foundCall{Address: s.href(c.URL), Title: s.typeset(c.Title), Programme: -1}
	if p := c.Programme.To; p != nil {
		call.Programme = entry(f, &f.Programmes, titleKey(p.ID), func() string { return s.typeset(p.Title) })
	}
	call.Type, call.Sectors = s.choices(f, c)
	if before := c.Requires.LaureateOf; !before.IsZero() {
		call.After = before.ID
		if before.To != nil {
			call.After = s.typeset(before.To.Title)
		}
	}
	for _, part := range c.Parts() {
		call.Parts = append(call.Parts, s.foundPart(f, c, part))
	}
	return call
}

// choices puts in the tables what one may choose of a call: the audiences of its
// parts, its type, and the sectors under which it is found, whose numbers it returns.
func (s *Site) choices(f *found, c *directory.Call) (kind int, sectors []int) {
	for _, part := range c.Parts() {
		s.foundAudiences(f, part)
	}
	for _, x := range c.Concerned() {
		sectors = append(sectors, entry(f, &f.Sectors, sectorKey(x.ID), func() [2]string { return [2]string{x.ID, s.typeset(x.Title)} }))
	}
	kind = entry(f, &f.Types, typeKey(c.Type), func() [2]string {
		return [2]string{string(c.Type), s.text("call_type." + cmp.Or(string(c.Type), "other"))}
	})
	return kind, sectors
}

func (s *Site) foundAudiences(f *found, part directory.Part) []int {
	var numbers []int
	for _, id := range part.Audiences {
		numbers = append(numbers, entry(f, &f.Audiences, audienceKey(id), func() [2]string {
			return [2]string{id, label(s.Vocabulary(record.Audiences), id, s.Language)}
		}))
	}
	return numbers
}

func (s *Site) foundPart(f *found, c *directory.Call, part directory.Part) foundPart {
	var p foundPart
	if part.Strand != nil {
		p.Label = s.typeset(part.Strand.Label)
	}
	p.Audiences = s.foundAudiences(f, part)
	p.Include, p.Exclude = s.foundAreas(f, part.Territory.Ground()), s.foundAreas(f, part.Territory.Exclude)
	for _, z := range part.Zones {
		p.Zones = append(p.Zones, s.typeset(cmp.Or(z.Label, string(z.Code))))
	}
	if sum := s.howMuch(part.Amounts); sum != "" {
		p.Sum = entry(f, &f.Sums, sumKey(sum), func() string { return sum })
	}
	for _, a := range part.Amounts {
		if least, most := a.Bounds(); a.Per != directory.PerCall && (least > 0 || most > 0) {
			p.Amounts = append(p.Amounts, [2]int64{least, most})
		}
	}
	for i, m := range s.timeline(c) {
		state := c.StateOf(part, m.From)
		moment := s.foundMoment(f, state)
		if i > 0 {
			moment[0] = m.From.Unix() - f.Dates[moment[3]].At // which is often the same for all
			if last := p.Moments[len(p.Moments)-1]; slices.Equal(last[1:], moment[1:]) {
				continue
			}
		}
		p.Moments = append(p.Moments, moment)
	}
	return p
}

func (s *Site) foundAreas(f *found, codes []territory.Code) []int {
	var numbers []int
	for _, code := range codes {
		numbers = append(numbers, entry(f, &f.Areas, code, func() foundArea {
			above := territory.Touching(code)
			area := foundArea{code, s.placeName(code), above, []territory.Code{}}
			for _, wider := range above {
				if territory.Contains(code, wider) {
					area.Fills = append(area.Fills, wider)
				}
			}
			return area
		}))
	}
	return numbers
}

func (s *Site) foundMoment(f *found, state directory.State) [6]int64 {
	word := f.text(s.part("status-word", state))
	phrase := strings.TrimPrefix(f.text(s.part("status-line", state)), word)
	var opens, closes int
	if v := state.Opens; !v.IsZero() {
		opens, phrase = s.foundDate(f, v.Start, phrase, "{opens}", f.text(s.once("on", v)))
	}
	if v := state.Closes; !v.IsZero() {
		closes, phrase = s.foundDate(f, v.End(), phrase, "{closes}", f.text(s.once("on", v)), f.text(s.once("until", v)))
	}
	left := int64(0)
	if s.left(state, s.now) != "" {
		left = 1
	}
	return [6]int64{
		0,
		int64(entry(f, &f.Statuses, statusKey(string(state.Status)+word), func() [2]string { return [2]string{string(state.Status), word} })),
		int64(opens), int64(closes),
		int64(entry(f, &f.Phrases, phraseKey(phrase), func() string { return phrase })),
		left,
	}
}

// foundDate is the number of a date, and a phrase in which a name stands for those of
// the words of the date that it has, if any.
func (s *Site) foundDate(f *found, at time.Time, phrase, name string, words ...string) (int, string) {
	date := foundDate{at.Unix(), words[0]}
	for _, w := range words {
		if before, after, has := strings.Cut(phrase, w); has {
			date.Words, phrase = w, before+name+after
			break
		}
	}
	return entry(f, &f.Dates, date, func() foundDate { return date }), phrase
}

// text is what a component says, as plain text.
func (f *found) text(component template.HTML, err error) string {
	f.err = cmp.Or(f.err, err)
	return strings.TrimSpace(stdhtml.UnescapeString(tags.ReplaceAllString(string(component), "")))
}

var tags = regexp.MustCompile(`<[^>]*>`)

// finder is what the form of the finder is given: addresses of files.
type finder struct {
	Calls, Over string
	Places      string // the folder of the files that complete communes; empty if there is none
}
