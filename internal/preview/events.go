package preview

import (
	"encoding/json"
	"fmt"
	"net/http"
	"time"

	"portulan/internal/diag"
)

// event is what a page is told.
type event struct {
	Page     string `json:"page"` // what is shown; a page of another version is out of date
	Title    string `json:"title"`
	Problems string `json:"problems"` // as on a terminal; empty for none
	Address  string `json:"address"`  // of the list of problems
	More     string `json:"more"`     // the text of the link to it
	Close    string `json:"close"`
	Language string `json:"language"`
}

// events tells a page of each new view, by server-sent events.
func (h *handler) events(w http.ResponseWriter, r *http.Request) {
	out := http.NewResponseController(w)
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("X-Accel-Buffering", "no")
	beat := time.NewTicker(alive)
	defer beat.Stop()
	v := h.view()
	for {
		data, err := json.Marshal(h.event(v))
		if err != nil {
			panic(err) // it is made of strings
		}
		if _, err := fmt.Fprintf(w, "data: %s\n\n", data); err != nil || out.Flush() != nil {
			return
		}
		for replaced := false; !replaced; {
			select {
			case <-r.Context().Done():
				return
			case <-h.closing:
				return
			case <-beat.C:
				if _, err := fmt.Fprint(w, ":\n\n"); err != nil || out.Flush() != nil {
					return
				}
			case <-v.Replaced():
				v, replaced = h.view(), true
			}
		}
	}
}

func (h *handler) event(v *View) event {
	e := event{
		Page: h.version(v), Address: problemsAddress(v.Language), Language: string(v.Language),
		More: moreText.In(v.Language), Close: closeText.In(v.Language),
	}
	if len(v.Problems) > 0 {
		e.Title, e.Problems = countText(v), v.text()
	}
	return e
}

var (
	siteText  = diag.Text{FR: "Le site", EN: "The site"}
	moreText  = diag.Text{FR: "Tous les problèmes, fichier par fichier", EN: "All problems, file by file"}
	closeText = diag.Text{FR: "Fermer", EN: "Close"}
)
