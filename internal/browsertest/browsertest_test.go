package browsertest_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"portulan/internal/browsertest"
)

func TestMain(m *testing.M) { os.Exit(browsertest.Main(m)) }

// observed is a test whose failures are kept rather than reported: what it
// opens is closed when end is called.
type observed struct {
	testing.TB
	failures []string
	cleanups []func()
}

func (o *observed) Helper()                        {}
func (o *observed) Cleanup(f func())               { o.cleanups = append(o.cleanups, f) }
func (o *observed) Error(args ...any)              { o.failures = append(o.failures, fmt.Sprint(args...)) }
func (o *observed) Errorf(format string, a ...any) { o.Error(fmt.Sprintf(format, a...)) }
func (o *observed) Failed() bool                   { return false } // no picture of what was meant to fail
func (o *observed) end() string {
	for _, f := range o.cleanups {
		f()
	}
	return strings.Join(o.failures, "\n")
}

// site serves a site of one page.
func site(t *testing.T, body string, more ...string) *browsertest.Site {
	t.Helper()
	folder := t.TempDir()
	files := map[string]string{"index.html": `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Quay</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">` + body}
	for i := 0; i+1 < len(more); i += 2 {
		files[more[i]] = more[i+1]
	}
	for name, text := range files {
		name = filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return browsertest.Serve(t, folder)
}

// What a page should not do fails the test that opens it; what was announced
// does not.
func TestFaultsOfAPageFailItsTest(t *testing.T) {
	for _, test := range []struct{ name, body, says string }{
		{"nothing", `<p>Calm.`, ""},
		{"console", `<script>console.error("the", "mast", 2)</script>`, "console: the mast 2"},
		{"exception", `<script>sail.hoist()</script>`, "sail is not defined"},
		{"missing file", `<img src="/no.png" alt="None">`, "404"},
		{"content policy", `<meta http-equiv="Content-Security-Policy" content="default-src 'self'"><p style="color:red">x`, "Content Security Policy"},
		{"another host", `<img src="http://harbour.example/a.png" alt="None">`, "asks another host: http://harbour.example/a.png"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			o := &observed{TB: t}
			browsertest.Open(o, browsertest.Reader{}).Go(site(t, test.body).URL("/"))
			if got := o.end(); !strings.Contains(got, test.says) || (test.says == "") != (got == "") {
				t.Errorf("got %q, want %q", got, test.says)
			}
		})
	}
	t.Run("announced", func(t *testing.T) {
		tab := browsertest.Open(t, browsertest.Reader{})
		tab.Expect("404")
		tab.Go(site(t, `<img src="/no.png" alt="None">`).URL("/"))
	})
	t.Run("announced in vain", func(t *testing.T) {
		o := &observed{TB: t}
		tab := browsertest.Open(o, browsertest.Reader{})
		tab.Expect("404")
		tab.Go(site(t, `<p>Calm.`).URL("/"))
		if got := o.end(); !strings.Contains(got, "never says: 404") {
			t.Errorf("got %q", got)
		}
	})
}

// A page meets the reader that the test describes.
func TestReaders(t *testing.T) {
	const body = `<p id="dark">light</p><p id="js">without</p>
<style>@media (prefers-color-scheme: dark) { #dark { font-size: 50px } } @media print { #dark { font-size: 60px } }</style>
<script>document.getElementById("js").textContent = [innerWidth, new Date().toISOString(), new Date(2026, 0, 1).getTimezoneOffset(),
  navigator.language, new Intl.NumberFormat().format(0.5), Date.now(), new Date() instanceof Date].join(" ")</script>`
	noon := time.Date(2023, 7, 31, 12, 0, 0, 0, time.UTC)
	for _, test := range []struct {
		reader     browsertest.Reader
		says, size string
	}{
		{browsertest.Reader{NoScript: true}, "without", "16px"},
		{browsertest.Reader{Dark: true, NoScript: true}, "without", "50px"},
		{browsertest.Reader{Print: true, NoScript: true}, "without", "60px"},
		{browsertest.Reader{Width: 360, Clock: noon, Zone: "America/Guadeloupe", Locale: "fr-FR"},
			"360 2023-07-31T12:00:00.000Z 240 fr-FR 0,5 1690804800000 true", "16px"},
		{browsertest.Reader{Clock: noon}, "1280 2023-07-31T12:00:00.000Z 0 en-GB 0.5 1690804800000 true", "16px"},
	} {
		t.Run(fmt.Sprintf("%+v", test.reader), func(t *testing.T) {
			t.Parallel()
			tab := browsertest.Open(t, test.reader)
			tab.Go(site(t, body).URL("/"))
			if got := tab.Text("#js"); got != test.says {
				t.Errorf("it says %q, want %q", got, test.says)
			}
			if got := browsertest.Eval[string](tab, `() => getComputedStyle(document.getElementById("dark")).fontSize`); got != test.size {
				t.Errorf("its size is %s, want %s", got, test.size)
			}
		})
	}
}

// A reader who becomes another has the clock of the last one on the next page.
func TestBecomeAnother(t *testing.T) {
	tab := browsertest.Open(t, browsertest.Reader{Clock: time.UnixMilli(1)})
	tab.Become(browsertest.Reader{Clock: time.UnixMilli(2)})
	tab.Go(site(t, `<p>x`).URL("/"))
	if got := browsertest.Eval[int64](tab, `() => Date.now()`); got != 2 {
		t.Errorf("the clock says %d", got)
	}
	tab.SetClock(time.UnixMilli(3))
	if got := browsertest.Eval[int64](tab, `() => Date.now()`); got != 3 {
		t.Errorf("set, the clock says %d", got)
	}
}

// A test does what a person does, by the names that people hear.
func TestActs(t *testing.T) {
	tab := browsertest.Open(t, browsertest.Reader{Clock: time.Unix(0, 0)})
	s := site(t, `<nav><a href="/quay/">The&nbsp;quay</a></nav><main><a href="/" aria-label="Here">x</a>
<label>Name <input></label><button>Write</button><output></output></main>
<script>document.querySelector("button").onclick = () => setTimeout(() => document.querySelector("output").textContent = document.querySelector("input").value)</script>`,
		"quay/index.html", `<!DOCTYPE html><title>Quay</title><link rel="icon" href="data:,"><h1>Quay</h1>`)
	tab.Go(s.URL("/"))
	if got := fmt.Sprint(tab.Names("link"), tab.Within("main").Names("link")); got != "[The quay Here] [Here]" {
		t.Errorf("links are %s", got)
	}
	tab.Click("textbox", "Name")
	tab.Press("Mistral")
	tab.Press(browsertest.TabKey)
	tab.Press(browsertest.Enter)
	tab.Wait(`text => document.querySelector("output").textContent === text`, "Mistral")
	tab.SetClock(time.UnixMilli(5))
	if got := browsertest.Eval[int64](tab, `() => Date.now()`); got != 5 {
		t.Errorf("the clock says %d", got)
	}
	if response := tab.Within("nav").Follow("The quay"); response.Status != 200 || tab.URL().Path != "/quay/" || tab.Text("h1") != "Quay" {
		t.Errorf("it led to %s", tab.URL())
	}
	tab.Back()
	if tab.URL().Path != "/" {
		t.Errorf("back at %s", tab.URL())
	}
}

// The requests of a page are told as they came; a site that is off is told too.
func TestRequests(t *testing.T) {
	s := site(t, `<link rel="stylesheet" href="/a.css"><p>x`, "a.css", "p { color: red }")
	tab := browsertest.Open(t, browsertest.Reader{})
	tab.Go(s.URL("/"))
	got := tab.Requests()
	if len(got) != 2 || got[0].Type != "Document" || got[1].Type != "Stylesheet" || got[1].Status != 200 || got[1].Bytes < 16 {
		t.Errorf("requests: %+v", got)
	}
	tab.Expect("ERR_INTERNET_DISCONNECTED")
	tab.Become(browsertest.Reader{Offline: true})
	failed := browsertest.Eval[bool](tab, `() => fetch("/a.css", { cache: "no-store" }).then(() => false, () => true)`)
	if got := tab.Requests(); !failed || got[len(got)-1].Failed == "" {
		t.Errorf("a site that is off answers: %+v", got)
	}
}

// axe-core finds what it should, and says where.
func TestAccessible(t *testing.T) {
	for _, test := range []struct{ body, finds string }{
		{`<main><h1>Quay</h1><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="A quay"></main>`, ""},
		{`<main><h1>Quay</h1><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="></main>`, "image-alt"},
		{`<main><h1>Quay</h1><p style="color:#ccc;background:#fff">Pale</p></main>`, "color-contrast"},
		{`<main><h1>Quay</h1><input></main>`, "label"},
		{`<h1>Quay</h1>`, "region"},
		{`<main><h1>Quay</h1><button style="font-size:4px;padding:0;border:0">a</button><button style="font-size:4px;padding:0;border:0">b</button></main>`, "target-size"},
	} {
		t.Run(test.finds, func(t *testing.T) {
			t.Parallel()
			o := &observed{TB: t}
			tab := browsertest.Open(o, browsertest.Reader{})
			tab.Go(site(t, test.body).URL("/"))
			tab.Accessible()
			if got := o.end(); !strings.Contains(got, test.finds) || (test.finds == "") != (got == "") {
				t.Errorf("it finds %q, want %q", got, test.finds)
			}
		})
	}
}
