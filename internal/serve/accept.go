package serve

import (
	"strconv"
	"strings"
)

// acceptable is how much a reader wants each content coding, from 0 (not at all) to
// 1, by an Accept-Encoding header (RFC 9110, section 12.5.3). What cannot be read in
// it is passed over.
type acceptable struct {
	weights map[string]float64
	others  float64 // of codings that are not named
}

func parseAccept(header string) acceptable {
	a := acceptable{weights: map[string]float64{}}
	for element := range strings.SplitSeq(header, ",") {
		coding, parameter, _ := strings.Cut(element, ";")
		coding = strings.ToLower(strings.TrimSpace(coding))
		weight, ok := parseWeight(parameter)
		switch {
		case !ok || coding == "":
		case coding == "*":
			a.others = weight
		default:
			a.weights[coding] = weight
		}
	}
	return a
}

// parseWeight reads "q=0.5"; nothing is 1.
func parseWeight(parameter string) (weight float64, ok bool) {
	parameter = strings.ToLower(strings.TrimSpace(parameter))
	if parameter == "" {
		return 1, true
	}
	digits, ok := strings.CutPrefix(parameter, "q=")
	if !ok {
		return 0, false
	}
	weight, err := strconv.ParseFloat(digits, 64)
	return weight, err == nil && weight >= 0 && weight <= 1
}

// of is the weight of a coding. The plain bytes, "", are wanted least of all unless
// they are named: a reader who accepts a compressed edition is given it.
func (a acceptable) of(coding string) float64 {
	if coding == "" {
		if w, named := a.weights["identity"]; named {
			return w
		}
		return 0.001 // the least weight that can be written
	}
	if w, named := a.weights[coding]; named {
		return w
	}
	return a.others
}
