package main_test

import (
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// Where the system watches no more folders for this person, that is said, and changes
// are seen all the same.
func TestPreviewAtTheLimitOfWatching(t *testing.T) {
	for _, limit := range []string{"max_inotify_instances", "max_inotify_watches"} {
		folder := workshop(t, settings)
		cmd := program(t, folder, "serve", "--date", "2023-06-15", "--port", "0")
		// In a namespace of users of its own, a person's limit is that of the namespace.
		lower := "echo 0 > /proc/sys/user/" + limit
		cmd.Args = append([]string{"sh", "-c", lower + ` && exec "$@"`, "sh", cmd.Path}, cmd.Args[1:]...)
		cmd.Path = "/bin/sh"
		cmd.SysProcAttr = &syscall.SysProcAttr{
			Cloneflags:  syscall.CLONE_NEWUSER,
			UidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}},
			GidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}},
		}
		probe := exec.Command("/bin/sh", "-c", lower)
		probe.SysProcAttr = cmd.SysProcAttr
		if err := probe.Run(); err != nil {
			t.Skipf("this machine gives no namespace of users with limits of its own: %v", err)
		}
		p := startPreview(t, cmd)
		p.until(t, "La limite de dossiers surveillés du système est atteinte (fs.inotify.max_user_watches ou max_user_instances)")
		p.until(t, "http://localhost:")
		plant(t, folder, map[string]string{"content/projets/atelier.md": "---\ntitle: Atelier\nzzz: 1\n---\n"}, false)
		p.until(t, "content/projets/atelier.md:3:1: erreur: clé inconnue")
	}
}

// Only this machine sees the site, until it is told otherwise.
func TestPreviewIsForThisMachine(t *testing.T) {
	folder := workshop(t, settings)
	outside := ""
	addresses, err := net.InterfaceAddrs()
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range addresses {
		if ip, ok := a.(*net.IPNet); ok && ip.IP.To4() != nil && !ip.IP.IsLoopback() {
			outside = ip.IP.String()
		}
	}
	if outside == "" {
		t.Skip("this machine has no other address than its own")
	}
	for _, c := range []struct {
		args []string
		seen bool
	}{{nil, false}, {[]string{"--host", "0.0.0.0"}, true}} {
		p := servePreview(t, folder, append(c.args, "--port", "0")...)
		_, port, _ := strings.Cut(strings.TrimSuffix(p.address, "/"), "localhost:")
		conn, err := net.DialTimeout("tcp", net.JoinHostPort(outside, port), time.Minute)
		if err == nil {
			conn.Close()
		}
		if seen := err == nil; seen != c.seen {
			t.Errorf("%q: seen from %s: %t", c.args, outside, seen)
		}
		if _, page := fetch(t, p.address); !strings.Contains(page, "Annuaire") {
			t.Errorf("%q: not seen from this machine", c.args)
		}
	}
}

// With --open, the browser of the person is given the address; where there is none, that
// is said.
func TestPreviewOpensTheBrowser(t *testing.T) {
	folder, programs := workshop(t, settings), t.TempDir()
	start := func() (p *previewed, address string) {
		cmd := program(t, folder, "serve", "--port", "0", "--open")
		cmd.Env = append(cmd.Env, "PATH="+programs)
		p = startPreview(t, cmd)
		return p, addressOf.FindString(p.until(t, "http://"))
	}
	p, _ := start()
	p.until(t, "Ouvrez cette adresse dans un navigateur")

	opened := filepath.Join(programs, "opened")
	if err := syscall.Mkfifo(opened, 0o600); err != nil {
		t.Fatal(err)
	}
	browser := "#!/bin/sh\necho \"$1\" > " + opened + "\n"
	if err := os.WriteFile(filepath.Join(programs, "xdg-open"), []byte(browser), 0o755); err != nil {
		t.Fatal(err)
	}
	_, address := start()
	given := make(chan string, 1)
	go func() {
		text, _ := os.ReadFile(opened)
		given <- strings.TrimSpace(string(text))
	}()
	select {
	case got := <-given:
		if got != address {
			t.Errorf("the browser is given %q, want %s", got, address)
		}
	case <-time.After(time.Minute):
		t.Error("no browser is opened")
	}
}
