// Package gittest makes repositories of git, for tests only. Neither the settings of the
// machine nor the repository that the tests are run from have a part in them: git names that one to
// the hooks that it runs, and tests run by a hook would commit to it.
package gittest

import (
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
)

// Repository is a folder of which git keeps the history.
type Repository struct {
	t      testing.TB
	folder string
}

// New makes a repository of a folder. Its branch is main. From the first call on, the process and those
// that it starts know of no other repository, and of no settings.
func New(t testing.TB, folder string) *Repository {
	t.Helper()
	alone()
	r := &Repository{t, folder}
	r.Git("", "init", "--quiet", "--initial-branch=main")
	return r
}

// alone takes what git was told out of the environment. That is done for the process, not for a test:
// what is tested runs git too, and tests that run side by side have one environment.
var alone = sync.OnceFunc(func() {
	for _, variable := range os.Environ() {
		if name, _, _ := strings.Cut(variable, "="); strings.HasPrefix(name, "GIT_") {
			os.Unsetenv(name)
		}
	}
	os.Setenv("GIT_CONFIG_GLOBAL", os.DevNull)
	os.Setenv("GIT_CONFIG_SYSTEM", os.DevNull)
})

// Git runs git in the folder. What it commits is of an instant in the form of RFC 3339,
// which is empty for what commits nothing.
func (r *Repository) Git(at string, args ...string) {
	r.t.Helper()
	cmd := exec.Command("git", append([]string{"-c", "user.name=a", "-c", "user.email=a@example.org"}, args...)...)
	cmd.Dir = r.folder
	cmd.Env = append(os.Environ(), "GIT_COMMITTER_DATE="+at, "GIT_AUTHOR_DATE="+at)
	if out, err := cmd.CombinedOutput(); err != nil {
		r.t.Fatalf("git %q: %v\n%s", args, err, out)
	}
}

// Commit commits all that there is at an instant, even if nothing has changed.
func (r *Repository) Commit(at string) {
	r.t.Helper()
	r.Git(at, "add", "--all")
	r.Git(at, "commit", "--quiet", "--allow-empty", "--message", "x")
}
