package search

import (
	"os/exec"
	"testing"

	"portulan/internal/browsertest"
)

// The types that comments of the modules state are those that the code has.
func TestTypes(t *testing.T) {
	t.Parallel()
	for _, of := range []string{"tsconfig.json", "tsconfig.worker.json"} { // a worker knows other things than a page
		out, err := exec.Command("node", browsertest.NPM(t, "typescript/bin/tsc"), "-p", of).CombinedOutput()
		if err != nil {
			t.Errorf("%s: %v\n%s", of, err, out)
		}
	}
}
