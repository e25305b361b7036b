package directory

import "slices"

// Clone returns records that [New] can have while these stay as they were read,
// to be cloned again: what New sets is theirs alone, the rest is shared.
func (r *Records) Clone() Records {
	// These are kept, so that each title is looked at once.
	setSortKeys(r.Programmes)
	setSortKeys(r.Calls)
	setSortKeys(r.Projects)
	setSortKeys(r.Organisations)
	setSortKeys(r.Sectors)
	setSortKeys(r.Pages)
	return Records{
		Programmes: cloned(r.Programmes, func(p *Programme) {
			p.Roles, p.Budgets = slices.Clone(p.Roles), slices.Clone(p.Budgets)
			p.Sectors.own()
		}),
		Calls: cloned(r.Calls, func(c *Call) { c.Sectors.own() }),
		Projects: cloned(r.Projects, func(p *Project) {
			p.Awards, p.Partners, p.Roles = slices.Clone(p.Awards), slices.Clone(p.Partners), slices.Clone(p.Roles)
			p.Sectors, p.AddedSectors = slices.Clone(p.Sectors), slices.Clone(p.AddedSectors)
		}),
		Organisations: cloned(r.Organisations, func(*Organisation) {}),
		Sectors:       cloned(r.Sectors, func(*Sector) {}),
		Pages:         cloned(r.Pages, func(*Page) {}),
		Held:          r.Held,
		Later:         r.Later,
		Unreadable:    r.Unreadable,
	}
}

// own makes the references of a scope its own.
func (s *SectorScope) own() {
	s.List, s.Priority = slices.Clone(s.List), slices.Clone(s.Priority)
}

// cloned copies records side by side, and has own make each copy independent.
func cloned[T any](records []*T, own func(*T)) []*T {
	copies := make([]T, len(records))
	list := make([]*T, len(records))
	inParts(len(records), func(from, to int) {
		for i := from; i < to; i++ {
			copies[i] = *records[i]
			own(&copies[i])
			list[i] = &copies[i]
		}
	})
	return list
}
