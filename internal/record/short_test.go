package record_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"portulan/internal/directory"
)

// wantSame reads two spellings of one record, and holds them to each other.
func wantSame[T any](t *testing.T, short, long string, read func(*testing.T, string) (*T, []string)) {
	t.Helper()
	a, problems := read(t, short)
	wantNone(t, short, problems)
	b, problems := read(t, long)
	wantNone(t, long, problems)
	if diff := cmp.Diff(b, a, cmpopts.IgnoreFields(directory.Record{}, "Body"), cmpopts.IgnoreUnexported(directory.Record{})); diff != "" {
		t.Errorf("%s\nis not\n%s\n(-long +short):\n%s", short, long, diff)
	}
}

// What is mostly one value may be written as it is, without its key.
func TestShort(t *testing.T) {
	for short, long := range map[string]string{
		"lead: plaine-images":           "lead: {org: plaine-images}",
		"partners: [a, b]":              "partners: [{org: a}, {org: b}]",
		"awards: poles-icc/ami-2023":    "awards: [{call: poles-icc/ami-2023}]",
		"sites: COM-59606":              "sites: [{territory: [COM-59606]}]",
		"sites: [COM-59606, Tourcoing]": "sites: [{territory: COM-59606}, {territory: COM-59599}]",
		"sectors: design":               "sectors: [design]",
		"links: https://example.org/":   "links: [{url: \"https://example.org/\"}]",
		"documents: Notice":             "documents: [{title: Notice}]",
		"sources: Article":              "sources: [{title: Article}]",
		"names: XP":                     "names: [XP]",
		"sites: {territory: [COM-59512 Roubaix, COM-59599]}": "sites: [{territory: [COM-59512, COM-59599]}]",
	} {
		wantSame(t, short, long, readProject)
	}
	for short, long := range map[string]string{
		"territory: REG-32":                   "territory: {include: [REG-32]}",
		"territory: [REG-32, DEP-02]":         "territory: {include: [REG-32, DEP-02]}",
		"territory: Hauts-de-France":          "territory: {include: REG-32}",
		"sectors: [musique, design]":          "sectors: {list: [musique, design]}",
		"budgets: 46,8 M€":                    "budgets: [{amount: 46800000}]",
		"target: 300":                         "target: {count: 300}",
		"legal_basis: Loi du 31 juillet 2014": "legal_basis: [{label: Loi du 31 juillet 2014}]",
	} {
		wantSame(t, short, long, readProgramme)
	}
	for short, long := range map[string]string{
		"phase: 2":                        "phase: {order: 2}",
		"amounts: 100 000 €":              "amounts: [{max: 100 000 €}]",
		"status: suspendu":                "status: {is: suspended}",
		"announced: mercredi 17 mai 2023": "announced: {date: 2023-05-17}",
		"windows: {closes: 31/07/2023}":   "windows: [{closes: 31 juillet 2023}]",
		"strands: {label: a, zones: ZONE-QPV, territory: DEP-59}": "strands: [{label: a, zones: [{zone: ZONE-QPV}], territory: {include: [DEP-59]}}]",
	} {
		wantSame(t, short, long, readCall)
	}
}

// TestWords writes the words of each list in French; they are kept as their ids.
func TestWords(t *testing.T) {
	for french, id := range map[string]string{
		"kind: Appel à projets":                                "kind: aap",
		"kind: appel a manifestation d'interet":                "kind: ami",
		"kind: AMI":                                            "kind: ami",
		"regime: récurrent":                                    "regime: recurring",
		"regime: ponctuel":                                     "regime: one-off",
		"cadence: {every: quatre mois, of: annonces}":          "cadence: {every: 4 mois, of: announcements}",
		"cadence: {every: 1 an, of: dépôts}":                   "cadence: {every: 12 mois, of: deposits}",
		"amounts: [{max: 1 €, per: lauréat, for: ingénierie}]": "amounts: [{max: 1 €, per: laureate, for: engineering}]",
		"amounts: [{max: 1 €, per: an, for: animation}]":       "amounts: [{max: 1 €, per: year, for: coordination}]",
		"status: {is: épuisé, reason: x}":                      "status: {is: exhausted, reason: x}",
		"status: {is: annulé, reason: x}":                      "status: {is: cancelled, reason: x}",
		"status: fermé":                                        "status: closed",
		"audiences: [Associations, société, EPCI]":             "audiences: [association, entreprise, collectivite]",
		"windows: [{closes: 2019-12-30, interim: oui}]":        "windows: [{closes: 2019-12-30, interim: true}]",
	} {
		wantSame(t, french, id, readCall)
	}
	for french, id := range map[string]string{
		"kind: pôle":       "kind: cluster",
		"kind: Tiers-lieu": "kind: third_place",
		"roles: [{role: demandeuse, name: x}, {role: pour le compte de, name: y}, {role: opératrice, name: z}]": "roles: [{role: requester, name: x}, {role: on_behalf_of, name: y}, {role: operator, name: z}]",
		"milestones: [{label: a, certainty: fait}, {label: b, certainty: prévu, date: début 2020}]":             "milestones: [{label: a, certainty: done}, {label: b, certainty: announced, date: 2020~}]",
	} {
		wantSame(t, french, id, readProject)
	}
	for french, id := range map[string]string{
		"type: État":                      "type: state",
		"type: Collectivité":              "type: local_authority",
		"type: enseignement ou recherche": "type: research",
		"type: institution européenne":    "type: eu",
	} {
		wantSame(t, french, id, readOrganisation)
	}
}

// A word of the site's own is taken like the built-in ones, and one that is in
// neither list is not.
func TestUnknownWord(t *testing.T) {
	c, problems := readCall(t, "audiences: [association, pirates]\nkind: concours")
	if !slices.Equal(c.Audiences, []string{"association", ""}) || c.Type != "" {
		t.Errorf("kept %q and %q", c.Audiences, c.Type)
	}
	want := []string{
		"content/programmes/p/c.md:3:26+7 audiences[1] word-unknown: “pirates” is not one of the words expected",
		"content/programmes/p/c.md:4:7+8 kind word-unknown: “concours” is not one of the words expected",
	}
	if diff := cmp.Diff(want, problems); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
