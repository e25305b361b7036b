package serve

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log"
	"log/slog"
	"net"
	"net/http"
	"runtime/debug"
	"time"

	"golang.org/x/net/netutil"
)

// Limits keep a slow, greedy or careless client from taking the server away from
// others.
type Limits struct {
	Header      time.Duration // to send the head of a request
	Read        time.Duration // to send the whole of it
	Write       time.Duration // to take an answer; a file of 128 KiB or more has a second for each 8 KiB instead
	Idle        time.Duration // between two requests on a connection
	Grace       time.Duration // for requests under way when the server is to stop
	HeaderBytes int           // of the head of a request
	BodyBytes   int64         // of its body
	Connections int           // at a time; more wait to be taken
}

// DefaultLimits are those of the command.
func DefaultLimits() Limits {
	return Limits{
		Header:      5 * time.Second,
		Read:        10 * time.Second,
		Write:       20 * time.Second,
		Idle:        time.Minute,
		Grace:       10 * time.Second,
		HeaderBytes: 16 << 10,
		BodyBytes:   64 << 10,
		Connections: 10_000,
	}
}

// slowest is how slowly a reader may take a large file, in bytes a second.
const slowest = 8 << 10

// large is the size from which on a file gives its reader more time than
// [Limits.Write].
const large = 128 << 10

// allow gives a reader the time for a large answer. Where the connection has no
// deadline, as in a test, there is nothing to move.
func allow(w http.ResponseWriter, size int64) {
	if size >= large {
		http.NewResponseController(w).SetWriteDeadline(time.Now().Add(time.Duration(size/slowest) * time.Second))
	}
}

// Serve answers requests on a listener until ctx is done. Then it takes no more,
// and gives those under way their time to end. It returns nil if that is how it
// ended.
func Serve(ctx context.Context, l net.Listener, handler http.Handler, limits Limits, logger *slog.Logger) error {
	server := &http.Server{
		Handler:                      http.MaxBytesHandler(logged(handler, logger), limits.BodyBytes),
		ReadHeaderTimeout:            limits.Header,
		ReadTimeout:                  limits.Read,
		WriteTimeout:                 limits.Write,
		IdleTimeout:                  limits.Idle,
		MaxHeaderBytes:               limits.HeaderBytes,
		DisableGeneralOptionsHandler: true,
		ErrorLog:                     log.New(acceptErrors{logger}, "", 0),
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(netutil.LimitListener(l, limits.Connections)) }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	logger.Info("stopping")
	patience, cancel := context.WithTimeout(context.WithoutCancel(ctx), limits.Grace)
	defer cancel()
	err := server.Shutdown(patience)
	if errors.Is(err, context.DeadlineExceeded) {
		logger.Warn("requests under way were cut short")
		err = server.Close()
	}
	return err
}

// logged writes a line for each request: what was asked for and what came of it,
// and nothing about who asked.
func logged(next http.Handler, logger *slog.Logger) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		tally := &tally{ResponseWriter: w}
		defer func() {
			broken := recover()
			cut := broken != nil && (tally.status != 0 || broken == http.ErrAbortHandler)
			if broken != nil && broken != http.ErrAbortHandler {
				logger.Error("the server is at fault", "panic", broken, "stack", string(debug.Stack()))
				if !cut {
					refuse(tally, http.StatusInternalServerError)
				}
			}
			logger.LogAttrs(r.Context(), slog.LevelInfo, "request",
				slog.String("method", known(r.Method)), slog.String("path", shown(r.URL.Path)),
				slog.Int("status", tally.status), slog.Int64("bytes", tally.bytes),
				slog.Duration("took", time.Since(start)))
			if cut {
				panic(http.ErrAbortHandler) // or the half that was sent would end as a whole answer
			}
		}()
		next.ServeHTTP(tally, r)
	})
}

// known is a method, if it is one: any word can stand in its place.
func known(method string) string {
	switch method {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete, http.MethodOptions, http.MethodConnect, http.MethodTrace:
		return method
	}
	return "other"
}

// shown is a path as far as it is worth reading.
func shown(path string) string {
	const most = 200
	if len(path) > most {
		return path[:most] + "…"
	}
	return path
}

// tally counts what is sent.
type tally struct {
	http.ResponseWriter
	status int
	bytes  int64
}

func (t *tally) WriteHeader(status int) {
	if t.status == 0 {
		t.status = status
	}
	t.ResponseWriter.WriteHeader(status)
}

func (t *tally) Write(p []byte) (int, error) {
	t.begin()
	n, err := t.ResponseWriter.Write(p)
	t.bytes += int64(n)
	return n, err
}

// ReadFrom lets the system send a file by itself.
func (t *tally) ReadFrom(r io.Reader) (int64, error) {
	t.begin()
	n, err := io.Copy(t.ResponseWriter, r)
	t.bytes += n
	return n, err
}

func (t *tally) begin() {
	if t.status == 0 {
		t.status = http.StatusOK
	}
}

// Unwrap lets [http.ResponseController] reach the connection.
func (t *tally) Unwrap() http.ResponseWriter { return t.ResponseWriter }

// acceptErrors passes on what net/http says of connections that could not be taken.
// All else that it says names the address of a reader.
type acceptErrors struct{ logger *slog.Logger }

func (a acceptErrors) Write(line []byte) (int, error) {
	if bytes.HasPrefix(line, []byte("http: Accept error")) {
		a.logger.Error("a connection could not be taken", "error", string(bytes.TrimSpace(line)))
	}
	return len(line), nil
}
