package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"strconv"
	"syscall"
	"time"
)

// edit starts a development server, waits until READY is printed and the URL is
// served, then changes one word of one Markdown file and polls the URL until the
// new word is served.
func edit(args []string) error {
	fl := flag.NewFlagSet("edit", flag.ExitOnError)
	runs := fl.Int("runs", 5, "edits")
	label := fl.String("label", "", "row label")
	logf := fl.String("log", "", "file for the server's output (required)")
	dir := fl.String("dir", "", "working folder")
	file := fl.String("file", "", "Markdown file to edit")
	url := fl.String("url", "", "page that shows the edited body")
	list := fl.String("list", "", "list page that shows the title (edits the title instead)")
	ready := fl.String("ready", "", "text in the log that means ready")
	timeout := fl.Float64("timeout", 600, "seconds to wait for anything")
	tsv := fl.String("tsv", "", "append the row to this file")
	fl.Parse(args)
	if *logf == "" || *file == "" || *url == "" {
		return fmt.Errorf("edit: -log, -file and -url are needed")
	}
	orig, err := os.ReadFile(*file)
	if err != nil {
		return err
	}
	defer os.WriteFile(*file, orig, 0o644)
	os.Remove(*logf)
	out, err := output(*logf)
	if err != nil {
		return err
	}
	c := exec.Command(fl.Arg(0), fl.Args()[1:]...)
	c.Dir, c.Stdout, c.Stderr = *dir, out, out
	c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	t0 := time.Now()
	if err := c.Start(); err != nil {
		return err
	}
	defer func() {
		syscall.Kill(-c.Process.Pid, syscall.SIGTERM)
		done := make(chan struct{})
		go func() { c.Wait(); close(done) }()
		select {
		case <-done:
		case <-time.After(10 * time.Second):
			syscall.Kill(-c.Process.Pid, syscall.SIGKILL)
			<-done
		}
	}()
	limit := time.Duration(*timeout * float64(time.Second))
	if err := waitFor(limit, 20*time.Millisecond, func() bool {
		b, _ := os.ReadFile(*logf)
		return bytes.Contains(b, []byte(*ready)) && get(*url) != nil
	}); err != nil {
		emit(*tsv, *label, "FAILED: server not ready")
		return err
	}
	start := time.Since(t0).Seconds()
	time.Sleep(3 * time.Second)
	var lat []float64
	for i := range *runs {
		word := fmt.Sprintf("motmodifié%dx%d", os.Getpid(), i)
		watch := *url
		var b []byte
		if *list != "" {
			watch = *list
			get(*url)
			k := bytes.Index(orig, []byte("title: \""))
			b = append(append(append([]byte{}, orig[:k+8]...), word+" "...), orig[k+8:]...)
		} else {
			// replace the first word of the last paragraph
			k := bytes.LastIndex(orig, []byte("\n\n")) + 2
			e := k + bytes.IndexByte(orig[k:], ' ')
			b = append(append(append([]byte{}, orig[:k]...), word...), orig[e:]...)
		}
		if get(watch) == nil {
			return fmt.Errorf("edit: %s is not served", watch)
		}
		// in place, as an editor that does not rename
		e0 := time.Now()
		if err := os.WriteFile(*file, b, 0o644); err != nil {
			return err
		}
		if err := waitFor(limit, 4*time.Millisecond, func() bool { return bytes.Contains(get(watch), []byte(word)) }); err != nil {
			emit(*tsv, *label, fmt.Sprintf("FAILED: edit %d not seen in %.0f s", i+1, *timeout))
			return err
		}
		lat = append(lat, time.Since(e0).Seconds()*1000)
		time.Sleep(2 * time.Second)
	}
	emit(*tsv, *label, fmt.Sprintf("ready after %.1f s", start), "edit to served ms "+mmm(lat, "%.0f"), fmt.Sprintf("server peak %.0f MiB", rssNow(c.Process.Pid)), fmt.Sprintf("n=%d", *runs))
	return nil
}

var client = &http.Client{Timeout: 120 * time.Second}

func get(url string) []byte {
	r, err := client.Get(url)
	if err != nil {
		return nil
	}
	defer r.Body.Close()
	b, err := io.ReadAll(r.Body)
	if err != nil || r.StatusCode != http.StatusOK {
		return nil
	}
	return b
}

func waitFor(limit, step time.Duration, ok func() bool) error {
	for t0 := time.Now(); time.Since(t0) < limit; time.Sleep(step) {
		if ok() {
			return nil
		}
	}
	return errors.New("time limit")
}

// rssNow is the resident memory (peak, VmHWM) of a live process in MiB.
func rssNow(pid int) float64 {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0
	}
	for _, l := range bytes.Split(b, []byte("\n")) {
		if bytes.HasPrefix(l, []byte("VmHWM:")) {
			f := bytes.Fields(l)
			k, _ := strconv.ParseFloat(string(f[1]), 64)
			return k / 1024
		}
	}
	return 0
}
