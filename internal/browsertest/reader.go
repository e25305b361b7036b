package browsertest

import (
	"cmp"
	"context"
	"fmt"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// Reader is what the person at the screen has. The zero Reader has a light
// screen of 1280 × 800, a mouse, scripts, the clock of the machine in UTC, and
// English.
type Reader struct {
	Width, Height int     // of the window, in CSS pixels; below 600 wide it is a phone
	Scale         float64 // device pixels to a CSS pixel; 1 unless set

	Dark          bool // prefers a dark scheme
	ReducedMotion bool
	Print         bool // sees the page as it is printed
	NoScript      bool
	Offline       bool

	Clock  time.Time // what the page takes for now, without going on; see [Tab.SetClock]
	Zone   string    // as in Europe/Paris
	Locale string    // as in fr-FR
}

// narrow is the width below which a reader has a phone, in CSS pixels.
const narrow = 600

// emulate gives a tab what its reader has.
func (r Reader) emulate(ctx context.Context, s *chromedp.Target) error {
	width, height := int64(cmp.Or(r.Width, 1280)), int64(cmp.Or(r.Height, 800))
	var errs []error
	do := func(err error) { errs = append(errs, err) }
	do(call(ctx, s, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true}))
	do(call(ctx, s, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{
		Width: width, Height: height, DeviceScaleFactor: cmp.Or(r.Scale, 1), Mobile: width < narrow,
	}))
	do(call(ctx, s, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Media: choose(r.Print, "print", "screen"),
		Features: []*emulation.MediaFeature{
			{Name: "prefers-color-scheme", Value: choose(r.Dark, "dark", "light")},
			{Name: "prefers-reduced-motion", Value: choose(r.ReducedMotion, "reduce", "no-preference")},
		},
	}))
	do(call(ctx, s, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: r.NoScript}))
	do(call(ctx, s, emulation.SetTimezoneOverride, emulation.SetTimezoneOverrideParams{TimezoneID: cmp.Or(r.Zone, "UTC")}))
	do(call(ctx, s, emulation.SetLocaleOverride, emulation.SetLocaleOverrideParams{Locale: cmp.Or(r.Locale, "en-GB")}))
	do(call(ctx, s, emulation.SetUserAgentOverride, emulation.SetUserAgentOverrideParams{
		UserAgent: "Chromium (a test)", AcceptLanguage: cmp.Or(r.Locale, "en-GB"),
	}))
	do(call(ctx, s, network.EmulateNetworkConditionsByRule, network.EmulateNetworkConditionsByRuleParams{
		MatchedNetworkConditions: []*network.Conditions{{DownloadThroughput: -1, UploadThroughput: -1, Offline: r.Offline}},
	}))
	do(call(ctx, s, network.OverrideNetworkState, network.OverrideNetworkStateParams{ // which is what the page is told
		DownloadThroughput: -1, UploadThroughput: -1, Offline: r.Offline,
	}))
	if !r.Clock.IsZero() {
		do(call(ctx, s, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{
			Source: fmt.Sprintf("(%s)(%d)", clock, r.Clock.UnixMilli()),
		}))
	}
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// clock replaces the clock of a page: Date says the instant that it is given.
const clock = `now => {
	const Real = Date;
	globalThis.Date = new Proxy(Real, {
		construct: (_, args, made) => Reflect.construct(Real, args.length ? args : [now], made),
		apply: () => new Real(now).toString(),
		get: (_, key) => key === "now" ? () => now : Reflect.get(Real, key),
	});
	Real.prototype.constructor = globalThis.Date;
	Object.defineProperty(globalThis, Symbol.for("browsertest.clock"), { configurable: true, value: to => { now = to } }); // the last one rules
}`

// call sends a command of the DevTools protocol and drops what it returns.
func call[P, R any](ctx context.Context, s cdp.Session, command cdp.Command[P, R], params P) error {
	_, err := cdp.Call(ctx, s, command, params)
	if err != nil {
		return fmt.Errorf("%s: %w", command.Method, err)
	}
	return nil
}

func choose(yes bool, a, b string) string {
	if yes {
		return a
	}
	return b
}
