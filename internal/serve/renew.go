package serve

import (
	"context"
	"log/slog"
	"time"
)

// Clock tells the time and waits for it.
type Clock interface {
	Now() time.Time
	After(d time.Duration) <-chan time.Time
}

// Again is how long after a renewal that failed the next is tried.
const Again = 15 * time.Minute

// longest is how long the clock is left alone: a machine that slept, or whose clock
// was set, is late by that much at most.
const longest = time.Minute

// Renew calls renew at the instant next, when the site is no longer true, then at
// each instant that it returns. It ends when there is none, or when ctx is done. A
// renewal that fails is tried again: the site that is served stays as it was.
func Renew(ctx context.Context, clock Clock, next time.Time, renew func(context.Context) (time.Time, error), log *slog.Logger) {
	for !next.IsZero() {
		for wait := next.Sub(clock.Now()); wait > 0; wait = next.Sub(clock.Now()) {
			select {
			case <-ctx.Done():
				return
			case <-clock.After(min(wait, longest)):
			}
		}
		after, err := renew(ctx)
		switch {
		case ctx.Err() != nil:
			return
		case err != nil:
			log.Error("the site could not be renewed", "error", err)
			after = clock.Now().Add(Again)
		default:
			log.Info("site renewed", "next", after)
		}
		next = after
	}
}

// SystemClock is the clock of the machine.
type SystemClock struct{}

// Now is the time.
func (SystemClock) Now() time.Time { return time.Now() }

// After waits.
func (SystemClock) After(d time.Duration) <-chan time.Time { return time.After(d) }
