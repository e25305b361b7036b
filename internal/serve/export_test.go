package serve

// Memory is how many bytes of files the site takes itself to hold, and how many it does.
func (s *Site) Memory() (counted, held int64) {
	g := s.current.Load()
	for _, f := range g.files.Range {
		held += f.(*file).held()
	}
	return g.memory.Load(), held
}
