package text

import (
	"fmt"
	"sync"

	"portulan/internal/diag"
)

// Table is the data of a language's rules. Words in it are folded.
type Table struct {
	Language diag.Language `json:"language"`
	// Spellings are the characters that are written otherwise before Unicode
	// takes them apart.
	Spellings map[string]string `json:"spellings"`
	// Elisions are the words that an apostrophe cuts off (l’, qu’): they give no
	// term and take no position.
	Elisions []string `json:"elisions"`
	// Enclitics are what follows an apostrophe and gives no term either ('s).
	Enclitics []string `json:"enclitics"`
	// Stops are the words that are not indexed; they take a position.
	Stops []string `json:"stops"`
	// Weak are the words that are indexed and on which a query does not insist.
	Weak []string `json:"weak"`
	// Stems are the words whose stem the rules would not find.
	Stems map[string]string `json:"stems"`
	// Phases are the rules of stemming: in each phase, the first rule that
	// applies to a word changes it.
	Phases [][]Rule `json:"phases"`
	// Thousands stands between groups of three digits, as any space does; the
	// other of comma and point, and the point where three digits do not follow
	// it, stand before decimals.
	Thousands string `json:"thousands"`
	// Scales are what a number counts, as powers of ten. Those that Signs has
	// too are read so only beside a currency: 46,8 M€.
	Scales map[string]int `json:"scales"`
	Signs  []string       `json:"signs"`
	// Currencies are the words for euro.
	Currencies []string `json:"currencies"`
}

// Rule is a rule of stemming: a word of at least Min letters that ends with
// Suffix ends with With instead.
type Rule struct {
	Suffix string `json:"suffix"`
	With   string `json:"with"`
	Min    int    `json:"min"`
}

// Rules are the rules of one language. They may be used from several
// goroutines.
type Rules struct {
	table   Table
	roles   map[string]role
	longest int // of the words of roles
	stems   stemmer
	scratch sync.Pool // of *scratch
}

// role is what a word is besides a word.
type role uint8

const (
	elision role = 1 << iota
	enclitic
	stop
	weak
	sign // of a scale
	euro
)

// For returns the rules of a language. It panics for a language that the
// program does not have.
func For(language diag.Language) *Rules {
	switch language {
	case diag.French:
		return french()
	case diag.English:
		return english()
	}
	panic(fmt.Sprintf("no rules for the words of language %q", language))
}

var (
	french  = sync.OnceValue(func() *Rules { return compile(frenchTable()) })
	english = sync.OnceValue(func() *Rules { return compile(englishTable()) })
)

// Table returns the data of the rules, for an engine in another language. It
// is not to be changed.
func (r *Rules) Table() Table { return r.table }

// Stem returns the term of a word that is folded already.
func (r *Rules) Stem(word string) string { return r.stems.stem(word) }

func compile(t Table) *Rules {
	t.Spellings = make(map[string]string, len(spellings))
	for from, to := range spellings {
		t.Spellings[string(from)] = to
	}
	r := &Rules{table: t, roles: map[string]role{}, stems: newStemmer(t.Stems, t.Phases)}
	r.scratch.New = func() any { return new(scratch) }
	for _, list := range []struct {
		role  role
		words []string
	}{{elision, t.Elisions}, {enclitic, t.Enclitics}, {stop, t.Stops}, {weak, t.Weak}, {sign, t.Signs}, {euro, t.Currencies}} {
		for _, word := range list.words {
			r.roles[word] |= list.role
			r.longest = max(r.longest, len(word))
		}
	}
	return r
}

// IsStop reports whether a folded word is a stop word.
func (r *Rules) IsStop(word string) bool { return r.is(word, stop) }

func (r *Rules) is(word string, as role) bool { return r.role(word)&as != 0 }

func (r *Rules) role(word string) role {
	if len(word) > r.longest {
		return 0
	}
	return r.roles[word]
}
