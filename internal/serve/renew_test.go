package serve_test

import (
	"context"
	"errors"
	"log/slog"
	"testing"
	"time"

	"portulan/internal/serve"
)

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
