package directory

import (
	"slices"
	"time"

	"portulan/internal/money"
	"portulan/internal/territory"
)

// Answers are what the holder of a project says of it. One that is empty is not
// asked about.
type Answers struct {
	Audience string         // who they are: an id of the site's vocabulary
	Place    territory.Code // where
	Sector   string         // what it is about: the id of a sector
	Amount   int64          // what they seek, in euros
	Type     CallType
	Before   time.Time // the call closes by then
	All      bool      // calls that are not open as well
}

// Check is what remains to be checked of a call that fits.
type Check string

// What may remain to be checked.
const (
	CheckAudience Check = "audience" // it names no audience
	CheckPlace    Check = "place"    // it names no territory
	CheckPart     Check = "part"     // it is for a part of the place
	CheckZone     Check = "zone"     // it is for zones smaller than communes
	CheckSector   Check = "sector"   // it names no sector
	CheckAmount   Check = "amount"   // it gives no amount
	CheckLaureate Check = "laureate" // it is for the laureates of another call
)

// Part is what one applies to: a call, or one of its strands, which has from the
// call what it does not state.
type Part struct {
	Strand    *Strand // nil for the call itself
	Audiences []string
	Territory Scope
	Zones     []Zone
	Amounts   []GrantAmount
	Regime    Regime
	Windows   []Window
}

// Parts returns what one may apply to: the strands of a call that has some, and
// the call itself if it has none or has windows of its own.
func (c *Call) Parts() []Part {
	var parts []Part
	own := Part{Audiences: c.Audiences, Territory: c.Territory, Amounts: c.Amounts, Regime: c.Regime, Windows: c.Windows}
	if len(c.Strands) == 0 || len(c.Windows) > 0 {
		parts = append(parts, own)
	}
	for i := range c.Strands {
		strand := &c.Strands[i]
		part := own
		part.Strand, part.Zones = strand, strand.Zones
		if len(strand.Audiences) > 0 {
			part.Audiences = strand.Audiences
		}
		if !strand.Territory.IsZero() {
			part.Territory = strand.Territory
		}
		if len(strand.Amounts) > 0 {
			part.Amounts = strand.Amounts
		}
		if strand.Regime != "" {
			part.Regime = strand.Regime
		}
		if len(strand.Windows) > 0 {
			part.Windows = strand.Windows
		}
		parts = append(parts, part)
	}
	return parts
}

// StateOf returns where a part of the call stands at now.
func (c *Call) StateOf(part Part, now time.Time) State {
	state := part.state(now)
	if c.Status.holds(now) {
		state.override(c.Status.Is, now)
	}
	return state
}

// Fit is a part of a call that answers fit.
type Fit struct {
	Part  Part
	State State
	Area  territory.Code // in which the place lies, as the call names it; empty if it names none
	Check []Check        // in the order of the constants
}

// Fits returns the parts of the call that the answers fit at now, in the order
// of the call. What a call does not say does not keep anyone from it, and
// remains to be checked; what it excludes does.
func (c *Call) Fits(a Answers, now time.Time) []Fit {
	if a.Type != "" && a.Type != c.Type {
		return nil
	}
	inSector, sectorCheck := c.fitsSector(a.Sector)
	if !inSector {
		return nil
	}
	var fits []Fit
	for _, part := range c.Parts() {
		fit := Fit{Part: part, State: c.StateOf(part, now)}
		if !a.takes(fit.State) || !fit.audience(a.Audience) || !fit.place(a.Place) {
			continue
		}
		fit.check(sectorCheck, CheckSector)
		if !fit.amount(a.Amount) {
			continue
		}
		fit.check(!c.Requires.LaureateOf.IsZero(), CheckLaureate)
		fits = append(fits, fit)
	}
	return fits
}

// takes reports whether a state is one that is asked for.
func (a Answers) takes(s State) bool {
	if !a.All && !s.Status.IsOpen() {
		return false
	}
	return a.Before.IsZero() || !s.Closes.IsZero() && !s.Closes.End().After(a.Before)
}

func (f *Fit) check(remains bool, what Check) {
	if remains {
		f.Check = append(f.Check, what)
	}
}

func (f *Fit) audience(id string) bool {
	if id == "" {
		return true
	}
	f.check(len(f.Part.Audiences) == 0, CheckAudience)
	return len(f.Part.Audiences) == 0 || slices.Contains(f.Part.Audiences, id)
}

func (f *Fit) place(code territory.Code) bool {
	f.check(code != "" && f.Part.Territory.IsZero(), CheckPlace)
	if code != "" && !f.Part.Territory.IsZero() {
		scope := f.Part.Territory
		if !scope.Reaches(code) {
			return false
		}
		ground := scope.Ground()
		f.Area = ground[slices.IndexFunc(ground, func(in territory.Code) bool { return territory.Overlaps(in, code) })]
		if whole := slices.IndexFunc(ground, func(in territory.Code) bool { return territory.Contains(in, code) }); whole >= 0 {
			f.Area = ground[whole]
		}
		f.check(!scope.Covers(code), CheckPart)
	}
	f.check(len(f.Part.Zones) > 0, CheckZone)
	return true
}

func (f *Fit) amount(euros int64) bool {
	if euros == 0 {
		return true
	}
	told := false
	for _, a := range f.Part.Amounts {
		least, most := a.Bounds()
		if a.Per == PerCall || least == 0 && most == 0 {
			continue
		}
		if told = true; least <= euros && (most == 0 || euros <= most) {
			return true
		}
	}
	f.check(!told, CheckAmount)
	return !told
}

// Bounds returns the least and the most that may be granted, in whole euros; 0
// where that is not told, or told in another currency.
func (a GrantAmount) Bounds() (least, most int64) { return euros(a.Min.Min), euros(a.Max.Max) }

func euros(a money.Amount) int64 {
	if a.Currency != "EUR" {
		return 0
	}
	return a.Cents / 100
}

// fitsSector reports whether the call is for a sector, one above it or one below
// it, and whether it names none.
func (c *Call) fitsSector(id string) (fits, unstated bool) {
	if id == "" {
		return true, false
	}
	if c.Sectors.IsZero() {
		return true, true
	}
	return slices.ContainsFunc(c.Concerned(), func(s *Sector) bool { return s.ID == id }), false
}

// Concerned returns the sectors under which the call is found: those that it names,
// those below them, and those above them.
func (c *Call) Concerned() []*Sector { return concerned(c.Sectors) }
