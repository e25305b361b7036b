package record

import (
	"portulan/internal/diag"
	"portulan/internal/directory"
	"portulan/internal/schema"
)

// The fixed lists of words. Each is accepted by its id, or by its name in
// French or in English.

func word[V ~string](id V, fr, en string, names ...string) schema.Word {
	return schema.Word{ID: string(id), Label: diag.Text{FR: fr, EN: en}, Names: names}
}

var roleKind = schema.Enum[directory.RoleKind]("role",
	word(directory.Funder, "financeur", "funder", "financeuse"),
	word(directory.OnBehalf, "pour le compte de", "on behalf of"),
	word(directory.Operator, "opérateur", "operator", "opératrice"),
	word(directory.Assessor, "instructeur", "assessor", "instructrice"),
	word(directory.Announcer, "annonceur", "announcer"),
	word(directory.Requester, "demandeur", "requester", "demandeuse", "commanditaire"),
	word(directory.Partner, "partenaire", "partner"),
	word(directory.Support, "accompagnateur", "support"),
)

var callType = schema.Enum[directory.CallType]("type of call",
	word(directory.AMI, "appel à manifestation d’intérêt", "call for expressions of interest"),
	word(directory.AAP, "appel à projets", "call for projects"),
	word(directory.OtherCall, "autre", "other"),
)

var regime = schema.Enum[directory.Regime]("regime",
	word(directory.OneOff, "ponctuel", "one-off"),
	word(directory.Permanent, "permanent", "permanent"),
	word(directory.Recurring, "récurrent", "recurring"),
)

var cadenceOf = schema.Enum[directory.CadenceOf]("what happens",
	word(directory.Announcements, "annonces", "announcements"),
	word(directory.Deposits, "dépôts", "deposits"),
)

var per = schema.Enum[directory.Per]("per",
	word(directory.PerLaureate, "lauréat", "laureate"),
	word(directory.PerYear, "an", "year", "année"),
	word(directory.PerCall, "appel", "call"),
)

var purpose = schema.Enum[directory.Purpose]("purpose of money",
	word(directory.Engineering, "ingénierie", "engineering"),
	word(directory.Operation, "fonctionnement", "operation"),
	word(directory.Investment, "investissement", "investment"),
	word(directory.Coordination, "animation", "coordination"),
)

var status = schema.Enum[directory.Status]("status",
	word(directory.Suspended, "suspendu", "suspended"),
	word(directory.Cancelled, "annulé", "cancelled"),
	word(directory.Exhausted, "épuisé", "exhausted"),
	word(directory.Closed, "clos", "closed", "fermé"),
)

var certainty = schema.Enum[directory.Certainty]("certainty",
	word(directory.Done, "fait", "done", "réalisé"),
	word(directory.Forecast, "annoncé", "announced", "prévu"),
)

var organisationType = schema.Enum[directory.OrganisationType]("type of organisation",
	word(directory.StateBody, "État", "State"),
	word(directory.LocalAuthority, "collectivité", "local authority", "EPCI"),
	word(directory.PublicBody, "établissement public", "public body"),
	word(directory.Company, "entreprise", "company"),
	word(directory.Association, "association", "association"),
	word(directory.Research, "enseignement ou recherche", "education or research"),
	word(directory.ClusterBody, "groupement", "cluster"),
	word(directory.EUInstitution, "institution européenne", "European institution"),
	word(directory.OtherBody, "autre", "other"),
)

var menuPlace = schema.Enum[directory.MenuPlace]("menu",
	word(directory.HeaderMenu, "en-tête", "header"),
	word(directory.FooterMenu, "pied de page", "footer"),
)

var pageType = schema.Enum[directory.PageType]("type of page",
	word(directory.LegalNotice, "mentions légales", "legal notice"),
	word(directory.Accessibility, "accessibilité", "accessibility"),
)
