package diag

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
)

// fingerprint tells a problem from others whatever its line, so that one that
// only moves is not a new one. Before is how many problems that are alike, but
// for their line, stand before it.
func (p *Problem) fingerprint(before int) string {
	parts := []string{string(p.Code), p.File, p.Field, p.Message(English), p.Excerpt}
	if before > 0 {
		parts = append(parts, strconv.Itoa(before))
	}
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:16])
}
