package diag

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// fingerprint tells a problem from others whatever its line, so that one that
// only moves is not a new one.
func (p *Problem) fingerprint() string {
	sum := sha256.Sum256([]byte(strings.Join([]string{string(p.Code), p.File, p.Field, p.Message(English), p.Excerpt}, "\x00")))
	return hex.EncodeToString(sum[:16])
}
