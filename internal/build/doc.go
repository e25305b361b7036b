// Package build is one run of the pipeline: settings and records are read and
// related, the site is planned, and each page is rendered and handed over. What
// becomes of the pages is the caller's: build publishes them, check drops them.
package build
