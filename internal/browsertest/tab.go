package browsertest

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// patience is how long a test waits for one thing before it says that the thing
// does not come. Nothing takes so long: a machine under load may.
const patience = 60 * time.Second

// Tab is a tab of the browser, with a browsing context of its own. Its methods
// fail the test that it was opened for.
type Tab struct {
	t      testing.TB
	ctx    context.Context
	record *record
	close  func()
	part   string // CSS selector of the part that names are looked for in
}

// Open opens a tab for a reader. It is closed when the test ends.
func Open(t testing.TB, reader Reader) *Tab {
	t.Helper()
	first, err := chromium()
	if err != nil {
		t.Fatal(err)
	}
	tab := &Tab{t: t, record: newRecord(), part: "html"}
	ctx, cancel := chromedp.NewContext(first, chromedp.WithNewBrowserContext(), chromedp.WithListener(tab.record.take))
	tab.ctx = ctx
	tab.close = sync.OnceFunc(func() {
		tab.record.check(t)
		if t.Failed() {
			tab.keep()
		}
		cancel()
	})
	t.Cleanup(tab.close)
	if err := chromedp.Do(ctx); err != nil { // the first run must have no time limit: the tab lives as long as its context
		t.Fatalf("open a tab: %v", err)
	}
	tab.Become(reader)
	return tab
}

// Become changes what the reader has, for the page that is open and those to come. The
// clock of an open page cannot be replaced: it is that of the next.
func (tab *Tab) Become(reader Reader) {
	tab.t.Helper()
	tab.do("emulate the reader", chromedp.Func(reader.emulate))
}

// Within is the tab with names looked for in the first element that a CSS
// selector finds.
func (tab *Tab) Within(selector string) *Tab {
	part := *tab
	part.part = selector
	return &part
}

// Go opens an address, waits until it is loaded, and returns the response. The tab
// is closed before the server of the address is: a browser asks for the icon of a
// page whenever it likes, and finding no one there is not a fault of the page.
func (tab *Tab) Go(address string) *network.Response {
	tab.t.Helper()
	tab.t.Cleanup(tab.close)
	if u, err := url.Parse(address); err == nil {
		tab.record.home(u.Host)
	}
	return tab.load("open "+address, chromedp.Navigate(address))
}

// Back goes back to the page before, which a browser may have kept as it was.
func (tab *Tab) Back() {
	tab.t.Helper()
	history := Command(tab, page.GetNavigationHistory, cdp.Empty{})
	if history.CurrentIndex == 0 {
		tab.t.Fatalf("no page before %s", tab.URL())
	}
	before := history.Entries[history.CurrentIndex-1]
	Command(tab, page.NavigateToHistoryEntry, page.NavigateToHistoryEntryParams{EntryID: before.ID})
	tab.Wait(`address => location.href === address`, before.URL)
	tab.settle()
}

// load does what leads to another page, or to another place of this one, and
// waits until it is there.
func (tab *Tab) load(what string, action chromedp.Action[chromedp.Void]) *network.Response {
	tab.t.Helper()
	ctx, cancel := tab.patient()
	defer cancel()
	response, err := chromedp.RunResponse(ctx, action)
	if err != nil {
		tab.t.Fatalf("%s: %v", what, err)
	}
	tab.settle()
	return response
}

// settle waits for the fonts of the page.
func (tab *Tab) settle() {
	tab.t.Helper()
	tab.Wait(`() => document.readyState === "complete" && document.fonts.status === "loaded"`)
}

// URL is the address of the page.
func (tab *Tab) URL() *url.URL {
	tab.t.Helper()
	u, err := url.Parse(Eval[string](tab, `() => location.href`))
	if err != nil {
		tab.t.Fatal(err)
	}
	return u
}

// Text is what the page shows, in the element that a CSS selector finds first;
// no-break spaces are plain ones. It fails the test if there is no such element.
func (tab *Tab) Text(selector string) string {
	tab.t.Helper()
	text := Eval[*string](tab, `selector => document.querySelector(selector)?.innerText ?? null`, selector)
	if text == nil {
		tab.t.Fatalf("no %s on %s", selector, tab.URL())
	}
	return plain(*text)
}

// Wait waits until a condition is true: a JavaScript function, called with the
// arguments. It outlives the page that it is first asked of.
func (tab *Tab) Wait(condition string, args ...any) {
	tab.t.Helper()
	deadline := time.Now().Add(patience)
	for {
		ready, err := evaluate[bool](tab, condition, args)
		switch {
		case err == nil && ready:
			return
		case time.Now().After(deadline):
			tab.t.Fatalf("does not become true: %s (%v)", condition, err)
		case err != nil && isException(err):
			tab.t.Fatalf("%s: %v", condition, err)
		}
		select {
		case <-tab.ctx.Done():
			tab.t.Fatal(tab.ctx.Err())
		case <-time.After(10 * time.Millisecond): // between two looks
		}
	}
}

// SetClock sets the clock of the page that is open, which its reader must have
// been given. Timers go on as before.
func (tab *Tab) SetClock(now time.Time) {
	tab.t.Helper()
	Eval[any](tab, `now => { globalThis[Symbol.for("browsertest.clock")](now); return null }`, now.UnixMilli())
}

// Eval calls a JavaScript function in the page, waits for what it promises, and
// returns that. Arguments and result travel as JSON.
func Eval[T any](tab *Tab, function string, args ...any) T {
	tab.t.Helper()
	value, err := evaluate[T](tab, function, args)
	if err != nil {
		tab.t.Fatalf("%s: %v", function, err)
	}
	return value
}

func evaluate[T any](tab *Tab, function string, args []any) (value T, err error) {
	arguments := make([]string, len(args))
	for i, arg := range args {
		text, err := json.Marshal(arg)
		if err != nil {
			return value, err
		}
		arguments[i] = string(text)
	}
	ctx, cancel := tab.patient()
	defer cancel()
	expression := fmt.Sprintf("(%s)(%s)", function, strings.Join(arguments, ", "))
	result, err := chromedp.Run(ctx, chromedp.Evaluate[*runtime.RemoteObject](expression, chromedp.EvalAwaitPromise, chromedp.EvalAsValue))
	if err != nil {
		return value, err
	}
	if len(result.Value) == 0 {
		return value, nil // undefined
	}
	return value, json.Unmarshal(result.Value, &value)
}

// isException tells a mistake of a script from a page that is on its way out.
func isException(err error) bool {
	_, ok := errors.AsType[*chromedp.ExceptionError](err)
	return ok
}

// do runs an action of chromedp, which must succeed.
func (tab *Tab) do(what string, action chromedp.Action[chromedp.Void]) {
	tab.t.Helper()
	ctx, cancel := tab.patient()
	defer cancel()
	if err := chromedp.Do(ctx, action); err != nil {
		tab.t.Fatalf("%s: %v", what, err)
	}
}

func (tab *Tab) patient() (context.Context, context.CancelFunc) {
	return context.WithTimeout(tab.ctx, patience)
}

// Command sends a command of the DevTools protocol to the tab, for what the
// package has no word for.
func Command[P, R any](tab *Tab, command cdp.Command[P, R], params P) R {
	tab.t.Helper()
	ctx, cancel := tab.patient()
	defer cancel()
	result, err := chromedp.Call(ctx, command, params)
	if err != nil {
		tab.t.Fatalf("%s: %v", command.Method, err)
	}
	return result
}

// Allow grants the pages of the tab a permission that a browser would ask its
// reader for, such as clipboard-read.
func (tab *Tab) Allow(permission string) {
	tab.t.Helper()
	ctx, cancel := tab.patient()
	defer cancel()
	_, err := chromedp.CallBrowser(ctx, browser.SetPermission, browser.SetPermissionParams{
		Permission:       &browser.PermissionDescriptor{Name: permission},
		Setting:          browser.PermissionSettingGranted,
		BrowserContextID: chromedp.FromContext(tab.ctx).BrowserContextID,
	})
	if err != nil {
		tab.t.Fatalf("allow %s: %v", permission, err)
	}
}

// plain is a text with plain spaces, at most one at a time on a line.
func plain(text string) string {
	var lines []string
	for line := range strings.Lines(text) {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}
