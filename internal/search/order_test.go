package search_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"portulan/internal/directory"
	"portulan/internal/search"
	"portulan/internal/when"
)

// Searches and lists have calls in one order: that in which one must act.
func TestOrderOfAction(t *testing.T) {
	day := func(text string) when.Value {
		if text == "" {
			return when.Value{}
		}
		v, fault := when.Parse(text, time.UTC)
		if fault != nil {
			t.Fatal(fault)
		}
		return v
	}
	var states []directory.State
	var list []search.Document
	for i, c := range []struct {
		status        directory.Status
		opens, closes string
	}{
		{directory.ClosingSoon, "2023-01-01", "2023-06-16"},
		{directory.ClosingSoon, "2022-01-01", "2023-06-20"},
		{directory.Open, "2023-03-01", "2023-09-01"},
		{directory.Open, "2023-01-01", "2023-12-31"},
		{directory.Open, "2023-01-01", ""},
		{directory.AlwaysOpen, "", ""},
		{directory.Upcoming, "2023-07-01", "2023-08-01"},
		{directory.Upcoming, "2023-09-01", "2023-10-01"},
		{directory.Announced, "2023-10", ""},
		{directory.Announced, "2024", ""},
		{directory.Unknown, "2023-01-01", "2023-06"},
		{directory.Unknown, "2023-02-01", ""},
		{directory.Unknown, "", ""},
		{directory.Suspended, "", ""},
		{directory.Exhausted, "", ""},
		{directory.Closed, "2022-01-01", "2023-05-01"},
		{directory.Closed, "2023-01-01", "2023-04-01"},
		{directory.Closed, "", ""},
		{directory.Cancelled, "", ""},
	} {
		s := directory.State{Status: c.status, Opens: day(c.opens), Closes: day(c.closes)}
		m := search.Moment{Status: s.Status}
		if !s.Opens.IsZero() {
			m.Opens = s.Opens.Start.Unix()
		}
		if !s.Closes.IsZero() {
			m.Closes = s.Closes.End().Unix()
		}
		states = append(states, s)
		list = append(list, search.Document{Address: fmt.Sprintf("/%02d/", 99-i), Timeline: []search.Moment{m}})
	}
	list = append(list, search.Document{Address: "/00/"}) // no call
	want := make([]string, len(list))
	for i, d := range list {
		want[i] = d.Address
	}
	folder := t.TempDir()
	writeIndex(t, folder, 0, list)
	for _, order := range []search.Sort{"", search.ByRelevance, search.ByDeadline} {
		if diff := cmp.Diff(want, addresses(ask(t, open(t, folder), search.Request{Sort: order}))); diff != "" {
			t.Errorf("a search in the order %q:\n%s", order, diff)
		}
	}

	sorted := slices.Clone(states)
	slices.Reverse(sorted)
	slices.SortStableFunc(sorted, directory.CompareActions)
	tell := func(states []directory.State) string {
		var lines []string
		for _, s := range states {
			lines = append(lines, fmt.Sprint(s.Status, " ", s.Opens, " ", s.Closes))
		}
		return strings.Join(lines, "\n")
	}
	if diff := cmp.Diff(tell(states), tell(sorted)); diff != "" {
		t.Errorf("a list:\n%s", diff)
	}
}
