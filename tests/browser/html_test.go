package browser

import (
	"encoding/json"
	"os/exec"
	"strings"
	"testing"

	"portulan/internal/browsertest"
)

// blocked begins what the checker says of each file that a page uses: it reads
// files, for which 'self' in a content policy names nothing. What the policy
// blocks, every test in the browser would tell.
const blocked = "Resource violates Content Security Policy (meta tag): "

// The HTML checker of the W3C finds no error in any page of the two sites, and
// warns of none.
func TestHTML(t *testing.T) {
	jar := browsertest.NPM(t, "vnu-jar/build/dist/vnu.jar")
	for _, l := range languages {
		t.Run(l.name, func(t *testing.T) {
			t.Parallel()
			// The exit code would be that of the errors in the pages.
			cmd := exec.Command("java", "-jar", jar, "--format", "json", "--skip-non-html", "--exit-zero-always", l.built(t))
			if cmd.Err != nil {
				t.Fatalf("%v: make tools installs it", cmd.Err)
			}
			out, err := cmd.CombinedOutput() // the report is on standard error
			if err != nil {
				t.Fatalf("%v: %s", err, out)
			}
			var report struct {
				Messages []struct {
					Type, SubType, Message, Extract, URL string
					LastLine                             int
				}
			}
			if err := json.Unmarshal(out, &report); err != nil {
				t.Fatalf("%v: %s", err, out)
			}
			for _, m := range report.Messages {
				if strings.HasPrefix(m.Message, blocked) {
					continue
				}
				if m.Type != "info" || m.SubType == "warning" {
					t.Errorf("%s:%d: %s: %s\n%s", m.URL, m.LastLine, m.Type+m.SubType, m.Message, m.Extract)
				}
			}
		})
	}
}
