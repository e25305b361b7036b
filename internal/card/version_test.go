package card

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"testing"
)

// drawings are the sums of one picture as each version of the drawing makes it.
var drawings = map[int]string{
	1: "70c7c41d2ce7cfda4fe57ebc5f9c650c17c216617decabc85b5ea94076cf4403",
	2: "e42a3eaff191340b7fbb04d803d6dfa096690354d03e240b6e3235cb330c5c51",
}

// A picture that was published is kept under its name, so a drawing that changes
// must have another version.
func TestVersionFollowsTheDrawing(t *testing.T) {
	var b bytes.Buffer
	New(Chart).Draw(&b, Text{
		Kind: "Projet", Title: "Un atelier d’été à l’île d’Yeu, où l’on apprend à tracer une route", Detail: "Vendée", Site: "Annuaire",
	})
	sum := sha256.Sum256(b.Bytes())
	if got := hex.EncodeToString(sum[:]); got != drawings[version] {
		t.Errorf("version %d draws %s, not %q: raise the version, and note what it draws", version, got, drawings[version])
	}
}
