package schemaorg_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"portulan/internal/opendata/linked/schemaorg"
)

// TestCheck gives the checker what the vocabulary has and what it has not.
func TestCheck(t *testing.T) {
	for _, c := range []struct{ name, node, want string }{
		{"a property of a type above", `{"@type": "GovernmentService", "name": "Appel", "url": "https://exemple.fr/"}`, ""},
		{"a type below the one expected", `{"@type": "GovernmentService", "provider": {"@type": "GovernmentOrganization", "name": "État"}}`, ""},
		{"a node named elsewhere", `{"@type": "Organization", "@id": "https://exemple.fr/#a", "parentOrganization": {"@id": "https://exemple.fr/#a"}}`, ""},
		{"a month", `{"@type": "Organization", "foundingDate": "2011-04"}`, ""},
		{"an instant", `{"@type": "ApplyAction", "endTime": "2023-07-31T12:00:00+02:00"}`, ""},
		{"whole and decimal numbers", `{"@type": "MonetaryAmount", "value": 10.5, "minValue": 10}`, ""},

		{"no type", `{"name": "x"}`, `there is no type %!q(<nil>)`},
		{"a type that does not exist", `{"@type": "Pole"}`, `there is no type "Pole"`},
		{"a data type", `{"@type": "Text"}`, `there is no type "Text"`},
		{"a property that does not exist", `{"@type": "Project", "budget": "1"}`, `there is no property "budget"`},
		{"a type for a property", `{"@type": "Project", "Grant": "1"}`, `there is no property "Grant"`},
		{"a superseded property", `{"@type": "Service", "serviceArea": {"@type": "Place", "name": "x"}}`, `the property serviceArea is superseded`},
		{"a superseded type", `{"@type": "UserComments"}`, `the type UserComments is superseded`},
		{"a property of another type", `{"@type": "Project", "amount": 5}`, `amount is a property of [DatedMoneySpecification InvestmentOrDeposit LoanOrCredit MonetaryGrant MoneyTransfer], not of Project`},
		{"a value of another type", `{"@type": "MonetaryGrant", "funder": {"@type": "Place", "name": "x"}}`, `Place is none of [Organization Person]`},
		{"a named value of another type", `{"@type": "Grant", "@id": "https://exemple.fr/", "funder": {"@id": "https://exemple.fr/"}}`, `Grant is none of [Organization Person]`},
		{"a name that leads nowhere", `{"@type": "Grant", "funder": {"@id": "https://exemple.fr/"}}`, `no node has the name https://exemple.fr/`},
		{"a text for a node", `{"@type": "MonetaryGrant", "funder": "État"}`, `"État" is none of [Organization Person]`},
		{"a number for a text", `{"@type": "Project", "name": 5}`, `the number 5 is none of [Text]`},
		{"a fraction for a whole number", `{"@type": "ItemList", "numberOfItems": 1.5}`, `the number 1.5 is none of [Integer]`},
		{"a season", `{"@type": "Organization", "foundingDate": "2024-21"}`, `"2024-21" is none of [Date]`},
		{"a day for an instant", `{"@type": "ApplyAction", "endTime": "2023-07-31"}`, `"2023-07-31" is none of [DateTime Time]`},
		{"an instant without its offset", `{"@type": "ApplyAction", "endTime": "2023-07-31T12:00:00"}`, `"2023-07-31T12:00:00" is none of [DateTime Time]`},
		{"a path for an address", `{"@type": "Project", "url": "/projets/"}`, `"/projets/" is none of [URL]`},
		{"an identifier that is no address", `{"@type": "Project", "@id": "xpicc"}`, `xpicc is no address`},
		{"an empty text", `{"@type": "Project", "name": ""}`, `"" is none of [Text]`},
		{"an empty list", `{"@type": "Project", "name": []}`, `an empty list says nothing`},
		{"null", `{"@type": "Project", "name": null}`, `<nil> says nothing`},
		{"a mistake within", `{"@type": "Project", "location": [{"@type": "Place", "budget": "1"}]}`, `node 0.location[0].budget: there is no property "budget"`},
	} {
		d, err := schemaorg.Parse([]byte(`{"@context": "https://schema.org", "@graph": [` + c.node + `]}`))
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		wrong, _ := d.Check()
		got := strings.Join(wrong, "\n")
		if c.want == "" && got != "" || !strings.HasSuffix(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for name, text := range map[string]string{
		"no JSON":         `{`,
		"two documents":   `{"@context": "https://schema.org", "@type": "Thing"} {}`,
		"another context": `{"@context": "https://exemple.fr", "@type": "Thing"}`,
		"no node":         `{"@context": "https://schema.org", "@graph": ["Thing"]}`,
	} {
		if _, err := schemaorg.Parse([]byte(text)); err == nil {
			t.Errorf("%s was accepted", name)
		}
	}
}

func TestUsed(t *testing.T) {
	d, err := schemaorg.Parse([]byte(`{"@context": "https://schema.org", "@type": "Grant", "funder": {"@type": "Organization", "name": "État"}}`))
	if err != nil {
		t.Fatal(err)
	}
	_, used := d.Check()
	if diff := cmp.Diff([]string{"Grant", "Organization", "funder", "name"}, used); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if state, ok := schemaorg.State("Grant"); state != "pending" || !ok {
		t.Errorf("Grant is %q, %t", state, ok)
	}
	if _, ok := schemaorg.State("Pole"); ok {
		t.Error("Pole is a term")
	}
}
