package publish_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"portulan/internal/diag"
	"portulan/internal/publish"
)

func TestFullDisk(t *testing.T) {
	dir := t.TempDir()
	target := filepath.Join(dir, "public")
	mustPublish(t, target, siteA, publish.Options{})
	_, err := publishTree(target, siteB, publish.Options{}, func(s *publish.Stage) { publish.WithFullDisk(s, 50) })
	wantFault(t, err, diag.PublishDiskFull)
	if !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("%v hides its cause", err)
	}
	if is := state(dir); is != "A" {
		t.Errorf("the folder is %s", is)
	}

	// The same on a disk that is really full, where the system lets one be made.
	if said, ok := inNamespace(t, "small-disk", t.TempDir()); ok && said != "published\npublish-disk-full\nA\n" {
		t.Errorf("on a small disk: %q", said)
	}
}

func TestTargetThatCannotBeMoved(t *testing.T) {
	err := publish.Failure(&os.LinkError{Op: "rename", Old: "a", New: "b", Err: syscall.EXDEV}, "/srv/public")
	wantFault(t, err, diag.PublishUnmovable)

	// The same on an overlay, where the system lets one be made.
	dir := t.TempDir()
	files(t, dir, "upper/", "work/", "merged/")
	mustPublish(t, filepath.Join(dir, "lower", "public"), siteA, publish.Options{})
	if said, ok := inNamespace(t, "layers", dir); ok && said != "publish-unmovable\nA\n" {
		t.Errorf("on an overlay: %q", said)
	}
}

func TestMountPointsAreRefused(t *testing.T) {
	_, err := publish.Open(context.Background(), "/proc", publish.Options{})
	wantFault(t, err, diag.PublishMountPoint)

	table := "22 28 0:20 / /sys rw,nosuid shared:7 - sysfs sysfs rw\n" +
		`36 35 98:0 /m /srv/mon\040site/public rw shared:1 - ext3 /dev/root rw` + "\n" +
		`37 35 98:0 /m /a\134b rw - ext3 /dev/root rw` + "\nshort line\n"
	if got, want := publish.MountPoints(table), []string{"/sys", "/srv/mon site/public", `/a\b`}; !slices.Equal(got, want) {
		t.Errorf("mount points %q, want %q", got, want)
	}
}

func FuzzMountPoints(f *testing.F) {
	f.Add("22 28 0:20 / /sys rw - sysfs sysfs rw\n")
	f.Add(`1 2 3 4 /a\040\011b` + "\n\n")
	f.Fuzz(func(t *testing.T, table string) {
		points := publish.MountPoints(table)
		if lines := strings.Count(table, "\n") + 1; len(points) > lines {
			t.Errorf("%d mount points in %d lines", len(points), lines)
		}
		for _, p := range points {
			escaped := strings.NewReplacer(`\`, `\134`, " ", `\040`, "\t", `\011`, "\n", `\012`).Replace(p)
			if again := publish.MountPoints("1 2 3 4 " + escaped); !slices.Equal(again, []string{p}) {
				t.Errorf("%q reads back as %q", p, again)
			}
		}
	})
}

func TestUnwritable(t *testing.T) {
	t.Run("parent", func(t *testing.T) {
		dir := openDir(t)
		mustPublish(t, filepath.Join(dir, "public"), siteA, publish.Options{})
		chmod(t, dir, 0o555)
		if said := start(t, "nobody", dir).ends(t); said != "publish-unwritable\n" {
			t.Errorf("said %q", said)
		}
		if is := state(dir); is != "A" {
			t.Errorf("the folder is %s", is)
		}
	})
	t.Run("target", func(t *testing.T) {
		dir := openDir(t)
		target := filepath.Join(dir, "public")
		mustPublish(t, target, siteA, publish.Options{})
		chmod(t, target, 0o555)
		if said := start(t, "nobody", dir).ends(t); said != "publish-unwritable\n" {
			t.Errorf("said %q", said)
		}
		if is := state(dir); is != "A" {
			t.Errorf("the folder is %s", is)
		}
	})
	t.Run("old file", func(t *testing.T) {
		dir := openDir(t)
		if said := start(t, "nobody", dir).ends(t); said != "published\n" {
			t.Fatalf("said %q", said)
		}
		files(t, dir, "public/foreign/file")
		chmod(t, filepath.Join(dir, "public/foreign"), 0o555)
		if said := start(t, "nobody", dir).ends(t); said != "publish-leftover\n" {
			t.Errorf("said %q", said)
		}
		if is := state(dir); is != "B and .public.portulan" {
			t.Errorf("the folder is %s", is)
		}
		if said := start(t, "nobody", dir).ends(t); said != "publish-unwritable\n" {
			t.Errorf("with the leftover in the way: %q", said)
		}
		chmod(t, filepath.Join(dir, ".public.portulan/next/foreign"), 0o777)
		if said := start(t, "nobody", dir).ends(t); said != "published\n" {
			t.Errorf("once it can be removed: %q", said)
		}
		if is := state(dir); is != "B" {
			t.Errorf("the folder is %s", is)
		}
	})
}

func TestModesDoNotDependOnTheUmask(t *testing.T) {
	dir := t.TempDir()
	if said := start(t, "umask", dir).ends(t); said != "published\n" {
		t.Fatalf("said %q", said)
	}
	err := filepath.WalkDir(filepath.Join(dir, "public"), func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		want := fs.FileMode(0o644)
		if e.IsDir() {
			want = 0o755
		}
		if got := stat(t, path).Mode().Perm(); got != want {
			return fmt.Errorf("%s has mode %o, want %o", path, got, want)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

func TestFileSystemsThatCannotLinkOrExchange(t *testing.T) {
	dir := t.TempDir()
	target := filepath.Join(dir, "public")
	mustPublish(t, target, siteA, publish.Options{})
	page := filepath.Join(target, "folder-0/page-0.html")
	long := time.Date(2023, 5, 17, 9, 0, 0, 0, time.UTC)
	if err := os.Chtimes(page, long, long); err != nil {
		t.Fatal(err)
	}
	before := stat(t, page)
	if _, err := publishTree(target, siteB, publish.Options{}, publish.WithoutLinks, publish.WithoutExchange); err != nil {
		t.Fatal(err)
	}
	if is := state(dir); is != "B" {
		t.Errorf("the folder is %s", is)
	}
	if after := stat(t, page); os.SameFile(before, after) || !after.ModTime().Equal(long) {
		t.Errorf("the unchanged file was not copied with its time: %v", after.ModTime())
	}
}

func TestWhatTheSystemSays(t *testing.T) {
	for _, test := range []struct {
		errno syscall.Errno
		code  diag.Code
	}{
		{syscall.ENOSPC, diag.PublishDiskFull},
		{syscall.EDQUOT, diag.PublishDiskFull},
		{syscall.EACCES, diag.PublishUnwritable},
		{syscall.EPERM, diag.PublishUnwritable},
		{syscall.EROFS, diag.PublishUnwritable},
		{syscall.ENAMETOOLONG, diag.PublishNameTooLong},
		{syscall.ENOTDIR, diag.PublishNotFolder},
		{syscall.EBUSY, diag.PublishMountPoint},
		{syscall.EXDEV, diag.PublishUnmovable},
		{syscall.EIO, diag.PublishFailed},
	} {
		err := publish.Failure(&fs.PathError{Op: "open", Path: "/srv/public/a.html", Err: test.errno}, "/srv/public")
		wantFault(t, err, test.code)
		if !errors.Is(err, test.errno) || !strings.Contains(err.Error(), "/srv/public/a.html") {
			t.Errorf("%v: the cause or the path is lost", err)
		}
	}
}

// openDir is a temporary folder in which anyone may write.
func openDir(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	chmod(t, filepath.Dir(dir), 0o755)
	chmod(t, dir, 0o777)
	return dir
}

// chmod sets a mode until the test ends.
func chmod(t *testing.T, path string, mode fs.FileMode) {
	t.Helper()
	if err := os.Chmod(path, mode); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.Chmod(path, 0o777) })
}
