package web

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"net/url"
	"runtime"
	"time"

	"golang.org/x/sync/semaphore"

	"portulan/internal/diag"
	"portulan/internal/search"
)

const (
	// Patience is how long a search may take, the wait for its turn included.
	Patience = 3 * time.Second
	// Freshness is how long an answer may be kept: a new build shows after that.
	Freshness = time.Minute
	// maxAddress is the most bytes of parameters that are looked at.
	maxAddress = 8000
)

// Service answers searches of one site.
type Service struct {
	index     Holder
	language  diag.Language
	now       func() time.Time
	log       *slog.Logger
	turns     *semaphore.Weighted
	patience  time.Duration
	freshness time.Duration
}

// Holder has an index, which stays as it is while it is used: a [search.Handle].
type Holder interface {
	Use(use func(*search.Index) error) error
}

// Options say what is searched. Index and Now must be given.
type Options struct {
	Index    Holder
	Now      func() time.Time
	Language diag.Language // that people are spoken to in
	Log      *slog.Logger  // nil for none
	Patience time.Duration // how long a search may take; 0 for [Patience]
	Changing bool          // the index may be another one at any time: no answer is kept
}

// New returns a service on an index, which need not be there yet.
func New(o Options) *Service {
	s := &Service{
		index: o.Index, now: o.Now, language: cmp.Or(o.Language, diag.French),
		log:      cmp.Or(o.Log, slog.New(slog.DiscardHandler)),
		turns:    semaphore.NewWeighted(int64(2 * runtime.GOMAXPROCS(0))),
		patience: cmp.Or(o.Patience, Patience), freshness: Freshness,
	}
	if o.Changing {
		s.freshness = 0
	}
	return s
}

// use calls use with the index when it is the caller's turn, and with the minute
// that an instant is in: statuses change at whole minutes, so that within one the same
// request has the same bytes. The error is a [diag.Fault] fit to be told to anyone.
func (s *Service) use(ctx context.Context, at time.Time, use func(ctx context.Context, x *search.Index, now time.Time) error) error {
	ctx, cancel := context.WithTimeout(ctx, s.patience)
	defer cancel()
	if s.turns.Acquire(ctx, 1) != nil {
		return diag.NewFault(diag.SearchBusy)
	}
	defer s.turns.Release(1)
	asked := false
	err := s.index.Use(func(x *search.Index) error {
		asked = true
		return use(ctx, x, at.Truncate(time.Minute).In(x.Zone()))
	})
	if fault, ok := errors.AsType[*diag.Fault](err); err == nil || asked && ok {
		if ok {
			return fault
		}
		return nil
	}
	if errors.Is(err, context.DeadlineExceeded) || errors.Is(err, context.Canceled) {
		return diag.NewFault(diag.SearchBusy)
	}
	s.log.Error("search is not available", "error", err)
	return diag.NewFault(diag.SearchUnavailable)
}

// fresh is how long what is true now may be kept.
func (s *Service) fresh(x *search.Index, now time.Time) time.Duration {
	if next := x.NextChange(now); !next.IsZero() {
		return min(s.freshness, next.Sub(now))
	}
	return s.freshness
}

// parameters reads the parameters of an address.
func parameters(u *url.URL) (url.Values, error) {
	if len(u.RawQuery) > maxAddress {
		return nil, diag.NewFault(diag.QueryMalformed)
	}
	v, err := url.ParseQuery(u.RawQuery)
	if err != nil {
		return nil, diag.NewFault(diag.QueryMalformed)
	}
	return v, nil
}
