package serve_test

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"testing"

	"portulan/internal/serve"
)

// nowhere takes an answer and keeps its headers.
type nowhere struct{ header http.Header }

func (n *nowhere) Header() http.Header         { return n.header }
func (n *nowhere) Write(p []byte) (int, error) { return len(p), nil }
func (n *nowhere) WriteHeader(int)             {}

// BenchmarkAnswer is what the server itself costs a request, the connection aside.
func BenchmarkAnswer(b *testing.B) {
	folder := filepath.Join(b.TempDir(), "public")
	plant(b, folder, site)
	o := options(folder)
	o.Log = slog.New(slog.DiscardHandler)
	s, err := serve.Open(o)
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	for _, path := range []string{"/packed/", "/absent/"} {
		b.Run(path, func(b *testing.B) {
			r := httptest.NewRequest("GET", path, nil)
			r.Header.Set("Accept-Encoding", "gzip, deflate, br, zstd")
			w := &nowhere{http.Header{}}
			b.ReportAllocs()
			for b.Loop() {
				clear(w.header)
				s.ServeHTTP(w, r)
			}
		})
	}
}
