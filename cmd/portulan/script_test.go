package main_test

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	portulan "portulan/cmd/portulan"
)

// update rewrites what the tests expect: the output quoted in scripts, and the
// pages in testdata/golden.
var update = flag.Bool("update", false, "rewrite the expected output")

func TestMain(m *testing.M) {
	testscript.Main(tests{m}, map[string]func(){"portulan": portulan.Main})
}

// tests are all those of the package.
type tests struct{ *testing.M }

func (t tests) Run() int {
	defer removeProgram()
	return t.M.Run()
}

// raced are the scripts that run the program as it is compiled for the tests: with the race detector,
// if they have it. It makes a build several times as long; the other scripts run the real program.
var raced = []string{"first-site", "search-edition", "pictures-and-documents", "errors-keep-the-old-site"}

// Each script is a site, what is done with it, and what is to come of that.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: *update,
		Cmds:          commands,
		Setup: func(env *testscript.Env) error {
			// The sites of scripts belong to no repository: git would date them.
			env.Setenv("GIT_CEILING_DIRECTORIES", filepath.Dir(env.WorkDir))
			root, err := os.Getwd()
			if err != nil {
				return err
			}
			env.Setenv("REPOSITORY", filepath.Join(root, "..", ".."))
			if slices.Contains(raced, strings.TrimPrefix(filepath.Base(env.WorkDir), "script-")) {
				return nil
			}
			name, err := compiled()
			env.Setenv("PATH", filepath.Dir(name)+string(filepath.ListSeparator)+env.Getenv("PATH"))
			return err
		},
	})
}
