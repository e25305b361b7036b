// Package location says where the edition of a search index stands in a site, for
// those who lead to it and know nothing of search.
package location

// Folder is that of the edition, and Entry its one file whose name does not change.
const (
	Folder = "assets/search"
	Entry  = Folder + "/entry.bin"
)
