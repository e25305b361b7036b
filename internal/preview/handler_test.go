package preview_test

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"portulan/internal/diag"
	"portulan/internal/preview"
	"portulan/internal/watch"
)

var morning = time.Date(2025, 6, 15, 9, 0, 0, 0, time.UTC)

// serve serves a preview of a site, which is not running.
func serve(t *testing.T, s *testSite) (*preview.Preview, *httptest.Server) {
	t.Helper()
	p, err := preview.New(t.Context(), s.options(morning))
	must(t, err)
	t.Cleanup(func() { must(t, p.Close()) })
	p.Take(t.Context(), watch.Change{})
	return p, answering(t, p)
}

// answering is a server of a preview, which has a name besides localhost.
func answering(t *testing.T, p *preview.Preview) *httptest.Server {
	closing := make(chan struct{})
	server := httptest.NewServer(p.Handler(closing, "annuaire.test"))
	t.Cleanup(func() {
		close(closing)
		server.Close()
	})
	return server
}

// ask asks for an address, by the name of a host if it is not empty.
func ask(t *testing.T, server *httptest.Server, method, address, host string) (*http.Response, string) {
	t.Helper()
	request, err := http.NewRequest(method, server.URL+address, nil)
	must(t, err)
	if host != "" {
		request.Host = host
	}
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	answer, err := client.Do(request)
	must(t, err)
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	must(t, err)
	return answer, string(body)
}

func TestAnswers(t *testing.T) {
	s := newSite(t)
	_, server := serve(t, s)
	for _, c := range []struct {
		method, address string
		status          int
		kind, holds     string
	}{
		{"GET", "/", 200, "text/html; charset=utf-8", "<title>Annuaire</title>"},
		{"GET", "/projets/p1/", 200, "text/html; charset=utf-8", "Projet 1"},
		{"HEAD", "/projets/p1/", 200, "text/html; charset=utf-8", ""},
		{"GET", "/projets/p1/index.html", 200, "text/html; charset=utf-8", "Projet 1"},
		{"GET", "/projets/p1", 301, "", ""},
		{"GET", "/ancien/", 200, "text/html; charset=utf-8", "/projets/p0/"},
		{"GET", "/rien/", 404, "text/html; charset=utf-8", "</html>"},
		{"GET", "/media/rien.png", 404, "text/html; charset=utf-8", "</html>"},
		{"GET", "/sitemap.xml", 200, "", "<urlset"},
		{"GET", "/appels/atom.xml", 200, "application/xml; charset=utf-8", "<feed"},
		{"GET", "/programmes/relance/phase-1/relance-phase-1.ics", 200, "text/calendar; charset=utf-8", "BEGIN:VCALENDAR"},
		{"GET", "/next-change.json", 200, "application/json", `"status_at": "2025-06-15T09:00:00Z"`},
		{"GET", "/robots.txt", 200, "text/plain; charset=utf-8", "Sitemap:"},
		{"GET", "/_redirects", 200, "text/plain; charset=utf-8", "/ancien/ /projets/p0/ 301"},
		{"GET", "/_portulan/live.js", 200, "text/javascript; charset=utf-8", "EventSource"},
		{"GET", "/_portulan/problems.css", 200, "text/css; charset=utf-8", ".overlay"},
		{"GET", "/_portulan/rien", 404, "", ""},
		{"GET", "/_portulan/%2e%2e/handler.go", 400, "", ""},
		{"GET", "/../portulan.yaml", 307, "", ""}, // to /portulan.yaml
		{"GET", "/portulan.yaml", 404, "", ""},
		{"GET", "/_problemes/", 200, "text/html; charset=utf-8", "<h1>Aucun problème</h1>"},
		{"GET", "/_probl%C3%A8mes/", 200, "text/html; charset=utf-8", "<h1>Aucun problème</h1>"},
		{"POST", "/", 405, "", ""},
	} {
		answer, body := ask(t, server, c.method, c.address, "")
		kind := answer.Header.Get("Content-Type")
		if answer.StatusCode != c.status || c.kind != "" && kind != c.kind || !strings.Contains(body, c.holds) {
			t.Errorf("%s %s: %d %s\n%s", c.method, c.address, answer.StatusCode, kind, body)
		}
	}
}

// A page is what is published, to the byte, but for the script that keeps it up to
// date; a picture that a page shows is there.
func TestTheScriptIsAllThatDiffers(t *testing.T) {
	s := newSite(t)
	_, server := serve(t, s)
	built, _ := s.build(t, morning)
	_, page := ask(t, server, "GET", "/projets/p0/?published", "")
	if want := string(built["projets/p0/index.html"]); page != want {
		t.Errorf("the page is not as published: %s", firstDifference([]byte(want), []byte(page)))
	}
	_, live := ask(t, server, "GET", "/projets/p0/", "")
	script := live[strings.Index(live, `<script src="/_portulan/live.js"`):]
	script = script[:strings.Index(script, "\n")+1]
	if strings.Replace(live, script, "", 1) != page {
		t.Errorf("more than the script differs: %s", firstDifference([]byte(page), []byte(live)))
	}
	for name, want := range built {
		if !strings.HasPrefix(name, "media/") {
			continue
		}
		if answer, got := ask(t, server, "GET", "/"+name, ""); got != string(want) || answer.Header.Get("Content-Type") != "image/png" {
			t.Errorf("%s: %s, %d bytes", name, answer.Status, len(got))
		}
	}
}

// A site whose base address has a path is found at that path.
func TestBasePath(t *testing.T) {
	s := newSite(t)
	s.write("portulan.yaml", "title: x\nbase_url: https://exemple.fr/annuaire/\n")
	_, server := serve(t, s)
	if answer, _ := ask(t, server, "GET", "/", ""); answer.Header.Get("Location") != "/annuaire/" {
		t.Errorf("/ leads to %q", answer.Header.Get("Location"))
	}
	if answer, body := ask(t, server, "GET", "/annuaire/projets/p1/", ""); answer.StatusCode != 200 || !strings.Contains(body, `href="/annuaire/projets/"`) {
		t.Errorf("%s\n%s", answer.Status, body)
	}
}

// A page of another site cannot have its name pointed here and read what is not
// published yet.
func TestHosts(t *testing.T) {
	_, server := serve(t, newSite(t))
	for host, want := range map[string]int{
		"localhost:8080": 200, "LOCALHOST": 200, "annuaire.localhost:80": 200, "127.0.0.1:9": 200, "[::1]:8080": 200, "192.168.1.7": 200, "annuaire.test:8080": 200,
		"evil.example": 421, "localhost.evil.example:8080": 421, "evillocalhost": 421, "127.0.0.1.evil.example": 421,
	} {
		if answer, _ := ask(t, server, "GET", "/", host); answer.StatusCode != want {
			t.Errorf("%s: %d, want %d", host, answer.StatusCode, want)
		}
	}
}

// told is what a page is told.
type told struct{ Page, Title, Problems, Address string }

// listen opens a stream of events, and returns a function that reads the next.
func listen(t *testing.T, server *httptest.Server) func() told {
	t.Helper()
	ctx, stop := context.WithTimeout(t.Context(), guard)
	t.Cleanup(stop)
	request, err := http.NewRequestWithContext(ctx, "GET", server.URL+"/_portulan/events", nil)
	must(t, err)
	answer, err := http.DefaultClient.Do(request)
	must(t, err)
	t.Cleanup(func() { answer.Body.Close() })
	lines := bufio.NewScanner(answer.Body)
	lines.Buffer(nil, 1<<20)
	return func() (event told) {
		for lines.Scan() {
			if data, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				must(t, json.Unmarshal([]byte(data), &event))
				return event
			}
		}
		t.Fatalf("the stream ended: %v", lines.Err())
		return event
	}
}

// A mistake is told at once and shown over the page as it was before; mending it
// takes it away.
func TestMistakeAndMending(t *testing.T) {
	s := newSite(t)
	p, server := serve(t, s)
	next := listen(t, server)
	first := next()
	if first.Problems != "" || !strings.Contains(first.Page, "-") {
		t.Fatalf("at first: %+v", first)
	}
	good := s.read("content/projets/p1.md")
	for _, c := range []struct{ name, text, file, holds string }{
		{"a key", strings.Replace(good, "title: Projet 1", "titl: <b>Faux", 1), "content/projets/p1.md", "content/projets/p1.md:2:1: erreur: clé inconnue"},
		{"a link of the body", good + "[x](rien.md)\n", "content/projets/p1.md", "[link-broken]"},
		{"a template", `{{define "main"}}{{.Rien}}{{end}}`, "layouts/pages/page.html", "layouts/pages/page.html:1:"},
	} {
		p.Take(t.Context(), watch.Change{Paths: s.write(c.file, c.text)})
		event := next()
		for event.Problems == "" {
			event = next()
		}
		var terminal strings.Builder
		must(t, diag.Print(&terminal, p.View().Problems, diag.TextFormat, diag.French, false))
		if !strings.Contains(event.Problems, c.holds) || event.Problems != terminal.String() || event.Title != "1 erreur" && event.Title != "2 erreurs" {
			t.Errorf("%s: %+v", c.name, event)
		}
		if _, page := ask(t, server, "GET", "/projets/p1/?published", ""); !strings.Contains(page, "Projet 1") || strings.Contains(page, "Faux") {
			t.Errorf("%s: the page did not stay as it was", c.name)
		}
		if _, list := ask(t, server, "GET", event.Address, ""); !strings.Contains(list, "<h2>"+c.file+"</h2>") || strings.Contains(list, "<b>") {
			t.Errorf("%s: the list of problems is\n%s", c.name, list)
		}
		if c.file == "content/projets/p1.md" {
			p.Take(t.Context(), watch.Change{Paths: s.write(c.file, good)})
		} else {
			p.Take(t.Context(), watch.Change{Paths: s.remove(c.file)})
		}
		for event.Problems != "" {
			event = next()
		}
		if len(p.View().Problems) > 0 {
			t.Errorf("%s: mended, and there is still %v", c.name, p.View().Problems)
		}
	}
}

// A renamed programme is renamed on the pages of its calls, its laureates and in
// lists.
func TestRelationsFollow(t *testing.T) {
	s := newSite(t)
	p, server := serve(t, s)
	name := "content/programmes/relance/index.md"
	p.Take(t.Context(), watch.Change{Paths: s.write(name, strings.Replace(s.read(name), "Relance", "Grand large", 1))})
	for _, address := range []string{
		"/", "/programmes/", "/programmes/relance/", "/programmes/relance/phase-1/", "/projets/p1/", "/secteurs/musique/", "/organisations/agence/", "/plan-du-site/",
	} {
		if answer, page := ask(t, server, "GET", address, ""); answer.StatusCode != 200 || !strings.Contains(page, "Grand large") {
			t.Errorf("%s: %s, without the new name", address, answer.Status)
		}
	}
}

// A site that begins with errors is shown as far as it could be read, and one
// without layouts that work shows its problems.
func TestBeginningWithErrors(t *testing.T) {
	s := newSite(t)
	s.write("content/projets/p1.md", "---\ntitle: Projet 1\nzzz: 1\n---\n")
	p, server := serve(t, s)
	if _, page := ask(t, server, "GET", "/projets/p1/", ""); !strings.Contains(page, "Projet 1") || len(p.View().Problems) != 1 {
		t.Errorf("%v\n%s", p.View().Problems, page)
	}
	s = newSite(t)
	s.write("layouts/base.html", "{{if}}")
	_, server = serve(t, s)
	if answer, page := ask(t, server, "GET", "/projets/p1/", ""); answer.StatusCode != 500 || !strings.Contains(page, "layouts/base.html:1") {
		t.Errorf("%s\n%s", answer.Status, page)
	}
}
