package pages

import (
	"bytes"
	"fmt"
	"html/template"
	"net/url"
	"path"
	"strconv"
	"strings"

	"portulan/internal/count"
	"portulan/internal/diag"
	"portulan/internal/directory"
	"portulan/internal/markdown"
	"portulan/internal/record"
	"portulan/internal/schema"
	"portulan/internal/territory"
	"portulan/internal/when"
)

// functions are what templates can call besides those of html/template.
func (s *Site) functions() template.FuncMap {
	return template.FuncMap{
		"t":           s.locale.T,        // an interface text: t "call.phase" "number" 1
		"text":        s.typeset,         // a text of a record, with its typography
		"date":        s.locale.Date,     // 31 juillet 2023
		"longdate":    s.locale.LongDate, // lundi 31 juillet 2023 à 12 h
		"on":          s.locale.On,       // le lundi 31 juillet 2023 à 12 h, en avril 2024
		"from":        s.locale.From,     // à partir d’octobre 2019
		"day":         func(v when.Value) int { return v.Start.Day() },
		"month":       s.month, // juil. 2023
		"clock":       func(v when.Value) string { return s.locale.Clock(v.Start) },
		"precision":   func(v when.Value) string { return precisions[v.Precision] },
		"zone":        s.zone,         // heure de Paris, of a date with an hour
		"iso":         iso,            // for datetime attributes
		"money":       s.locale.Money, // 46,8 M€
		"count":       func(n int) string { return s.locale.Int(int64(n)) },
		"countRange":  func(r count.Range) string { return s.locale.Count(r) },
		"period":      s.locale.Period,
		"percent":     func(p directory.Percent) string { return s.locale.Percent(int(p)) },
		"figure":      s.figure,
		"href":        s.href,  // an address of the site, as a page links to it
		"abs":         s.abs,   // the same in full
		"bare":        bare,    // an address as people read it
		"state":       s.state, // where a call stands
		"dates":       s.dates, // when it opens and closes, in words
		"left":        s.left,  // encore 12 jours
		"railFact":    s.railFact,
		"once":        s.once,    // a component given a record, a date or a code: once "entry" .
		"entries":     s.entries, // the lines of a list of records
		"part":        s.part,    // a component as a text, to leave out if it is empty
		"applying":    s.applying,
		"coordinates": coordinates,
		"frame":       s.frame, // a component that is the same on every page, but for the menu
		"entryFacts":  s.entryFacts,
		"audience":    func(id string) string { return label(s.Vocabulary(record.Audiences), id, s.Language) },
		"projectType": func(id string) string { return label(s.Vocabulary(record.ProjectTypes), id, s.Language) },
		"placeName":   s.placeName,
		"placeURL":    s.placeURL,
		"image":       s.image,
		"document":    s.document,
		"budgets":     budgetTree,
		"geography":   geography,
	}
}

// href is an address of the site as a page links to it, whatever the path of
// the base address.
func (s *Site) href(url string) string { return s.prefix + url }

// abs is an address of the site in full.
func (s *Site) abs(url string) string { return strings.TrimSuffix(s.BaseURL, "/") + url }

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

// precisions name how much of a date is known.
var precisions = map[when.Precision]string{
	when.Year: "year", when.Season: "season", when.Month: "month", when.Day: "day", when.Minute: "minute",
}

// month is the short month and the year of a date.
func (s *Site) month(v when.Value) string {
	return s.locale.Month(v) + " " + strconv.Itoa(v.Start.Year())
}

// dates says when a call opens and closes; it is empty where nothing is known.
func (s *Site) dates(state directory.State) (template.HTML, error) {
	var b bytes.Buffer
	err := s.theme.parts.ExecuteTemplate(&b, "dates", state)
	return template.HTML(bytes.TrimSpace(b.Bytes())), err
}

// left is how long is left to apply to an open call.
func (s *Site) left(state directory.State) string {
	if !state.Status.IsOpen() || state.Interim || !state.Closes.Firm() {
		return ""
	}
	return s.locale.Left(s.now, state.Closes.End())
}

// railFact is what one scans a list of records by: of a project, the number of
// its département.
func (s *Site) railFact(r *directory.Record) string {
	if r.Kind != directory.KindProject {
		return ""
	}
	for _, code := range s.directory.Project(r.ID).Places() {
		if place, ok := territory.Get(code); ok && place.Departement != "" {
			_, number, _ := strings.Cut(string(place.Departement), "-")
			return number
		}
	}
	return ""
}

// once is a component given one record, date or code, such as the line of a
// record in lists. It is the same wherever that value stands, and made once.
func (s *Site) once(component string, of any) (template.HTML, error) {
	if r, ok := of.(interface{ Header() *directory.Record }); ok {
		of = r.Header()
	}
	key := madePart{component, of}
	if made, ok := s.parts.Load(key); ok {
		return made.(template.HTML), nil
	}
	return s.makePart(key, of)
}

// entries are the lines of records in a list, one after the other.
func (s *Site) entries(records any) (template.HTML, error) {
	var b strings.Builder
	add := func(r *directory.Record) error {
		line, err := s.once("entry", r)
		b.WriteString(string(line))
		b.WriteByte('\n')
		return err
	}
	switch list := records.(type) {
	case []*directory.Record:
		for _, r := range list {
			if err := add(r); err != nil {
				return "", err
			}
		}
	case []*directory.Call:
		for _, c := range list {
			if err := add(&c.Record); err != nil {
				return "", err
			}
		}
	default:
		return "", fmt.Errorf("entries of %T", records)
	}
	return template.HTML(b.String()), nil
}

// part is a component of a page as a text, which is empty where it has nothing
// to say.
func (s *Site) part(component string, v *view) (template.HTML, error) {
	var b bytes.Buffer
	err := s.theme.parts.ExecuteTemplate(&b, component, v)
	return template.HTML(bytes.TrimSpace(b.Bytes())), err
}

// period is a window with the address to apply at, while it is open.
type period struct {
	directory.Window
	Apply string
}

// applying are the windows of a call or a strand; only those that are open when
// it is lead to where one applies.
func (s *Site) applying(state directory.State, windows []directory.Window) []period {
	list := make([]period, len(windows))
	for i, w := range windows {
		list[i].Window = w
		over := !w.Closes.IsZero() && !w.Interim && !s.now.Before(w.Closes.End())
		early := w.Opens.Firm() && s.now.Before(w.Opens.Start)
		if state.Status.IsOpen() && !over && !early {
			list[i].Apply = w.ApplyURL
		}
	}
	return list
}

// coordinates are degrees as maps take them, whatever the language.
func coordinates(c directory.Coordinates) string {
	return strconv.FormatFloat(c.Lat, 'f', -1, 64) + ", " + strconv.FormatFloat(c.Lon, 'f', -1, 64)
}

// madePart names a component made for a value, which must be comparable.
type madePart struct {
	component string
	of        any
}

func (s *Site) makePart(key madePart, of any) (template.HTML, error) {
	var b bytes.Buffer
	if err := s.theme.parts.ExecuteTemplate(&b, key.component, of); err != nil {
		return "", err
	}
	made := template.HTML(b.String())
	s.parts.Store(key, made)
	return made, nil
}

// frame is a component that frames every page, such as its header. It is the
// same on all of them but those that a menu leads to, and made once.
func (s *Site) frame(component string, v *view) (template.HTML, error) {
	key := madePart{component, ""}
	if s.inMenu[v.URL] {
		key.of = v.URL
	}
	if made, ok := s.parts.Load(key); ok {
		return made.(template.HTML), nil
	}
	return s.makePart(key, v)
}

// entryFacts are the few facts that a list shows of a record.
func (s *Site) entryFacts(r *directory.Record) []string {
	switch r.Kind {
	case directory.KindProgramme:
		p := s.directory.Programme(r.ID)
		var facts []string
		if p.Plan != "" {
			facts = append(facts, p.Plan)
		}
		if len(p.Calls) > 0 {
			facts = append(facts, s.text("kind_count.call", "count", len(p.Calls)))
		}
		if len(p.Projects) > 0 {
			facts = append(facts, s.text("kind_count.project", "count", len(p.Projects)))
		}
		return facts
	case directory.KindProject:
		p := s.directory.Project(r.ID)
		var facts []string
		if t := label(s.Vocabulary(record.ProjectTypes), p.Type, s.Language); t != "" {
			facts = append(facts, t)
		}
		for _, code := range p.Places() {
			facts = append(facts, s.placeName(code))
		}
		for _, a := range p.Awards {
			if !a.Amount.IsZero() {
				facts = append(facts, s.locale.Money(a.Amount))
			}
		}
		return facts
	case directory.KindOrganisation:
		o := s.directory.Organisation(r.ID)
		var facts []string
		if o.Type != "" {
			facts = append(facts, s.text("organisation_type."+string(o.Type)))
		}
		for _, code := range o.Territory {
			facts = append(facts, s.placeName(code))
		}
		return facts
	}
	return nil
}

func label(words []schema.Word, id string, lang diag.Language) string {
	for _, w := range words {
		if w.ID == id {
			return w.Label.In(lang)
		}
	}
	return id
}

// picture is a picture of a record as a template shows it.
type picture struct {
	Medium
	Alt, Credit string
}

// image finds the picture of a record; nil if it has none. That the file is
// there was checked before; see [Site.checkMedia].
func (s *Site) image(of interface{ Header() *directory.Record }, i directory.Image) *picture {
	if i.Src == "" {
		return nil
	}
	m, fault := s.media.picture(beside(s.folderOf(of.Header()), i.Src))
	if fault.IsError() {
		return nil
	}
	return &picture{m, i.Alt, i.Credit}
}

// offered is a document of a record as a template shows it.
type offered struct{ URL, Title, Format, Size string }

func (s *Site) document(of interface{ Header() *directory.Record }, d directory.Document) offered {
	o := offered{URL: d.URL, Title: d.Title, Format: d.Format, Size: d.Size}
	if d.File == "" {
		return o
	}
	m, fault := s.media.document(beside(s.folderOf(of.Header()), d.File))
	if fault != nil {
		return o
	}
	o.URL = s.href(m.URL)
	if o.Format == "" {
		o.Format = strings.ToUpper(strings.TrimPrefix(path.Ext(m.Name), "."))
	}
	if o.Size == "" {
		o.Size = s.FileSize(m.Size)
	}
	return o
}

// FileSize writes a size as the law's guides do, in powers of ten.
func (s *Site) FileSize(n int) string {
	if n < 1_000_000 {
		return s.text("size.kilobytes", "value", s.locale.Int(int64(max(1, (n+500)/1000))))
	}
	return s.text("size.megabytes", "value", s.locale.Tenths(int64((n+50_000)/100_000)))
}

func (s *Site) folderOf(r *directory.Record) string { return path.Dir(s.content.Rel(r.File)) }

// node is a budget with the budgets within it.
type node struct {
	directory.Budget
	Parts []node
}

// budgetTree puts each budget under the one that it is part of.
func budgetTree(budgets []directory.Budget) []node {
	return under(budgets, "", len(budgets))
}

func under(budgets []directory.Budget, whole string, depth int) []node {
	var nodes []node
	for _, b := range budgets {
		if b.PartOf != whole || depth == 0 {
			continue
		}
		n := node{Budget: b}
		if b.ID != "" {
			n.Parts = under(budgets, b.ID, depth-1)
		}
		nodes = append(nodes, n)
	}
	return nodes
}

// geographySource is where the official geography comes from.
type geographySource struct {
	Year                        int
	Source, Licence, LicenceURL string
}

func geography() geographySource {
	return geographySource{territory.Year, territory.Source, territory.Licence, territory.LicenceURL}
}
