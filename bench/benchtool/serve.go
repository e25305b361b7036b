package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// saved is one kind of edit: what is done to a file, and the page that shows it.
type saved struct {
	kind string // body, title, text or new
	file string // that is written, in place
	from string // whose text is taken; the file itself by default
	page string // {word} stands for the word that is new
}

// parseSaved reads KIND,FILE,PAGE or KIND,FILE,PAGE,FROM.
func parseSaved(text string) (saved, error) {
	parts := strings.Split(text, ",")
	if len(parts) < 3 || len(parts) > 4 {
		return saved{}, fmt.Errorf("edit %q: KIND,FILE,PAGE[,FROM] is needed", text)
	}
	s := saved{kind: parts[0], file: parts[1], page: parts[2], from: parts[1]}
	if len(parts) == 4 {
		s.from = parts[3]
	}
	return s, nil
}

// with is the text with the word in it, where the kind of edit puts it.
func (s saved) with(text []byte, word string) ([]byte, error) {
	put := func(before string, word string) ([]byte, error) {
		at := bytes.Index(text, []byte(before))
		if at < 0 {
			return nil, fmt.Errorf("%s: no %q", s.from, before)
		}
		at += len(before)
		return bytes.Join([][]byte{text[:at], []byte(word), text[at:]}, nil), nil
	}
	switch s.kind {
	case "body":
		return append(bytes.Clone(text), []byte("\n"+word+"\n")...), nil
	case "title", "new":
		return put("title: \"", word+" ")
	case "text":
		return put("<footer", " data-word=\""+word+"\"")
	}
	return nil, fmt.Errorf("no edit %q", s.kind)
}

// serve starts a development server, waits for its first page, then makes each
// kind of edit several times, one after the other, and times how long it takes
// until the page shows it.
func serve(args []string) error {
	fl := flag.NewFlagSet("serve", flag.ExitOnError)
	runs := fl.Int("runs", 5, "edits of each kind")
	label := fl.String("label", "", "label of the rows")
	logf := fl.String("log", "", "file for the server's output")
	dir := fl.String("dir", "", "working folder")
	base := fl.String("url", "", "address of the server, without a slash at its end")
	pause := fl.Duration("pause", time.Second, "rest between two edits")
	timeout := fl.Duration("timeout", 10*time.Minute, "to wait for anything")
	tsv := fl.String("tsv", "", "append the rows to this file")
	var edits []saved
	fl.Func("edit", "KIND,FILE,PAGE[,FROM]; may be given several times", func(text string) error {
		s, err := parseSaved(text)
		edits = append(edits, s)
		return err
	})
	fl.Parse(args)
	out, err := output(*logf)
	if err != nil {
		return err
	}
	defer out.Close()
	c := exec.Command(fl.Arg(0), fl.Args()[1:]...)
	c.Dir, c.Stdout, c.Stderr = *dir, out, out
	c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	begun := time.Now()
	if err := c.Start(); err != nil {
		return err
	}
	defer func() {
		syscall.Kill(-c.Process.Pid, syscall.SIGKILL)
		c.Wait()
	}()
	if err := waitFor(*timeout, 5*time.Millisecond, func() bool { return get(*base+"/") != nil }); err != nil {
		emit(*tsv, *label, "FAILED: no first page")
		return err
	}
	emit(*tsv, *label, fmt.Sprintf("start to first page s %.2f", time.Since(begun).Seconds()), fmt.Sprintf("memory MiB %.0f", rssNow(c.Process.Pid)))
	time.Sleep(5 * *pause)
	for _, e := range edits {
		ms, err := e.times(*base, *runs, *pause, *timeout)
		if err != nil {
			emit(*tsv, *label+" "+e.kind, "FAILED: "+err.Error())
			continue
		}
		emit(*tsv, *label+" "+e.kind, "saved to served ms "+mmm(ms, "%.0f"), fmt.Sprintf("n=%d", *runs))
	}
	emit(*tsv, *label, fmt.Sprintf("peak memory MiB %.0f", rssNow(c.Process.Pid)))
	return nil
}

// times makes the edit several times, and leaves the file as it was.
func (s saved) times(base string, runs int, pause, timeout time.Duration) ([]float64, error) {
	before, missing := os.ReadFile(s.file)
	text, err := os.ReadFile(s.from)
	if err != nil {
		return nil, err
	}
	defer func() {
		if missing != nil {
			os.Remove(s.file)
		} else {
			os.WriteFile(s.file, before, 0o644)
		}
		time.Sleep(5 * pause)
	}()
	var ms []float64
	for i := range runs {
		word := fmt.Sprintf("aa-mot-%d-%d", os.Getpid(), i) // first of those sorted by title
		file, page := strings.ReplaceAll(s.file, "{word}", word), base+strings.ReplaceAll(s.page, "{word}", word)
		edited, err := s.with(text, word)
		if err != nil {
			return nil, err
		}
		if s.kind != "new" {
			get(page) // a server may keep only what was looked at up to date
		}
		start := time.Now()
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return nil, err
		}
		if err := os.WriteFile(file, edited, 0o644); err != nil {
			return nil, err
		}
		if err := waitFor(timeout, 2*time.Millisecond, func() bool { return bytes.Contains(get(page), []byte(word)) }); err != nil {
			return nil, fmt.Errorf("edit %d was not served in %v", i+1, timeout)
		}
		ms = append(ms, time.Since(start).Seconds()*1000)
		if file != s.file {
			defer os.Remove(file)
		}
		time.Sleep(pause)
	}
	return ms, nil
}
