package permanent_test

import (
	"testing"

	"portulan/internal/opendata/permanent"
)

// An identifier is the same for ever: readers would take another for news. The
// values are those that another implementation gives (Python, uuid.uuid5).
func TestID(t *testing.T) {
	for address, want := range map[string]string{
		"https://example.org/programmes/relance/phase-1/": "52187ac5-c6cc-583f-8901-15623ba5c976",
		"https://example.org/":                            "527dda32-a0de-5105-a042-cb475b5f7d11",
	} {
		if got := permanent.ID(address).String(); got != want {
			t.Errorf("%s is %s, want %s", address, got, want)
		}
	}
}
