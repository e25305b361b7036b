// Package understand reads what the words of a query say besides being words:
// "appels ouverts design Hauts-de-France" names a kind, a status, a sector and a
// région.
//
// What it knows are the words of the site itself (titles and other names of
// programmes, sectors, organisations; the labels of kinds, statuses, audiences,
// in the site's language), the official names of places, and the grammar of the
// language: a short table of prepositions and turns of phrase (french.go,
// english.go). There is no other list.
//
// A [Reading] says where it stands and what it means. One that can be understood
// in one way only is to be applied; the words of any other stay words, and each
// of its meanings is offered. Whether a reading leaves out records whose text
// holds the words is [Reading.Strict].
package understand
