// Package source finds the record files of a site and reads them: it checks
// that a file is text, splits its front matter from its body, parses the front
// matter, and tells where each value stands. It promises that nothing outside
// the content folder is ever read, and that every mistake in writing YAML that
// editors make is explained at its line and column. What the values mean is
// for others.
package source
