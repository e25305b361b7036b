// Package search tests the search in browsers: the modules of
// layouts/scripts/search, in a real Chromium and from static files alone, are held to package
// internal/search. What holds the modules themselves together is checked too:
// their types, and what they do when files are missing, damaged or of another site.
package search
