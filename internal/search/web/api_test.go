package web_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/legacy"

	"portulan/internal/diag"
	"portulan/internal/search"
	"portulan/internal/search/address"
	"portulan/internal/search/facet"
	"portulan/internal/search/searchtest"
	"portulan/internal/search/web"
)

// described is openapi.json, for requests to /api/.
func described(t *testing.T) (*openapi3.T, routers.Router) {
	t.Helper()
	doc, err := openapi3.NewLoader().LoadFromData(web.OpenAPI)
	if err != nil {
		t.Fatal(err)
	}
	if err := doc.Validate(t.Context()); err != nil {
		t.Fatalf("openapi.json: %v", err)
	}
	doc.Servers = openapi3.Servers{{URL: "/api"}} // where "." leads from its address
	router, err := legacy.NewRouter(doc)
	if err != nil {
		t.Fatal(err)
	}
	return doc, router
}

// conforms holds an answer to openapi.json, and the request too if it should
// conform.
func conforms(t *testing.T, router routers.Router, target string, answer *http.Response, refused bool) []byte {
	t.Helper()
	r, err := http.NewRequest(http.MethodGet, target, nil)
	if err != nil {
		t.Fatal(err)
	}
	route, params, err := router.FindRoute(r)
	if err != nil {
		t.Fatalf("%s: %v", target, err)
	}
	input := &openapi3filter.RequestValidationInput{Request: r, Route: route, PathParams: params}
	if err := openapi3filter.ValidateRequest(t.Context(), input); (err != nil) != refused {
		t.Errorf("%s: refused %t, and openapi.json says %v", target, refused, err)
	}
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	output := &openapi3filter.ResponseValidationInput{
		RequestValidationInput: input, Status: answer.StatusCode, Header: answer.Header,
		Options: &openapi3filter.Options{IncludeResponseStatus: true},
	}
	output.SetBodyBytes(text)
	if err := openapi3filter.ValidateResponse(t.Context(), output); err != nil {
		t.Errorf("%s: %v", target, err)
	}
	return text
}

// What the interface answers is what openapi.json says that it does.
func TestConformsToOpenAPI(t *testing.T) {
	api := seed(t)
	_, router := described(t)
	for target, least := range map[string]int{
		"/api/search": 30,
		"/api/search?q=appels+ouverts&facets=kind,status,region&limit=3":                                           1,
		"/api/search?q=agricutlure":                                                                                0,
		"/api/search?q=plus+de+100+000+%E2%82%AC":                                                                  1,
		"/api/search?q=design+zeppelin":                                                                            1,
		"/api/search?q=" + url.QueryEscape("jeu vidéo à Valenciennes") + "&typing=true":                            1,
		"/api/search?region=REG-32&region=REG-84&kind=project&sort=name&offset=2&limit=100":                        1,
		"/api/search?sector=-&facets=" + all():                                                                     1,
		"/api/search?amount_min=100000&amount_max=2000000&closes_from=2020-01-01&closes_to=2023-12-31&sort=amount": 1,
		"/api/search?limit=0": 30,
	} {
		answer := ask(api, http.MethodGet, target)
		if answer.StatusCode != http.StatusOK || answer.Header.Get("Content-Language") != "fr" {
			t.Errorf("%s: status %d, %v", target, answer.StatusCode, answer.Header)
		}
		var a search.Answer
		if err := json.Unmarshal(conforms(t, router, target, answer, false), &a); err != nil || a.Total < least {
			t.Errorf("%s: %d records, %v", target, a.Total, err)
		}
	}
	for _, target := range []string{"/api/suggest?q=haut", "/api/suggest?q=", "/api/suggest?q=pol&limit=2"} {
		conforms(t, router, target, ask(api, http.MethodGet, target), false)
	}
	conforms(t, router, "/api/openapi.json", ask(api, http.MethodGet, "/api/openapi.json"), false)
}

func all() string {
	var names []string
	for _, f := range facet.All {
		names = append(names, string(f))
	}
	return strings.Join(names, ",")
}

// The description names each parameter, facet and limit that the program has.
func TestOpenAPIIsComplete(t *testing.T) {
	doc, _ := described(t)
	operation := doc.Paths.Find("/search").Get
	want := append(address.Names(), "typing", "facets", "offset", "limit")
	for _, name := range want {
		if operation.Parameters.GetByInAndName("query", name) == nil {
			t.Errorf("openapi.json does not tell of %s", name)
		}
	}
	if n := len(operation.Parameters); n != len(want) {
		t.Errorf("openapi.json has %d parameters, the program %d", n, len(want))
	}
	for name, most := range map[string]float64{"limit": search.MaxLimit, "offset": search.MaxOffset} {
		if schema := operation.Parameters.GetByInAndName("query", name).Schema.Value; *schema.Max != most {
			t.Errorf("%s: at most %v, and %v in the program", name, *schema.Max, most)
		}
	}
}

// What cannot be followed is refused with a reason in the site’s language, as RFC
// 9457 has it.
func TestRefused(t *testing.T) {
	api := seed(t)
	_, router := described(t)
	for _, test := range []struct {
		target, code, detail string
		status               int
		described            bool // openapi.json refuses it as well
	}{
		{"/api/search?sort=best", "query-sort-unknown", "Tri inconnu : « best ».", 400, true},
		{"/api/search?facets=colour", "query-facet-unknown", "Filtre inconnu", 400, true},
		{"/api/search?colour=red", "query-parameter-unknown", "Paramètre inconnu : « colour ».", 400, false},
		{"/api/suggest?sort=name", "query-parameter-unknown", "« sort »", 400, false},
		{"/api/search?limit=101", "query-page-far", "101, 100 au plus", 400, true},
		{"/api/search?offset=10001", "query-page-far", "10001", 400, true},
		{"/api/search?offset=99999999999999999999", "query-not-number", "n’est pas un nombre entier", 400, true},
		{"/api/search?offset=-1", "query-page-far", "-1", 400, true},
		{"/api/suggest?q=a&limit=1000", "query-page-far", "1000", 400, true},
		{"/api/search?amount_min=lots", "query-not-amount", "amount_min n’est pas un montant : « lots »", 400, true},
		{"/api/search?closes_to=demain", "query-not-day", "2023-12-31", 400, true},
		{"/api/search?q=a&q=b", "query-parameter-repeated", "« q »", 400, false},
		{"/api/search?q=%FF%FE", "query-not-utf8", "UTF-8", 400, false},
		{"/api/search?q=%zz", "query-malformed", "%C3%A9", 400, false},
		{"/api/search?q=" + strings.Repeat("a", 1001), "query-long", "1001 octets, 1000 au plus", 414, true},
		{"/api/search?q=" + strings.Repeat("a+", 41), "query-many-words", "41, 40 au plus", 400, false},
		{"/api/search?" + strings.Repeat("region=REG-32&", 101), "query-many-values", "101, 100 au plus", 400, true},
	} {
		answer := ask(api, http.MethodGet, test.target)
		var told struct {
			Type, Title, Detail, Code string
			Status                    int
		}
		text := body(t, answer)
		if err := json.Unmarshal([]byte(text), &told); err != nil {
			t.Fatalf("%.80s: %v", test.target, err)
		}
		if answer.StatusCode != test.status || told.Status != test.status || told.Code != test.code || told.Type != "urn:portulan:"+test.code || !strings.Contains(told.Detail, test.detail) {
			t.Errorf("%.80s: status %d, %s", test.target, answer.StatusCode, text)
		}
		if answer.Header.Get("Content-Type") != "application/problem+json" || answer.Header.Get("Cache-Control") != "no-store" {
			t.Errorf("%.80s: %v", test.target, answer.Header)
		}
		if _, err := url.Parse("http://a" + test.target); err == nil {
			answer.Body = io.NopCloser(strings.NewReader(text))
			conforms(t, router, test.target, answer, test.described)
		}
	}
}

// What is there to hurt costs little and gets a reason, and never an error of the
// server.
func TestHostile(t *testing.T) {
	api := seed(t)
	for name, query := range map[string]string{
		"1 MB":            strings.Repeat("design ", 150_000),
		"10,000 words":    strings.Repeat("a ", 10_000),
		"deep quotes":     strings.Repeat(`"`, 900),
		"nested quotes":   strings.Repeat(`«"`, 300),
		"stars":           strings.Repeat("* ", 40),
		"stars alone":     strings.Repeat("*", 1000),
		"short prefixes":  strings.Repeat("a* ", 40),
		"exclusions":      strings.Repeat("-a ", 40),
		"filters":         strings.Repeat("secteur:a ", 40),
		"zero bytes":      strings.Repeat("\x00", 1000),
		"combining marks": "e" + strings.Repeat("\u0301", 400),
		"markup":          `<script>alert(1)</script>"><img src=x onerror=alert(1)>`,
		"invalid":         "\xff\xfe\xfd",
		"numbers":         strings.Repeat("9", 1000),
		"amounts":         "plus de " + strings.Repeat("9", 400) + " €",
		"places":          strings.Repeat("à Roubaix ", 20),
	} {
		for _, path := range []string{"/api/search", "/api/suggest"} {
			answer := ask(api, http.MethodGet, path+"?q="+url.QueryEscape(query))
			text := body(t, answer)
			if answer.StatusCode >= 500 || len(text) > 100_000 {
				t.Errorf("%s, %s: status %d, %d bytes", path, name, answer.StatusCode, len(text))
			}
			if !json.Valid([]byte(text)) {
				t.Errorf("%s, %s: not JSON", path, name)
			}
		}
	}
}

// HEAD tells what GET would, other methods are told apart, and so are other
// addresses.
func TestMethods(t *testing.T) {
	api := seed(t)
	got, head := ask(api, "GET", "/api/search?q=design"), ask(api, "HEAD", "/api/search?q=design")
	for _, name := range []string{"Content-Type", "Content-Length", "Etag", "Cache-Control"} {
		if got.Header.Get(name) == "" || got.Header.Get(name) != head.Header.Get(name) {
			t.Errorf("%s: %q, and %q for HEAD", name, got.Header.Get(name), head.Header.Get(name))
		}
	}
	if text := body(t, head); text != "" {
		t.Errorf("HEAD has a body: %s", text)
	}
	for _, method := range []string{"POST", "PUT", "DELETE", "OPTIONS", strings.Repeat("X", 10_000)} {
		answer := ask(api, method, "/api/search")
		if text := body(t, answer); answer.StatusCode != 405 || answer.Header.Get("Allow") != "GET, HEAD" || len(text) > 500 {
			t.Errorf("%.10s: status %d, %d bytes", method, answer.StatusCode, len(text))
		}
	}
	if answer := ask(api, "GET", "/api/"+strings.Repeat("x", 10_000)); answer.StatusCode != 404 || len(body(t, answer)) > 500 {
		t.Errorf("an unknown address: status %d", answer.StatusCode)
	}
}

// A reader who has the answer is told so, and a program that takes gzip gets it.
func TestConditionalAndCompressed(t *testing.T) {
	api := seed(t)
	const target = "/api/search?facets=kind,sector"
	plain := ask(api, "GET", target)
	if again := ask(api, "GET", target, "If-None-Match", plain.Header.Get("Etag")); again.StatusCode != 304 || body(t, again) != "" {
		t.Errorf("the same tag: status %d", again.StatusCode)
	}
	packed := ask(api, "GET", target, "Accept-Encoding", "gzip")
	if packed.Header.Get("Content-Encoding") != "gzip" || packed.Header.Get("Etag") != plain.Header.Get("Etag") || packed.Header.Get("Vary") != "Accept-Encoding" {
		t.Fatalf("%v", packed.Header)
	}
	unpacked, err := gzip.NewReader(packed.Body)
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(unpacked)
	if want := body(t, plain); err != nil || string(text) != want {
		t.Errorf("unpacked: %v, %d bytes and not %d", err, len(text), len(want))
	}
}

// An answer is kept for a minute, and not past the instant at which a status
// changes.
func TestKeptUntilAStatusChanges(t *testing.T) {
	for closes, want := range map[string]int{
		"2023-06-15T12:01": 30, // in Paris, half a minute after now
		"2023-07-31":       60,
		"2023-01-31":       60,
	} {
		_, folder := planted(t, map[string]string{
			"content/programmes/p/index.md": "---\ntitle: Programme\n---\n",
			"content/programmes/p/c.md":     "---\ntitle: Appel\nwindows:\n  - {opens: 2022-01-01, closes: " + closes + "}\n---\n",
		})
		answer := ask(service(t, folder, diag.French).API("/api/"), "GET", "/api/search")
		if got := answer.Header.Get("Cache-Control"); got != "public, max-age="+strconv.Itoa(want) {
			t.Errorf("closes %s: %s", closes, got)
		}
	}
}

// A missing or damaged index is told without the paths of the server; a new one is
// taken over, and one that is worse does not take the place of one that works.
func TestIndexThatComesAndGoes(t *testing.T) {
	root, folder := planted(t, map[string]string{"content/projets/a.md": "---\ntitle: Premier\n---\n"})
	empty := t.TempDir()
	missing := ask(service(t, empty, diag.English).API("/api/"), "GET", "/api/search?q=a")
	if text := body(t, missing); missing.StatusCode != 503 || missing.Header.Get("Retry-After") == "" || !strings.Contains(text, "search-unavailable") || strings.Contains(text, empty) {
		t.Errorf("no index: status %d, %s", missing.StatusCode, text)
	}
	api := service(t, folder, diag.French).API("/api/")
	titles := func() []string {
		t.Helper()
		answer := ask(api, "GET", "/api/search?kind=project&sort=name")
		var a search.Answer
		if err := json.Unmarshal([]byte(body(t, answer)), &a); err != nil || answer.StatusCode != 200 {
			t.Fatalf("status %d, %v", answer.StatusCode, err)
		}
		var list []string
		for _, h := range a.Hits {
			list = append(list, h.Title.String())
		}
		return list
	}
	if got := titles(); !slices.Equal(got, []string{"Premier"}) {
		t.Errorf("at first: %q", got)
	}
	searchtest.Write(t, filepath.Join(root, "content/projets/b.md"), "---\ntitle: Second\n---\n")
	indexed(t, root, folder)
	if got := titles(); !slices.Equal(got, []string{"Premier", "Second"}) {
		t.Errorf("after a build: %q", got)
	}
	manifest := filepath.Join(folder, "index.json")
	text, err := os.ReadFile(manifest)
	if err != nil {
		t.Fatal(err)
	}
	for what, other := range map[string][]byte{
		"cut":             text[:len(text)/2],
		"another version": bytes.Replace(text, []byte(`"version":`), []byte(`"version": 9`), 1),
		"empty":           {},
	} {
		searchtest.Write(t, manifest, string(other))
		if got := titles(); !slices.Equal(got, []string{"Premier", "Second"}) {
			t.Errorf("%s: %q", what, got)
		}
		fresh := ask(service(t, folder, diag.French).API("/api/"), "GET", "/api/search")
		if fresh.StatusCode != 503 {
			t.Errorf("%s, for a server that starts: status %d", what, fresh.StatusCode)
		}
	}
	if err := os.Remove(manifest); err != nil {
		t.Fatal(err)
	}
	if got := titles(); !slices.Equal(got, []string{"Premier", "Second"}) {
		t.Errorf("gone: %q", got)
	}
}
