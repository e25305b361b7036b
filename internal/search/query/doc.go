// Package query reads what people type into the search box.
//
// Words stand as they are; every other sign is for experts, and what does not
// make sense as a sign is taken for words:
//
//	design musique       both words
//	"appel à projets"    these words, in this order; also between « and »
//	-musique, -"son"     not that
//	secteur:design       a value of a facet; secteur:"jeu vidéo"
//	-statut:clos         not that value
//	numér*               words that begin so
//
// Any text gives a query or a fault, in time that grows with its length; the
// length and the number of words have a limit. What the words mean is left to
// package search.
package query
