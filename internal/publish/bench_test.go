package publish_test

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"sync"
	"testing"

	"portulan/internal/publish"
)

// BenchmarkPublish publishes a large site, 11,000 pages of 8 KB, each in its own
// folder, from two goroutines: into an absent folder, without any change, and
// with one page changed.
func BenchmarkPublish(b *testing.B) {
	for _, bench := range []struct {
		name   string
		change func(round int) (pages int) // that differ from the round before
	}{
		{"all-new", func(int) int { return 11_000 }},
		{"unchanged", func(int) int { return 0 }},
		{"one-changed", func(int) int { return 1 }},
	} {
		b.Run(bench.name, func(b *testing.B) {
			target := filepath.Join(b.TempDir(), "public")
			publishPages(b, target, 0, 0)
			round := 0
			for b.Loop() {
				round++
				publishPages(b, target, bench.change(round), round)
			}
		})
	}
}

func publishPages(b *testing.B, target string, changed, round int) {
	s, err := publish.Open(context.Background(), target, publish.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Discard()
	var wg sync.WaitGroup
	for worker := range 2 {
		wg.Go(func() {
			body := bytes.Repeat([]byte("<p>du texte</p>\n"), 512)
			for i := worker; i < 11_000; i += 2 {
				page := body
				if i < changed {
					page = append(bytes.Clone(body), fmt.Sprint(round)...)
				}
				if err := s.Write(fmt.Sprintf("projets/projet-%d/index.html", i), page); err != nil {
					b.Error(err)
				}
			}
		})
	}
	wg.Wait()
	if _, err := s.Commit(); err != nil {
		b.Fatal(err)
	}
}
