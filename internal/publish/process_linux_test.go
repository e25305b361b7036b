package publish_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"portulan/internal/diag"
	"portulan/internal/publish"
)

// The variable by which the test binary, run again, is told to play a role.
const roleVariable = "PUBLISH_TEST_ROLE"

func TestMain(m *testing.M) {
	if role := os.Getenv(roleVariable); role != "" {
		os.Exit(play(role, os.Args[1]))
	}
	os.Exit(m.Run())
}

// play is what a helper process does in a folder.
func play(role, dir string) int {
	target := filepath.Join(dir, "public")
	switch role {
	case "loop", "loop-without-exchange": // A and B in turn until killed
		var before []func(*publish.Stage)
		if role != "loop" {
			before = append(before, publish.WithoutExchange)
		}
		for i := 0; ; i++ {
			if _, err := publishTree(target, []tree{siteA, siteB}[i%2], publish.Options{}, before...); err != nil {
				fmt.Println(err)
				return 1
			}
			fmt.Println("published")
		}
	case "wait":
		fmt.Println(outcome(publishTree(target, siteB, publish.Options{Waiting: func() { fmt.Println("waiting") }})))
	case "umask":
		syscall.Umask(0o077)
		fmt.Println(outcome(publishTree(target, siteA, publish.Options{})))
	case "nobody":
		if os.Getuid() == 0 { // whom no permission stops
			err := errors.Join(syscall.Setgroups(nil), syscall.Setgid(65534), syscall.Setuid(65534))
			if err != nil {
				fmt.Println(err)
				return 1
			}
		}
		fmt.Println(outcome(publishTree(target, siteB, publish.Options{})))
	case "small-disk":
		if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=2m"); err != nil {
			fmt.Println(err)
			return 1
		}
		fmt.Println(outcome(publishTree(target, siteA, publish.Options{})))
		fmt.Println(outcome(publishTree(target, tree{"a": "a", "large": strings.Repeat("x", 4<<20)}, publish.Options{})))
		fmt.Println(state(dir))
	case "layers": // the target comes from the lower layer of an overlay
		options := fmt.Sprintf("userxattr,lowerdir=%[1]s/lower,upperdir=%[1]s/upper,workdir=%[1]s/work", dir)
		if err := syscall.Mount("overlay", filepath.Join(dir, "merged"), "overlay", 0, options); err != nil {
			fmt.Println(err)
			return 1
		}
		merged := filepath.Join(dir, "merged")
		fmt.Println(outcome(publishTree(filepath.Join(merged, "public"), siteB, publish.Options{})))
		fmt.Println(state(merged))
	}
	return 0
}

func outcome(_ publish.Summary, err error) string {
	if fault, ok := errors.AsType[*diag.Fault](err); ok {
		return string(fault.Code)
	}
	if err != nil {
		return err.Error()
	}
	return "published"
}

// state says which site a folder publishes, and what else the folder holds.
func state(dir string) string {
	is := "neither A nor B"
	target := filepath.Join(dir, "public")
	for name, site := range map[string]tree{"A": siteA, "B": siteB} {
		if holds(target, site) == nil {
			is = name
		}
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err.Error()
	}
	for _, e := range entries {
		if e.Name() != "public" {
			is += " and " + e.Name()
		}
	}
	return is
}

// holds reports how a published folder differs from a site.
func holds(target string, site tree) error {
	got := tree{}
	root := os.DirFS(target)
	err := walk(root, func(name, content string) { got[name] = content })
	if err == nil && got[publish.Mark] == "" {
		err = errors.New("no mark")
	}
	delete(got, publish.Mark)
	if err == nil && !maps.Equal(got, site) {
		err = fmt.Errorf("%d files, or other ones, for %d", len(got), len(site))
	}
	return err
}

var siteA, siteB = numbered("A"), numbered("B")

// numbered makes a site of 200 files: half of them are the same in every site,
// and some have names of their own.
func numbered(letter string) tree {
	site := tree{}
	for i := range 200 {
		name := fmt.Sprintf("folder-%d/page-%d.html", i%8, i)
		switch {
		case i%2 == 0:
			site[name] = strings.Repeat(fmt.Sprint("page ", i), 100)
		case i%5 == 0:
			site[letter+"/"+name] = letter
		default:
			site[name] = strings.Repeat(letter, 500+i)
		}
	}
	return site
}

// helper is a process that plays a role.
type helper struct {
	*exec.Cmd
	lines *bufio.Reader
}

func start(t *testing.T, role, dir string) *helper {
	t.Helper()
	h := prepare(t, role, dir)
	if err := h.Start(); err != nil {
		t.Fatal(err)
	}
	return h
}

func prepare(t *testing.T, role, dir string) *helper {
	t.Helper()
	binary, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), binary, dir)
	cmd.Env = append(os.Environ(), roleVariable+"="+role)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	return &helper{cmd, bufio.NewReader(out)}
}

// says reads the next line of the helper.
func (h *helper) says(t *testing.T) string {
	t.Helper()
	line, err := h.lines.ReadString('\n')
	if err != nil {
		t.Fatalf("the helper ended: %q, %v", line, err)
	}
	return strings.TrimSuffix(line, "\n")
}

// ends reads all that remains and waits for the helper.
func (h *helper) ends(t *testing.T) string {
	t.Helper()
	rest, err := io.ReadAll(h.lines)
	if err == nil {
		err = h.Wait()
	}
	if err != nil {
		t.Fatalf("%s, %v", rest, err)
	}
	return string(rest)
}

// inNamespace plays a role as the root of a new user and mount namespace, and
// returns what it says. ok is false on a system that allows no such thing.
func inNamespace(t *testing.T, role, dir string) (said string, ok bool) {
	t.Helper()
	h := prepare(t, role, dir)
	h.SysProcAttr = &syscall.SysProcAttr{
		Cloneflags:  syscall.CLONE_NEWUSER | syscall.CLONE_NEWNS,
		UidMappings: []syscall.SysProcIDMap{{HostID: os.Getuid(), Size: 1}},
		GidMappings: []syscall.SysProcIDMap{{HostID: os.Getgid(), Size: 1}},
	}
	if err := h.Start(); err != nil {
		t.Logf("no namespace here: %v", err)
		return "", false
	}
	rest, err := io.ReadAll(h.lines)
	if err := errors.Join(err, h.Wait()); err != nil {
		t.Logf("no mount here: %s, %v", rest, err)
		return "", false
	}
	return string(rest), true
}

func TestSecondBuildWaits(t *testing.T) {
	dir := t.TempDir()
	s, err := publish.Open(context.Background(), filepath.Join(dir, "public"), publish.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Discard()
	h := start(t, "wait", dir)
	if said := h.says(t); said != "waiting" {
		t.Fatalf("the second build says %q while the first is at work", said)
	}
	for name, content := range siteA {
		if err := s.Write(name, []byte(content)); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.Commit(); err != nil {
		t.Fatal(err)
	}
	if said := h.ends(t); said != "published\n" {
		t.Errorf("the second build ends with %q", said)
	}
	if is := state(dir); is != "B" {
		t.Errorf("the folder is %s", is)
	}
}

func TestManyBuildsAtOnce(t *testing.T) {
	dir := t.TempDir()
	var helpers []*helper
	for range 4 {
		helpers = append(helpers, start(t, "wait", dir))
	}
	for _, h := range helpers {
		if said := h.ends(t); !strings.HasSuffix(said, "published\n") {
			t.Errorf("a build ends with %q", said)
		}
	}
	if is := state(dir); is != "B" {
		t.Errorf("the folder is %s", is)
	}
}

func TestWaitEndsWithTheContext(t *testing.T) {
	target := filepath.Join(t.TempDir(), "public")
	s, err := publish.Open(context.Background(), target, publish.Options{})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	calls := 0
	_, err = publish.Open(ctx, target, publish.Options{Waiting: func() { calls++; cancel() }})
	if !errors.Is(err, context.Canceled) || calls != 1 {
		t.Errorf("error %v after %d calls", err, calls)
	}
	if _, err := s.Commit(); err != nil {
		t.Errorf("the first build was disturbed: %v", err)
	}
}
