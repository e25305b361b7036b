package browser

import (
	"fmt"
	"os"
	"slices"
	"testing"

	"portulan/internal/browsertest"
	"portulan/internal/directory"
)

// axe-core finds nothing on any kind of page, on a phone and on a wide screen,
// in light and in dark, in French and in English.
func accessible(t *testing.T, tab *browsertest.Tab, l *language, k kind) {
	t.Helper()
	for _, width := range []int{360, 1280} {
		for _, dark := range []bool{false, true} {
			reader := l.reader(width)
			reader.Dark = dark
			tab.Become(reader)
			tab.Accessible()
			keep(t, tab, l, k, fmt.Sprintf("%d-%s", width, map[bool]string{false: "light", true: "dark"}[dark]))
		}
	}
}

// Each status that a call can have is told as well as the others.
func TestEveryStatusIsAccessible(t *testing.T) {
	at := moment("2024-02-20 10:00")
	var shown []directory.Status
	for _, look := range []struct {
		folder, path string
		reader       browsertest.Reader
	}{
		{languages[1].built(t), "/programmes/craft-schools/", languages[1].reader(1280)},
		{builtAt(t, statuses, at), "/programmes/statuts/", parisian(at)},
	} {
		tab := readAt(t, look.folder, look.path, look.reader)
		for _, dark := range []bool{false, true} {
			look.reader.Dark = dark
			tab.Become(look.reader)
			tab.Accessible()
		}
		shown = append(shown, browsertest.Eval[[]directory.Status](tab, `() => [...document.querySelectorAll(".status")].filter(e => e.checkVisibility()).map(e => e.classList[1])`)...)
	}
	for _, status := range directory.Statuses() {
		if !slices.Contains(shown, status) {
			t.Errorf("no call is shown as %s", status)
		}
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
