package site

import (
	"slices"

	"portulan/internal/diag"
	"portulan/internal/schema"
)

// builtInAudiences are who calls are for, in the words of the calls of French
// public bodies. A site adds its own.
var builtInAudiences = []schema.Word{
	word("association", "Associations", "Associations", "association", "loi 1901", "asso"),
	word("entreprise", "Entreprises", "Companies", "entreprise", "company", "société", "TPE", "PME", "ETI", "start-up"),
	word("entreprise-ess", "Entreprises de l’ESS", "Social economy companies", "ESS", "économie sociale et solidaire", "coopérative", "SCIC", "SCOP"),
	word("collectivite", "Collectivités territoriales", "Local authorities", "collectivité", "local authority", "commune", "EPCI", "intercommunalité", "métropole", "région", "département"),
	word("formation", "Organismes de formation", "Education and training bodies", "formation", "école", "university", "université", "école supérieure"),
	word("recherche", "Recherche", "Research bodies", "laboratoire", "centre de recherche", "research"),
	word("lieu-culturel", "Lieux culturels", "Cultural venues", "lieu culturel", "cultural venue", "musée", "théâtre", "médiathèque"),
	word("tiers-lieu", "Tiers-lieux", "Third places", "tiers-lieu", "third place", "coworking", "fablab"),
	word("etablissement-public", "Établissements publics", "Public bodies", "établissement public", "public body", "GIP"),
	word("fondation", "Fondations", "Foundations", "fondation", "foundation"),
	word("porteur-de-projet", "Porteurs de projet", "Project holders", "porteur de projet", "créateur"),
	word("particulier", "Particuliers", "Individuals", "particulier", "individual", "citoyen", "habitant"),
}

// builtInProjectTypes are what projects are.
var builtInProjectTypes = []schema.Word{
	word("laureate", "Lauréat", "Laureate", "lauréate", "projet lauréat"),
	word("cluster", "Pôle", "Cluster", "grappe", "pôle de compétitivité"),
	word("third_place", "Tiers-lieu", "Third place", "fabrique de territoire"),
	word("hub", "Hub", "Hub"),
	word("project", "Projet", "Project"),
}

func word(id, fr, en string, names ...string) schema.Word {
	return schema.Word{ID: id, Label: diag.Text{FR: fr, EN: en}, Names: names}
}

// extend puts a site's words before the built-in ones that it does not
// redefine.
func extend(own, builtIn []schema.Word) []schema.Word {
	words := slices.Clone(own)
	for i := range words {
		words[i].Label.EN = words[i].Label.FR // a site has one language
	}
	for _, w := range builtIn {
		if !slices.ContainsFunc(own, func(o schema.Word) bool { return o.ID == w.ID }) {
			words = append(words, w)
		}
	}
	return words
}
