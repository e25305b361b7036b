// Package build is one run of the pipeline: settings and records are read and
// related, the site is planned, each page is rendered, and the whole is
// published. Checking a site is the same run without the last step, and a
// preview is the same run page by page.
package build
