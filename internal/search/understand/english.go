package understand

import "portulan/internal/directory"

var english = grammar{
	atPlace:    []string{"in", "at", "near", "around", "for", "within"},
	inYear:     []string{"in", "for", "of", "year"},
	articles:   []string{"the", "le", "la", "les", "l"},
	directions: []string{"north", "south", "east", "west", "centre", "nord", "sud", "est", "ouest"},
	between:    []string{"between", "from"},
	and:        []string{"and", "to"},
	above:      []string{"more than", "over", "above"},
	atLeast:    []string{"at least", "from", "minimum"},
	below:      []string{"less than", "under", "below"},
	atMost:     []string{"at most", "up to", "maximum"},
	closing:    []string{"closing", "closes", "deadline", "due", "apply", "ending", "ends"},
	opening:    []string{"opening", "opens", "starting", "starts"},
	before:     []string{"before"},
	until:      []string{"until", "by", "no later than", "on or before"},
	after:      []string{"after"},
	since:      []string{"from", "since"},
	on:         []string{"on", "the"},
	statuses: []statusWords{
		{[]string{"open", "currently open", "ongoing", "current"}, open},
		{[]string{"closed", "ended", "past", "finished"}, []directory.Status{directory.Closed}},
		{[]string{"soon", "upcoming", "coming", "coming soon"}, []directory.Status{directory.Upcoming, directory.Announced}},
	},
}
