package serve_test

import (
	"fmt"
	"sync"
	"testing"
)

// Many who ask for a page at once take no more memory than one.
func TestAskedForAtOnce(t *testing.T) {
	folder := t.TempDir()
	files := map[string]string{}
	for i := range 20 {
		files[fmt.Sprintf("p%d/index.html", i)] = long
	}
	plant(t, folder, files)
	s := open(t, options(folder))
	start := make(chan struct{})
	var readers sync.WaitGroup
	for i := range 500 {
		readers.Go(func() {
			<-start
			if r := ask(s, "GET", fmt.Sprintf("/p%d/", i%20)); r.StatusCode != 200 {
				t.Errorf("status %d", r.StatusCode)
			}
		})
	}
	close(start)
	readers.Wait()
	if counted, held := s.Memory(); counted != held || held == 0 {
		t.Errorf("%d bytes are held, and taken for %d", held, counted)
	}
}
