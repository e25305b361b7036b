package directory

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"portulan/internal/diag"
	"portulan/internal/money"
	"portulan/internal/territory"
)

// MaxSummary is the longest summary, in characters.
const MaxSummary = 300

// check says what is wrong with what records state.
func (r *relater) check() {
	for record := range r.All() {
		r.checkRecord(record)
	}
	for _, p := range r.Programmes {
		r.checkBudgets(p)
	}
	for _, c := range r.Calls {
		r.checkCall(c)
	}
	for _, o := range r.Organisations {
		r.checkOrganisation(o)
	}
}

func (r *relater) checkOrganisation(o *Organisation) {
	if o.SIREN != "" && o.SIRET != "" && !strings.HasPrefix(o.SIRET, o.SIREN) {
		r.say(&o.Record, "siret", diag.NewFault(diag.SIRETOtherSIREN, "siret", o.SIRET, "siren", o.SIREN))
	}
}

func (r *relater) checkRecord(record *Record) {
	if n := utf8.RuneCountInString(record.Summary); n > MaxSummary {
		r.say(record, "summary", diag.NewFault(diag.SummaryLong, "length", fmt.Sprint(n), "limit", fmt.Sprint(MaxSummary)))
	}
	for i, d := range record.Documents {
		if d.Title == "" || d.URL != "" || d.File != "" {
			continue
		}
		if at := fmt.Sprintf("documents[%d]", i); !record.unread(at) {
			r.say(record, at, diag.NewFault(diag.DocumentNoAddress, "title", d.Title))
		}
	}
	if u, p := record.Updated, record.Published; u.Firm() && p.Firm() && u.Start.Before(p.Start) && !u.End().After(p.Start) {
		r.say(record, "updated", diag.NewFault(diag.UpdatedBefore, "updated", record.Updated.String(), "published", record.Published.String()))
	}
}

// checkScopes looks at the scopes as they are written, before calls inherit
// those of their programme.
func (r *relater) checkScopes() {
	for _, p := range r.Programmes {
		r.checkScope(p.Territory, &p.Record, "territory")
	}
	for _, c := range r.Calls {
		r.checkCallScopes(c)
	}
}

func (r *relater) checkCallScopes(c *Call) {
	r.checkScope(c.Territory, &c.Record, "territory")
	for i, s := range c.Strands {
		r.checkScope(s.Territory, &c.Record, fmt.Sprintf("strands[%d].territory", i))
	}
}

func (r *relater) checkScope(s Scope, record *Record, field string) {
	for i, out := range s.Exclude {
		inside := slices.ContainsFunc(s.Include, func(in territory.Code) bool { return territory.Overlaps(in, out) })
		if out != "" && len(s.Include) > 0 && !inside {
			r.say(record, fmt.Sprintf("%s.exclude[%d]", field, i), diag.NewFault(diag.ExclusionOutside, "code", string(out)))
		}
	}
}

// checkBudgets holds each envelope to the sum of those within it.
func (r *relater) checkBudgets(p *Programme) {
	byID := map[string]*Budget{}
	for i := range p.Budgets {
		id := p.Budgets[i].ID
		if id == "" {
			continue
		}
		if byID[id] != nil {
			r.say(&p.Record, fmt.Sprintf("budgets[%d].id", i), diag.NewFault(diag.BudgetTwice, "id", id))
			continue
		}
		byID[id] = &p.Budgets[i]
	}
	parts := map[string]money.Amount{}
	for i, b := range p.Budgets {
		if b.PartOf == "" {
			continue
		}
		field := fmt.Sprintf("budgets[%d].part_of", i)
		if byID[b.PartOf] == nil {
			r.say(&p.Record, field, diag.NewFault(diag.BudgetPartUnknown, "id", b.PartOf))
			continue
		}
		seen := map[string]bool{}
		for id := b.PartOf; id != "" && byID[id] != nil; id = byID[id].PartOf {
			if seen[id] || id == b.ID {
				r.say(&p.Record, field, diag.NewFault(diag.BudgetCycle, "id", b.PartOf))
				break
			}
			seen[id] = true
		}
		// Only what is given once adds up: so much a year or a laureate does not.
		if b.Per == byID[b.PartOf].Per {
			if sum, ok := parts[b.PartOf].Add(b.Amount.Min); ok {
				parts[b.PartOf] = sum
			}
		}
	}
	for i, b := range p.Budgets {
		sum, given := parts[b.ID]
		if high := b.Amount.Max; b.ID != "" && given && above(sum, high) {
			r.say(&p.Record, fmt.Sprintf("budgets[%d].amount", i),
				diag.NewFault(diag.BudgetPartsAbove, "label", cmp.Or(b.Label, b.ID), "parts", sum.Human(), "whole", high.Human()))
		}
	}
}

func (r *relater) checkCall(c *Call) {
	r.checkWindows(c, c.Windows, "windows")
	r.checkAmounts(c, c.Amounts, "amounts")
	var quotas int64
	for i, s := range c.Strands {
		field := fmt.Sprintf("strands[%d]", i)
		r.checkWindows(c, s.Windows, field+".windows")
		r.checkAmounts(c, s.Amounts, field+".amounts")
		quotas += s.Quota.Min
	}
	if p := c.Programme.To; p != nil && !p.Target.Count.IsZero() && quotas > p.Target.Count.Max {
		r.say(&c.Record, "strands", diag.NewFault(diag.QuotasAboveTarget, "sum", fmt.Sprint(quotas), "target", p.Target.Count.String()))
	}
	if o := c.Status; o.Is != "" && o.Is != Closed && o.Reason == "" {
		r.say(&c.Record, "status", diag.NewFault(diag.OverrideNoReason, "status", string(o.Is)))
	}
	r.checkApply(c)
	r.checkEnvelope(c)
}

func (r *relater) checkWindows(c *Call, windows []Window, field string) {
	for i, w := range windows {
		if !w.Opens.IsZero() && !w.Closes.IsZero() && !w.Closes.End().After(w.Opens.Start) {
			r.say(&c.Record, fmt.Sprintf("%s[%d].closes", field, i),
				diag.NewFault(diag.WindowBackwards, "opens", w.Opens.String(), "closes", w.Closes.String()))
		}
	}
}

func (r *relater) checkAmounts(c *Call, amounts []GrantAmount, field string) {
	for i, a := range amounts {
		if above(a.Min.Min, a.Max.Max) {
			r.say(&c.Record, fmt.Sprintf("%s[%d]", field, i),
				diag.NewFault(diag.AmountBackwards, "min", a.Min.Min.Human(), "max", a.Max.Max.Human()))
		}
	}
}

// checkApply warns of a call with a deadline and no way to apply.
func (r *relater) checkApply(c *Call) {
	deadline, address := "", false
	look := func(windows []Window, field string) {
		for i, w := range windows {
			if w.Closes.Firm() && deadline == "" {
				deadline = fmt.Sprintf("%s[%d]", field, i)
			}
			address = address || w.ApplyURL != ""
		}
	}
	look(c.Windows, "windows")
	for i, s := range c.Strands {
		look(s.Windows, fmt.Sprintf("strands[%d].windows", i))
	}
	if deadline != "" && !address {
		r.say(&c.Record, deadline, diag.NewFault(diag.ApplyNoAddress))
	}
}

// checkEnvelope holds what a call grants, and says that it will grant, to its
// envelope.
func (r *relater) checkEnvelope(c *Call) {
	envelope := c.envelope()
	if envelope.IsZero() {
		return
	}
	var granted money.Amount
	for _, p := range c.Projects {
		for _, a := range p.Awards {
			if sum, ok := granted.Add(a.Amount.Min); ok && a.Call.To == c {
				granted = sum
			}
		}
	}
	if above(granted, envelope) {
		r.say(&c.Record, "", diag.NewFault(diag.AwardsAboveBudget, "awards", granted.Human(), "budget", envelope.Human()))
	}
	for _, a := range c.Amounts {
		least := a.Min.Min
		if sum, ok := least.Times(c.ExpectedAwards.Min); ok && a.Per == PerLaureate && above(sum, envelope) {
			r.say(&c.Record, "expected_awards", diag.NewFault(diag.ExpectedAbove,
				"count", c.ExpectedAwards.String(), "amount", least.Human(), "sum", sum.Human(), "budget", envelope.Human()))
		}
	}
}

// envelope is the most that a call has to spend, as its programme's budgets say:
// no amount where they set no bound in one currency. A part of an envelope that
// the call spends as well does not add to it.
func (c *Call) envelope() money.Amount {
	var sum money.Amount
	for _, b := range c.Budgets {
		if b.Per != "" || c.spendsAround(b) {
			continue
		}
		more, ok := sum.Add(b.Amount.Max)
		if !ok || b.Amount.Max.IsZero() {
			return money.Amount{}
		}
		sum = more
	}
	return sum
}

// spendsAround reports whether the call spends an envelope that b is within.
func (c *Call) spendsAround(b Budget) bool {
	return c.Programme.To != nil && slices.ContainsFunc(c.Programme.To.around(b), func(whole Budget) bool {
		return whole.Call.To == c
	})
}

// around returns the envelopes that b is within, the nearest first.
func (p *Programme) around(b Budget) []Budget {
	var chain []Budget
	is := func(id string) func(Budget) bool { return func(b Budget) bool { return b.ID == id } }
	for id := b.PartOf; id != "" && !slices.ContainsFunc(chain, is(id)); {
		i := slices.IndexFunc(p.Budgets, is(id))
		if i < 0 {
			break
		}
		chain = append(chain, p.Budgets[i])
		id = p.Budgets[i].PartOf
	}
	return chain
}

// breakCycles says which records name themselves through others, and unties
// them, so that whoever climbs the relation later comes to an end.
func breakCycles[T any, P interface {
	*T
	recorder
}](r *relater, records []P, code diag.Code, field string, next func(P) *Ref[T]) {
	done := map[P]bool{}
	for _, start := range records {
		var path []P
		for at := start; at != nil && !done[at]; at = P(next(at).To) {
			if i := slices.Index(path, at); i >= 0 {
				var ids []string
				for _, p := range append(path[i:], at) {
					ids = append(ids, p.Header().ID)
				}
				last := path[len(path)-1]
				r.say(last.Header(), field, diag.NewFault(code, "path", strings.Join(ids, " → ")))
				next(last).To = nil
				break
			}
			path = append(path, at)
		}
		for _, p := range path {
			done[p] = true
		}
	}
}

// above reports whether a is more than b, both being given in one currency.
func above(a, b money.Amount) bool {
	return !a.IsZero() && !b.IsZero() && a.Currency == b.Currency && a.Cents > b.Cents
}
