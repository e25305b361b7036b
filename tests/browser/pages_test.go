package browser

import (
	"testing"

	"github.com/chromedp/cdproto/network"

	"portulan/internal/browsertest"
)

// tooWide names the words that stand beyond the right edge of a window of a
// width, where the page can be scrolled sideways. A table scrolls in its own
// frame.
const tooWide = `width => {
	const root = document.documentElement;
	const wide = Math.max(root.scrollWidth, document.body.scrollWidth, innerWidth);
	if (wide <= width) return [];
	const beyond = ["the page is " + wide + " wide"];
	const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	for (const range = document.createRange(); walker.nextNode();) {
		range.selectNodeContents(walker.currentNode);
		const element = walker.currentNode.parentElement;
		if (range.getBoundingClientRect().right > width + 0.5 && !element.closest(".table, .visually-hidden")) beyond.push(element.outerHTML.slice(0, 160));
	}
	return beyond.slice(0, 6);
}`

// cutOff names what is not shown whole: an element that hides what it cannot hold.
const cutOff = `() => [...document.body.querySelectorAll("*")].filter(e => {
	const style = getComputedStyle(e);
	if (e.closest("svg, .visually-hidden") || !e.checkVisibility()) return false;
	const hides = value => value === "hidden" || value === "clip";
	return hides(style.overflowX) && e.scrollWidth > e.clientWidth + 1 || hides(style.overflowY) && e.scrollHeight > e.clientHeight + 1;
}).slice(0, 5).map(e => e.outerHTML.slice(0, 120))`

// spacing is that of WCAG 1.4.12: what a reader may set without loss.
const spacing = `() => {
	const sheet = new CSSStyleSheet();
	sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }");
	document.adoptedStyleSheets.push(sheet);
}`

// small names the controls that are smaller than 24 by 24 px: all but the links
// that stand in a sentence, whose size is that of its words (WCAG 2.5.8).
const small = `() => {
	const words = e => e.innerText.replace(/[\s.,;:·()–—-]+/g, " ").trim();
	const block = e => { while (getComputedStyle(e).display.startsWith("inline")) e = e.parentElement; return e };
	const inSentence = e => e.localName === "a" && words(block(e.parentElement)) !== words(e);
	return [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")]
		.filter(e => e.checkVisibility() && !e.matches(".skip") && (e.closest("nav, .ways, .register h3") || !inSentence(e)))
		.filter(e => { const box = e.getBoundingClientRect(); return box.height < 24 || box.width < 24 })
		.map(e => e.outerHTML.slice(0, 120) + " " + e.getBoundingClientRect().width + " × " + e.getBoundingClientRect().height);
}`

// moving names what changes little by little, or by itself.
const moving = `() => [document.documentElement, ...document.body.querySelectorAll("*")].filter(e => {
	const style = getComputedStyle(e);
	return style.animationName !== "none" || style.scrollBehavior === "smooth" || style.transitionDuration.split(",").some(d => parseFloat(d) > 0);
}).slice(0, 5).map(e => e.outerHTML.slice(0, 120))`

// screens are those that a page must fit: the narrowest, those of a reader who
// zooms, and those with the spacing that a reader may want.
var screens = []struct {
	name   string
	width  int
	scale  float64
	spaced bool
}{
	{"320 px, as 1280 px at 400 %", 320, 4, false},
	{"360 px", 360, 3, false},
	{"1280 px at 200 %", 640, 2, false},
	{"1280 px", 1280, 1, false},
	{"320 px, spaced", 320, 1, true},
	{"1280 px, spaced", 1280, 1, true},
}

// Each kind of page is opened once, and looked at by several readers: the last ones change it.
func TestPages(t *testing.T) {
	everyPage(t, func(t *testing.T, l *language, k kind) {
		tab := open(t, l, k.path(l), l.reader(360))
		accessible(t, tab, l, k)
		printed(t, tab, l, k)
		fits(t, tab, l)
		saysTheSame(t, tab, l, k)
	})
}

// A page fits its screen and the finger, keeps still, and leaves nothing behind:
// it does not scroll sideways nor cut off its text; what one touches on a phone
// is at least 24 px wide and high; nothing moves for those who ask for that, or
// ever moves by itself; and no cookie, storage or cache is made.
func fits(t *testing.T, tab *browsertest.Tab, l *language) {
	t.Helper()
	tab.Become(l.reader(360))
	none(t, tab, "is small to touch", small)
	if n := browsertest.Eval[int](tab, `() => document.getAnimations().length`); n > 0 {
		t.Errorf("%d things move by themselves", n)
	}
	calm := l.reader(1280)
	calm.ReducedMotion = true
	tab.Become(calm)
	none(t, tab, "moves", moving)
	none(t, tab, "is kept", kept)
	if cookies := browsertest.Command(tab, network.GetCookies, network.GetCookiesParams{}).Cookies; len(cookies) > 0 {
		t.Errorf("%d cookies, the first is %s", len(cookies), cookies[0].Name)
	}
	for _, screen := range screens {
		reader := l.reader(screen.width)
		reader.Scale = screen.scale
		tab.Become(reader)
		if screen.spaced {
			browsertest.Eval[any](tab, spacing)
		}
		none(t, tab, screen.name+": is beyond the edge", tooWide, screen.width)
		none(t, tab, screen.name+": is cut off", cutOff)
	}
}

// none fails the test for each thing that a function finds in the page.
func none(t *testing.T, tab *browsertest.Tab, fault, find string, args ...any) {
	t.Helper()
	for _, found := range browsertest.Eval[[]string](tab, find, args...) {
		t.Errorf("%s: %s", fault, found)
	}
}

// kept names where the page keeps something on the machine of its reader.
const kept = `async () => Object.entries({
	localStorage: localStorage.length, sessionStorage: sessionStorage.length,
	databases: (await indexedDB.databases()).length, caches: (await caches.keys()).length,
	workers: (await navigator.serviceWorker.getRegistrations()).length,
}).filter(([, n]) => n > 0).map(([where]) => where)`
