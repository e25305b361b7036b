package site

import (
	"net/url"
	"strings"
	"time"
	_ "time/tzdata" // so that a time zone means the same on every machine

	"portulan/internal/colour"
	"portulan/internal/diag"
	"portulan/internal/directory"
	"portulan/internal/schema"
	"portulan/internal/search/synonym"
	"portulan/internal/territory"
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
	schema.Value("first_url", baseURL, func(s *Settings) *string { return &s.FirstURL },
		"Sa première adresse publique, s’il en a changé : les identifiants des flux et des calendriers en viennent, et restent les mêmes.",
		"Its first public address, if it has changed: the identifiers of feeds and calendars come from it, and stay the same.").Or("première_adresse"),
	schema.Value("edit_url", editURL, func(s *Settings) *string { return &s.EditURL },
		"Où l’on modifie un fichier sur la forge, {file} tenant lieu de son chemin : chaque fiche y mène par « Proposer une correction ». GitHub : https://github.com/GROUPE/PROJET/edit/main/{file} ; GitLab : https://gitlab.com/GROUPE/PROJET/-/edit/main/{file} ; Gitea et Forgejo : https://codeberg.org/GROUPE/PROJET/_edit/main/{file}.",
		"Where a file is edited on the forge, {file} standing for its path: each record leads there by “Suggest a correction”. GitHub: https://github.com/GROUP/PROJECT/edit/main/{file}; GitLab: https://gitlab.com/GROUP/PROJECT/-/edit/main/{file}; Gitea and Forgejo: https://codeberg.org/GROUP/PROJECT/_edit/main/{file}.").Or("modifier", "correction", "forge"),
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
	schema.Object("theme", themeTable, func(s *Settings) *Theme { return &s.Theme },
		"Le nom, le logo et les couleurs du site.",
		"The site’s name, logo and colours.").Or("thème", "charte"),
	schema.Objects("translations", translationTable, func(s *Settings) *[]directory.Translation { return &s.Translations },
		"Les sites qui disent la même chose dans une autre langue : l’adresse de leur accueil. Chacun doit aussi nommer celui-ci, et chaque fiche ses propres traductions.",
		"The sites that say the same in another language: the address of their first page. Each must name this one too, and each record its own translations.").Or("traductions", "alternates"),
	schema.Value("social_images", schema.Bool, func(s *Settings) *bool { return &s.SocialImages },
		"non pour ne pas dessiner l’image de chaque page que montrent les réseaux et les messageries ; oui par défaut.",
		"no to draw no picture of each page for networks and messengers to show; yes by default.").Or("images_sociales", "og_images"),
	schema.Value("per_page", schema.Int("whole number", 1, 1000), func(s *Settings) *int { return &s.PerPage },
		"Le nombre de fiches par page de liste ; 50 par défaut.",
		"How many records a page of a list has; 50 by default.").Or("pagination", "par_page"),
	schema.Values("compress", encoding, func(s *Settings) *[]string { return &s.Compress },
		"gzip, br : les copies compressées à publier aussi, pour un serveur qui sait les donner.",
		"gzip, br: the compressed copies to publish as well, for a server that can give them.").Or("compression"),
	schema.Object("search", searchTable, func(s *Settings) *Search { return &s.Search },
		"La recherche du site ; false l’enlève.",
		"The site’s search; false does without it.").Or("recherche"),
	schema.Value("offline", schema.Bool, func(s *Settings) *bool { return &s.Offline },
		"oui pour que les pages lues et la recherche restent lisibles sans réseau, et que le site s’installe ; non par défaut.",
		"yes to keep the pages that were read, and search, for when there is no network, and to let the site be installed; no by default.").Or("hors_connexion", "hors_ligne"),
	schema.Value("places", places, func(s *Settings) *territory.Code { return &s.Places },
		"Les communes que la recherche d’appels complète : all (par défaut), off, ou un territoire comme REG-32.",
		"The communes that the finder of calls completes: all (the default), off, or a territory as REG-32.").Or("lieux", "communes"),
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

var themeTable = schema.Table[Theme]{Fields: []schema.Field[Theme]{
	schema.Value("name", schema.Text, func(t *Theme) *string { return &t.Name },
		"Le nom en tête de chaque page, s’il est plus court que le titre du site.",
		"The name at the head of each page, if it is shorter than the site’s title.").Or("nom"),
	schema.Object("logo", logoTable, func(t *Theme) *Logo { return &t.Logo },
		"Le logo en tête de chaque page : un fichier SVG, PNG, WebP ou JPEG.",
		"The logo at the head of each page: an SVG, PNG, WebP or JPEG file."),
	schema.Object("light", coloursTable, func(t *Theme) *Colours { return &t.Light },
		"Les couleurs en clair, entre guillemets : \"#14212e\". Le contraste de chaque paire est vérifié.",
		"The colours in light, between quotes: \"#14212e\". The contrast of each pair is checked.").Or("clair"),
	schema.Object("dark", coloursTable, func(t *Theme) *Colours { return &t.Dark },
		"Les couleurs en sombre.",
		"The colours in dark.").Or("sombre"),
}}

var logoTable = schema.Table[Logo]{Short: "src", Fields: []schema.Field[Logo]{
	schema.Value("src", schema.Text, func(l *Logo) *string { return &l.Src },
		"Son chemin, depuis le dossier des contenus ou depuis layouts/static.",
		"Its path, from the content folder or from layouts/static.").Require().Or("fichier", "file"),
	schema.Value("alt", schema.Text, func(l *Logo) *string { return &l.Alt },
		"Le nom que montre le logo. Sans lui, le nom du site s’écrit à côté.",
		"The name that the logo shows. Without it, the site’s name is written beside it."),
}}

var coloursTable = schema.Table[Colours]{Fields: []schema.Field[Colours]{
	schema.Value("paper", hexColour, func(c *Colours) *colour.Colour { return &c.Paper },
		"Le fond.",
		"The ground.").Filled().Or("fond", "papier", "background"),
	schema.Value("ink", hexColour, func(c *Colours) *colour.Colour { return &c.Ink },
		"Le texte.",
		"Text.").Filled().Or("texte", "encre", "text"),
	schema.Value("soft", hexColour, func(c *Colours) *colour.Colour { return &c.Soft },
		"Le texte secondaire.",
		"Text of less weight.").Filled().Or("secondaire", "muted"),
	schema.Value("accent", hexColour, func(c *Colours) *colour.Colour { return &c.Accent },
		"Ce qui appelle à agir : clôture proche, page courante, repère du clavier.",
		"What asks for action: closing soon, the current page, the keyboard’s mark.").Filled().Or("rouge", "primary"),
	schema.Value("open", hexColour, func(c *Colours) *colour.Colour { return &c.Open },
		"Ce qui est ouvert.",
		"What is open.").Filled().Or("ouvert", "vert"),
}}

var hexColour = schema.Scalar[colour.Colour]{
	Name: "colour", Schema: map[string]any{"type": "string", "pattern": "^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$"},
	Parse: func(_ schema.Context, text string) (colour.Colour, *diag.Fault) { return colour.Parse(text) },
}

var translationTable = schema.Table[directory.Translation]{Fields: []schema.Field[directory.Translation]{
	schema.Value("language", schema.LanguageTag, func(t *directory.Translation) *string { return &t.Language },
		"La langue, par son code : en, de, pt-BR.",
		"The language, by its code: en, de, pt-BR.").Require().Or("langue", "lang"),
	schema.Value("url", httpURL, func(t *directory.Translation) *string { return &t.URL },
		"L’adresse.",
		"The address.").Require().Or("adresse", "base_url"),
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

// places are none, all, or those of a territory.
var places = schema.Scalar[territory.Code]{
	Name: "places", Schema: map[string]any{"type": []string{"string", "boolean"}, "examples": []string{"all", "off", "REG-32"}},
	Parse: func(_ schema.Context, text string) (territory.Code, *diag.Fault) {
		switch strings.ToLower(text) {
		case "all", "true", "on", "yes", "tout", "toutes", "oui":
			return territory.France, nil
		case "off", "false", "no", "non", "aucune":
			return "", nil
		}
		return territory.Parse(text)
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

// editURL holds [FileMark] once, after the host.
var editURL = schema.Scalar[string]{
	Name: "web address", Schema: map[string]any{"type": "string", "pattern": `^https?://[^/]+/.*\{file\}`},
	Parse: func(ctx schema.Context, text string) (string, *diag.Fault) {
		before, after, marked := strings.Cut(text, FileMark)
		address, fault := httpURL.Parse(ctx, before)
		if fault != nil {
			return "", diag.NewFault(diag.URLUnreadable, "text", text)
		}
		if !marked || strings.Count(address, "/") < 3 || strings.Contains(after, FileMark) {
			return "", diag.NewFault(diag.EditURLMark, "text", text, "mark", FileMark)
		}
		return address + FileMark + after, nil
	},
}
