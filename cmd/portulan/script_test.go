package main_test

import (
	"flag"
	"os"
	"path/filepath"
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
			env.Setenv("REPOSITORY", filepath.Join(root, "..", ".."))
			return err
		},
	})
}
