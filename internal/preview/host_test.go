package preview_test

import (
	"net/http/httptest"
	"testing"

	"portulan/internal/preview"
)

// A name is the same in capital letters and small ones: browsers send small ones.
func TestHostInCapitals(t *testing.T) {
	p, err := preview.New(t.Context(), newSite(t).options(morning))
	must(t, err)
	t.Cleanup(func() { must(t, p.Close()) })
	handler := p.Handler(nil, "MonPC")
	for _, host := range []string{"monpc:8080", "MonPC"} {
		r, w := httptest.NewRequest("GET", "/projets/p1/", nil), httptest.NewRecorder()
		r.Host = host
		if handler.ServeHTTP(w, r); w.Code != 200 {
			t.Errorf("%s: status %d", host, w.Code)
		}
	}
}
