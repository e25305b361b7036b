package schema_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestKeyAmongMany finds the same key again among few others and among many.
func TestKeyAmongMany(t *testing.T) {
	for _, others := range []int{0, 1, 31, 32, 33, 200} {
		var b strings.Builder
		b.WriteString("name: x\nextra:\n  again: 1\n") // from line 2 of the file
		for i := range others {
			fmt.Fprintf(&b, "  key-%d: x\n", i)
		}
		b.WriteString("  again: 2\n")
		v, problems := decode(t, b.String())
		want := []string{fmt.Sprintf("%d:3+5 extra.again key-twice: the key “again” is already given on line 4", 5+others)}
		if !slices.Equal(problems, want) || len(v.Extra) != others+1 || v.Extra[0].values[0] != "1" {
			t.Errorf("among %d others: %v with %d keys, want %v", others, problems, len(v.Extra), want)
		}
	}
}
