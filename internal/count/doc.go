// Package count holds numbers of things, and reads them as people write them in
// French and in English: "1 200", "150–200", "~ 300", "au moins 300".
//
// It promises that a number which was not given is told apart from zero, and
// that what String writes is read back by [Parse] as the same value. What is
// counted, and display in the language of a site, are left to others.
package count
