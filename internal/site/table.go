package site

import (
	"net/url"
	"strings"
	"time"
	_ "time/tzdata" // so that a time zone means the same on every machine

	"portulan/internal/diag"
	"portulan/internal/schema"
	"portulan/internal/search/synonym"
	"portulan/internal/when"
)

// table is the keys of portulan.yaml.
var table = schema.Table[Settings]{Fields: []schema.Field[Settings]{
	schema.Value("title", schema.Text, func(s *Settings) *string { return &s.Title },
		"Le nom du site.",
		"The site’s name.").Require().Or("titre", "nom", "name"),
	schema.Value("description", schema.Text, func(s *Settings) *string { return &s.Description },
		"Ce qu’est le site, en une phrase.",
		"What the site is, in a sentence.").Or("résumé", "summary"),
	schema.Value("base_url", baseURL, func(s *Settings) *string { return &s.BaseURL },
		"Son adresse publique, comme https://exemple.fr/ ou https://exemple.fr/annuaire/.",
		"Its public address, as https://example.org/ or https://example.org/directory/.").Or("url", "adresse", "baseURL"),
	schema.Value("language", language, func(s *Settings) *diag.Language { return &s.Language },
		"fr ou en : la langue du site, de ses dossiers et des messages.",
		"fr or en: the language of the site, of its folders and of messages.").Or("langue", "lang", "locale"),
	schema.Value("timezone", zone, func(s *Settings) **time.Location { return &s.Location },
		"Le fuseau horaire des dates sans fuseau, comme Europe/Paris (par défaut).",
		"The time zone of dates that state none, as Europe/Paris (the default).").Or("fuseau", "time_zone", "tz"),
	schema.Object("publisher", publisherTable, func(s *Settings) *Publisher { return &s.Publisher },
		"Qui publie le site.",
		"Who publishes the site.").Or("éditeur"),
	schema.Object("licence", licenceTable, func(s *Settings) *Licence { return &s.Licence },
		"La licence des contenus.",
		"The licence of the content.").Or("license"),
	schema.Object("accessibility", accessibilityTable, func(s *Settings) *Accessibility { return &s.Accessibility },
		"Ce qu’un audit a établi ; sans audit, le site est « non conforme ».",
		"What an audit found; without one, the site is “not compliant”.").Or("accessibilité"),
	schema.Value("per_page", schema.Int("whole number", 1, 1000), func(s *Settings) *int { return &s.PerPage },
		"Le nombre de fiches par page de liste ; 50 par défaut.",
		"How many records a page of a list has; 50 by default.").Or("pagination", "par_page"),
	schema.Values("compress", encoding, func(s *Settings) *[]string { return &s.Compress },
		"gzip, br : les copies compressées à publier aussi, pour un serveur qui sait les donner.",
		"gzip, br: the compressed copies to publish as well, for a server that can give them.").Or("compression"),
	schema.Object("search", searchTable, func(s *Settings) *Search { return &s.Search },
		"La recherche du site ; false l’enlève.",
		"The site’s search; false does without it.").Or("recherche"),
	schema.Objects("audiences", wordTable, func(s *Settings) *[]schema.Word { return &s.Audiences },
		"Les publics du site, qui s’ajoutent à ceux d’origine.",
		"The site’s audiences, besides the built-in ones.").Or("publics"),
	schema.Objects("project_types", wordTable, func(s *Settings) *[]schema.Word { return &s.ProjectTypes },
		"Les types de projets du site, qui s’ajoutent à ceux d’origine.",
		"The site’s types of projects, besides the built-in ones.").Or("types_de_projets"),
	schema.Values("synonyms", synonym.Scalar, func(s *Settings) *[]synonym.Group { return &s.Synonyms },
		"Des noms qui disent la même chose pour la recherche, comme « AMI = appel à manifestation d’intérêt » ; ils s’ajoutent à ceux d’origine.",
		"Names that say the same thing to search, as “SME = small and medium-sized enterprise”, besides the built-in ones.").Or("synonymes"),
}}

var searchTable = schema.Table[Search]{Short: "on", Fields: []schema.Field[Search]{
	schema.Value("on", schema.Bool, func(s *Search) *bool { return &s.On },
		"Si l’index de recherche est écrit ; oui par défaut.",
		"Whether the search index is written; yes by default.").Or("oui", "active"),
	schema.Value("index", schema.Text, func(s *Search) *string { return &s.Index },
		"Le dossier de l’index, depuis la racine du site ; .portulan/search par défaut.",
		"The folder of the index, from the site’s root; .portulan/search by default."),
}}

var publisherTable = schema.Table[Publisher]{Short: "name", Fields: []schema.Field[Publisher]{
	schema.Value("name", schema.Text, func(p *Publisher) *string { return &p.Name },
		"Son nom.",
		"Its name.").Require().Or("nom"),
	schema.Value("url", httpURL, func(p *Publisher) *string { return &p.URL },
		"Son site web.",
		"Its website.").Or("site"),
	schema.Value("email", schema.Text, func(p *Publisher) *string { return &p.Email },
		"Son adresse électronique.",
		"Its e-mail address.").Or("courriel", "mail"),
}}

var accessibilityTable = schema.Table[Accessibility]{Short: "status", Fields: []schema.Field[Accessibility]{
	schema.Value("status", compliance, func(a *Accessibility) *Compliance { return &a.Status },
		"none, partial ou full.",
		"none, partial or full.").Require().Or("statut", "conformité"),
	schema.Value("date", auditDate, func(a *Accessibility) *when.Value { return &a.Date },
		"Le jour de l’audit.",
		"The day of the audit."),
	schema.Value("auditor", schema.Text, func(a *Accessibility) *string { return &a.Auditor },
		"Qui l’a fait.",
		"Who made it.").Or("auditeur", "par"),
}}

var compliance = schema.Enum[Compliance]("compliance",
	schema.Word{ID: string(NotCompliant), Label: diag.Text{FR: "non conforme", EN: "not compliant"}},
	schema.Word{ID: string(PartiallyCompliant), Label: diag.Text{FR: "partiellement conforme", EN: "partially compliant"}},
	schema.Word{ID: string(FullyCompliant), Label: diag.Text{FR: "totalement conforme", EN: "fully compliant"}},
)

// auditDate is a day in French time: an audit has no zone of its own.
var auditDate = schema.Scalar[when.Value]{
	Name: "date", Schema: map[string]any{"type": "string"},
	Parse: func(_ schema.Context, text string) (when.Value, *diag.Fault) { return when.Parse(text, paris()) },
}

var licenceTable = schema.Table[Licence]{Short: "name", Fields: []schema.Field[Licence]{
	schema.Value("name", schema.Text, func(l *Licence) *string { return &l.Name },
		"Son nom, comme Licence Ouverte 2.0.",
		"Its name, as Licence Ouverte 2.0.").Require().Or("nom"),
	schema.Value("url", httpURL, func(l *Licence) *string { return &l.URL },
		"Son texte.",
		"Its text."),
}}

var wordTable = schema.Table[schema.Word]{Fields: []schema.Field[schema.Word]{
	schema.Value("id", schema.Text, func(w *schema.Word) *string { return &w.ID },
		"Le mot des fiches.",
		"The word that records use.").Require(),
	schema.Value("label", schema.Text, func(w *schema.Word) *string { return &w.Label.FR },
		"Le mot que lisent les gens.",
		"The word that people read.").Require().Or("libellé", "nom"),
	schema.Values("names", schema.Text, func(w *schema.Word) *[]string { return &w.Names },
		"Ses synonymes.",
		"Its synonyms.").Or("synonymes"),
}}

var language = schema.Enum[diag.Language]("language",
	schema.Word{ID: "fr", Label: diag.Text{FR: "français", EN: "French"}, Names: []string{"fr-FR"}},
	schema.Word{ID: "en", Label: diag.Text{FR: "anglais", EN: "English"}, Names: []string{"en-GB", "en-US"}},
)

var encoding = schema.Enum[string]("encoding",
	schema.Word{ID: "gzip", Label: diag.Text{FR: "gz", EN: "gz"}},
	schema.Word{ID: "br", Label: diag.Text{FR: "brotli", EN: "brotli"}},
)

var zone = schema.Scalar[*time.Location]{
	Name: "time zone", Schema: map[string]any{"type": "string", "examples": []string{"Europe/Paris", "America/Guadeloupe", "Indian/Reunion"}},
	Parse: func(_ schema.Context, text string) (*time.Location, *diag.Fault) {
		loc, err := time.LoadLocation(text)
		if err != nil || text == "Local" {
			return nil, diag.NewFault(diag.ZoneUnknown, "text", text)
		}
		return loc, nil
	},
}

var httpURL = schema.Scalar[string]{
	Name: "web address", Schema: map[string]any{"type": "string", "format": "uri"},
	Parse: func(_ schema.Context, text string) (string, *diag.Fault) {
		u, err := url.Parse(text)
		if err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Host == "" || u.User != nil {
			return "", diag.NewFault(diag.URLUnreadable, "text", text)
		}
		return u.String(), nil
	},
}

// baseURL ends with a slash and has neither query nor fragment.
var baseURL = schema.Scalar[string]{
	Name: "web address", Schema: map[string]any{"type": "string", "format": "uri"},
	Parse: func(ctx schema.Context, text string) (string, *diag.Fault) {
		address, fault := httpURL.Parse(ctx, text)
		if fault != nil || strings.ContainsAny(address, "?#") {
			return "", diag.NewFault(diag.URLUnreadable, "text", text)
		}
		return strings.TrimRight(address, "/") + "/", nil
	},
}
