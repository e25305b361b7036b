// Package watch tells which files below some folders may have changed, as the
// system tells it.
//
// What it tells is a hint: a path of which something was heard. Events that come
// together, as those of a program that saves through a temporary file or of a
// git checkout, are told together, soon after the last of them. Folders are
// watched, not files, which editors replace; new folders are watched as well,
// before they are told of. A system may drop events or have no more to give:
// whoever relies on this compares files with what is known of them from time to
// time.
package watch
