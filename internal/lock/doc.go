// Package lock keeps two builds from working in one place. A lock dies with its
// process: none is left behind by a build that is killed.
package lock
