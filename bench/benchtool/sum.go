package main

import (
	"flag"
	"fmt"
	"os"
	"sort"
	"strconv"
	"strings"
)

// figures are those of one run: wall time and CPU time in seconds, peak memory
// in MiB.
type figures [3]float64

// sum turns the raw figures of interleaved rounds into one row for each label.
func sum(args []string) error {
	fl := flag.NewFlagSet("sum", flag.ExitOnError)
	ref := fl.String("ref", "", "label of the yardstick")
	var wanted [][2]string
	fl.Func("ratio", "add a row: `A=B` are the figures of A over those of B; A may be labels with + between, one run after the other", func(s string) error {
		of, over, found := strings.Cut(s, "=")
		if !found {
			return fmt.Errorf("%q has no =", s)
		}
		wanted = append(wanted, [2]string{of, over})
		return nil
	})
	tsv := fl.String("tsv", "", "append the rows to this file")
	fl.Parse(args)
	order, runs, err := readRaw(fl.Arg(0))
	if err != nil {
		return err
	}
	for _, label := range order {
		v := runs[label]
		row := []string{label, "wall s " + mmm(column(v, 0), "%.2f"), "cpu s " + mmm(column(v, 1), "%.2f"),
			"peak MiB " + mmm(column(v, 2), "%.0f"), fmt.Sprintf("n=%d", len(v))}
		if q := ratios(v, runs[*ref]); len(q) > 0 && label != *ref {
			row = append(row, "x floor "+mmm(column(q, 0), "%.1f"))
		}
		emit(*tsv, row...)
	}
	for _, w := range wanted {
		q := ratios(after(runs, w[0]), runs[w[1]])
		if len(q) == 0 {
			continue
		}
		emit(*tsv, w[0]+" / "+w[1], "wall x "+mmm(column(q, 0), "%.2f"), "cpu x "+mmm(column(q, 1), "%.2f"),
			"peak x "+mmm(column(q, 2), "%.2f"), fmt.Sprintf("n=%d", len(q)))
	}
	return nil
}

// readRaw reads what run -raw wrote: the labels in the order of their first
// run, and the figures of each.
func readRaw(name string) (order []string, runs map[string][]figures, err error) {
	b, err := os.ReadFile(name)
	if err != nil {
		return nil, nil, err
	}
	runs = map[string][]figures{}
	for line := range strings.Lines(string(b)) {
		f := strings.Split(strings.TrimSpace(line), "\t")
		if len(f) != 4 {
			continue // a failed run
		}
		var v figures
		for i := range v {
			if v[i], err = strconv.ParseFloat(f[i+1], 64); err != nil {
				return nil, nil, err
			}
		}
		if runs[f[0]] == nil {
			order = append(order, f[0])
		}
		runs[f[0]] = append(runs[f[0]], v)
	}
	return order, runs, nil
}

// after are the figures of labels, joined by +, one run after the other: their
// times add up, and the greater memory counts.
func after(runs map[string][]figures, labels string) []figures {
	var all []figures
	for i, label := range strings.Split(labels, "+") {
		one := runs[label]
		if i == 0 {
			all = append(all, one...)
			continue
		}
		if len(one) != len(all) {
			return nil
		}
		for k := range all {
			all[k] = figures{all[k][0] + one[k][0], all[k][1] + one[k][1], max(all[k][2], one[k][2])}
		}
	}
	return all
}

// ratios are those of a's figures to b's, round by round; none if they have not
// the same number of rounds.
func ratios(a, b []figures) []figures {
	if len(a) != len(b) {
		return nil
	}
	q := make([]figures, len(a))
	for i := range a {
		for k := range q[i] {
			q[i][k] = a[i][k] / b[i][k]
		}
	}
	return q
}

func column(v []figures, k int) []float64 {
	c := make([]float64, len(v))
	for i := range v {
		c[i] = v[i][k]
	}
	return c
}

// mmm is the minimum, the median and the maximum.
func mmm(v []float64, f string) string {
	if len(v) == 0 {
		return "-"
	}
	s := append([]float64(nil), v...)
	sort.Float64s(s)
	med := s[len(s)/2]
	if len(s)%2 == 0 {
		med = (s[len(s)/2-1] + s[len(s)/2]) / 2
	}
	return fmt.Sprintf(f+" / "+f+" / "+f, s[0], med, s[len(s)-1])
}
