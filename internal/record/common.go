package record

import (
	"portulan/internal/directory"
	"portulan/internal/schema"
	"portulan/internal/when"
)

// commonFields are the keys of a record of any kind.
var commonFields = []schema.Field[directory.Record]{
	schema.Value("title", text, func(r *directory.Record) *string { return &r.Title },
		"Le nom de la fiche, tel qu’on le cherchera.",
		"The record’s name, as people will look for it.").Require().Or("titre", "nom", "name"),
	schema.Value("summary", text, func(r *directory.Record) *string { return &r.Summary },
		"Une phrase ou deux, 300 caractères au plus ; elle se lit dans les listes.",
		"A sentence or two, at most 300 characters; it is read in lists.").Or("résumé", "description", "chapo"),
	schema.Values("names", text, func(r *directory.Record) *[]string { return &r.Names },
		"Les autres noms sous lesquels on la cherche : sigles, anciens noms, autres graphies.",
		"Other names that people look for: acronyms, former names, other spellings.").Or("sigle", "sigles", "synonymes", "acronym"),
	schema.Values("aliases", alias, func(r *directory.Record) *[]string { return &r.Aliases },
		"Les anciennes adresses de la page, qui y mènent encore.",
		"Former addresses of the page, which still lead to it.").Or("redirections", "redirects"),
	schema.Objects("translations", translationTable, func(r *directory.Record) *[]directory.Translation { return &r.Translations },
		"Les pages qui disent la même chose dans une autre langue ; chacune doit aussi nommer celle-ci.",
		"The pages that say the same in another language; each must name this one too.").Or("traductions"),
	schema.Value("draft", schema.Bool, func(r *directory.Record) *bool { return &r.Draft },
		"Un brouillon n’est pas publié.",
		"A draft is not published.").Or("brouillon"),
	schema.Value("published", date, func(r *directory.Record) *when.Value { return &r.Published },
		"La date de publication de la fiche.",
		"The day on which the record was published.").Or("date", "publié", "publication"),
	schema.Value("updated", date, func(r *directory.Record) *when.Value { return &r.Updated },
		"La date de sa dernière mise à jour ; à défaut, celle du dernier enregistrement dans git.",
		"The day of its last update; where none is given, that of its last commit in git.").Or("modifié", "modified", "mise_a_jour"),
	schema.Object("image", imageTable, func(r *directory.Record) *directory.Image { return &r.Image },
		"L’image de la fiche.",
		"The record’s picture.").Or("photo", "visuel"),
	schema.Objects("links", linkTable, func(r *directory.Record) *[]directory.Link { return &r.Links },
		"Des liens utiles.",
		"Useful links.").Or("liens"),
	schema.Objects("documents", documentTable, func(r *directory.Record) *[]directory.Document { return &r.Documents },
		"Les documents à lire ou à remplir.",
		"Documents to read or to fill in.").Or("fichiers", "pièces"),
	schema.Objects("sources", sourceTable, func(r *directory.Record) *[]directory.Source { return &r.Sources },
		"D’où viennent les faits de la fiche.",
		"Where the record’s facts come from.").Or("source"),
	schema.Objects("statements", statementTable, func(r *directory.Record) *[]directory.Statement { return &r.Statements },
		"Des affirmations, et de qui elles sont.",
		"Claims, and whose they are.").Or("citations", "déclarations"),
	schema.Objects("indicators", indicatorTable, func(r *directory.Record) *[]directory.Indicator { return &r.Indicators },
		"Des chiffres, avec leur date et leur origine.",
		"Figures, with their date and origin.").Or("indicateurs", "chiffres"),
	schema.Free("extra", func(r *directory.Record) *[]directory.Extra { return &r.Extra },
		func(key string, values []string) directory.Extra { return directory.Extra{Key: key, Values: values} },
		"Vos propres clés, montrées telles quelles.",
		"Keys of your own, shown as they are."),
}

var imageTable = schema.Table[directory.Image]{Fields: []schema.Field[directory.Image]{
	schema.Value("src", text, func(i *directory.Image) *string { return &i.Src },
		"Le fichier, à côté de la fiche, ou depuis le dossier des contenus s’il commence par « / ».",
		"The file, beside the record, or from the content folder if it begins with “/”.").Require().Or("fichier", "file", "url"),
	schema.Value("alt", text, func(i *directory.Image) *string { return &i.Alt },
		"Ce que l’image montre, pour qui ne la voit pas.",
		"What the picture shows, for those who do not see it.").Require().Or("description", "texte"),
	schema.Value("credit", text, func(i *directory.Image) *string { return &i.Credit },
		"L’auteur et la licence.",
		"Its author and licence.").Or("crédit"),
}}

var linkTable = schema.Table[directory.Link]{Short: "url", Fields: []schema.Field[directory.Link]{
	schema.Value("label", text, func(l *directory.Link) *string { return &l.Label },
		"Le texte du lien.",
		"The link’s text.").Or("titre", "title", "libellé"),
	schema.Value("url", webAddress, func(l *directory.Link) *string { return &l.URL },
		"L’adresse.",
		"The address.").Require().Or("adresse", "lien", "href"),
}}

var translationTable = schema.Table[directory.Translation]{Fields: []schema.Field[directory.Translation]{
	schema.Value("language", schema.LanguageTag, func(t *directory.Translation) *string { return &t.Language },
		"La langue, par son code : en, de, pt-BR.",
		"The language, by its code: en, de, pt-BR.").Require().Or("langue", "lang"),
	schema.Value("url", webAddress, func(t *directory.Translation) *string { return &t.URL },
		"L’adresse.",
		"The address.").Require().Or("adresse", "lien", "href"),
}}

var documentTable = schema.Table[directory.Document]{Short: "title", Fields: []schema.Field[directory.Document]{
	schema.Value("title", text, func(d *directory.Document) *string { return &d.Title },
		"Le titre du document.",
		"The document’s title.").Require().Or("titre", "label"),
	schema.Value("url", webAddress, func(d *directory.Document) *string { return &d.URL },
		"Son adresse.",
		"Its address.").Or("adresse", "lien"),
	schema.Value("file", text, func(d *directory.Document) *string { return &d.File },
		"Ou son fichier, à côté de la fiche.",
		"Or its file, beside the record.").Or("fichier"),
	schema.Value("format", text, func(d *directory.Document) *string { return &d.Format },
		"Son format, comme PDF.",
		"Its format, as PDF."),
	schema.Value("size", text, func(d *directory.Document) *string { return &d.Size },
		"Son poids, comme 703 Ko.",
		"Its weight, as 703 Ko.").Or("taille", "poids"),
}}

var sourceTable = schema.Table[directory.Source]{Short: "title", Fields: []schema.Field[directory.Source]{
	schema.Value("title", text, func(s *directory.Source) *string { return &s.Title },
		"Le titre de la source.",
		"The source’s title.").Require().Or("titre"),
	schema.Value("url", webAddress, func(s *directory.Source) *string { return &s.URL },
		"Son adresse.",
		"Its address.").Or("adresse", "lien"),
	schema.Value("publisher", text, func(s *directory.Source) *string { return &s.Publisher },
		"Qui l’a publiée.",
		"Who published it.").Or("éditeur"),
	schema.Value("published", date, func(s *directory.Source) *when.Value { return &s.Published },
		"Quand elle a été publiée.",
		"When it was published.").Or("date"),
	schema.Value("modified", date, func(s *directory.Source) *when.Value { return &s.Modified },
		"Quand elle a été modifiée.",
		"When it was modified.").Or("modifié", "updated"),
}}

var statementTable = schema.Table[directory.Statement]{Fields: []schema.Field[directory.Statement]{
	schema.Value("text", text, func(s *directory.Statement) *string { return &s.Text },
		"Ce qui est affirmé, en une phrase.",
		"What is claimed, in a sentence.").Require().Or("texte"),
	schema.Value("by", text, func(s *directory.Statement) *string { return &s.By },
		"Qui l’affirme.",
		"Who claims it.").Require().Or("par", "auteur"),
}}

var indicatorTable = schema.Table[directory.Indicator]{Fields: []schema.Field[directory.Indicator]{
	schema.Value("label", text, func(i *directory.Indicator) *string { return &i.Label },
		"Ce qui est compté.",
		"What is counted.").Require().Or("libellé", "titre", "title"),
	schema.Value("value", figure, func(i *directory.Indicator) *directory.Figure { return &i.Value },
		"Un nombre, une fourchette, un montant ou un pourcentage.",
		"A number, a range, an amount or a percentage.").Require().Or("valeur"),
	schema.Value("unit", text, func(i *directory.Indicator) *string { return &i.Unit },
		"L’unité.",
		"The unit.").Or("unité"),
	schema.Value("as_of", date, func(i *directory.Indicator) *when.Value { return &i.AsOf },
		"Quand le chiffre était vrai.",
		"When the figure was true.").Or("date", "au"),
	schema.Value("by", text, func(i *directory.Indicator) *string { return &i.By },
		"Qui donne le chiffre.",
		"Who gives the figure.").Or("par", "source"),
}}

var scopeTable = schema.Table[directory.Scope]{Short: "include", Fields: []schema.Field[directory.Scope]{
	schema.Values("include", place, func(s *directory.Scope) *codes { return &s.Include },
		"Les territoires concernés.",
		"The territories concerned.").Or("inclus", "inclure"),
	schema.Values("exclude", place, func(s *directory.Scope) *codes { return &s.Exclude },
		"Ceux qui en sont exclus ; l’exclusion l’emporte.",
		"Those left out; exclusion wins.").Or("exclus", "exclure", "sauf"),
}}

var sectorScopeTable = schema.Table[directory.SectorScope]{Short: "list", Fields: []schema.Field[directory.SectorScope]{
	schema.Value("all_of", sectorRef, func(s *directory.SectorScope) *sectorID { return &s.AllOf },
		"Un secteur, avec tous ceux qu’il contient.",
		"A sector, with all those in it.").Or("tous", "tout"),
	schema.Values("list", sectorRef, func(s *directory.SectorScope) *[]sectorID { return &s.List },
		"Les secteurs concernés.",
		"The sectors concerned.").Or("liste"),
	schema.Values("priority", sectorRef, func(s *directory.SectorScope) *[]sectorID { return &s.Priority },
		"Ceux auxquels une attention particulière est portée.",
		"Those that are given particular attention.").Or("priorité", "prioritaires"),
}}

// partyFields name someone.
var partyFields = []schema.Field[directory.Party]{
	schema.Value("org", organisationRef, func(p *directory.Party) *organisationID { return &p.Org },
		"L’identifiant d’une organisation de l’annuaire.",
		"The id of an organisation of the directory.").Or("organisation", "id"),
	schema.Value("name", text, func(p *directory.Party) *string { return &p.Name },
		"Un nom, pour qui n’a pas de fiche.",
		"A name, for one without a record.").Or("nom"),
	schema.Value("description", text, func(p *directory.Party) *string { return &p.Description },
		"Une description, quand le nom n’est pas connu.",
		"A description, where the name is not known."),
}

var partyTable = schema.Table[directory.Party]{Short: "org", Fields: partyFields}

var roleTable = schema.Table[directory.Role]{Fields: append([]schema.Field[directory.Role]{
	schema.Value("role", roleKind, func(r *directory.Role) *directory.RoleKind { return &r.Role },
		"Ce que fait cette personne morale.",
		"What this body does.").Require().Or("rôle"),
}, schema.Inline(partyFields, func(r *directory.Role) *directory.Party { return &r.Party })...)}
