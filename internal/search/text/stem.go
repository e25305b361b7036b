package text

import "strings"

// stemmer finds the stem of a word by rules.
type stemmer struct {
	whole  map[string]string
	phases []phase
}

// phase is the rules of a phase by the last letter of their suffix, in their
// order.
type phase [256][]Rule

// shortestStemmed is how many letters a word has at least to be stemmed.
const shortestStemmed = 4

func newStemmer(whole map[string]string, phases [][]Rule) stemmer {
	s := stemmer{whole: whole, phases: make([]phase, len(phases))}
	for i, rules := range phases {
		for _, rule := range rules {
			last := rule.Suffix[len(rule.Suffix)-1]
			s.phases[i][last] = append(s.phases[i][last], rule)
		}
	}
	return s
}

// stem returns the stem of a folded word. Short words and those that hold
// anything but the letters a to z are their own.
func (s *stemmer) stem(word string) string {
	if len(word) < shortestStemmed || !isLetters(word) {
		return word
	}
	if stem, ok := s.whole[word]; ok {
		return stem
	}
	for i := range s.phases {
		for _, rule := range s.phases[i][word[len(word)-1]] {
			if len(word) >= rule.Min && strings.HasSuffix(word, rule.Suffix) {
				word = rule.apply(word)
				break
			}
		}
	}
	return word
}

func (r Rule) apply(word string) string {
	if strings.HasPrefix(r.Suffix, r.With) {
		return word[:len(word)-len(r.Suffix)+len(r.With)]
	}
	return word[:len(word)-len(r.Suffix)] + r.With
}

func isLetters(word string) bool {
	for i := range len(word) {
		if word[i] < 'a' || word[i] > 'z' {
			return false
		}
	}
	return true
}
