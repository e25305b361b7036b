package browsertest

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// Firefox is a window of a Firefox of its own, as Debian packages it, for what must
// hold in another engine than Chromium's. It speaks Marionette, which Firefox has
// built in: https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html.
type Firefox struct {
	t    testing.TB
	conn net.Conn
	from *bufio.Reader
	sent int // messages, by which answers are told apart
}

// Keys of [Firefox.Type], as WebDriver names them: https://www.w3.org/TR/webdriver2/#keyboard-actions.
const (
	FirefoxDown  = "\uE015"
	FirefoxEnter = "\uE007"
)

// preferences keep Firefox from asking anyone anything, and let it choose its port.
const preferences = `user_pref("marionette.port", 0);
user_pref("app.normandy.enabled", false);
user_pref("app.update.disabledForTesting", true);
user_pref("browser.safebrowsing.downloads.enabled", false);
user_pref("browser.safebrowsing.malware.enabled", false);
user_pref("browser.safebrowsing.phishing.enabled", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("browser.startup.page", 0);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("network.proxy.type", 1);
user_pref("network.proxy.http", "127.0.0.1");
user_pref("network.proxy.http_port", 9);
user_pref("network.proxy.share_proxy_settings", true);
user_pref("network.proxy.no_proxies_on", "127.0.0.1");
user_pref("services.settings.server", "http://127.0.0.1:9/");
user_pref("toolkit.telemetry.enabled", false);
`

// OpenFirefox starts a Firefox, which ends with the test. A missing one fails it.
func OpenFirefox(t testing.TB) *Firefox {
	t.Helper()
	path, err := exec.LookPath("firefox-esr")
	if err != nil {
		t.Fatalf("%v: apt-get install firefox-esr, or make tools", err)
	}
	home := t.TempDir()
	if err := os.WriteFile(filepath.Join(home, "user.js"), []byte(preferences), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(path, "--headless", "--marionette", "--no-remote", "--profile", home)
	cmd.Env = append(os.Environ(), "HOME="+home, "TZ=UTC", "LANG=C.UTF-8", "MOZ_CRASHREPORTER_DISABLE=1")
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	t.Cleanup(func() {
		cmd.Process.Kill()
		<-ended
	})
	f := &Firefox{t: t}
	f.connect(filepath.Join(home, "MarionetteActivePort"))
	f.do("WebDriver:NewSession", map[string]any{"capabilities": map[string]any{}}, nil)
	return f
}

// connect waits until Firefox has written its port, and reads its greeting.
func (f *Firefox) connect(file string) {
	f.t.Helper()
	for give := time.Now().Add(patience); ; time.Sleep(20 * time.Millisecond) {
		if port, err := os.ReadFile(file); err == nil && len(port) > 0 {
			if f.conn, err = net.Dial("tcp", "127.0.0.1:"+strings.TrimSpace(string(port))); err == nil {
				break
			}
		}
		if time.Now().After(give) {
			f.t.Fatal("Firefox does not start")
		}
	}
	f.t.Cleanup(func() { f.conn.Close() })
	f.from = bufio.NewReader(f.conn)
	if _, err := f.read(); err != nil {
		f.t.Fatalf("Firefox: %v", err)
	}
}

// read reads a message: its length in figures, a colon, and JSON.
func (f *Firefox) read() ([]byte, error) {
	f.conn.SetReadDeadline(time.Now().Add(patience))
	figures, err := f.from.ReadString(':')
	if err != nil {
		return nil, err
	}
	length, err := strconv.Atoi(strings.TrimSuffix(figures, ":"))
	if err != nil {
		return nil, err
	}
	message := make([]byte, length)
	_, err = io.ReadFull(f.from, message)
	return message, err
}

// do has Firefox do something, and reads what it answers into result unless that is
// nil.
func (f *Firefox) do(command string, parameters, result any) {
	f.t.Helper()
	f.sent++
	message, err := json.Marshal([]any{0, f.sent, command, parameters})
	if err != nil {
		f.t.Fatal(err)
	}
	if _, err := fmt.Fprintf(f.conn, "%d:%s", len(message), message); err != nil {
		f.t.Fatalf("%s: %v", command, err)
	}
	message, err = f.read()
	if err != nil {
		f.t.Fatalf("%s: %v", command, err)
	}
	var answer [4]json.RawMessage // that it is one, to which message, the fault, the result
	decode(f.t, message, &answer)
	if string(answer[2]) != "null" {
		f.t.Fatalf("%s: Firefox says: %s", command, answer[2])
	}
	if result != nil {
		decode(f.t, answer[3], result)
	}
}

// Go opens an address, and waits until it is loaded.
func (f *Firefox) Go(address string) {
	f.t.Helper()
	f.do("WebDriver:Navigate", map[string]any{"url": address}, nil)
}

// Wait waits until a condition is true: a JavaScript function, called with the
// arguments.
func (f *Firefox) Wait(condition string, args ...any) {
	f.t.Helper()
	for give := time.Now().Add(patience); !ask[bool](f, condition, args...); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(give) {
			f.t.Fatalf("never true on %s: %s", ask[string](f, `() => location.href`), condition)
		}
	}
}

// Text is what the page shows in the element that a CSS selector finds first;
// no-break spaces are plain ones.
func (f *Firefox) Text(selector string) string {
	f.t.Helper()
	return plain(ask[string](f, `selector => document.querySelector(selector).innerText`, selector))
}

// Type types a text into the element that a CSS selector finds first, key by key.
func (f *Firefox) Type(selector, text string) {
	f.t.Helper()
	var found struct{ Value map[string]string }
	f.do("WebDriver:FindElement", map[string]any{"using": "css selector", "value": selector}, &found)
	for _, id := range found.Value {
		f.do("WebDriver:ElementSendKeys", map[string]any{"id": id, "text": text}, nil)
	}
}

func ask[T any](f *Firefox, function string, args ...any) T {
	f.t.Helper()
	var answer struct{ Value T }
	if args == nil {
		args = []any{}
	}
	f.do("WebDriver:ExecuteScript", map[string]any{"script": "return (" + function + ")(...arguments)", "args": args}, &answer)
	return answer.Value
}
