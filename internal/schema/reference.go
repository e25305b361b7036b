package schema

import (
	"fmt"
	"strings"

	"portulan/internal/diag"
)

// Reference describes a mapping for people, as Markdown: a list of its keys,
// those of mappings within it indented.
func Reference(rows []Row, lang diag.Language) string {
	var b strings.Builder
	write(&b, rows, "", lang)
	return b.String()
}

func write(b *strings.Builder, rows []Row, indent string, lang diag.Language) {
	for _, row := range rows {
		shape, list := row.Type, false
		if shape.List != nil {
			shape, list = *shape.List, true
		}
		fmt.Fprintf(b, "%s- `%s` (%s)%s %s\n", indent, row.Key, form(row, shape, list, lang), in(lang, " :", ":"), row.About.In(lang))
		if len(shape.Words) > 0 {
			var words []string
			for _, w := range shape.Words {
				words = append(words, fmt.Sprintf("`%s` (%s)", w.ID, w.Label.In(lang)))
			}
			fmt.Fprintf(b, "%s  %s %s.\n", indent, in(lang, "Mots :", "Words:"), strings.Join(words, ", "))
		}
		if shape.Short != "" {
			fmt.Fprintf(b, "%s  %s\n", indent, fmt.Sprintf(in(lang,
				"Une valeur seule vaut pour `%s`.",
				"A value alone stands for `%s`."), shape.Short))
		}
		write(b, shape.Rows, indent+"  ", lang)
	}
}

func form(row Row, shape Type, list bool, lang diag.Language) string {
	name := typeNames[shape.Name].In(lang)
	switch {
	case shape.Rows != nil:
		name = in(lang, "groupe", "group")
	case name == "":
		name = shape.Name
	}
	if list {
		name = in(lang, "liste : ", "list: ") + name
	}
	if row.Required {
		name += in(lang, ", obligatoire", ", required")
	}
	return name
}

// typeNames are the names of scalars in each language; those that are missing
// are shown as they are.
var typeNames = map[string]diag.Text{
	"text":                         {FR: "texte", EN: "text"},
	"yes or no":                    {FR: "oui ou non", EN: "yes or no"},
	"whole number":                 {FR: "nombre entier", EN: "whole number"},
	"date":                         {FR: "date", EN: "date"},
	"length of time":               {FR: "durée", EN: "length of time"},
	"amount":                       {FR: "montant", EN: "amount"},
	"count":                        {FR: "nombre", EN: "count"},
	"figure":                       {FR: "chiffre", EN: "figure"},
	"territory":                    {FR: "territoire", EN: "territory"},
	"zone":                         {FR: "zonage", EN: "zone"},
	"web address":                  {FR: "adresse web", EN: "web address"},
	"address":                      {FR: "adresse du site", EN: "address of the site"},
	"percentage":                   {FR: "pourcentage", EN: "percentage"},
	"coordinates":                  {FR: "coordonnées", EN: "coordinates"},
	"free":                         {FR: "clés libres", EN: "free keys"},
	"synonyms":                     {FR: "noms séparés par =", EN: "names with = between them"},
	"time zone":                    {FR: "fuseau horaire", EN: "time zone"},
	"places":                       {FR: "communes", EN: "places"},
	"id of a record: programme":    {FR: "identifiant d’un programme", EN: "id of a programme"},
	"id of a record: call":         {FR: "identifiant d’un appel", EN: "id of a call"},
	"id of a record: organisation": {FR: "identifiant d’une organisation", EN: "id of an organisation"},
	"id of a record: sector":       {FR: "identifiant d’un secteur", EN: "id of a sector"},
	"audiences":                    {FR: "public du vocabulaire du site", EN: "audience of the site’s vocabulary"},
	"project_types":                {FR: "type de projet du vocabulaire du site", EN: "project type of the site’s vocabulary"},
	"role":                         {FR: "rôle", EN: "role"},
	"type of call":                 {FR: "type d’appel", EN: "type of call"},
	"regime":                       {FR: "régime", EN: "regime"},
	"what happens":                 {FR: "ce qui a lieu", EN: "what happens"},
	"per":                          {FR: "par quoi", EN: "per what"},
	"purpose of money":             {FR: "usage de l’argent", EN: "purpose of money"},
	"status":                       {FR: "statut", EN: "status"},
	"certainty":                    {FR: "certitude", EN: "certainty"},
	"type of organisation":         {FR: "type d’organisation", EN: "type of organisation"},
	"menu":                         {FR: "menu", EN: "menu"},
	"type of page":                 {FR: "type de page", EN: "type of page"},
	"language code":                {FR: "code de langue", EN: "language code"},
	"language":                     {FR: "langue", EN: "language"},
	"compliance":                   {FR: "conformité", EN: "compliance"},
	"encoding":                     {FR: "encodage", EN: "encoding"},
	"colour":                       {FR: "couleur", EN: "colour"},
	"SIREN":                        {FR: "numéro SIREN", EN: "SIREN number"},
	"SIRET":                        {FR: "numéro SIRET", EN: "SIRET number"},
	"RNA":                          {FR: "numéro RNA", EN: "RNA number"},
}

func in(lang diag.Language, fr, en string) string { return diag.Text{FR: fr, EN: en}.In(lang) }
