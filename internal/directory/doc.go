// Package directory is the vocabulary of the site: programmes, the calls that
// they open, the projects and pôles that they fund, the organisations behind
// them, sectors and territories; what relates to what, what is open, where and
// until when.
//
// It knows nothing of YAML, HTML, HTTP or search. Records come in as plain
// values ([Records]), [New] relates them to each other and returns a
// [Directory] with every problem that one record alone could not show. Time is
// always passed in.
package directory
