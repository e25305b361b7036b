// Package diag holds what is said to a person about their content: a problem
// is a value with a place, a stable code, a severity, a message and a remedy,
// in French and in English.
//
// Every code stands in the catalogue of this package (the codes_*.go files,
// one per thing that a person writes), with its message, its remedy and a
// paragraph for the reference in docs/. Packages that read outside text return
// a [Fault], which knows no place; whoever knows the file and the line makes a
// [Problem] of it. Problems are collected over a whole site in a [List] and
// printed together, once. Nothing else in the program tells an editor that
// something is wrong.
package diag
