// Command benchtool measures whole processes from outside.
//
//	benchtool run  [-runs 3] [-label L] [-log FILE] [-dir D] [-before CMD] [-timeout S] [-tsv FILE] -- CMD ARG...
//	benchtool sum  [-ref LABEL] [-ratio LABEL[+LABEL]=LABEL] [-tsv FILE] RAWFILE
//	benchtool stat [-label L] [-tsv FILE] DIR...
//	benchtool edit [-label L] [-runs 5] [-log FILE] [-dir D] [-tsv FILE] -file F -url U [-list U] -ready TEXT -- SERVER ARG...
//
// sum: the raw figures of interleaved rounds (A B C, A B C, ...) become one row
// for each label; the ratio is taken round by round against LABEL, so that it
// holds when the machine's speed drifts. -ratio adds a row of the ratios
// of one label to another.
//
// run: {i} in an argument is the run's number (write each run to a fresh folder:
// removing a large tree first made creating files several times slower). wall is a monotonic clock around the child; cpu (user+system) and peak
// memory are the kernel's accounting of the finished child (peak: the largest
// single process). Every figure is min / median / max.
package main

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

func main() {
	if len(os.Args) < 2 {
		fmt.Fprintln(os.Stderr, "usage: benchtool run|sum|stat|edit|serve ...")
		os.Exit(2)
	}
	var err error
	switch os.Args[1] {
	case "run":
		err = run(os.Args[2:])
	case "sum":
		err = sum(os.Args[2:])
	case "stat":
		err = stat(os.Args[2:])
	case "edit":
		err = edit(os.Args[2:])
	case "serve":
		err = serve(os.Args[2:])
	default:
		err = fmt.Errorf("unknown command %q", os.Args[1])
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "benchtool:", err)
		os.Exit(1)
	}
}

func emit(tsv string, cols ...string) {
	line := strings.Join(cols, "\t")
	fmt.Println(line)
	if tsv == "" {
		return
	}
	f, err := os.OpenFile(tsv, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return
	}
	defer f.Close()
	fmt.Fprintln(f, line)
}

func output(name string) (*os.File, error) {
	if name == "" {
		name = os.DevNull
	}
	return os.OpenFile(name, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
}

func run(args []string) error {
	fl := flag.NewFlagSet("run", flag.ExitOnError)
	runs := fl.Int("runs", 3, "counted runs")
	label := fl.String("label", "", "row label")
	logf := fl.String("log", "", "file for the command's output")
	dir := fl.String("dir", "", "working folder")
	before := fl.String("before", "", "shell command run before each run, not timed")
	timeout := fl.Float64("timeout", 1800, "seconds for one run")
	tsv := fl.String("tsv", "", "append the row to this file")
	raw := fl.String("raw", "", "append each run's figures to this file, for sum")
	fl.Parse(args)
	if fl.NArg() == 0 {
		return fmt.Errorf("run: no command")
	}
	var wall, cpu, rss []float64
	for i := range *runs {
		cmd := append([]string(nil), fl.Args()...)
		for k := range cmd {
			cmd[k] = strings.ReplaceAll(cmd[k], "{i}", strconv.Itoa(i+1))
		}
		if *before != "" {
			b := exec.Command("sh", "-c", *before)
			b.Dir = *dir
			if out, err := b.CombinedOutput(); err != nil {
				return fmt.Errorf("before: %v: %s", err, out)
			}
		}
		out, err := output(*logf)
		if err != nil {
			return err
		}
		c := exec.Command(cmd[0], cmd[1:]...)
		c.Dir, c.Stdout, c.Stderr = *dir, out, out
		c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
		t0 := time.Now()
		if err := c.Start(); err != nil {
			return err
		}
		timer := time.AfterFunc(time.Duration(*timeout*float64(time.Second)), func() { syscall.Kill(-c.Process.Pid, syscall.SIGKILL) })
		err = c.Wait()
		w := time.Since(t0).Seconds()
		timer.Stop()
		out.Close()
		ru := c.ProcessState.SysUsage().(*syscall.Rusage)
		if err != nil {
			emit(*tsv, *label, fmt.Sprintf("FAILED after %.1f s (%v), peak %.0f MiB", w, err, float64(ru.Maxrss)/1024))
			return fmt.Errorf("%s: %v", *label, err)
		}
		wall = append(wall, w)
		cpu = append(cpu, c.ProcessState.UserTime().Seconds()+c.ProcessState.SystemTime().Seconds())
		rss = append(rss, float64(ru.Maxrss)/1024)
		if *raw != "" {
			emit(*raw, *label, fmt.Sprintf("%.4f", w), fmt.Sprintf("%.4f", cpu[len(cpu)-1]), fmt.Sprintf("%.1f", rss[len(rss)-1]))
		}
	}
	if *raw != "" {
		return nil
	}
	emit(*tsv, *label, "wall s "+mmm(wall, "%.2f"), "cpu s "+mmm(cpu, "%.2f"), "peak MiB "+mmm(rss, "%.0f"), fmt.Sprintf("n=%d", *runs))
	return nil
}

func stat(args []string) error {
	fl := flag.NewFlagSet("stat", flag.ExitOnError)
	label := fl.String("label", "", "row label")
	tsv := fl.String("tsv", "", "append the row to this file")
	skip := fl.String("skip", "", "folder name to leave out")
	fl.Parse(args)
	for _, d := range fl.Args() {
		var n int
		var bytes int64
		err := filepath.WalkDir(d, func(p string, e fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if e.IsDir() {
				if *skip != "" && e.Name() == *skip {
					return fs.SkipDir
				}
				return nil
			}
			i, err := e.Info()
			if err != nil {
				return err
			}
			n++
			bytes += i.Size()
			return nil
		})
		if err != nil {
			return err
		}
		emit(*tsv, *label, fmt.Sprintf("%d files", n), fmt.Sprintf("%.1f MiB", float64(bytes)/(1<<20)), fmt.Sprintf("%d bytes", bytes))
	}
	return nil
}
