// Package browser holds the tests of what people see: the pages of two built
// sites, the one of this repository in French and the example in English, in a
// real Chromium. It has tests only.
//
// A new kind of page is a line in kinds, in sites_test.go; every test then looks
// at it. go test ./tests/browser -screenshots FOLDER leaves pictures of all pages
// that the tests look at.
package browser
