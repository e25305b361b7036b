package directory

import (
	"slices"

	"portulan/internal/territory"
)

// hold files projects, organisations and calls under each territory that they
// touch, up to the région. The whole country is not one: it would hold
// everything.
func hold(alphabetical Records) map[territory.Code]*Holding {
	holdings := map[territory.Code]*Holding{}
	around := memo{}
	under := func(codes []territory.Code, file func(*Holding)) {
		for _, code := range around.all(codes) {
			h := holdings[code]
			if h == nil {
				h = &Holding{Code: code}
				holdings[code] = h
			}
			file(h)
		}
	}
	for _, p := range alphabetical.Projects {
		under(p.Places(), func(h *Holding) { h.Projects = append(h.Projects, p) })
	}
	for _, o := range alphabetical.Organisations {
		under(o.Territory, func(h *Holding) { h.Organisations = append(h.Organisations, o) })
	}
	for _, c := range alphabetical.Calls {
		under(c.named(), func(h *Holding) { h.Calls = append(h.Calls, c) })
	}
	return holdings
}

// named are the territories that a call names, or a strand of it.
func (c *Call) named() []territory.Code {
	named := slices.Clone(c.Territory.Include)
	for _, s := range c.Strands {
		named = append(named, s.Territory.Include...)
	}
	return named
}

// memo keeps what is around single territories, which most records act in.
type memo map[territory.Code][]territory.Code

func (m memo) all(codes []territory.Code) []territory.Code {
	if len(codes) != 1 {
		return around(codes)
	}
	known, ok := m[codes[0]]
	if !ok {
		known = around(codes)
		m[codes[0]] = known
	}
	return known
}

// around returns the territories and all that they touch above them, each
// once, without the whole country and the zones.
func around(codes []territory.Code) []territory.Code {
	var all []territory.Code
	add := func(code territory.Code) {
		place, ok := territory.Get(code)
		if ok && place.Kind != territory.Country && place.Kind != territory.Zone && !slices.Contains(all, code) {
			all = append(all, code)
		}
	}
	for _, code := range codes {
		add(code)
		for _, above := range territory.Touching(code) {
			add(above)
		}
	}
	return all
}

// Places returns the territories in which the project acts, each once, in the
// order of its sites.
func (p *Project) Places() []territory.Code {
	var codes []territory.Code
	for _, s := range p.Sites {
		for _, code := range s.Territory {
			if !slices.Contains(codes, code) {
				codes = append(codes, code)
			}
		}
	}
	return codes
}
