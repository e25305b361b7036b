// Package web answers searches over HTTP: programs, at /api/, and people whose
// browser runs no script, on the search page of a published site.
//
// What is promised:
//
//   - A request costs bounded time and memory, whatever it asks: long ones, and
//     those with too many words, filters or results, are refused with a reason; so
//     many are answered at a time, each for [Patience] at most.
//   - What is refused is told as RFC 9457 has it, in the language of the site.
//   - An answer may be kept until it can change: for [Freshness], and never past the
//     next instant at which the status of a call changes; not at all while the site is
//     written.
//   - A new index is taken over with the next request. One that is missing or damaged
//     is told as such, and the cause goes to the log, not to the reader.
//
// The interface for programs is described in openapi.json, which it serves.
package web
