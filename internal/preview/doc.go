// Package preview shows a site while it is written: each page as a build would
// publish it, made when it is asked for, and new as soon as a file is saved.
//
// What a file says by itself is kept, and read again when that file changes. Records
// are related by package directory, which takes single edits in, and pages made by the
// functions of a build. So there is no second way to a page, and what is seen is what
// is published. Each change makes a new state: a request is answered from one state,
// whatever is saved meanwhile.
//
// Searches are answered likewise: by an index of what is shown, made when something is
// first looked for, that follows each change as if it were built anew.
//
// A site with errors is not published, so it is not shown either: the pages of the
// last state without errors stay, with the problems over them.
package preview
