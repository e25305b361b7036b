package record

import (
	"portulan/internal/directory"
	"portulan/internal/schema"
)

type organisation = directory.Organisation

var organisationTable = schema.Table[organisation]{Fields: append(
	schema.Inline(commonFields, func(o *organisation) *directory.Record { return &o.Record }),
	schema.Value("siren", siren, func(o *organisation) *string { return &o.SIREN },
		"Son numéro SIREN, à 9 chiffres.",
		"Its SIREN number, of 9 digits."),
	schema.Value("siret", siret, func(o *organisation) *string { return &o.SIRET },
		"Son numéro SIRET, à 14 chiffres.",
		"Its SIRET number, of 14 digits."),
	schema.Value("rna", rna, func(o *organisation) *string { return &o.RNA },
		"Son numéro au répertoire national des associations.",
		"Its number in the national register of associations."),
	schema.Value("type", organisationType, func(o *organisation) *directory.OrganisationType { return &o.Type },
		"État, collectivité, établissement public, entreprise, association…",
		"State, local authority, public body, company, association…").Or("kind", "nature"),
	schema.Value("parent", organisationRef, func(o *organisation) *organisationID { return &o.Parent },
		"L’organisation dont elle dépend.",
		"The organisation that it belongs to.").Or("groupe", "tutelle"),
	schema.Values("territory", place, func(o *organisation) *codes { return &o.Territory },
		"Son territoire, ou celui de son siège.",
		"Its territory, or that of its head office.").Or("territoire", "commune", "siège"),
	schema.Value("website", webAddress, func(o *organisation) *string { return &o.Website },
		"Son site web.",
		"Its website.").Or("site", "site_web", "url"),
	schema.Object("logo", imageTable, func(o *organisation) *directory.Image { return &o.Logo },
		"Son logo.",
		"Its logo."),
)}
