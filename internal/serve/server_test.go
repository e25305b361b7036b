package serve_test

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"portulan/internal/publish"
	"portulan/internal/serve"
)

// running is a server on a port of its own.
type running struct {
	address string
	log     *lines
	stop    func() error // asks it to stop, and waits for its end
}

// lines is a log that several goroutines write.
type lines struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lines) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lines) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

func start(t testing.TB, h http.Handler, limits serve.Limits) *running {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	r := &running{address: l.Addr().String(), log: &lines{}}
	ended := make(chan error, 1)
	go func() { ended <- serve.Serve(ctx, l, h, limits, slog.New(slog.NewTextHandler(r.log, nil))) }()
	r.stop = sync.OnceValue(func() error { cancel(); return <-ended })
	t.Cleanup(func() { r.stop() })
	return r
}

// say sends bytes and returns the answer, as they are.
func (r *running) say(t testing.TB, text string) string {
	t.Helper()
	c, err := net.Dial("tcp", r.address)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if _, err := io.WriteString(c, text); err != nil {
		t.Fatal(err)
	}
	answer, _ := io.ReadAll(c) // a connection that is cut has said what it said
	return string(answer)
}

// What a client really sends, and what it really gets.
func TestOnTheWire(t *testing.T) {
	r := start(t, published(t), serve.DefaultLimits())
	for _, c := range []struct{ request, want string }{
		{"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "HTTP/1.1 200 OK\r\n"},
		{"HEAD / HTTP/1.0\r\n\r\n", "HTTP/1.0 200 OK\r\n"},
		{"OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "HTTP/1.1 400 "},
		{"GET http://autre.example/ HTTP/1.1\r\nHost: autre.example\r\nConnection: close\r\n\r\n", "HTTP/1.1 400 "},
		{"CONNECT autre.example:443 HTTP/1.1\r\nHost: autre.example\r\nConnection: close\r\n\r\n", "HTTP/1.1 400 "},
		{"GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "HTTP/1.1 400 "},
		{"GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n", "HTTP/1.1 400 "},
		{"GET / HTTP/1.1\r\n\r\n", "HTTP/1.1 400 "},
		{"\x16\x03\x01\x02\x00\x01\r\n\r\n", "HTTP/1.1 400 "},
		{"GET / HTTP/1.1\r\nHost: x\r\nX: " + strings.Repeat("a", 64<<10) + "\r\n\r\n", "HTTP/1.1 431 "},
		{"POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 3\r\n\r\nabc", "HTTP/1.1 405 "},
	} {
		if got := r.say(t, c.request); !strings.HasPrefix(got, c.want) {
			t.Errorf("%.60q: %.60q, want %q", c.request, got, c.want)
		}
	}
}

// The log says what was asked for, and nothing about who asked.
func TestLogHoldsNothingPersonal(t *testing.T) {
	s := published(t)
	r := start(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/panne" {
			panic("une panne")
		}
		s.ServeHTTP(w, r)
	}), serve.DefaultLimits())
	secret := "GET /projets/a/?nom=Dupont HTTP/1.1\r\nHost: x\r\nUser-Agent: Navigateur\r\nReferer: http://avant.example/\r\nCookie: c=1\r\nX-Forwarded-For: 192.0.2.7\r\nConnection: close\r\n\r\n"
	r.say(t, secret)
	if got := r.say(t, strings.Replace(secret, "/projets/a/", "/panne", 1)); !strings.HasPrefix(got, "HTTP/1.1 500 ") {
		t.Errorf("a handler at fault: %q", got)
	}
	r.say(t, strings.Replace(secret, "GET", "DUPONT", 1))
	r.say(t, "GET / HTTP/9.9\r\n\r\n")
	if err := r.stop(); err != nil {
		t.Fatal(err)
	}
	log := r.log.String()
	for _, want := range []string{"path=/projets/a/ status=200", "path=/panne status=500", "une panne", "method=other path=/projets/a/ status=405"} {
		if !strings.Contains(log, want) {
			t.Errorf("the log lacks %q", want)
		}
	}
	for _, never := range []string{"127.0.0.1", "192.0.2.7", "upont", "DUPONT", "Navigateur", "avant.example", "c=1"} {
		if strings.Contains(log, never) {
			t.Errorf("the log holds %q", never)
		}
	}
	if t.Failed() {
		t.Log(log)
	}
}

// Clients that open connections and say nothing, or never end, take nothing from
// others, and lose their connections.
func TestSlowClients(t *testing.T) {
	many := 2000
	if testing.Short() {
		many = 200
	}
	limits := serve.DefaultLimits()
	limits.Header = time.Second
	r := start(t, published(t), limits)
	var slow []net.Conn
	defer func() {
		for _, c := range slow {
			c.Close()
		}
	}()
	for i := range many {
		c, err := net.Dial("tcp", r.address)
		if err != nil {
			t.Fatal(err)
		}
		slow = append(slow, c)
		if i%2 == 0 {
			io.WriteString(c, "GET / HTTP/1.1\r\nHost: x\r\nX-") // it may have been cut already
		}
	}
	for range 20 {
		if got := r.say(t, "GET /projets/a/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"); !strings.HasPrefix(got, "HTTP/1.1 200 ") {
			t.Fatalf("among slow clients: %.60q", got)
		}
	}
	for _, c := range slow {
		io.ReadAll(c) // returns when the server has cut the connection
	}
}

// More clients than are taken at a time wait, and are answered.
func TestConnectionsAreLimited(t *testing.T) {
	limits := serve.DefaultLimits()
	limits.Connections, limits.Header = 2, time.Second
	r := start(t, published(t), limits)
	for range 4 {
		c, err := net.Dial("tcp", r.address)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
	}
	if got := r.say(t, "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"); !strings.HasPrefix(got, "HTTP/1.1 200 ") {
		t.Errorf("%.60q", got)
	}
}

// A request under way when the server is to stop is answered; one that does not
// end is cut.
func TestGracefulStop(t *testing.T) {
	for _, c := range []struct {
		name string
		ends bool
	}{{"a request that ends", true}, {"a request that does not", false}} {
		t.Run(c.name, func(t *testing.T) {
			under, release := make(chan struct{}), make(chan struct{})
			limits := serve.DefaultLimits()
			limits.Grace = 100 * time.Millisecond
			if c.ends {
				limits.Grace = time.Minute
			}
			r := start(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				close(under)
				select {
				case <-release:
					io.WriteString(w, "fait")
				case <-r.Context().Done():
				}
			}), limits)
			conn, err := net.Dial("tcp", r.address)
			if err != nil {
				t.Fatal(err)
			}
			defer conn.Close()
			io.WriteString(conn, "GET / HTTP/1.1\r\nHost: x\r\n\r\n")
			<-under
			stopped := make(chan error)
			go func() { stopped <- r.stop() }()
			if c.ends {
				waitRefused(t, r.address)
				close(release)
			}
			answer, err := http.ReadResponse(bufio.NewReader(conn), nil)
			if c.ends {
				if err != nil || body(t, answer) != "fait" {
					t.Errorf("the request under way: %v", err)
				}
			} else if err == nil {
				t.Errorf("status %d", answer.StatusCode)
			}
			if err := <-stopped; err != nil {
				t.Error(err)
			}
		})
	}
}

// waitRefused waits until nobody listens at an address.
func waitRefused(t *testing.T, address string) {
	t.Helper()
	for {
		c, err := net.Dial("tcp", address)
		if err != nil {
			return
		}
		c.Close()
	}
}

// buildOf is the site of one build: a page that names the style of that build,
// pages that tell of which build they are, and one that only some builds have.
func buildOf(n int) map[string]string {
	style := fmt.Sprintf("assets/main-%s.css", strings.Repeat(string(rune('A'+n%26)), 8))
	files := map[string]string{
		"index.html": fmt.Sprintf("%d %s ", n, style) + strings.Repeat(fmt.Sprint(n%10), 4000),
		style:        fmt.Sprint("build ", n%26),
		"404.html":   fmt.Sprint("rien ", n),
	}
	for i := range 30 {
		files[fmt.Sprintf("p%d/index.html", i)] = fmt.Sprint("page ", n)
	}
	return files
}

func publishBuild(t testing.TB, target string, n int) {
	t.Helper()
	stage, err := publish.Open(context.Background(), target, publish.Options{Compress: []publish.Encoding{publish.Gzip}})
	if err != nil {
		t.Fatal(err)
	}
	defer stage.Discard()
	for name, text := range buildOf(n) {
		if err := stage.Write(name, []byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := stage.Commit(); err != nil {
		t.Fatal(err)
	}
}

// Builds that follow each other while people read: no answer fails, none is made
// of two builds, and what a page names can be had after the next build.
func TestBuildsUnderLoad(t *testing.T) {
	target := filepath.Join(t.TempDir(), "public")
	publishBuild(t, target, 0)
	r := start(t, open(t, options(target)), serve.DefaultLimits())
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 8}}
	defer client.CloseIdleConnections()
	get := func(path string) (int, string, error) {
		answer, err := client.Get("http://" + r.address + path)
		if err != nil {
			return 0, "", err
		}
		defer answer.Body.Close()
		text, err := io.ReadAll(answer.Body)
		return answer.StatusCode, string(text), err
	}
	var over atomic.Bool
	var readers sync.WaitGroup
	var seen sync.Map
	for range 6 {
		readers.Go(func() {
			for i := 0; !over.Load(); i++ {
				status, page, err := get("/")
				words := strings.Fields(page)
				if err != nil || status != 200 || len(words) != 3 || strings.Trim(words[2], words[0][len(words[0])-1:]) != "" {
					t.Errorf("status %d, %v, %.80q", status, err, page)
					return
				}
				seen.Store(words[0], true)
				if status, style, err := get("/" + words[1]); err != nil || status != 200 || !strings.HasPrefix(style, "build ") {
					t.Errorf("the style %s of build %s: status %d, %v", words[1], words[0], status, err)
					return
				}
				if status, page, err := get(fmt.Sprintf("/p%d/", i%30)); err != nil || status != 200 || !strings.HasPrefix(page, "page ") {
					t.Errorf("a page: status %d, %v, %.80q", status, err, page)
					return
				}
				if status, page, err := get("/nulle-part/"); err != nil || status != 404 || !strings.HasPrefix(page, "rien ") {
					t.Errorf("no page: status %d, %v, %.80q", status, err, page)
					return
				}
			}
		})
	}
	for n := 1; n <= 15; n++ {
		publishBuild(t, target, n)
		if status, page, err := get("/p1/"); err != nil || status != 200 || page != fmt.Sprint("page ", n) {
			t.Errorf("after build %d: status %d, %v, %q", n, status, err, page)
		}
		for !t.Failed() { // until a reader has met the build
			if _, met := seen.Load(fmt.Sprint(n)); met {
				break
			}
			time.Sleep(time.Millisecond)
		}
	}
	over.Store(true)
	readers.Wait()
}

// The styles of a build before are kept for their time, and no longer.
func TestAssetsStay(t *testing.T) {
	target := filepath.Join(t.TempDir(), "public")
	publishBuild(t, target, 0)
	now := noon
	o := options(target)
	o.Now = func() time.Time { return now }
	s := open(t, o)
	publishBuild(t, target, 1)
	old := "/assets/main-AAAAAAAA.css"
	if r := ask(s, "GET", old); r.StatusCode != 200 || body(t, r) != "build 0" || r.Header.Get("Cache-Control") != "public, max-age=31536000, immutable" {
		t.Errorf("after the next build: status %d", r.StatusCode)
	}
	now = now.Add(2 * time.Hour)
	if r := ask(s, "GET", old); r.StatusCode != 404 {
		t.Errorf("long after: status %d", r.StatusCode)
	}
	if r := ask(s, "GET", "/assets/main-BBBBBBBB.css"); r.StatusCode != 200 {
		t.Errorf("that of the last build: status %d", r.StatusCode)
	}
	publishBuild(t, target, 26) // the first style comes back
	if r := ask(s, "GET", old); r.StatusCode != 200 {
		t.Errorf("once it is back: status %d", r.StatusCode)
	}
}

// A folder that goes away is an error of the server, not a page that is not there.
func TestFolderGone(t *testing.T) {
	target := filepath.Join(t.TempDir(), "public")
	publishBuild(t, target, 0)
	s := open(t, options(target))
	if err := os.RemoveAll(target); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"/", "/healthz"} {
		if r := ask(s, "GET", path); r.StatusCode != 503 {
			t.Errorf("%s: status %d", path, r.StatusCode)
		}
	}
	publishBuild(t, target, 1)
	if r := ask(s, "GET", "/p1/"); r.StatusCode != 200 || body(t, r) != "page 1" {
		t.Errorf("once it is back: status %d", r.StatusCode)
	}
}

// hands is a clock that a test moves.
type hands struct {
	now   time.Time
	waits chan time.Duration
	moved chan time.Time
}

func (h *hands) Now() time.Time { return h.now }

func (h *hands) After(d time.Duration) <-chan time.Time {
	h.waits <- d
	return h.moved
}

// The site is renewed at the instants that it gives, and again after a fault.
func TestRenew(t *testing.T) {
	clock := &hands{now: noon, waits: make(chan time.Duration), moved: make(chan time.Time)}
	called := make(chan time.Time)
	answers := []struct {
		next time.Time
		err  error
	}{
		{noon.Add(90 * time.Second), nil},
		{time.Time{}, errors.New("disque plein")},
		{time.Time{}, nil},
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		serve.Renew(context.Background(), clock, noon.Add(10*time.Second), func(context.Context) (time.Time, error) {
			called <- clock.now
			a := answers[0]
			answers = answers[1:]
			return a.next, a.err
		}, slog.New(slog.DiscardHandler))
	}()
	// The clock moves by what is waited for, until the next renewal.
	next := func() time.Time {
		for {
			select {
			case d := <-clock.waits:
				if d > time.Minute {
					t.Errorf("the clock is left alone for %s", d)
				}
				clock.now = clock.now.Add(d)
				clock.moved <- clock.now
			case at := <-called:
				return at
			case <-done:
				return time.Time{}
			}
		}
	}
	for _, want := range []time.Time{noon.Add(10 * time.Second), noon.Add(90 * time.Second), noon.Add(90*time.Second + serve.Again), {}} {
		if at := next(); !at.Equal(want) {
			t.Errorf("renewed at %s, want %s", at, want)
		}
	}
}
