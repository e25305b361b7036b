package serve_test

import (
	"io"
	"net/http"
	"strings"
	"testing"

	"portulan/internal/serve"
)

// An answer that breaks off is not taken for a whole one.
func TestAnswerThatBreaksOff(t *testing.T) {
	for _, fault := range []any{"une panne", http.ErrAbortHandler} {
		r := start(t, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			io.WriteString(w, "la moitié")
			http.NewResponseController(w).Flush()
			panic(fault)
		}), serve.DefaultLimits())
		answer, err := http.Get("http://" + r.address + "/moitie")
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(answer.Body)
		answer.Body.Close()
		if err == nil || string(text) != "la moitié" {
			t.Errorf("%v: %q, taken for the whole", fault, text)
		}
		if err := r.stop(); err != nil {
			t.Fatal(err)
		}
		if log := r.log.String(); !strings.Contains(log, "path=/moitie status=200") || strings.Contains(log, "level=ERROR") != (fault != http.ErrAbortHandler) {
			t.Errorf("%v: the log is %s", fault, log)
		}
	}
}
