package text

import (
	"strings"

	"portulan/internal/diag"
)

func englishTable() Table {
	return Table{
		Language:  diag.English,
		Elisions:  strings.Fields(`o d l`),
		Enclitics: strings.Fields(`s t re ve ll d m`),
		Stops: strings.Fields(`
			a about after all also although am an and any are as at be because been before being between both but by can could did do does doing
			during each few for from further had has have having he her here hers him his how i if in into is its itself just me more most my
			no nor not of off on once only or other our ours out over own re s same she should so some such t than that the their theirs them
			then there these they this those through to too under until up upon very was we were what when where which while whom why with
			would you your yours`),
		Weak: strings.Fields(`eur euro euros it may us who will`),
		Stems: map[string]string{
			"children": "child", "women": "woman", "people": "people", "criteria": "criterion", "analyses": "analysis", "theses": "thesis",
			"movies": "movie", "shoes": "shoe", "series": "series", "species": "species", "news": "news", "lens": "lens", "lenses": "lens",
			"buses": "bus", "viruses": "virus", "campuses": "campus", "statuses": "status", "bonuses": "bonus", "gases": "gas", "lives": "life", "wives": "wife",
			"knives": "knife", "shelves": "shelf", "halves": "half", "leaves": "leaf", "caches": "cache", "headaches": "headache", "niches": "niche",
			"program": "programme", "programs": "programme", "center": "centre", "centers": "centre", "theater": "theatre", "theaters": "theatre",
			"colour": "color", "colours": "color", "labor": "labour", "license": "licence", "licenses": "licence", "organise": "organize",
			"data": "data", "media": "media", "goods": "goods", "arts": "art",
		},
		Phases: [][]Rule{
			{ // Plurals.
				{"sses", "ss", 6}, {"shes", "sh", 6}, {"ches", "ch", 6}, {"xes", "x", 5}, {"zzes", "zz", 6}, {"ies", "y", 5}, {"oes", "o", 5},
				{"ss", "ss", 0}, {"us", "us", 0}, {"is", "is", 0}, {"s", "", 4},
			},
			{ // One spelling on both sides of the Atlantic.
				{"isation", "ization", 9}, {"isational", "izational", 11}, {"ise", "ize", 7}, {"ised", "ized", 8}, {"ising", "izing", 9},
			},
		},
		Thousands:  ",",
		Scales:     map[string]int{"k": 3, "m": 6, "bn": 9, "keur": 3, "meur": 6, "thousand": 3, "million": 6, "millions": 6, "billion": 9, "billions": 9},
		Signs:      []string{"k", "m", "bn"},
		Currencies: []string{"euro", "euros", "eur"},
	}
}
