package directory

import (
	"portulan/internal/count"
	"portulan/internal/money"
	"portulan/internal/territory"
	"portulan/internal/when"
)

// Programme is a public policy with money behind it, which opens calls.
type Programme struct {
	Record
	Plan       string // the plan that it belongs to, as France 2030
	Roles      []Role
	Budgets    []Budget
	Target     Target
	Goals      []string
	Sectors    SectorScope
	Audiences  []string // ids of the site's vocabulary
	Territory  Scope
	LegalBasis []Link
	Since      when.Value

	Calls    []*Call    // by phase, then by id
	Projects []*Project // funded through one of its calls, by title
}

// RoleKind is what someone does for a programme or a project.
type RoleKind string

// The roles.
const (
	Funder    RoleKind = "funder"
	OnBehalf  RoleKind = "on_behalf_of"
	Operator  RoleKind = "operator"
	Assessor  RoleKind = "assessor"
	Announcer RoleKind = "announcer"
	Requester RoleKind = "requester"
	Partner   RoleKind = "partner"
	Lead      RoleKind = "lead"      // a project's; written as its lead
	Recipient RoleKind = "recipient" // an award's; written as its recipient
	Support   RoleKind = "support"
)

// Role is who does what.
type Role struct {
	Role RoleKind
	Party
}

// Budget is an envelope of money. One that is part of another is never added
// to it.
type Budget struct {
	ID     string // so that others can be part of it
	Amount money.Range
	Label  string
	Per    Per         // what it is given for each of; empty: in all
	Over   when.Period // the time that it covers
	PartOf string      // the id of the budget that it is within
	Call   Ref[Call]   // the call that spends it
}

// Target is how many are to be funded.
type Target struct {
	Count count.Range
	Unit  string
}

// SectorScope is the sectors that a programme or a call is for: those listed,
// or all those of a sector; some may come first.
type SectorScope struct {
	AllOf    Ref[Sector]
	List     []Ref[Sector]
	Priority []Ref[Sector]
}

// IsZero reports whether no sector is named.
func (s SectorScope) IsZero() bool {
	return s.AllOf.IsZero() && len(s.List) == 0 && len(s.Priority) == 0
}

// All returns every sector named, each once, the whole first.
func (s SectorScope) All() []*Sector {
	var all []*Sector
	seen := map[*Sector]bool{}
	add := func(refs ...Ref[Sector]) {
		for _, r := range refs {
			if r.To != nil && !seen[r.To] {
				seen[r.To] = true
				all = append(all, r.To)
			}
		}
	}
	add(s.AllOf)
	add(s.List...)
	add(s.Priority...)
	return all
}

// Scope is a part of the country: what is included, less what is excluded. One
// that only excludes is the rest of the country; an empty one says nothing.
type Scope struct {
	Include []territory.Code
	Exclude []territory.Code
}

// IsZero reports whether the scope says nothing.
func (s Scope) IsZero() bool { return len(s.Include) == 0 && len(s.Exclude) == 0 }
