package serve_test

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

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

// A client that does not take what it has asked for is let go.
func TestClientThatDoesNotRead(t *testing.T) {
	limits := serve.DefaultLimits()
	limits.Write = 100 * time.Millisecond
	let := make(chan error, 1)
	r := start(t, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		part := make([]byte, 1<<16)
		for {
			if _, err := w.Write(part); err != nil {
				let <- err
				return
			}
		}
	}), limits)
	c, err := net.Dial("tcp", r.address)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	io.WriteString(c, "GET / HTTP/1.1\r\nHost: x\r\n\r\n")
	select {
	case <-let:
	case <-time.After(time.Minute):
		t.Error("it holds its connection")
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
