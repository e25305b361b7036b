package browsertest

import (
	"context"
	"math"
	"os"
	"path/filepath"
	"regexp"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// Picture is a picture of the window, as PNG, or as WebP where the name of the
// file that it is for ends so.
func (tab *Tab) Picture(name string) []byte {
	tab.t.Helper()
	return Command(tab, page.CaptureScreenshot, screenshot(name)).Data
}

// WholePicture is a picture of the page from its head to its foot.
func (tab *Tab) WholePicture(name string) []byte {
	tab.t.Helper()
	params := screenshot(name)
	size := Command(tab, page.GetLayoutMetrics, cdp.Empty{}).CSSContentSize
	beyond := true
	params.CaptureBeyondViewport = &beyond
	params.Clip = &page.Viewport{Width: math.Ceil(size.Width), Height: math.Ceil(size.Height), Scale: 1}
	return Command(tab, page.CaptureScreenshot, params).Data
}

func screenshot(name string) page.CaptureScreenshotParams {
	if filepath.Ext(name) != ".webp" {
		return page.CaptureScreenshotParams{Format: page.CaptureScreenshotFormatPng}
	}
	quality := int64(90)
	return page.CaptureScreenshotParams{Format: page.CaptureScreenshotFormatWebp, Quality: &quality}
}

// unsafe are the characters that a name of a test has and that of a file should not.
var unsafe = regexp.MustCompile(`[^\pL\pN.-]+`)

// keep leaves a picture and the document of the page that a failed test saw in
// the artefacts of the module.
func (tab *Tab) keep() {
	root, err := module()
	if err != nil {
		tab.t.Log(err)
		return
	}
	name := filepath.Join(root, "artefacts", unsafe.ReplaceAllString(tab.t.Name(), "_"))
	ctx, cancel := context.WithTimeout(tab.ctx, patience)
	defer cancel()
	picture, err := chromedp.Run(ctx, chromedp.FullScreenshot(100))
	document, err2 := chromedp.Run(ctx, chromedp.Evaluate[string]("document.documentElement.outerHTML"))
	for _, err := range []error{err, err2, os.MkdirAll(filepath.Dir(name), 0o777),
		os.WriteFile(name+".png", picture, 0o666), os.WriteFile(name+".html", []byte(document), 0o666)} {
		if err != nil {
			tab.t.Log(err)
		}
	}
	tab.t.Logf("what the browser showed: %s.png and .html", name)
}
