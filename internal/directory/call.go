package directory

import (
	"slices"

	"portulan/internal/count"
	"portulan/internal/money"
	"portulan/internal/territory"
	"portulan/internal/when"
)

// Call is one invitation to apply: an appel à manifestation d'intérêt (AMI), an
// appel à projets (AAP), a phase of a programme.
//
// Its audiences, sectors and territory are the programme's where it states
// none; [New] fills them in.
type Call struct {
	Record
	Programme      Ref[Programme]
	Type           CallType
	Phase          Phase
	Regime         Regime
	Windows        []Window
	Strands        []Strand
	Cadence        Cadence
	Amounts        []GrantAmount
	ExpectedAwards count.Range
	Awarded        []Awarded
	Requires       Requires
	Announced      Announcement
	Services       []string // support besides money
	Status         Override
	Audiences      []string
	Sectors        SectorScope
	Territory      Scope

	Budgets    []Budget   // those of its programme that it spends
	Projects   []*Project // with an award from it, by title
	RequiredBy []*Call    // calls for its laureates only
}

// Inherit gives the call what it does not state and its programme does; p may be
// nil. [New] has done it for the calls of a directory.
func (c *Call) Inherit(p *Programme) {
	if p == nil {
		return
	}
	if len(c.Audiences) == 0 {
		c.Audiences = p.Audiences
	}
	if c.Sectors.IsZero() {
		c.Sectors = p.Sectors
	}
	if len(c.Territory.Include) == 0 {
		c.Territory.Include = p.Territory.Include
		c.Territory.Exclude = slices.Concat(c.Territory.Exclude, p.Territory.Exclude)
	}
}

// CallType is the legal form of a call.
type CallType string

// The types of calls.
const (
	AMI       CallType = "ami" // appel à manifestation d'intérêt
	AAP       CallType = "aap" // appel à projets
	OtherCall CallType = "other"
)

// Phase is a call's place among those of its programme.
type Phase struct {
	Order int // from 1; 0 where none is given
	Label string
}

// Regime says how a call's windows come: once, always, or again and again.
type Regime string

// The regimes. An unstated one is OneOff.
const (
	OneOff    Regime = "one-off"
	Permanent Regime = "permanent"
	Recurring Regime = "recurring"
)

// Window is a time in which applications are taken. Either end may be vague or
// missing.
type Window struct {
	Label    string
	Opens    when.Value
	Closes   when.Value
	Interim  bool // its end is a cut-off for one selection: applying goes on after it
	ApplyURL string
}

// Strand is a part of a call (volet) with its own public, place, money or
// deadlines. What it does not state is the call's.
type Strand struct {
	Label     string
	Territory Scope
	Zones     []Zone
	Audiences []string
	Quota     count.Range
	Regime    Regime
	Amounts   []GrantAmount
	Windows   []Window
}

// Zone is an area smaller than a commune, such as the priority neighbourhoods
// (QPV), with the words of the call's own condition.
type Zone struct {
	Code  territory.Code // as ZONE-QPV
	Label string
}

// Cadence is a rhythm. One of announcements is not one of deadlines.
type Cadence struct {
	Every when.Period
	From  when.Value
	Of    CadenceOf
}

// CadenceOf is what happens at a cadence.
type CadenceOf string

// What may happen at a cadence.
const (
	Announcements CadenceOf = "announcements"
	Deposits      CadenceOf = "deposits"
)

// GrantAmount is what an applicant may be granted.
type GrantAmount struct {
	Min, Max money.Range // each a single amount; either may be zero
	Per      Per
	Over     when.Period
	For      Purpose
	Label    string
}

// IsZero reports whether nothing is stated.
func (a GrantAmount) IsZero() bool { return a.Min.IsZero() && a.Max.IsZero() }

// Per is what an amount is given for each of.
type Per string

// What an amount is given for each of.
const (
	PerLaureate Per = "laureate"
	PerYear     Per = "year"
	PerCall     Per = "call"
)

// Purpose is what money is for.
type Purpose string

// The purposes.
const (
	Engineering  Purpose = "engineering"
	Operation    Purpose = "operation"
	Investment   Purpose = "investment"
	Coordination Purpose = "coordination"
)

// Awarded is how many were selected in a territory.
type Awarded struct {
	Territory territory.Code
	Count     count.Range
}

// Requires is what an applicant must have been granted before.
type Requires struct {
	LaureateOf Ref[Call]
}

// Announcement is when, where and by whom a call was made public.
type Announcement struct {
	Date  when.Value
	Place string
	By    Party
}

// Override is a status that the dates alone do not show, and its reason.
type Override struct {
	Is     Status
	Reason string
	Since  when.Value // from when it holds; zero: always
}
