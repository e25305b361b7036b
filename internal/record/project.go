package record

import (
	"portulan/internal/directory"
	"portulan/internal/money"
	"portulan/internal/schema"
	"portulan/internal/when"
)

type project = directory.Project

var projectTable = schema.Table[project]{Fields: append(
	schema.Inline(commonFields, func(p *project) *directory.Record { return &p.Record }),
	schema.Value("kind", projectType, func(p *project) *string { return &p.Type },
		"Lauréat, pôle, tiers-lieu… : un mot du vocabulaire du site.",
		"Laureate, cluster, third place…: a word of the site’s vocabulary.").Or("type", "nature"),
	schema.Objects("awards", awardTable, func(p *project) *[]directory.Award { return &p.Awards },
		"Les aides attribuées ; un pôle peut n’en avoir aucune.",
		"The awards; a pôle may have none.").Or("aides", "subventions", "lauréat", "appel"),
	schema.Object("lead", partyTable, func(p *project) *directory.Party { return &p.Lead },
		"Qui le porte.",
		"Who leads it.").Or("porteur", "leader"),
	schema.Objects("partners", partyTable, func(p *project) *[]directory.Party { return &p.Partners },
		"Ses partenaires, nommés ou décrits.",
		"Its partners, named or described.").Or("partenaires", "consortium"),
	schema.Objects("roles", roleTable, func(p *project) *[]directory.Role { return &p.Roles },
		"Les autres rôles : qui l’a demandé, qui le finance.",
		"Other roles: who asked for it, who funds it.").Or("acteurs"),
	schema.Objects("sites", siteTable, func(p *project) *[]directory.Site { return &p.Sites },
		"Où il agit, qui peut différer du siège du porteur.",
		"Where it acts, which may differ from its lead’s head office.").Or("lieux", "territoire", "territory", "commune"),
	schema.Values("sectors", sectorRef, func(p *project) *[]sectorID { return &p.Sectors },
		"Ses secteurs.",
		"Its sectors.").Or("secteurs", "secteur", "filières"),
	schema.Values("added_sectors", sectorRef, func(p *project) *[]sectorID { return &p.AddedSectors },
		"Les secteurs qu’il s’est ajoutés ensuite.",
		"The sectors that it added later.").Or("secteurs_ajoutés"),
	schema.Values("technologies", text, func(p *project) *[]string { return &p.Technologies },
		"Les technologies qu’il emploie.",
		"The technologies that it uses."),
	schema.Values("axes", text, func(p *project) *[]string { return &p.Axes },
		"Ses axes, dans l’ordre.",
		"Its lines of work, in order."),
	schema.Values("uses", text, func(p *project) *[]string { return &p.Uses },
		"À quoi il sert.",
		"What it is used for.").Or("usages"),
	schema.Values("services", text, func(p *project) *[]string { return &p.Services },
		"Les services qu’il rend.",
		"The services that it gives."),
	schema.Objects("milestones", milestoneTable, func(p *project) *[]directory.Milestone { return &p.Milestones },
		"Ses étapes, faites ou annoncées.",
		"Its milestones, done or announced.").Or("étapes", "jalons", "calendrier"),
	schema.Value("website", webAddress, func(p *project) *string { return &p.Website },
		"Son site web.",
		"Its website.").Or("site_web", "url"),
)}

var awardTable = schema.Table[directory.Award]{Short: "call", Fields: []schema.Field[directory.Award]{
	schema.Value("call", callRef, func(a *directory.Award) *callID { return &a.Call },
		"L’appel.",
		"The call.").Or("appel"),
	schema.Value("date", date, func(a *directory.Award) *when.Value { return &a.Date },
		"La date de la décision ou de la convention.",
		"The day of the decision or of the agreement."),
	schema.Value("amount", exactAmount, func(a *directory.Award) *money.Range { return &a.Amount },
		"Le montant attribué.",
		"The amount awarded.").Or("montant"),
	schema.Value("decision", text, func(a *directory.Award) *string { return &a.Decision },
		"La référence de la décision.",
		"The decision’s reference.").Or("décision", "référence"),
	schema.Value("purpose", text, func(a *directory.Award) *string { return &a.Purpose },
		"L’objet de l’aide.",
		"What it is for.").Or("objet"),
	schema.Value("conditions", text, func(a *directory.Award) *string { return &a.Conditions },
		"Les conditions de versement.",
		"The conditions of payment."),
	schema.Value("paid", text, func(a *directory.Award) *string { return &a.Paid },
		"Les dates ou la période de versement.",
		"The dates or the period of payment.").Or("versement"),
	schema.Value("share", percent, func(a *directory.Award) *directory.Percent { return &a.Share },
		"La part du coût du projet.",
		"The share of the project’s cost.").Or("part", "taux"),
	schema.Object("recipient", partyTable, func(a *directory.Award) *directory.Party { return &a.Recipient },
		"Qui la reçoit, si ce n’est pas le porteur.",
		"Who receives it, if not the lead.").Or("bénéficiaire"),
}}

var siteTable = schema.Table[directory.Site]{Short: "territory", Fields: []schema.Field[directory.Site]{
	schema.Value("name", text, func(s *directory.Site) *string { return &s.Name },
		"Le nom du lieu.",
		"The place’s name.").Or("nom"),
	schema.Values("territory", place, func(s *directory.Site) *codes { return &s.Territory },
		"Le territoire, ou plusieurs : une commune de préférence.",
		"The territory, or several: a commune if possible.").Or("territoire", "commune", "code"),
	schema.Value("coordinates", coordinates, func(s *directory.Site) *directory.Coordinates { return &s.Coordinates },
		"Latitude et longitude, en degrés.",
		"Latitude and longitude, in degrees.").Or("coordonnées", "gps", "lat"),
}}

var milestoneTable = schema.Table[directory.Milestone]{Fields: []schema.Field[directory.Milestone]{
	schema.Value("date", date, func(m *directory.Milestone) *when.Value { return &m.Date },
		"Quand ; une date vague convient.",
		"When; a vague date will do."),
	schema.Value("label", text, func(m *directory.Milestone) *string { return &m.Label },
		"Quoi.",
		"What.").Require().Or("libellé", "titre", "title"),
	schema.Value("certainty", certainty, func(m *directory.Milestone) *directory.Certainty { return &m.Certainty },
		"Fait, ou seulement annoncé.",
		"Done, or only announced.").Or("certitude", "état"),
}}
