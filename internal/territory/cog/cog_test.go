package main

import (
	"bytes"
	"slices"
	"strings"
	"testing"
)

// A small country: two départements, an EPCI over both and one that fills the
// second, a former commune of each kind.
func small() source {
	var src source
	src.regions = []region{{"32", "Hauts-de-France", "metro"}, {"975", "Saint-Pierre-et-Miquelon", "com"}}
	src.departements = []departement{
		{"59", "Nord", "32", "metro"}, {"62", "Pas-de-Calais", "32", "metro"}, {"975", "Saint-Pierre-et-Miquelon", "975", "com"},
	}
	src.epci = []epci{{Code: "200000001", Nom: "CC  de l'Essai"}}
	for _, code := range []string{"59001", "62001"} {
		src.epci[0].Membres = append(src.epci[0].Membres, struct {
			Code string `json:"code"`
		}{code})
	}
	src.communes = []commune{
		{Code: "62001", Nom: "B", Type: "commune-actuelle", Departement: "62", Population: 5, CodesPostaux: []string{"62001", "59300"}},
		{Code: "59002", Nom: "C", Type: "commune-actuelle", Departement: "59", Population: 2, AnciensCodes: []string{"59003", "59004"}},
		{Code: "59001", Nom: "A", Type: "commune-actuelle", Departement: "59", Population: 1, CodesPostaux: []string{"59300"}},
		{Code: "97502", Nom: "D", Type: "commune-actuelle", Departement: "975"},
		{Code: "59003", Nom: "E", Type: "commune-deleguee", ChefLieu: "59002"},
	}
	return src
}

func TestCompile(t *testing.T) {
	got, err := compile(small())
	if err != nil {
		t.Fatal(err)
	}
	for _, table := range []struct {
		name      string
		got, want []string
	}{
		{"regions", got.regions, []string{"REG-32\tHauts-de-France"}},
		{"departements", got.departements, []string{
			"DEP-59\tNord\tREG-32\t3\t",
			"DEP-62\tPas-de-Calais\tREG-32\t5\tEPCI-200000001",
			"DEP-975\tSaint-Pierre-et-Miquelon\t\t0\t",
		}},
		{"epci", got.epci, []string{"EPCI-200000001\tCC de l'Essai"}},
		{"communes", got.communes, []string{
			"COM-59001\tA\t1\tEPCI-200000001", "COM-59002\tC\t2\t", "COM-62001\tB\t5\tEPCI-200000001", "COM-97502\tD\t0\t",
		}},
		{"parts", got.parts, []string{"COM-59003\tE\tdelegated\tCOM-59002\t0", "COM-59004\t\tformer\tCOM-59002\t0"}},
		{"postcodes", got.postcodes, []string{"59300\tCOM-59001 COM-62001", "62001\tCOM-62001"}},
	} {
		if !slices.Equal(table.got, table.want) {
			t.Errorf("%s:\n%q\nwant\n%q", table.name, table.got, table.want)
		}
	}
}

func TestCompileRefusesWhatDoesNotHold(t *testing.T) {
	for want, spoil := range map[string]func(*source){
		"is in two EPCI":       func(s *source) { s.epci = append(s.epci, s.epci[0]) },
		"which is no commune":  func(s *source) { s.epci[0].Membres[0].Code = "59009" },
		"has postcode":         func(s *source) { s.communes[2].CodesPostaux = []string{"593"} },
		"has département":      func(s *source) { s.communes[0].Departement = "59" },
		"commune-deleguee 590": func(s *source) { s.communes[4].ChefLieu = "59009" },
	} {
		src := small()
		spoil(&src)
		if _, err := compile(src); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("compile = %v; want an error with %q", err, want)
		}
	}
}

func TestPackIsDeterministic(t *testing.T) {
	compiled, err := compile(small())
	if err != nil {
		t.Fatal(err)
	}
	first, err := pack(compiled)
	if err != nil {
		t.Fatal(err)
	}
	second, err := pack(compiled)
	if err != nil || !bytes.Equal(first, second) {
		t.Errorf("two archives of the same tables differ (%v)", err)
	}
}

func TestVerifyRefusesOtherBytes(t *testing.T) {
	if err := verify([]byte("something else"), integrity); err == nil {
		t.Error("bytes with another hash were accepted")
	}
}
