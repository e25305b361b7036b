package web

import (
	"bytes"
	"context"
	"crypto/sha256"
	_ "embed" // openapi.json
	"encoding/base64"
	"encoding/json"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/klauspost/compress/gzhttp"

	"portulan/internal/diag"
	"portulan/internal/search"
	"portulan/internal/search/address"
	"portulan/internal/search/facet"
)

// OpenAPI describes the interface for programs.
//
//go:embed openapi.json
var OpenAPI []byte

// How many results and suggestions are sent unless the request says.
const (
	defaultLimit   = 10
	defaultSuggest = 5
)

// The parameters of the interface besides those of package address.
const (
	typingName = "typing" // the last word is being typed
	facetsName = "facets" // those to count
	offsetName = "offset"
	limitName  = "limit"
)

// shown is the most of a path that is repeated to who asked for it, in bytes.
const shown = 100

// API answers programs: search, suggest and openapi.json below a path, which ends
// with a slash.
func (s *Service) API(path string) http.Handler {
	return gzhttp.GzipHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			s.refuse(w, diag.NewFault(diag.QueryMethod, "method", r.Method[:min(len(r.Method), shown)]))
			return
		}
		switch strings.TrimPrefix(r.URL.Path, path) {
		case "search":
			s.answer(w, r, searching)
		case "suggest":
			s.answer(w, r, suggesting)
		case "openapi.json":
			send(w, r, OpenAPI, Freshness)
		default:
			asked := strings.ToValidUTF8(r.URL.Path[:min(len(r.URL.Path), shown)], "")
			s.refuse(w, diag.NewFault(diag.QueryNothing, "path", asked))
		}
	}))
}

// Suggestions is the answer to a text that is being typed.
type Suggestions struct {
	Query       string              `json:"query"`
	Suggestions []search.Suggestion `json:"suggestions"`
}

// answer answers a request with what ask finds.
func (s *Service) answer(w http.ResponseWriter, r *http.Request, ask func(ctx context.Context, x *search.Index, now time.Time, v url.Values) (any, error)) {
	v, err := parameters(r.URL)
	if err != nil {
		s.refuse(w, err)
		return
	}
	var body bytes.Buffer
	var kept time.Duration
	at := s.now()
	err = s.use(r.Context(), at, func(ctx context.Context, x *search.Index, now time.Time) error {
		answer, err := ask(ctx, x, now, v)
		if err != nil {
			return err
		}
		kept = s.fresh(x, at)
		encoder := json.NewEncoder(&body)
		encoder.SetEscapeHTML(false)
		return encoder.Encode(answer)
	})
	if err != nil {
		s.refuse(w, err)
		return
	}
	w.Header().Set("Content-Language", string(s.language))
	send(w, r, body.Bytes(), kept)
}

// searching answers /api/search.
func searching(ctx context.Context, x *search.Index, now time.Time, v url.Values) (any, error) {
	request, err := address.Parse(v, x.Zone(), typingName, facetsName, offsetName, limitName)
	if err != nil {
		return nil, err
	}
	request.Now = now
	request.Typing = v.Get(typingName) == "true"
	if list := v.Get(facetsName); list != "" {
		for name := range strings.SplitSeq(list, ",") {
			request.Facets = append(request.Facets, facet.Name(name))
		}
		if len(request.Facets) > len(facet.All) {
			return nil, diag.NewFault(diag.QueryManyValues, "count", strconv.Itoa(len(request.Facets)), "limit", strconv.Itoa(len(facet.All)))
		}
	}
	if request.Offset, err = number(v, offsetName, 0); err != nil {
		return nil, err
	}
	if request.Limit, err = number(v, limitName, defaultLimit); err != nil {
		return nil, err
	}
	return x.Search(ctx, request)
}

// suggesting answers /api/suggest.
func suggesting(ctx context.Context, x *search.Index, now time.Time, v url.Values) (any, error) {
	for name := range v {
		if name != address.Query && name != limitName {
			return nil, diag.NewFault(diag.QueryParameterUnknown, "name", name)
		}
	}
	limit, err := number(v, limitName, defaultSuggest)
	if err != nil {
		return nil, err
	}
	if limit < 0 || limit > search.MaxLimit {
		return nil, diag.NewFault(diag.QueryPageFar, "text", strconv.Itoa(limit), "limit", strconv.Itoa(search.MaxLimit))
	}
	list, err := x.Suggest(ctx, v.Get(address.Query), limit, now)
	if list == nil {
		list = []search.Suggestion{}
	}
	return Suggestions{v.Get(address.Query), list}, err
}

// number is a parameter that is a whole number.
func number(v url.Values, name string, otherwise int) (int, error) {
	text := v.Get(name)
	if text == "" {
		return otherwise, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		return 0, diag.NewFault(diag.QueryNotNumber, "name", name, "text", text)
	}
	return n, nil
}

// send sends JSON that may be kept for a while, or word that the reader has it
// already. Its tag is weak: it is the same whether or not the body is compressed.
func send(w http.ResponseWriter, r *http.Request, body []byte, kept time.Duration) {
	sum := sha256.Sum256(body)
	h := w.Header()
	h.Set("Content-Type", "application/json")
	h.Set("Etag", `W/"`+base64.RawURLEncoding.EncodeToString(sum[:12])+`"`)
	h.Set("Cache-Control", "public, max-age="+strconv.Itoa(int(kept.Seconds())))
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(body))
}
