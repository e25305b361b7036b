package main

import (
	"os"
	"path/filepath"
	"testing"
)

func TestSum(t *testing.T) {
	const raw = "floor\t1\t2\t10\nours\t2\t2\t10\ntheirs\t4\t8\t30\n" +
		"floor\t2\t2\t20\nours\t6\t2\t10\ntheirs\t9\t6\t20\n"
	const floor = "floor\twall s 1.00 / 1.50 / 2.00\tcpu s 2.00 / 2.00 / 2.00\tpeak MiB 10 / 15 / 20\tn=2\n"
	const ours = "ours\twall s 2.00 / 4.00 / 6.00\tcpu s 2.00 / 2.00 / 2.00\tpeak MiB 10 / 10 / 10\tn=2\tx floor 2.0 / 2.5 / 3.0\n"
	const theirs = "theirs\twall s 4.00 / 6.50 / 9.00\tcpu s 6.00 / 7.00 / 8.00\tpeak MiB 20 / 25 / 30\tn=2\tx floor 4.0 / 4.2 / 4.5\n"
	for name, c := range map[string]struct{ raw, want string }{
		"ratios are taken round by round": {raw,
			floor + ours + theirs + "theirs / ours\twall x 1.50 / 1.75 / 2.00\tcpu x 3.00 / 3.50 / 4.00\tpeak x 2.00 / 2.50 / 3.00\tn=2\n" +
				"theirs+ours / ours\twall x 2.50 / 2.75 / 3.00\tcpu x 4.00 / 4.50 / 5.00\tpeak x 2.00 / 2.50 / 3.00\tn=2\n"},
		"a label that was not measured has no ratio": {"ours\t1\t1\t1\n",
			"ours\twall s 1.00 / 1.00 / 1.00\tcpu s 1.00 / 1.00 / 1.00\tpeak MiB 1 / 1 / 1\tn=1\n"},
	} {
		t.Run(name, func(t *testing.T) {
			in, out := filepath.Join(t.TempDir(), "raw"), filepath.Join(t.TempDir(), "rows")
			if err := os.WriteFile(in, []byte(c.raw), 0o644); err != nil {
				t.Fatal(err)
			}
			if err := sum([]string{"-ref", "floor", "-ratio", "theirs=ours", "-ratio", "theirs+ours=ours", "-tsv", out, in}); err != nil {
				t.Fatal(err)
			}
			if got, _ := os.ReadFile(out); string(got) != c.want {
				t.Errorf("got\n%swant\n%s", got, c.want)
			}
		})
	}
}
