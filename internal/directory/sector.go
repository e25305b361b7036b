package directory

// Sector is a field of activity. Its names are the words that people use for
// it.
type Sector struct {
	Record
	Parent Ref[Sector]

	Children   []*Sector    // by title
	Projects   []*Project   // in it or in a sector below it, by title
	Programmes []*Programme // for it, or for a sector above or below it, by title
	Calls      []*Call      // likewise
}
