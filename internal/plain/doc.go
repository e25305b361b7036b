// Package plain reduces a short text as a person typed it to plain characters,
// and reads it from left to right.
//
// It promises that spellings which look the same to a reader are the same to a
// parser: accents, case, the many spaces, dashes and apostrophes of typography,
// and invisible characters make no difference. What the words mean is left to
// the packages that read with it.
package plain
