package understand

import "portulan/internal/directory"

var french = grammar{
	atPlace:    []string{"a", "au", "aux", "en", "dans", "dans le", "dans la", "dans les", "sur", "pres de", "autour de", "pour"},
	inYear:     []string{"en", "pour", "de", "annee"},
	articles:   []string{"le", "la", "les", "l"},
	directions: []string{"nord", "sud", "est", "ouest", "centre", "centre est"},
	between:    []string{"entre", "de"},
	and:        []string{"et", "a"},
	above:      []string{"plus de", "superieur a", "superieure a", "superieurs a", "au dela de"},
	atLeast:    []string{"au moins", "a partir de", "minimum", "des"},
	below:      []string{"moins de", "inferieur a", "inferieure a", "inferieurs a"},
	atMost:     []string{"au plus", "jusqu a", "jusqua", "jusque", "maximum"},
	closing: []string{"cloture", "cloturant", "cloturent", "echeance", "date limite", "limite", "fin", "se terminant", "fermeture",
		"a deposer", "deposer", "depot", "candidater", "candidature"},
	opening: []string{"ouverture", "ouvrant", "ouvrent", "debut", "commencant"},
	before:  []string{"avant", "avant le", "avant la fin de"},
	until:   []string{"jusqu au", "jusque", "jusqu a", "au plus tard le", "au plus tard"},
	after:   []string{"apres", "apres le"},
	since:   []string{"a partir de", "a partir du", "depuis", "depuis le", "des le"},
	on:      []string{"le", "du", "au"},
	statuses: []statusWords{
		{[]string{"ouvert", "ouverts", "ouverte", "ouvertes", "en cours", "actuellement ouvert", "actuellement ouverts"}, open},
		{[]string{"clos", "close", "closes", "ferme", "fermes", "fermee", "fermees", "cloture", "clotures", "termine", "termines", "passes"}, []directory.Status{directory.Closed}},
		{[]string{"bientot", "a venir", "prochains", "prochainement"}, []directory.Status{directory.Upcoming, directory.Announced}},
	},
}
