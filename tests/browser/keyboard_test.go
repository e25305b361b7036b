package browser

import (
	"slices"
	"strings"
	"testing"

	"portulan/internal/browsertest"
)

// stop is a place where the focus stands.
type stop struct {
	At      string // what has the focus: its index among all that can, and its text
	Outline bool   // it is told by an outline of at least 2 px in a colour of its own
	Seen    bool   // it is in the window, and nothing covers it
}

// focusable are the elements that the key Tab leads to, in reading order.
const focusable = `() => {
	const can = "a[href], area[href], button:not([disabled]), input:not([disabled]):not([type=hidden]), select:not([disabled]), textarea:not([disabled]), summary, iframe, [contenteditable=true], [tabindex]";
	globalThis.stops = [...document.querySelectorAll(can)].filter(e => e.tabIndex >= 0 && e.checkVisibility({ visibilityProperty: true }));
	globalThis.named = e => globalThis.stops.indexOf(e) + " " + (e.innerText || e.getAttribute("aria-label") || e.name || e.tagName).replace(/\s+/g, " ").trim();
	return globalThis.stops.map(globalThis.named);
}`

// focused is where the focus is; nothing once it left the page.
const focused = `() => {
	const e = document.activeElement;
	if (!e || e === document.body) return null;
	const style = getComputedStyle(e);
	const boxes = [...e.getClientRects()].filter(box => box.width && box.height);
	const seen = boxes.some(box => {
		const x = box.x + box.width / 2, y = box.y + box.height / 2;
		const top = document.elementFromPoint(x, y);
		return x >= 0 && y >= 0 && x <= innerWidth && y <= innerHeight && top && (e.contains(top) || top.contains(e) && top !== document.documentElement);
	});
	return {
		at: globalThis.named(e), seen,
		outline: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && style.outlineColor !== style.backgroundColor,
	};
}`

// The key Tab leads to all that can be used, in reading order, the skip link
// first; where it is shows, nothing hides it, and it leaves the page at its end.
func TestKeyboard(t *testing.T) {
	everyPage(t, func(t *testing.T, l *language, k kind) {
		byKeyboard(t, open(t, l, k.path(l), l.reader(1280)))
	})
	t.Run("results", func(t *testing.T) {
		t.Parallel()
		l := languages[0]
		tab := open(t, l, "/recherche/?q=appels+culture", l.reader(1280))
		settled(tab)
		byKeyboard(t, tab)
	})
}

// byKeyboard goes through a page by the key Tab alone.
func byKeyboard(t *testing.T, tab *browsertest.Tab) {
	t.Helper()
	want := browsertest.Eval[[]string](tab, focusable)
	if len(want) < 5 {
		t.Fatalf("only %q can be reached", want)
	}
	// A key is up once the focus has moved, and what has it is in the window.
	browsertest.Eval[any](tab, `() => {
		globalThis.met = [];
		addEventListener("keyup", () => globalThis.met.push((`+focused+`)()));
	}`)
	const parts = 4 // of a date: day, month, year and calendar, each of which the browser marks by itself
	dates := browsertest.Eval[int](tab, `() => document.querySelectorAll("input[type=date]").length`)
	tab.Press(strings.Repeat(browsertest.TabKey, len(want)+1+(parts-1)*dates))
	var got []string
	for _, at := range browsertest.Eval[[]*stop](tab, `() => globalThis.met`) {
		if at == nil {
			break
		}
		if len(got) > 0 && got[len(got)-1] == at.At {
			continue
		}
		got = append(got, at.At)
		if !at.Outline {
			t.Errorf("nothing shows that the focus is at %q", at.At)
		}
		if !at.Seen {
			t.Errorf("the focus is hidden at %q", at.At)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("Tab leads to\n%q, not to\n%q", got, want)
	}
}

// The skip link is the first thing that the keyboard meets, and leads to the
// content: what is reached next stands in it.
func TestSkipLink(t *testing.T) {
	names := map[string]string{"fr": "Aller au contenu", "en": "Skip to content"}
	for _, l := range languages {
		t.Run(l.name, func(t *testing.T) {
			t.Parallel()
			tab := open(t, l, kinds[5].path(l), l.reader(360))
			tab.Press(browsertest.TabKey)
			if first := browsertest.Eval[string](tab, `() => document.activeElement.innerText`); first != names[l.name] {
				t.Fatalf("first is %q", first)
			}
			tab.Press(browsertest.Enter)
			tab.Wait(`() => document.activeElement === document.querySelector("main")`)
			tab.Press(browsertest.TabKey)
			tab.Wait(`() => document.activeElement.matches("main *")`)
		})
	}
}
