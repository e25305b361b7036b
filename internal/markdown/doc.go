// Package markdown turns the body of a record into the HTML of its page.
//
// The text is CommonMark with tables, footnotes, definition lists and
// ~~strikethrough~~. Parsing is goldmark's; the HTML is written here, one
// element after the other, so that the whole of what a body can put on a page
// is in this package:
//
//   - no element, attribute or address comes out that is not written by name in
//     this package: raw HTML is shown as text, comments are dropped, a link
//     leads to http, https, mailto, tel or a page of the site, and an image is a
//     file of the site;
//   - the page keeps its one h1: "#" gives h2, and so on down to h6;
//   - every id is unique in the body and clashes with none that the page reserves;
//   - French text has the no-break spaces, apostrophes and ellipses that its
//     typography asks for, and applying it twice changes nothing;
//   - what is wrong is told at its line and column, counted in the body.
//
// Any text gives a document, in time that grows with its length: nesting, long
// lines, overloaded paragraphs, large tables and many notes have a limit, which
// is a problem when it is passed (limits.go).
//
// What a link or an image of the site leads to is for the [Resolver] to say;
// anchors of other pages are for whoever knows those pages to check.
package markdown
