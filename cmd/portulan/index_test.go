package main_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// A search index of which a file is as long as it was, and something else, is said
// to be damaged: in our words, once, and in nobody else's.
func TestDamagedIndex(t *testing.T) {
	folder := workshop(t, settings)
	run(t, folder, "build", "--quiet")
	segments, err := filepath.Glob(filepath.Join(folder, ".portulan", "search", "*", "store", "*.zap"))
	if err != nil || len(segments) == 0 {
		t.Fatalf("%v, %v", segments, err)
	}
	for _, name := range segments {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, bytes.Repeat([]byte("x"), int(info.Size())), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	cmd := program(t, folder, "search", "atelier")
	said, _ := cmd.CombinedOutput()
	want := "erreur: l’index de recherche dans " + filepath.Join(folder, ".portulan", "search") + " est abîmé [search-index-damaged]\n" +
		"        Supprimez ce dossier et relancez portulan build.\n"
	if code := cmd.ProcessState.ExitCode(); code != 2 || string(said) != want {
		t.Errorf("the search ended with %d and says:\n%swant:\n%s", code, said, want)
	}
}
