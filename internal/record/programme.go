package record

import (
	"portulan/internal/count"
	"portulan/internal/directory"
	"portulan/internal/money"
	"portulan/internal/schema"
	"portulan/internal/when"
)

type programme = directory.Programme

var programmeTable = schema.Table[programme]{Fields: append(
	schema.Inline(commonFields, func(p *programme) *directory.Record { return &p.Record }),
	schema.Value("plan", text, func(p *programme) *string { return &p.Plan },
		"Le plan dont il relève, comme France 2030.",
		"The plan that it belongs to, as France 2030."),
	schema.Objects("roles", roleTable, func(p *programme) *[]directory.Role { return &p.Roles },
		"Qui finance, opère, instruit, annonce.",
		"Who funds, operates, assesses, announces.").Or("operateur", "opérateur", "operator", "financeur", "funder", "acteurs"),
	schema.Objects("budgets", budgetTable, func(p *programme) *[]directory.Budget { return &p.Budgets },
		"Les enveloppes ; une part d’une autre ne s’y ajoute pas.",
		"The envelopes; a part of another does not add to it.").Or("budget", "enveloppe", "montant", "dotation"),
	schema.Object("target", targetTable, func(p *programme) *directory.Target { return &p.Target },
		"Combien de structures seront soutenues.",
		"How many are to be supported.").Or("cible", "objectif"),
	schema.Values("goals", text, func(p *programme) *[]string { return &p.Goals },
		"Ses buts.",
		"Its goals.").Or("buts", "objectifs"),
	schema.Object("sectors", sectorScopeTable, func(p *programme) *directory.SectorScope { return &p.Sectors },
		"Les secteurs concernés.",
		"The sectors concerned.").Or("secteurs", "secteur"),
	schema.Values("audiences", audience, func(p *programme) *[]string { return &p.Audiences },
		"Qui peut candidater.",
		"Who may apply.").Or("publics", "bénéficiaires", "audience"),
	schema.Object("territory", scopeTable, func(p *programme) *directory.Scope { return &p.Territory },
		"Où il s’applique.",
		"Where it applies.").Or("territoire", "territoires", "région"),
	schema.Objects("legal_basis", linkTableByLabel, func(p *programme) *[]directory.Link { return &p.LegalBasis },
		"Les textes qui le fondent.",
		"The texts that it rests on.").Or("base_legale", "loi"),
	schema.Value("since", date, func(p *programme) *when.Value { return &p.Since },
		"Depuis quand il existe.",
		"Since when it exists.").Or("depuis"),
)}

// linkTableByLabel is a link whose address may not be known.
var linkTableByLabel = schema.Table[directory.Link]{Short: "label", Fields: []schema.Field[directory.Link]{
	schema.Value("label", text, func(l *directory.Link) *string { return &l.Label },
		"Le nom du texte.",
		"The text’s name.").Require().Or("titre", "title", "libellé"),
	schema.Value("url", webAddress, func(l *directory.Link) *string { return &l.URL },
		"Son adresse.",
		"Its address.").Or("adresse", "lien", "href"),
}}

var budgetTable = schema.Table[directory.Budget]{Short: "amount", Fields: []schema.Field[directory.Budget]{
	schema.Value("id", text, func(b *directory.Budget) *string { return &b.ID },
		"Un mot, pour que d’autres enveloppes s’en disent la part.",
		"A word, so that other envelopes can be part of it."),
	schema.Value("amount", amount, func(b *directory.Budget) *money.Range { return &b.Amount },
		"Le montant.",
		"The amount.").Require().Or("montant"),
	schema.Value("label", text, func(b *directory.Budget) *string { return &b.Label },
		"À quoi elle sert.",
		"What it is for.").Or("libellé", "titre"),
	schema.Value("per", per, func(b *directory.Budget) *directory.Per { return &b.Per },
		"Par lauréat, par an ou par appel ; en tout si rien n’est dit.",
		"Per laureate, year or call; in all where nothing is said.").Or("par"),
	schema.Value("over", period, func(b *directory.Budget) *length { return &b.Over },
		"Le temps qu’elle couvre.",
		"The time that it covers.").Or("durée", "sur"),
	schema.Value("part_of", text, func(b *directory.Budget) *string { return &b.PartOf },
		"L’identifiant de l’enveloppe dont elle est une part.",
		"The id of the envelope that it is part of.").Or("part_de", "partie_de"),
	schema.Value("call", callRef, func(b *directory.Budget) *callID { return &b.Call },
		"L’appel qui la dépense.",
		"The call that spends it.").Or("appel"),
}}

var targetTable = schema.Table[directory.Target]{Short: "count", Fields: []schema.Field[directory.Target]{
	schema.Value("count", number, func(t *directory.Target) *count.Range { return &t.Count },
		"Le nombre.",
		"The number.").Require().Or("nombre"),
	schema.Value("unit", text, func(t *directory.Target) *string { return &t.Unit },
		"Ce qui est compté.",
		"What is counted.").Or("unité"),
}}
