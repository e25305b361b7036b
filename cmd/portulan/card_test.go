package main_test

import (
	"image/color"
	"image/png"
	"path/filepath"
	"strings"
	"testing"
)

// The picture of a page is on the paper of the site.
func TestPictureHasTheColoursOfTheSite(t *testing.T) {
	for theme, paper := range map[string]color.RGBA{
		"":                                       {0xfb, 0xf8, 0xf2, 0xff},
		"theme: {light: {paper: \"#ffffff\"}}\n": {0xff, 0xff, 0xff, 0xff},
	} {
		drawn := 0
		for name, data := range built(t, workshop(t, settings+theme)) {
			if filepath.Ext(name) != ".png" {
				continue
			}
			drawn++
			picture, err := png.Decode(strings.NewReader(data))
			if err != nil {
				t.Fatal(err)
			}
			if got := color.RGBAModel.Convert(picture.At(1, 1)); got != paper {
				t.Errorf("with %q the paper of %s is %v, want %v", theme, name, got, paper)
			}
		}
		if drawn != 2 {
			t.Errorf("%d pictures, want that of the site and that of the project", drawn)
		}
	}
}
