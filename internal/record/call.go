package record

import (
	"portulan/internal/count"
	"portulan/internal/directory"
	"portulan/internal/money"
	"portulan/internal/schema"
	"portulan/internal/territory"
	"portulan/internal/when"
)

type call = directory.Call

var callTable = schema.Table[call]{Fields: append(
	schema.Inline(commonFields, func(c *call) *directory.Record { return &c.Record }),
	schema.Value("kind", callType, func(c *call) *directory.CallType { return &c.Type },
		"AMI (appel à manifestation d’intérêt), AAP (appel à projets) ou autre.",
		"AMI (call for expressions of interest), AAP (call for projects) or other.").Or("type", "nature"),
	schema.Object("phase", phaseTable, func(c *call) *directory.Phase { return &c.Phase },
		"Sa place parmi les appels du programme.",
		"Its place among the programme’s calls."),
	schema.Value("regime", regime, func(c *call) *directory.Regime { return &c.Regime },
		"Ponctuel (par défaut), permanent ou récurrent.",
		"One-off (by default), permanent or recurring.").Or("régime"),
	schema.Objects("windows", windowTable, func(c *call) *[]directory.Window { return &c.Windows },
		"Les périodes de dépôt.",
		"The windows in which applications are taken.").Or("dates", "ouverture", "cloture", "clôture", "deadline", "opens", "closes", "window", "calendrier"),
	schema.Objects("strands", strandTable, func(c *call) *[]directory.Strand { return &c.Strands },
		"Les volets : un appel, plusieurs publics, zones ou échéances.",
		"The strands: one call, several publics, zones or deadlines.").Or("volets"),
	schema.Object("cadence", cadenceTable, func(c *call) *directory.Cadence { return &c.Cadence },
		"Un rythme, d’annonces ou de dépôts.",
		"A rhythm, of announcements or of deposits.").Or("rythme", "fréquence"),
	schema.Objects("amounts", grantTable, func(c *call) *[]directory.GrantAmount { return &c.Amounts },
		"Ce qui peut être accordé.",
		"What may be granted.").Or("montants", "montant", "aide"),
	schema.Value("expected_awards", number, func(c *call) *count.Range { return &c.ExpectedAwards },
		"Le nombre de lauréats attendus.",
		"The number of laureates expected.").Or("lauréats_attendus"),
	schema.Objects("awarded", awardedTable, func(c *call) *[]directory.Awarded { return &c.Awarded },
		"Combien ont été retenus, par territoire.",
		"How many were selected, by territory.").Or("retenus", "lauréats"),
	schema.Object("requires", requiresTable, func(c *call) *directory.Requires { return &c.Requires },
		"Ce qu’il faut avoir obtenu avant.",
		"What must have been granted before.").Or("condition", "prérequis"),
	schema.Object("announced", announcementTable, func(c *call) *directory.Announcement { return &c.Announced },
		"Quand, où et par qui il a été annoncé.",
		"When, where and by whom it was announced.").Or("annonce", "annoncé"),
	schema.Values("support", text, func(c *call) *[]string { return &c.Services },
		"L’accompagnement offert en plus de l’argent.",
		"The services offered besides money.").Or("accompagnement", "services"),
	schema.Object("status", overrideTable, func(c *call) *directory.Override { return &c.Status },
		"Un statut que les dates ne disent pas : suspendu, annulé, épuisé ou clos.",
		"A status that the dates do not tell: suspended, cancelled, exhausted or closed.").Or("statut", "état"),
	schema.Values("audiences", audience, func(c *call) *[]string { return &c.Audiences },
		"Qui peut candidater ; à défaut, comme le programme.",
		"Who may apply; where none is given, as the programme.").Or("publics", "bénéficiaires", "audience"),
	schema.Object("sectors", sectorScopeTable, func(c *call) *directory.SectorScope { return &c.Sectors },
		"Les secteurs concernés ; à défaut, comme le programme.",
		"The sectors concerned; where none is given, as the programme.").Or("secteurs", "secteur"),
	schema.Object("territory", scopeTable, func(c *call) *directory.Scope { return &c.Territory },
		"Où il s’applique ; à défaut, comme le programme.",
		"Where it applies; where none is given, as the programme.").Or("territoire", "territoires", "région"),
)}

var phaseTable = schema.Table[directory.Phase]{Short: "order", Fields: []schema.Field[directory.Phase]{
	schema.Value("order", schema.Int("whole number", 1, 99), func(p *directory.Phase) *int { return &p.Order },
		"Son rang, à partir de 1.",
		"Its rank, from 1.").Or("ordre", "rang", "numéro"),
	schema.Value("label", text, func(p *directory.Phase) *string { return &p.Label },
		"Son nom.",
		"Its name.").Or("libellé", "titre"),
}}

var windowTable = schema.Table[directory.Window]{Fields: []schema.Field[directory.Window]{
	schema.Value("label", text, func(w *directory.Window) *string { return &w.Label },
		"Son nom, s’il y en a plusieurs.",
		"Its name, if there are several.").Or("libellé", "titre"),
	schema.Value("opens", date, func(w *directory.Window) *when.Value { return &w.Opens },
		"L’ouverture du dépôt ; un jour, une heure ou une date vague.",
		"When applying opens; a day, a time or a vague date.").Or("ouverture", "début", "open", "start"),
	schema.Value("closes", date, func(w *directory.Window) *when.Value { return &w.Closes },
		"La clôture ; un jour sans heure dure jusqu’à minuit.",
		"When it closes; a day without a time lasts until its end.").Or("clôture", "cloture", "fin", "deadline", "close", "end"),
	schema.Value("interim", schema.Bool, func(w *directory.Window) *bool { return &w.Interim },
		"La clôture n’est que celle d’une sélection : le dépôt continue après elle.",
		"The end is only that of one selection: applying goes on after it.").Or("intermédiaire"),
	schema.Value("apply_url", webAddress, func(w *directory.Window) *string { return &w.ApplyURL },
		"Où déposer un dossier.",
		"Where to apply.").Or("url", "dépôt", "lien"),
}}

var strandTable = schema.Table[directory.Strand]{Fields: []schema.Field[directory.Strand]{
	schema.Value("label", text, func(s *directory.Strand) *string { return &s.Label },
		"Le nom du volet.",
		"The strand’s name.").Require().Or("libellé", "titre", "title"),
	schema.Object("territory", scopeTable, func(s *directory.Strand) *directory.Scope { return &s.Territory },
		"Où il s’applique.",
		"Where it applies.").Or("territoire"),
	schema.Objects("zones", zoneTable, func(s *directory.Strand) *[]directory.Zone { return &s.Zones },
		"Les zonages plus petits que la commune, comme les QPV.",
		"Zones smaller than a commune, as the QPV.").Or("zone"),
	schema.Values("audiences", audience, func(s *directory.Strand) *[]string { return &s.Audiences },
		"Qui peut y candidater.",
		"Who may apply for it.").Or("publics"),
	schema.Value("quota", number, func(s *directory.Strand) *count.Range { return &s.Quota },
		"Combien en seront retenus, compris dans la cible du programme.",
		"How many will be selected, within the programme’s target."),
	schema.Value("regime", regime, func(s *directory.Strand) *directory.Regime { return &s.Regime },
		"Son régime, s’il diffère de celui de l’appel.",
		"Its regime, if it differs from the call’s.").Or("régime"),
	schema.Objects("amounts", grantTable, func(s *directory.Strand) *[]directory.GrantAmount { return &s.Amounts },
		"Ce qui peut y être accordé, en plus de ce que dit l’appel.",
		"What may be granted, besides what the call says.").Or("montants", "montant"),
	schema.Objects("windows", windowTable, func(s *directory.Strand) *[]directory.Window { return &s.Windows },
		"Ses périodes de dépôt.",
		"Its windows.").Or("dates", "calendrier", "clôture", "ouverture"),
}}

var zoneTable = schema.Table[directory.Zone]{Short: "zone", Fields: []schema.Field[directory.Zone]{
	schema.Value("zone", zone, func(z *directory.Zone) *territory.Code { return &z.Code },
		"ZONE- et un nom, comme ZONE-QPV.",
		"ZONE- and a name, as ZONE-QPV.").Require().Or("code", "zonage"),
	schema.Value("label", text, func(z *directory.Zone) *string { return &z.Label },
		"La condition, dans les mots de l’appel.",
		"The condition, in the call’s words.").Or("libellé"),
}}

var cadenceTable = schema.Table[directory.Cadence]{Fields: []schema.Field[directory.Cadence]{
	schema.Value("every", period, func(c *directory.Cadence) *length { return &c.Every },
		"Tous les combien.",
		"How often.").Require().Or("tous_les", "chaque"),
	schema.Value("from", date, func(c *directory.Cadence) *when.Value { return &c.From },
		"À partir de quand.",
		"From when.").Or("à_partir_de", "depuis"),
	schema.Value("of", cadenceOf, func(c *directory.Cadence) *directory.CadenceOf { return &c.Of },
		"Des annonces de lauréats, ou des dépôts.",
		"Of announcements, or of deposits.").Require().Or("de"),
}}

var grantTable = schema.Table[directory.GrantAmount]{Short: "max", Fields: []schema.Field[directory.GrantAmount]{
	schema.Value("min", exactAmount, func(a *directory.GrantAmount) *money.Range { return &a.Min },
		"Le minimum.",
		"The least.").Or("minimum"),
	schema.Value("max", exactAmount, func(a *directory.GrantAmount) *money.Range { return &a.Max },
		"Le maximum.",
		"The most.").Or("maximum", "montant", "amount", "plafond"),
	schema.Value("per", per, func(a *directory.GrantAmount) *directory.Per { return &a.Per },
		"Par lauréat, par an ou par appel.",
		"Per laureate, year or call.").Or("par"),
	schema.Value("over", period, func(a *directory.GrantAmount) *length { return &a.Over },
		"Le temps couvert.",
		"The time covered.").Or("durée", "sur"),
	schema.Value("for", purpose, func(a *directory.GrantAmount) *directory.Purpose { return &a.For },
		"À quoi l’argent sert.",
		"What the money is for.").Or("pour", "usage"),
	schema.Value("label", text, func(a *directory.GrantAmount) *string { return &a.Label },
		"Une précision.",
		"A precision.").Or("libellé"),
}}

var awardedTable = schema.Table[directory.Awarded]{Fields: []schema.Field[directory.Awarded]{
	schema.Value("territory", place, func(a *directory.Awarded) *territory.Code { return &a.Territory },
		"Le territoire.",
		"The territory.").Or("territoire"),
	schema.Value("count", number, func(a *directory.Awarded) *count.Range { return &a.Count },
		"Le nombre de lauréats.",
		"The number of laureates.").Require().Or("nombre"),
}}

var requiresTable = schema.Table[directory.Requires]{Fields: []schema.Field[directory.Requires]{
	schema.Value("laureate_of", callRef, func(r *directory.Requires) *callID { return &r.LaureateOf },
		"L’appel dont il faut être lauréat.",
		"The call that one must be a laureate of.").Or("lauréat_de"),
}}

var announcementTable = schema.Table[directory.Announcement]{Short: "date", Fields: []schema.Field[directory.Announcement]{
	schema.Value("date", date, func(a *directory.Announcement) *when.Value { return &a.Date },
		"Le jour de l’annonce.",
		"The day of the announcement."),
	schema.Value("place", text, func(a *directory.Announcement) *string { return &a.Place },
		"Le lieu.",
		"The place.").Or("lieu"),
	schema.Object("by", partyTable, func(a *directory.Announcement) *directory.Party { return &a.By },
		"Qui l’a fait.",
		"Who made it.").Or("par"),
}}

var overrideTable = schema.Table[directory.Override]{Short: "is", Fields: []schema.Field[directory.Override]{
	schema.Value("is", status, func(o *directory.Override) *directory.Status { return &o.Is },
		"suspended, cancelled, exhausted ou closed.",
		"suspended, cancelled, exhausted or closed.").Require().Or("statut", "est"),
	schema.Value("reason", text, func(o *directory.Override) *string { return &o.Reason },
		"Pourquoi.",
		"Why.").Or("motif", "raison"),
	schema.Value("since", date, func(o *directory.Override) *when.Value { return &o.Since },
		"Depuis quand.",
		"Since when.").Or("depuis"),
}}
