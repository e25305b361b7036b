package search

import (
	"slices"
	"strings"

	"portulan/internal/directory"
	"portulan/internal/search/facet"
)

// Vocabulary returns the words of the directory.
func (x *Describer) Vocabulary() facet.Vocabulary {
	v := facet.Vocabulary{facet.Kind: x.kinds()}
	add := func(f facet.Name, values ...facet.Value) { v[f] = append(v[f], values...) }
	lang := x.settings.Language
	for _, s := range directory.Statuses() {
		add(facet.Status, facet.Value{ID: string(s), Label: x.text("status." + string(s))})
	}
	for _, r := range []directory.Regime{directory.OneOff, directory.Permanent, directory.Recurring} {
		add(facet.Regime, facet.Value{ID: string(r), Label: x.text("regime." + string(r))})
	}
	for _, w := range x.settings.Audiences {
		add(facet.Audience, facet.Value{ID: w.ID, Label: w.Label.In(lang), Names: w.Names})
	}
	for _, p := range x.directory.Programmes {
		add(facet.Programme, named(&p.Record))
		if p.Plan != "" && !slices.ContainsFunc(v[facet.Plan], func(v facet.Value) bool { return v.ID == p.Plan }) {
			add(facet.Plan, facet.Value{ID: p.Plan, Label: p.Plan})
		}
	}
	for _, s := range x.directory.Sectors {
		add(facet.Sector, named(&s.Record))
	}
	for _, o := range x.directory.Organisations {
		add(facet.Organisation, named(&o.Record))
	}
	return v
}

func named(r *directory.Record) facet.Value {
	return facet.Value{ID: r.ID, Label: r.Title, Names: r.Names}
}

// kinds are the kinds of records, of calls and of projects.
func (x *Describer) kinds() []facet.Value {
	var values []facet.Value
	for _, k := range directory.Kinds() {
		v := facet.Value{ID: string(k), Label: x.text("kind." + string(k))}
		if plural := x.text("kinds." + string(k)); plural != "" {
			v.Names = []string{plural}
		}
		values = append(values, v)
		switch k {
		case directory.KindCall:
			for _, t := range []directory.CallType{directory.AMI, directory.AAP} {
				values = append(values, bracketed(string(k)+"/"+string(t), x.text("call_type."+string(t))))
			}
			values = append(values, facet.Value{ID: string(k) + "/" + string(directory.OtherCall), Label: x.text("other_call")})
		case directory.KindProject:
			for _, t := range x.settings.ProjectTypes {
				values = append(values, facet.Value{ID: string(k) + "/" + t.ID, Label: t.Label.In(x.settings.Language), Names: t.Names})
			}
		}
	}
	return values
}

// bracketed parts "Appel à projets (AAP)" into a name and its acronym.
func bracketed(id, label string) facet.Value {
	name, rest, found := strings.Cut(label, " (")
	v := facet.Value{ID: id, Label: name}
	if acronym, closed := strings.CutSuffix(rest, ")"); found && closed {
		v.Names = []string{acronym}
	}
	return v
}
