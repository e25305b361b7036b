// Package money holds amounts of money exactly, and reads them as people write
// them in French and in English: "46,8 M€", "25 000 € – 150 000 €",
// "jusqu’à 100 000 €".
//
// It promises that no amount passes through a float, that what reads two ways
// is refused and not guessed, and that what String writes is read back by
// [Parse] as the same value. Display in the language of a site is left to
// others, and so is what an amount is for, per year or in all.
package money
