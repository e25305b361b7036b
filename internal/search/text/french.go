package text

import (
	"strings"

	"portulan/internal/diag"
)

func frenchTable() Table {
	return Table{
		Language:  diag.French,
		Elisions:  strings.Fields(`c d j l m n s t qu jusqu lorsqu puisqu quoiqu quelqu`),
		Enclitics: []string{},
		Stops: strings.Fields(`
			a afin ainsi alors au aucun aucune auquel aussi autre autres aux avec avoir c car ce ceci cela celle celles celui ces cet cette
			ceux chaque chez ci comme comment d dans de des desquelles desquels dont du duquel e elle elles en entre et etc etre eux il ils
			j je jusqu jusque l la laquelle le lequel les lesquelles lesquels leur leurs lors lorsqu lorsque lui m ma mais me meme memes
			mes moi mon n ne ni nos notre nous on ont ou par parce pas pendant peu peut peuvent plus plutot pour pourquoi puis puisqu puisque qu
			quand que quel quelle quelles quelqu quelque quelques quels qui quoi quoiqu quoique s sa sans se selon ses soi sous sur t ta
			tandis te tel telle telles tels tes toi ton tous tout toute toutes tres tu un une vers via voici voila vos votre vous vu y
			ai aie aient aies ait as aurai auraient aurais aurait auras aurez auriez aurions aurons auront avaient avais avait avez aviez
			avions avons ayant ayez ayons eu eue eues eus eusse eussent eut eurent
			es etaient etais etait etant etes etiez etions fus fussent fut furent sera serai seraient serais serait seras serez seriez
			serions serons seront soient sois soit sommes sont soyez soyons suis`),
		Weak: strings.Fields(`aura est ete eur euro euros si son`),
		Stems: map[string]string{
			// Irregular plurals.
			"travaux": "travail", "vitraux": "vitrail", "emaux": "email", "baux": "bail", "coraux": "corail", "soupiraux": "soupirail",
			"noyaux": "noyau", "tuyaux": "tuyau", "joyaux": "joyau", "boyaux": "boyau", "yeux": "oeil", "egaux": "egal", "maux": "mal",
			// Irregular feminines.
			"publique": "public", "publiques": "public", "grecque": "grec", "grecques": "grec", "turque": "turc", "turques": "turc",
			"laique": "laic", "laiques": "laic", "nouvel": "nouveau", "nouvelle": "nouveau", "nouvelles": "nouveau", "beau": "beau", "belle": "beau", "belles": "beau",
			"neuve": "neuf", "neuves": "neuf", "breve": "bref", "breves": "bref", "longue": "long", "longues": "long", "grande": "grand", "grandes": "grand",
			"petite": "petit", "petites": "petit", "verte": "vert", "vertes": "vert", "gratuite": "gratuit", "gratuites": "gratuit",
			"seconde": "second", "secondes": "second", "future": "futur", "futures": "futur", "bonne": "bon", "bonnes": "bon",
			"clos": "clos", "close": "clos", "closes": "clos", "inscrite": "inscrit", "inscrites": "inscrit", "seule": "seul", "seules": "seul",
			"agente": "agent", "agentes": "agent",
			// Words that end with s and are not plurals of another word.
			"fonds": "fonds", "mois": "mois", "paris": "paris", "fois": "fois", "cours": "cours", "pays": "pays", "sens": "sens", "gens": "gens",
			"bois": "bois", "temps": "temps", "corps": "corps",
			// Words that a rule would take for another word.
			"entree": "entree", "entrees": "entree", "etranger": "etranger", "etrangers": "etranger", "etrangere": "etranger", "etrangeres": "etranger",
			"berger": "berger", "bergers": "berger", "verger": "verger", "vergers": "verger", "poster": "poster", "posters": "poster",
			"danger": "danger", "dangers": "danger", "cancer": "cancer", "cancers": "cancer", "hiver": "hiver", "hivers": "hiver",
			"matrice": "matrice", "matrices": "matrice",
			"usager": "usager", "usagers": "usager", "usagere": "usager", "usageres": "usager", "passager": "passager", "passagers": "passager",
			"messager": "messager", "messagers": "messager", "potager": "potager", "potagers": "potager", "plancher": "plancher", "planchers": "plancher",
			"rocher": "rocher", "rochers": "rocher", "clocher": "clocher", "clochers": "clocher", "rucher": "rucher", "ruchers": "rucher",
			"boucher": "boucher", "bouchers": "boucher", "donnee": "donnee", "donnees": "donnee",
		},
		Phases: [][]Rule{
			{ // Plurals.
				{"eaux", "eau", 4}, {"aux", "al", 6}, {"eux", "eu", 4}, {"oux", "ou", 4},
				{"ss", "ss", 0}, {"s", "", 4},
			},
			{ // Feminines.
				{"trice", "teur", 7}, {"euse", "eu", 6}, {"eure", "eur", 6},
				{"elle", "el", 6}, {"ale", "al", 6}, {"ile", "il", 6},
				{"enne", "en", 6}, {"onne", "on", 7}, {"anne", "an", 7}, {"ane", "an", 8}, {"aine", "ain", 7},
				{"ere", "er", 6}, {"ete", "et", 7}, {"ate", "at", 7}, {"ante", "ant", 7}, {"ente", "ent", 7}, {"erte", "ert", 6},
				{"ive", "if", 6}, {"aise", "ai", 7}, {"oise", "oi", 7},
				{"eee", "ee", 0}, {"ee", "e", 6},
			},
			{ // Infinitives, which are the participle, and what is done by whom.
				{"eer", "ee", 5}, {"ier", "ier", 0}, {"er", "e", 6}, {"eur", "eu", 6},
			},
		},
		Thousands:  ".",
		Scales:     map[string]int{"k": 3, "m": 6, "md": 9, "mds": 9, "mrd": 9, "mrds": 9, "keur": 3, "meur": 6, "million": 6, "millions": 6, "milliard": 9, "milliards": 9},
		Signs:      []string{"k", "m", "md", "mds", "mrd", "mrds"},
		Currencies: []string{"euro", "euros", "eur"},
	}
}
