package pages

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"portulan/internal/directory"
	"portulan/internal/record"
	"portulan/internal/territory"
	"portulan/internal/when"
)

// fact is a line of a record's summary sheet, as plain text: its label and its
// value.
type fact struct{ Label, Value string }

// facts leaves out those without a value.
func facts(list ...fact) []fact {
	return slices.DeleteFunc(list, func(f fact) bool { return f.Value == "" })
}

// given leaves out words that are empty.
func given(words ...string) []string {
	return slices.DeleteFunc(words, func(w string) bool { return w == "" })
}

// who are the audiences of a call, in words.
func (s *Site) who(audiences []string) string { return strings.Join(s.audienceNames(audiences), ", ") }

// audienceNames are audiences as a sentence lists them: the first alone has a
// capital.
func (s *Site) audienceNames(ids []string) []string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = label(s.Vocabulary(record.Audiences), id, s.Language)
		if i > 0 {
			names[i] = lowerFirst(names[i])
		}
	}
	return names
}

// roleLine is all that one party does in a programme or a project, in words.
type roleLine struct {
	Label string
	Party directory.Party
}

// byParty says of each party, in the order in which they are named, all its
// roles at once.
func (s *Site) byParty(roles []directory.Role) []roleLine {
	var lines []roleLine
	for _, r := range roles {
		word := s.text("role." + string(r.Role))
		at := slices.IndexFunc(lines, func(l roleLine) bool { return l.Party == r.Party })
		if at < 0 {
			lines = append(lines, roleLine{word, r.Party})
			continue
		}
		lines[at].Label += ", " + lowerFirst(word)
	}
	return lines
}

// lowerFirst makes the first letter small, unless it begins an acronym.
func lowerFirst(text string) string {
	first, n := utf8.DecodeRuneInString(text)
	if second, _ := utf8.DecodeRuneInString(text[n:]); !unicode.IsLower(second) {
		return text
	}
	return string(unicode.ToLower(first)) + text[n:]
}

// where is the ground of a scope, in words.
func (s *Site) where(scope directory.Scope) string {
	in := s.placeNames(scope.Include)
	out := s.placeNames(scope.Exclude)
	if in == "" && out != "" {
		in = s.placeName(territory.France)
	}
	if out != "" {
		in += " " + s.text("fact.except") + " " + out
	}
	return in
}

func (s *Site) placeNames(codes []territory.Code) string {
	var names []string
	for _, code := range codes {
		names = append(names, s.placeName(code))
	}
	return strings.Join(names, ", ")
}

// howMuch are the amounts of a call, in words.
func (s *Site) howMuch(amounts []directory.GrantAmount) string {
	var words []string
	for _, a := range amounts {
		if text := s.amount(a); text != "" {
			words = append(words, text)
		}
	}
	return strings.Join(words, s.text("punctuation.semicolon")+" ")
}

// amount is what an applicant may be granted, in words.
func (s *Site) amount(a directory.GrantAmount) string {
	least, most := s.locale.Money(a.Min), s.locale.Money(a.Max)
	var words []string
	switch {
	case least == "" && most == "":
	case least == "":
		words = append(words, s.text("amount.up_to", "amount", most))
	case most == "":
		words = append(words, s.text("amount.from", "amount", least))
	case least == most:
		words = append(words, most)
	default:
		words = append(words, s.text("amount.between", "min", least, "max", most))
	}
	if a.Per != "" {
		words = append(words, s.text("per."+string(a.Per)))
	}
	if !a.Over.IsZero() {
		words = append(words, s.text("amount.over", "period", s.locale.Period(a.Over)))
	}
	if a.For != "" {
		words = append(words, s.text("purpose."+string(a.For)))
	}
	if a.Label != "" {
		words = append(words, "("+s.typeset(a.Label)+")")
	}
	return strings.Join(words, " ")
}

// phase is a call's place among those of its programme, in words.
func (s *Site) phase(c *directory.Call) string {
	if c.Phase.Order == 0 {
		return s.typeset(c.Phase.Label)
	}
	return s.text("call.phase", "number", c.Phase.Order)
}

// legalForm is the type of a call with its phase, in words.
func (s *Site) legalForm(c *directory.Call) string {
	form := s.text("kind.call")
	if c.Type != "" {
		form = s.text("call_type." + string(c.Type))
	}
	if phase := s.phase(c); phase != "" {
		form += ", " + phase
	}
	return form
}

// moment is a date as the answer to "when", with the zone of an hour.
func (s *Site) moment(v when.Value) string {
	if zone := s.zone(v); zone != "" {
		return s.locale.On(v) + ", " + zone
	}
	return s.locale.On(v)
}

// span is when a window opens and closes, in words; empty where it does not say.
func (s *Site) span(w directory.Window) string {
	var words []string
	if !w.Opens.IsZero() {
		words = append(words, s.text("window.opens")+" "+s.moment(w.Opens))
	}
	if !w.Closes.IsZero() {
		end := s.text("window.closes")
		if w.Interim {
			end = s.text("window.cutoff")
		}
		words = append(words, end+" "+s.moment(w.Closes))
	}
	return strings.Join(words, ", ")
}

// overridden is the status that a call's dates do not show, with its reason.
func (s *Site) overridden(o directory.Override) string {
	if o.Is == "" {
		return ""
	}
	words := s.text("status." + string(o.Is))
	if !o.Since.IsZero() {
		words += " " + s.text("call.since") + " " + s.locale.On(o.Since)
	}
	if o.Reason != "" {
		words += s.text("punctuation.colon") + " " + s.typeset(o.Reason)
	}
	return words
}

// callFacts are what a call is, for whom, where and how much, whatever the day.
func (s *Site) callFacts(c *directory.Call) []fact {
	programme := ""
	if p := c.Programme.To; p != nil {
		programme = s.typeset(p.Title)
	}
	return facts(
		fact{s.text("fact.form"), s.legalForm(c)},
		fact{s.text("kind.programme"), programme},
		fact{s.text("fact.status"), s.overridden(c.Status)},
		fact{s.text("fact.audiences"), s.who(c.Audiences)},
		fact{s.text("fact.territory"), s.where(c.Territory)},
		fact{s.text("fact.amounts"), s.howMuch(c.Amounts)},
	)
}

// windowFacts are when the windows of a call and of its strands open and close.
func (s *Site) windowFacts(c *directory.Call) []fact {
	var list []fact
	add := func(windows []directory.Window, strand string) {
		for _, w := range windows {
			of := given(s.text("fact.windows"), s.typeset(strand), s.typeset(w.Label))
			list = append(list, fact{strings.Join(of, " "+s.text("punctuation.dash")+" "), s.span(w)})
		}
	}
	add(c.Windows, "")
	for _, strand := range c.Strands {
		add(strand.Windows, strand.Label)
	}
	return facts(list...)
}

// laureateFacts are what a project was granted, by which calls and where.
func (s *Site) laureateFacts(p *directory.Project) []fact {
	list := []fact{
		{s.text("role.lead"), s.partyName(p.Lead)},
		{s.text("fact.sites"), s.placeNames(p.Places())},
	}
	for _, a := range p.Awards {
		var words []string
		if c := s.directory.Call(a.Call.ID); c != nil {
			words = append(words, s.typeset(c.Title))
		}
		if !a.Amount.IsZero() {
			words = append(words, s.locale.Money(a.Amount))
		}
		if !a.Date.IsZero() {
			words = append(words, s.locale.Date(a.Date))
		}
		list = append(list, fact{s.text("fact.award"), strings.Join(words, ", ")})
	}
	return facts(list...)
}

// partyName is the name of someone who takes part, or what describes them.
func (s *Site) partyName(p directory.Party) string {
	if o := s.directory.Organisation(p.Org.ID); o != nil {
		return s.typeset(o.Title)
	}
	if p.Name != "" {
		return s.typeset(p.Name)
	}
	return s.typeset(p.Description)
}
