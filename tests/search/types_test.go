package search

import (
	"os/exec"
	"testing"

	"portulan/internal/browsertest"
)

// The types that comments of the modules state are those that the code has.
func TestTypes(t *testing.T) {
	t.Parallel()
	out, err := exec.Command("node", browsertest.NPM(t, "typescript/bin/tsc"), "-p", "tsconfig.json").CombinedOutput()
	if err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
