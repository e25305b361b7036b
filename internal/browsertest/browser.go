package browsertest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"
)

// chromium is the browser of this process: it is started once.
var chromium = sync.OnceValues(start)

// running is what ends with the process. It is set by start alone.
var running struct {
	stop context.CancelFunc
	home string
}

// Main runs the tests, then ends the browser. It returns the exit code.
func Main(m interface{ Run() int }) int {
	defer Close()
	return m.Run()
}

// Close ends the browser, if a test started it. No tab can be opened afterwards.
func Close() {
	if running.stop != nil {
		running.stop()
		os.RemoveAll(running.home)
	}
}

// start starts the browser and returns the context of its first tab, from which
// those of other tabs are made.
func start() (context.Context, error) {
	path, err := executable()
	if err != nil {
		return nil, err
	}
	home, err := os.MkdirTemp("", "browsertest")
	if err != nil {
		return nil, err
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path),
		chromedp.NoSandbox, // root cannot use it, and every page is ours
		chromedp.Env("HOME="+home, "XDG_CONFIG_HOME="+home, "XDG_CACHE_HOME="+home, "TZ=UTC", "LANG=C.UTF-8"),
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"),
		chromedp.Flag("font-render-hinting", "none"),
		chromedp.Flag("hide-scrollbars", true),
		// The first two are those of chromedp. The others draw the tools of each window as pages, which
		// no test sees: without them a tab costs a third less.
		chromedp.Flag("disable-features", "Translate,BlinkGenPropertyTrees,InitialWebUI,WebUIToolbar,WebUIReloadButton,WebUIOmniboxPopup"),
	)
	allocator, stopProcess := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, stopTab := chromedp.NewContext(allocator)
	running.stop = func() {
		stopTab()
		stopProcess()
	}
	running.home = home
	if err := chromedp.Do(ctx); err != nil {
		return nil, fmt.Errorf("start %s: %w", path, err)
	}
	return ctx, nil
}

// executable is where Chromium is: the program itself rather than the launcher
// of Debian, which reads the settings of the machine.
func executable() (string, error) {
	for _, name := range []string{"/usr/lib/chromium/chromium", "chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", errors.New("no Chromium: make tools installs it")
}

// module is the folder of go.mod.
var module = sync.OnceValues(func() (string, error) {
	folder, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		if _, err := os.Stat(filepath.Join(folder, "go.mod")); err == nil {
			return folder, nil
		}
		parent := filepath.Dir(folder)
		if parent == folder {
			return "", errors.New("no go.mod above the test")
		}
		folder = parent
	}
})

// NPM is where a file of the npm packages that tests use is; see the folder npm of
// this package.
func NPM(t testing.TB, name string) string {
	t.Helper()
	root, err := module()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(root, "internal", "browsertest", "npm", "node_modules", filepath.FromSlash(name))
	if _, err := os.Stat(path); err != nil {
		t.Fatalf("%v: make tools installs it", err)
	}
	return path
}
