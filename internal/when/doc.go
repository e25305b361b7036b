// Package when holds moments as precisely as people know them, a noon or a
// spring, and the lengths of time between them; and it reads them as people
// write them in French and in English: "31 juillet 2023 à midi", "2024-21",
// "late 2019".
//
// It promises that a vague date never becomes a day, that a day begins and ends
// with the clocks of its zone, whatever they do at midnight, and that what
// String writes is read back by [Parse] as an equal value. It reads no clock:
// whether a date is past is left to others, and so is its display in the
// language of a site.
package when
