package pages

import (
	"cmp"
	"html/template"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"portulan/internal/count"
	"portulan/internal/directory"
	"portulan/internal/markdown"
	"portulan/internal/record"
	"portulan/internal/territory"
	"portulan/internal/when"
)

// functions are what templates can call besides those of html/template.
func (s *Site) functions() template.FuncMap {
	return template.FuncMap{
		"t":            s.locale.T,        // an interface text: t "call.phase" "number" 1
		"text":         s.typeset,         // a text of a record, with its typography
		"date":         s.locale.Date,     // 31 juillet 2023
		"longdate":     s.locale.LongDate, // lundi 31 juillet 2023 à 12 h
		"on":           s.locale.On,       // le lundi 31 juillet 2023 à 12 h, en avril 2024
		"from":         s.locale.From,     // à partir d’octobre 2019
		"until":        s.locale.Until,    // jusqu’au lundi 31 juillet 2023 à 12 h
		"day":          func(v when.Value) int { return v.Start.Day() },
		"month":        s.month, // juil. 2023
		"clock":        func(v when.Value) string { return s.locale.Clock(v.Start) },
		"precision":    func(v when.Value) string { return precisions[v.Precision] },
		"zone":         s.zone,         // heure de Paris, of a date with an hour
		"iso":          iso,            // for datetime attributes
		"money":        s.locale.Money, // 46,8 M€
		"amount":       s.amount,       // jusqu’à 100 000 € par lauréat
		"toCome":       toCome,         // a deadline of a call is still to come
		"count":        func(n int) string { return s.locale.Int(int64(n)) },
		"countRange":   func(r count.Range) string { return s.locale.Count(r) },
		"period":       s.locale.Period,
		"percent":      func(p directory.Percent) string { return s.locale.Percent(int(p)) },
		"figure":       s.figure,
		"href":         s.href,      // an address of the site, as a page links to it
		"abs":          s.abs,       // the same in full
		"addressed":    s.addressed, // the same to be read
		"bare":         bare,        // an address as people read it
		"statuses":     directory.Statuses,
		"state":        s.state,   // where a call stands
		"dates":        s.dates,   // when it opens and closes, in words
		"left":         s.left,    // encore 12 jours
		"moments":      s.moments, // a component of a call, now and as it changes: moments "standing" .
		"placing":      placing,
		"stamp":        stamp,
		"overSince":    overSince,
		"shown":        shown, // whether any of the sections has something to show
		"railFact":     s.railFact,
		"once":         s.once,    // a component given a record, a date or a code: once "entry" .
		"entries":      s.entries, // the lines of a list of records
		"part":         s.part,    // a component as a text, to leave out if it is empty
		"applying":     applying,
		"coordinates":  coordinates,
		"frame":        s.frame, // a component that is the same on every page, but for the menu
		"entryFacts":   s.entryFacts,
		"audiences":    s.audienceNames,
		"byParty":      s.byParty, // roles, those of one party as one line
		"projectType":  func(id string) string { return label(s.Vocabulary(record.ProjectTypes), id, s.Language) },
		"placeName":    s.placeName,
		"placeURL":     s.placeURL,
		"image":        s.image,
		"document":     s.document,
		"edit":         s.edit, // where the file of a record is edited
		"budgets":      budgetTree,
		"geography":    geography,
		"searchURL":    s.searchURL,
		"acronym":      acronym, // of a record: PTCE
		"spelt":        s.spelt, // the acronyms in a record's title and summary, in full
		"programme":    func(r *directory.Record) *directory.Programme { return s.directory.Call(r.ID).Programme.To },
		"callType":     func(r *directory.Record) directory.CallType { return s.directory.Call(r.ID).Type },
		"operators":    operators,
		"before":       func(c *directory.Call) *directory.Call { return besideCall(c, -1) },
		"after":        func(c *directory.Call) *directory.Call { return besideCall(c, +1) },
		"logo":         func() *picture { return s.logo },
		"card":         s.card,       // the picture for those who share the page
		"linked":       s.linkedData, // what the page says in JSON-LD
		"languageName": languageName, // of en, English
	}
}

// languageName is the name of a language in that language, by its tag; the tag
// itself where it has none.
func languageName(tag string) string {
	parsed, err := language.Parse(tag)
	if err != nil {
		return tag
	}
	return cmp.Or(display.Self.Name(parsed), tag)
}

// href is an address of the site as a page links to it, whatever the path of
// the base address.
func (s *Site) href(url string) string { return s.prefix + url }

// abs is an address of the site in full.
func (s *Site) abs(url string) string { return strings.TrimSuffix(s.BaseURL, "/") + url }

// addressed is an address of the site in full, to be read: a line may end after
// each slash of it.
func (s *Site) addressed(url string) template.HTML {
	scheme, rest, _ := strings.Cut(template.HTMLEscapeString(s.abs(url)), "//")
	return template.HTML(scheme + "//" + strings.TrimSuffix(strings.ReplaceAll(rest, "/", "/<wbr>"), "<wbr>"))
}

func basePath(base string) string {
	u, err := url.Parse(base)
	if err != nil {
		return ""
	}
	return strings.TrimRight(u.EscapedPath(), "/")
}

func (s *Site) typeset(text any) string {
	switch t := text.(type) {
	case string:
		return markdown.Typography(t, s.Language)
	case template.HTML:
		return string(t)
	}
	return ""
}

// zone names the zone of a date that has an hour; otherwise it is empty.
func (s *Site) zone(v when.Value) string {
	if v.Precision != when.Minute {
		return ""
	}
	return s.locale.Zone(v.Start)
}

// iso is a date for a datetime attribute, which has no season and no doubt: of
// those it is the year.
func iso(v when.Value) string {
	switch v.Precision {
	case when.Minute:
		return v.Start.Format("2006-01-02T15:04Z07:00")
	case when.Day:
		return v.Start.Format("2006-01-02")
	case when.Month:
		return v.Start.Format("2006-01")
	}
	return v.Start.Format("2006")
}

func (s *Site) figure(f directory.Figure) string {
	switch f.Is {
	case directory.FigureCount:
		return s.locale.Count(f.Count)
	case directory.FigureMoney:
		return s.locale.Money(f.Money)
	}
	return s.typeset(f.Text)
}

// bare is an address without its scheme and its last slash.
func bare(address string) string {
	_, rest, found := strings.Cut(address, "://")
	if !found {
		return address
	}
	return strings.TrimSuffix(rest, "/")
}

// state is where a call stands, given the call or its header.
func (s *Site) state(call any) directory.State {
	switch c := call.(type) {
	case *directory.Call:
		return c.State(s.now)
	case *directory.Record:
		if found := s.directory.Call(c.ID); found != nil {
			return found.State(s.now)
		}
	}
	return directory.State{Status: directory.Unknown}
}

// operators are those who run the programme of a call.
func operators(c *directory.Call) []directory.Party {
	var parties []directory.Party
	if p := c.Programme.To; p != nil {
		for _, r := range p.Roles {
			if r.Role == directory.Operator {
				parties = append(parties, r.Party)
			}
		}
	}
	return parties
}

// besideCall is the call that is so many steps from another among those of its
// programme, in the order of their phases; nil if there is none, or if phases
// are not numbered.
func besideCall(c *directory.Call, step int) *directory.Call {
	p := c.Programme.To
	if p == nil || c.Phase.Order == 0 {
		return nil
	}
	at := slices.Index(p.Calls, c) + step
	if at < 0 || at >= len(p.Calls) || p.Calls[at].Phase.Order == 0 {
		return nil
	}
	return p.Calls[at]
}

// precisions name how much of a date is known.
var precisions = map[when.Precision]string{
	when.Year: "year", when.Season: "season", when.Month: "month", when.Day: "day", when.Minute: "minute",
}

// month is the short month and the year of a date.
func (s *Site) month(v when.Value) string {
	return s.locale.Month(v) + " " + strconv.Itoa(v.Start.Year())
}

// dates says when a call opens and closes; it is empty where nothing is known. It
// is given a state, or a moment.
func (s *Site) dates(state any) (template.HTML, error) {
	return s.part("dates", state)
}

// left is how long is left to apply to an open call.
func (s *Site) left(state directory.State, at time.Time) string {
	if !state.Status.IsOpen() || state.Interim || !state.Closes.Firm() {
		return ""
	}
	return s.locale.Left(at, state.Closes.End())
}

// coordinates are degrees as maps take them, whatever the language.
func coordinates(c directory.Coordinates) string {
	return strconv.FormatFloat(c.Lat, 'f', -1, 64) + ", " + strconv.FormatFloat(c.Lon, 'f', -1, 64)
}

// geographySource is where the official geography comes from.
type geographySource struct {
	Year                        int
	Source, Licence, LicenceURL string
}

func geography() geographySource {
	return geographySource{territory.Year, territory.Source, territory.Licence, territory.LicenceURL}
}
