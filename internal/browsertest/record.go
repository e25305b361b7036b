package browsertest

import (
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
)

// Request is one that a tab made, in the order in which they were made.
type Request struct {
	URL    string
	Host   string // with its port
	Type   string // Document, Stylesheet, Script, Image, Font, Fetch…
	Status int    // of the response; 0 while there is none
	Bytes  int    // received over the network, headers included, as compressed as they came
	Failed string // why no response came; empty if one did
}

// record is all that a tab did, as its browser tells it. The icon of a tab is
// told as of the type Other.
type record struct {
	mu       sync.Mutex
	host     string // the one that may be asked
	requests []*Request
	byID     map[network.RequestID]*Request
	messages []string
	expected []string
}

func newRecord() *record { return &record{byID: map[network.RequestID]*Request{}} }

func (r *record) home(host string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.host == "" {
		r.host = host
	}
}

// take takes an event. It is called from the goroutine that reads them.
func (r *record) take(event any) {
	r.mu.Lock()
	defer r.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		u, err := url.Parse(e.Request.URL)
		if err != nil || !slices.Contains([]string{"http", "https", "ws", "wss"}, u.Scheme) {
			return // such as data:, which asks no one
		}
		request := &Request{URL: e.Request.URL, Host: u.Host, Type: string(e.Type)}
		r.requests, r.byID[e.RequestID] = append(r.requests, request), request
	case *network.EventResponseReceived:
		if request := r.byID[e.RequestID]; request != nil {
			request.Status = int(e.Response.Status)
		}
	case *network.EventLoadingFinished:
		if request := r.byID[e.RequestID]; request != nil {
			request.Bytes = int(e.EncodedDataLength)
		}
	case *network.EventLoadingFailed:
		if request := r.byID[e.RequestID]; request != nil && !e.Canceled {
			request.Failed = e.ErrorText
		}
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError || e.Entry.Source == log.EntrySourceSecurity {
			r.say("%s (%s)", e.Entry.Text, e.Entry.URL)
		}
	case *runtime.EventExceptionThrown:
		text := e.ExceptionDetails.Text
		if e.ExceptionDetails.Exception != nil {
			text += " " + e.ExceptionDetails.Exception.Description
		}
		r.say("%s", text)
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.ConsoleAPICalledTypeError || e.Type == runtime.ConsoleAPICalledTypeAssert {
			var said []string
			for _, arg := range e.Args {
				said = append(said, strings.Trim(string(arg.Value), `"`)+arg.Description)
			}
			r.say("console: %s", strings.Join(said, " "))
		}
	}
}

func (r *record) say(format string, args ...any) {
	r.messages = append(r.messages, fmt.Sprintf(format, args...))
}

// Requests are those that the tab made until now.
func (tab *Tab) Requests() []Request {
	tab.record.mu.Lock()
	defer tab.record.mu.Unlock()
	var all []Request
	for _, request := range tab.record.requests {
		all = append(all, *request)
	}
	return all
}

// Expect announces a message of the console that holds a text: it is not held
// against the page. One that never comes fails the test.
func (tab *Tab) Expect(text string) {
	tab.record.mu.Lock()
	defer tab.record.mu.Unlock()
	tab.record.expected = append(tab.record.expected, text)
}

// check fails a test for what its tab did and should not have.
func (r *record) check(t testing.TB) {
	t.Helper()
	r.mu.Lock()
	defer r.mu.Unlock()
	seen := make([]bool, len(r.expected))
	for _, message := range r.messages {
		announced := false
		for i, text := range r.expected {
			if strings.Contains(message, text) {
				seen[i], announced = true, true
			}
		}
		if !announced && !strings.Contains(message, "/favicon.ico") { // which a browser asks for of itself, on pages that name no icon
			t.Errorf("the browser says: %s", message)
		}
	}
	for i, text := range r.expected {
		if !seen[i] {
			t.Errorf("the browser never says: %s", text)
		}
	}
	for _, request := range r.requests {
		if request.Host != r.host {
			t.Errorf("asks another host: %s", request.URL)
		}
	}
}

func decode(t testing.TB, text []byte, into any) {
	t.Helper()
	if err := json.Unmarshal(text, into); err != nil {
		t.Fatalf("%v: %s", err, text)
	}
}

// axText is the text of a property of the accessibility tree.
func axText(value *accessibility.Value) string {
	if value == nil {
		return ""
	}
	var text string
	if json.Unmarshal(value.Value, &text) != nil {
		return ""
	}
	return plain(text)
}
