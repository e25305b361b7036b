package web

import (
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"portulan/internal/locale"
	"portulan/internal/search"
	"portulan/internal/search/address"
	"portulan/internal/search/facet"
	"portulan/internal/when"
)

// PageSize is how many results a page has.
const PageSize = 10

// pageName is the parameter of the number of a page of results, from 1.
const pageName = "page"

// firstValues is how many of the values of a facet the page shows before it is asked
// for the others, of which there are mostValues at most: one more word says it better
// than a longer list.
const (
	firstValues = 6
	mostValues  = 60
)

// results is what the template results.html is given. scripts/results.js makes the
// same of the same answer.
type results struct {
	Total, Page          int
	Notes                []string
	Readings, Chosen     []chip
	Sorts, Try           []link
	Hits                 []hit
	Previous, Next       string
	Facets               []offeredFacet
	Kept                 []struct{ Name, Value string } // what a form of bounds sends on
	AmountMin, AmountMax string
	ClosesTo             string
}

// link is one that changes what is asked for.
type link struct {
	Href, Label string
	Chosen      bool
	Count       int
}

// chip is something that narrows the results, and the links that undo it.
type chip struct {
	Label string
	Links []struct{ Href, Text, Name string }
}

type offeredFacet struct {
	Name          facet.Name
	Label         string
	First, Others []link
}

type hit struct {
	search.Hit
	Href     string
	Deadline *deadline
	Closes   string
	Missing  string
}

// deadline is one as the margin of a list shows it.
type deadline struct{ Day, Month, Clock string }

// teller puts an answer in the words of a page.
type teller struct {
	locale *locale.Locale
	prefix string     // before the addresses of records
	asked  url.Values // the parameters of the page
	answer *search.Answer
}

func (t *teller) text(key string, args ...any) string {
	s, err := t.locale.T(key, args...)
	if err != nil {
		return "[" + key + "]"
	}
	return s
}

// href is the address of the page for other parameters, from its beginning.
func href(v url.Values) string {
	v.Del(pageName)
	return "?" + v.Encode()
}

// with is the address for which a parameter is set.
func (t *teller) with(name, value string) string {
	v := clone(t.asked)
	v.Set(name, value)
	if value == "" {
		v.Del(name)
	}
	return href(v)
}

func clone(v url.Values) url.Values {
	copied := url.Values{}
	for name, values := range v {
		copied[name] = slices.Clone(values)
	}
	return copied
}

// toggled is the address for which a value of a facet is chosen, or no longer. One
// that the words of the query choose is left by leaving them out.
func (t *teller) toggled(f facet.Name, value string) string {
	v := clone(t.asked)
	name := string(f)
	if i := slices.Index(v[name], value); i >= 0 {
		v[name] = slices.Delete(v[name], i, i+1)
		return href(v)
	}
	for _, r := range t.answer.Readings {
		if r.Applied && r.Facet == f && slices.Contains(r.Values, value) {
			return t.with(address.Query, r.Without)
		}
	}
	v.Add(name, value)
	return href(v)
}

func (t *teller) results(page int) results {
	a := t.answer
	r := results{
		Total: a.Total, Page: page, Readings: t.readings(), Chosen: t.chosen(), Try: t.try(), Facets: t.facets(),
		AmountMin: t.asked.Get("amount_min"), AmountMax: t.asked.Get("amount_max"), ClosesTo: t.asked.Get("closes_to"),
	}
	for _, c := range a.Corrections {
		r.Notes = append(r.Notes, t.text("results.corrected", "from", c.From, "to", c.To))
	}
	if a.Partial {
		r.Notes = append(r.Notes, t.text("results.partial", "words", strings.Join(a.Missing, ", ")))
	}
	for _, h := range a.Hits {
		r.Hits = append(r.Hits, t.hit(h))
	}
	if a.Total > 1 {
		r.Sorts = t.sorts()
	}
	t.number(&r)
	for _, name := range slices.Sorted(maps.Keys(t.asked)) {
		if slices.Contains([]string{"amount_min", "amount_max", "closes_to", pageName}, name) {
			continue
		}
		for _, value := range t.asked[name] {
			r.Kept = append(r.Kept, struct{ Name, Value string }{name, value})
		}
	}
	return r
}

// number links to the pages beside this one.
func (t *teller) number(r *results) {
	at := func(page int) string {
		v := clone(t.asked)
		v.Del(pageName)
		if page > 1 {
			v.Set(pageName, strconv.Itoa(page))
		}
		return "?" + v.Encode()
	}
	if r.Page > 1 {
		r.Previous = at(r.Page - 1)
	}
	if r.Page*PageSize < r.Total && r.Page*PageSize <= search.MaxOffset {
		r.Next = at(r.Page + 1)
	}
}

func (t *teller) sorts() []link {
	asked := t.asked.Get(address.Sort)
	var list []link
	for _, s := range search.Sorts() {
		value := string(s)
		if s == search.ByRelevance {
			value = ""
		}
		list = append(list, link{Href: t.with(address.Sort, value), Label: t.text("results.sort_" + string(s)), Chosen: value == asked})
	}
	return list
}

// readings are those that are applied, each with its two ways out.
func (t *teller) readings() []chip {
	var list []chip
	for _, r := range t.answer.Readings {
		if r.Applied {
			what := t.meaning(r)
			c := chip{Label: what}
			c.add(t.with(address.Query, r.Without), t.text("results.remove"), t.text("results.remove_what", "what", what))
			c.add(t.with(address.Query, r.AsWords), t.text("results.as_words"), t.text("results.as_words_what", "what", what))
			list = append(list, c)
		}
	}
	return list
}

func (c *chip) add(href, text, name string) {
	c.Links = append(c.Links, struct{ Href, Text, Name string }{href, text, name})
}

// meaning says what a reading means: "Région : Hauts-de-France".
func (t *teller) meaning(r search.Reading) string {
	if r.Range != nil {
		return r.Label
	}
	return t.text("results.value", "facet", r.Facet.Label(t.locale.Language), "label", r.Label)
}

// chosen are the values and the bounds that the address names.
func (t *teller) chosen() []chip {
	var list []chip
	add := func(name, label, without string) {
		what := t.text("results.value", "facet", name, "label", label)
		c := chip{Label: what}
		c.add(without, t.text("results.remove"), t.text("results.remove_what", "what", what))
		list = append(list, c)
	}
	for _, f := range facet.All {
		for _, value := range t.asked[string(f)] {
			add(f.Label(t.locale.Language), t.label(f, value), t.toggled(f, value))
		}
	}
	for _, name := range address.Bounds() {
		if value := t.asked.Get(name); value != "" {
			add(t.text("results."+name), value, t.with(name, ""))
		}
	}
	return list
}

// label is what people call a value, as the answer tells it.
func (t *teller) label(f facet.Name, value string) string {
	for _, c := range t.answer.Facets {
		for _, v := range c.Values {
			if c.Facet == f && v.Value == value {
				return v.Label
			}
		}
	}
	return value
}

// try is what one may ask instead: other meanings, and less where there is nothing.
func (t *teller) try() []link {
	var list []link
	for _, r := range t.answer.Readings {
		words := t.answer.Query[r.Start:r.End]
		switch {
		case !r.Applied && r.AsFilter != "":
			list = append(list, link{Href: t.with(address.Query, r.AsFilter), Label: t.text("results.try_as", "words", words, "what", t.meaning(r))})
		case t.answer.Total == 0 && r.WithoutTotal > 0:
			list = append(list, link{Href: t.with(address.Query, r.Without), Label: t.text("results.try_without", "words", words, "count", r.WithoutTotal)})
		}
	}
	if t.answer.Total > 0 {
		return list
	}
	if len(t.chosen()) > 0 {
		list = append(list, link{Href: href(url.Values{address.Query: t.asked[address.Query]}), Label: t.text("results.clear")})
	}
	if len(list) == 0 {
		list = append(list, link{Label: t.text("results.try_fewer")})
	}
	return list
}

// facets are those that tell the results apart.
func (t *teller) facets() []offeredFacet {
	var list []offeredFacet
	for _, c := range t.answer.Facets {
		chosen := slices.ContainsFunc(c.Values, func(v search.ValueCount) bool { return v.Chosen })
		if len(c.Values) < 2 && !chosen {
			continue
		}
		told := offeredFacet{Name: c.Facet, Label: c.Label}
		for i, v := range c.Values[:min(len(c.Values), mostValues)] {
			l := link{Href: t.toggled(c.Facet, v.Value), Label: v.Label, Chosen: v.Chosen, Count: v.Count}
			if i < firstValues || v.Chosen {
				told.First = append(told.First, l)
			} else {
				told.Others = append(told.Others, l)
			}
		}
		list = append(list, told)
	}
	return list
}

func (t *teller) hit(h search.Hit) hit {
	shown := hit{Hit: h, Href: t.prefix + h.Address, Missing: strings.Join(h.Missing, ", ")}
	if h.Closes != nil {
		closes := h.Deadline()
		shown.Closes = t.text("results.closes", "on", t.text("date.on.day", "date", t.locale.Date(closes)))
		shown.Deadline = &deadline{Day: strconv.Itoa(closes.Start.Day()), Month: t.locale.Month(closes) + " " + strconv.Itoa(closes.Start.Year())}
		if closes.Precision == when.Minute {
			shown.Deadline.Clock = t.locale.Clock(closes.Start)
		}
	}
	return shown
}
