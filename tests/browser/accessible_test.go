package browser

import (
	"fmt"
	"os"
	"testing"

	"portulan/internal/browsertest"
)

// axe-core finds nothing on any kind of page, on a phone and on a wide screen,
// in light and in dark, in French and in English.
func TestAccessible(t *testing.T) {
	everyPage(t, func(t *testing.T, l *language, k kind) {
		reader := l.reader(360)
		tab := open(t, l, k.path(l), reader)
		for _, width := range []int{360, 1280} {
			for _, dark := range []bool{false, true} {
				reader := l.reader(width)
				reader.Dark = dark
				tab.Become(reader)
				tab.Accessible()
				keep(t, tab, l, k, fmt.Sprintf("%d-%s", width, map[bool]string{false: "light", true: "dark"}[dark]))
			}
		}
	})
}

// A call can have ten statuses: each is told as well as the others.
func TestEveryStatusIsAccessible(t *testing.T) {
	l := languages[1]
	tab := open(t, l, "/programmes/craft-schools/", l.reader(1280))
	for _, dark := range []bool{false, true} {
		reader := l.reader(1280)
		reader.Dark = dark
		tab.Become(reader)
		tab.Accessible()
	}
	shown := browsertest.Eval[[]string](tab, `() => [...document.querySelectorAll(".course .status")].map(e => e.innerText.trim())`)
	if len(shown) != 6 {
		t.Errorf("statuses shown: %q", shown)
	}
}

// The picture of the README is taken when screenshots are.
func TestPictureOfTheReadme(t *testing.T) {
	l := languages[0]
	reader := l.reader(1280)
	tab := open(t, l, "/", reader)
	picture := tab.Picture("home.webp")
	if len(picture) == 0 || len(picture) > 150<<10 {
		t.Errorf("the picture has %d bytes: it is for a page that is read online", len(picture))
	}
	if *screenshots != "" {
		if err := os.WriteFile("../../docs/home.webp", picture, 0o666); err != nil {
			t.Fatal(err)
		}
	}
}
