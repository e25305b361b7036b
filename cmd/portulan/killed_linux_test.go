package main_test

import (
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"portulan/internal/publish"
)

// twoSites is a folder in which the program builds one of two sites, a and b,
// into the same public.
func twoSites(t *testing.T) (folder string, sites map[string]map[string]string) {
	folder = t.TempDir()
	plant(t, folder, map[string]string{"portulan.yaml": settings}, false)
	sites = map[string]map[string]string{}
	for _, letter := range []string{"a", "b"} {
		plant(t, filepath.Join(folder, letter), corpus(letter, 100), false)
		sites[letter] = built(t, folder, "--content", letter)
	}
	if maps.Equal(sites["a"], sites["b"]) {
		t.Fatal("the two sites are the same: the test tests nothing")
	}
	return folder, sites
}

// published says which of the sites public holds; empty if it is neither.
func published(t *testing.T, folder string, sites map[string]map[string]string) string {
	t.Helper()
	got, err := tree(filepath.Join(folder, "public"))
	if err != nil {
		t.Fatal(err)
	}
	for letter, files := range sites {
		if maps.Equal(got, files) {
			return letter
		}
	}
	return ""
}

// A build killed at any moment leaves the site before it, or its own, whole, and
// the next build works: none of the builds that follow a kill ends by itself but
// with success.
func TestKilledAtAnyMoment(t *testing.T) {
	folder, sites := twoSites(t)
	other := map[string]string{"a": "b", "b": "a"}
	// The moments are spread over the time that a build takes here.
	start := time.Now()
	run(t, folder, "build", "--date", "2023-06-15", "--content", "a")
	length := time.Since(start)
	random := rand.New(rand.NewPCG(2030, 468))
	current, interrupted, unfinished := "a", 0, 0
	for kill := range 100 {
		cmd := program(t, folder, "build", "--quiet", "--date", "2023-06-15", "--content", other[current])
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(random.Int64N(int64(length))))
		cmd.Process.Kill() // which may come too late: the build has ended
		cmd.Wait()
		switch code := cmd.ProcessState.ExitCode(); {
		case code > 0:
			t.Fatalf("the build after %d kills ended by itself with code %d", kill, code)
		case code < 0:
			interrupted++
		}
		if _, err := os.Lstat(filepath.Join(folder, ".public.portulan")); err == nil {
			unfinished++
		}
		if current = published(t, folder, sites); current == "" {
			t.Fatal("after the kill, public is neither of the two sites")
		}
		if kill%5 == 0 {
			run(t, folder, "build", "--quiet", "--date", "2023-06-15", "--content", other[current])
			if now := published(t, folder, sites); now != other[current] {
				t.Fatalf("the build after the kill published %q, want %q", now, other[current])
			}
			current = other[current]
		}
	}
	run(t, folder, "build", "--quiet", "--date", "2023-06-15", "--content", "a")
	if interrupted < 10 || unfinished == 0 {
		t.Errorf("%d builds interrupted, %d of them while writing: the test tests little", interrupted, unfinished)
	}
	t.Logf("%d builds interrupted, %d of them while writing", interrupted, unfinished)
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if name := e.Name(); name != "a" && name != "b" && name != "portulan.yaml" && name != "public" && name != ".portulan" {
			t.Errorf("%s is left over", name)
		}
	}
	// So is the search index: the last build left it whole, with nothing half written.
	run(t, folder, "search", "a")
	if left, err := filepath.Glob(filepath.Join(folder, ".portulan", "search", "new-*")); err != nil || len(left) > 0 {
		t.Errorf("an index that was being written is left over: %v, %v", left, err)
	}
	if mark := sites["a"][publish.Mark]; mark == "" {
		t.Error("the published folder bears no mark")
	}
}

// Of two builds at once, both end well, and one of the two sites is published.
func TestTwoBuildsAtOnce(t *testing.T) {
	folder, sites := twoSites(t)
	for range 3 {
		a := program(t, folder, "build", "--quiet", "--date", "2023-06-15", "--content", "a")
		b := program(t, folder, "build", "--quiet", "--date", "2023-06-15", "--content", "b")
		if err := a.Start(); err != nil {
			t.Fatal(err)
		}
		if err := b.Start(); err != nil {
			t.Fatal(err)
		}
		if err := a.Wait(); err != nil {
			t.Errorf("the first build: %v", err)
		}
		if err := b.Wait(); err != nil {
			t.Errorf("the second build: %v", err)
		}
		if published(t, folder, sites) == "" {
			t.Error("public is neither of the two sites")
		}
	}
}
