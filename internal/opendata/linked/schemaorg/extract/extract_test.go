package main

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestExtract(t *testing.T) {
	got, err := extract(`<http://schema.org/Grant> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/2000/01/rdf-schema#Class> <http://schema.org/> .
<http://schema.org/Grant> <http://www.w3.org/2000/01/rdf-schema#comment> "A grant <http://schema.org/x> of resources." <http://schema.org/> .
<http://schema.org/Grant> <http://www.w3.org/2000/01/rdf-schema#subClassOf> <http://schema.org/Intangible> <http://schema.org/> .
<http://schema.org/Grant> <http://www.w3.org/2000/01/rdf-schema#subClassOf> <https://elsewhere.example/Grant> <http://schema.org/> .
<http://schema.org/Grant> <http://schema.org/isPartOf> <http://pending.schema.org> <http://schema.org/> .
<http://schema.org/serviceArea> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/1999/02/22-rdf-syntax-ns#Property> <http://schema.org/> .
<http://schema.org/serviceArea> <http://schema.org/domainIncludes> <http://schema.org/Service> <http://schema.org/> .
<http://schema.org/serviceArea> <http://schema.org/domainIncludes> <http://schema.org/Organization> <http://schema.org/> .
<http://schema.org/serviceArea> <http://schema.org/rangeIncludes> <http://schema.org/Place> <http://schema.org/> .
<http://schema.org/serviceArea> <http://schema.org/supersededBy> <http://schema.org/areaServed> <http://schema.org/> .
<http://schema.org/Text> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://schema.org/DataType> <http://schema.org/> .
<http://schema.org/Text> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/2000/01/rdf-schema#Class> <http://schema.org/> .
<http://schema.org/EventScheduled> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://schema.org/EventStatusType> <http://schema.org/> .
`)
	if err != nil {
		t.Fatal(err)
	}
	want := "EventScheduled\tvalue\tEventStatusType\t\t\t\n" +
		"Grant\ttype\tIntangible\t\t\tpending\n" +
		"Text\tdata\t\t\t\t\n" +
		"serviceArea\tproperty\t\tOrganization Service\tPlace\tsuperseded\n"
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if _, err := extract("nothing\n"); err == nil {
		t.Error("a source without a term was accepted")
	}
}
