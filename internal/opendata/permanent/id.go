// Package permanent gives things of a site the identifiers under which feeds and
// calendars know them for ever.
package permanent

import "github.com/google/uuid"

// ID identifies what stands, or first stood, at an address, such as
// https://example.org/programmes/relance/phase-1/: it is the UUID that RFC 9562
// makes of a name (version 5) in the namespace of addresses. Its bytes depend on
// nothing else.
func ID(address string) uuid.UUID { return uuid.NewSHA1(uuid.NameSpaceURL, []byte(address)) }
