package territory_test

import (
	"strings"
	"testing"

	"portulan/internal/diag"
	"portulan/internal/territory"
)

func TestParseReads(t *testing.T) {
	for text, want := range map[string]territory.Code{
		"FR":             "FR",
		"France":         "FR",
		"REG-32":         "REG-32",
		"reg-32":         "REG-32",
		"  DEP-59 ":      "DEP-59",
		"dep-2a":         "DEP-2A",
		"DEP-2B":         "DEP-2B",
		"DEP-971":        "DEP-971",
		"DEP-976":        "DEP-976",
		"DEP-987":        "DEP-987",
		"EPCI-200071991": "EPCI-200071991",
		"COM-59606":      "COM-59606",
		"COM\u201159606": "COM-59606", // a no-break hyphen
		"COM-2A004":      "COM-2A004",
		"COM-75111":      "COM-75111",
		"COM-59355":      "COM-59355", // Lomme, associated with Lille
		"ZONE-QPV":       "ZONE-QPV",
		"zone-qpv-2024":  "ZONE-QPV-2024",
		"ZONE-ST":        "ZONE-ST",
		"DEP-59 Nord":    "DEP-59",
		"dep-59 (nord)":  "DEP-59",
		"COM-93066 Saint-Denis (Seine-Saint-Denis)": "COM-93066",
		"COM-93066 st denis":                        "COM-93066",

		"Hauts-de-France":                          "REG-32",
		"hauts de france":                          "REG-32",
		"HAUTS DE FRANCE":                          "REG-32",
		"Région Hauts-de-France":                   "REG-32",
		"région Bretagne":                          "REG-53",
		"Provence-Alpes-Côte d’Azur":               "REG-93",
		"provence alpes cote d'azur":               "REG-93",
		"Corse":                                    "REG-94",
		"Nord":                                     "DEP-59",
		"département de la Loire":                  "DEP-42",
		"Département du Nord":                      "DEP-59",
		"Cotes d Armor":                            "DEP-22",
		"Polynésie française":                      "DEP-987",
		"Valenciennes":                             "COM-59606",
		"Roubaix":                                  "COM-59512",
		"Tourcoing":                                "COM-59599",
		"St-Étienne":                               "COM-42218",
		"Saint-E\u0301tienne":                      "COM-42218", // an accent on its own
		"L’Haÿ-les-Roses":                          "COM-94038",
		"l'hay les roses":                          "COM-94038",
		"Annecy":                                   "COM-74010", // also a former commune within it
		"Clermont Auvergne Métropole":              "EPCI-246300701",
		"clermont-auvergne-metropole":              "EPCI-246300701",
		"Métropole Européenne de Lille":            "EPCI-200093201",
		"métropole de Lyon":                        "EPCI-200046977",
		"Métropole du Grand Paris":                 "EPCI-200054781",
		"CC Retz-en-Valois":                        "EPCI-200071991",
		"communauté de communes Retz-en-Valois":    "EPCI-200071991",
		"Communauté de communes de Retz-en-Valois": "EPCI-200071991",
		"communauté d’agglomération Le Grand Périgueux": "EPCI-200040392",
		"CA du Grand Avignon":                           "EPCI-248400251", // without (COGA)

		// One ground: the widest kind.
		"Réunion":    "REG-04",
		"Guadeloupe": "REG-01",
		"Martinique": "REG-02",
		"Guyane":     "REG-03",
		"Mayotte":    "REG-06",
		"Paris":      "DEP-75",

		"Saint-Denis (Seine-Saint-Denis)":       "COM-93066",
		"saint denis (93)":                      "COM-93066",
		"Saint-Denis (974)":                     "COM-97411",
		"Vienne (Isère)":                        "COM-38544",
		"Mayenne (Mayenne)":                     "COM-53147",
		"Paris (75)":                            "COM-75056",
		"CC des Quatre Rivières (Haute-Savoie)": "EPCI-247400666",

		"Paris 11e":                    "COM-75111",
		"Paris 11":                     "COM-75111",
		"paris 01":                     "COM-75101",
		"Paris 1er arrondissement":     "COM-75101",
		"11e arrondissement de Paris":  "COM-75111",
		"Marseille 1er Arrondissement": "COM-13201",
		"Lyon 3ème":                    "COM-69383",
		"Lomme":                        "COM-59355",
	} {
		if got, fault := territory.Parse(text); got != want || fault != nil {
			t.Errorf("Parse(%q) = %q, %v; want %q", text, got, fault, want)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for text, want := range map[string]struct {
		code diag.Code
		near string // what the suggestions begin with, joined by "; "
	}{
		"":                       {diag.TerritoryEmpty, ""},
		" \t":                    {diag.TerritoryEmpty, ""},
		"REG-59":                 {diag.TerritoryUnknownCode, "DEP-59 Nord"},
		"REG-975":                {diag.TerritoryUnknownCode, "DEP-975 Saint-Pierre-et-Miquelon"},
		"DEP-1":                  {diag.TerritoryUnknownCode, "REG-01 Guadeloupe; DEP-01 Ain"},
		"DEP-20":                 {diag.TerritoryUnknownCode, "DEP-2A Corse-du-Sud; DEP-2B Haute-Corse"},
		"DEP-200071991":          {diag.TerritoryUnknownCode, "EPCI-200071991 CC Retz en Valois (Aisne)"},
		"EPCI-1":                 {diag.TerritoryUnknownCode, ""},
		"COM-1":                  {diag.TerritoryUnknownCode, ""},
		"COM-95606":              {diag.TerritoryUnknownCode, "COM-59606 Valenciennes (Nord)"},
		"COM-01003":              {diag.TerritoryMerged, "COM-01165 "},
		"59606":                  {diag.TerritoryBareCode, "COM-59606 Valenciennes (Nord)"},
		"32":                     {diag.TerritoryBareCode, "REG-32 Hauts-de-France; DEP-32 Gers"},
		"01":                     {diag.TerritoryBareCode, "REG-01 Guadeloupe; DEP-01 Ain"},
		"1":                      {diag.TerritoryBareCode, "REG-01 Guadeloupe; DEP-01 Ain"},
		"2a":                     {diag.TerritoryBareCode, "DEP-2A Corse-du-Sud"},
		"974":                    {diag.TerritoryBareCode, "DEP-974 La Réunion"},
		"200071991":              {diag.TerritoryBareCode, "EPCI-200071991 CC Retz en Valois (Aisne)"},
		"00000":                  {diag.TerritoryBareCode, ""},
		"DEP-59 Ain":             {diag.TerritoryCodeName, "DEP-59 Nord"},
		"DEP 59":                 {diag.TerritoryUnknownName, "DEP-59 Nord"},
		"com59606":               {diag.TerritoryUnknownName, "COM-59606 Valenciennes (Nord)"},
		"Valencienne":            {diag.TerritoryUnknownName, "COM-59606 Valenciennes (Nord)"},
		"Haut-de-France":         {diag.TerritoryUnknownName, "REG-32 Hauts-de-France"},
		"Retz-en-Valois":         {diag.TerritoryUnknownName, "EPCI-200071991 CC Retz en Valois (Aisne)"},
		"29900 Concarneau":       {diag.TerritoryUnknownName, "COM-29039 Concarneau (Finistère)"},
		"Vienne (Nord)":          {diag.TerritoryUnknownName, ""},
		"Paris 21e":              {diag.TerritoryUnknownName, ""},
		"???":                    {diag.TerritoryUnknownName, ""},
		"Arbignieu":              {diag.TerritoryMerged, "COM-01015 Arboys en Bugey (Ain)"},
		"Saint-Denis":            {diag.TerritoryAmbiguous, "COM-97411 Saint-Denis (La Réunion); COM-93066 Saint-Denis (Seine-Saint-Denis); COM-11339 Saint-Denis (Aude)"},
		"Vienne":                 {diag.TerritoryAmbiguous, "DEP-86 Vienne; COM-38544 Vienne (Isère)"},
		"Loire":                  {diag.TerritoryAmbiguous, "DEP-42 Loire; COM-49178 Loiré (Maine-et-Loire)"},
		"Saint-Martin":           {diag.TerritoryAmbiguous, "DEP-978 Saint-Martin; "},
		"Marennes":               {diag.TerritoryAmbiguous, "COM-17219 "}, // the former one is the better known
		"CC des Quatre Rivières": {diag.TerritoryAmbiguous, "EPCI-247400666 CC des Quatre Rivières (Haute-Savoie); EPCI-247000623 "},
		"ZONE-":                  {diag.TerritoryZoneSpelling, ""},
		"ZONE-été 2024":          {diag.TerritoryZoneSpelling, "ZONE-ETE-2024"},
		"zone-a--b":              {diag.TerritoryZoneSpelling, "ZONE-A-B"},
	} {
		got, fault := territory.Parse(text)
		if got != "" || fault == nil || fault.Code != want.code {
			t.Errorf("Parse(%q) = %q, %v; want the fault %s", text, got, fault, want.code)
			continue
		}
		if near := strings.Join(fault.Near, "; "); !strings.HasPrefix(near, want.near) || text == "COM-1" && near != "" || text == "EPCI-1" && near != "" {
			t.Errorf("Parse(%q) suggests %s; want %s", text, near, want.near)
		}
	}
}

// The name of a région that small communes share is read, but not in silence.
func TestParseWarnsOfNamesakes(t *testing.T) {
	for text, want := range map[string]struct {
		code territory.Code
		near string
	}{
		"Bretagne":   {"REG-53", "REG-53 Bretagne; COM-36024 Bretagne (Indre); COM-90019 Bretagne (Territoire de Belfort)"},
		"la réunion": {"REG-04", "REG-04 La Réunion; COM-47222 La Réunion (Lot-et-Garonne)"},
	} {
		got, fault := territory.Parse(text)
		if got != want.code || fault == nil || fault.Code != diag.TerritoryNamesake || fault.IsError() {
			t.Errorf("Parse(%q) = %q, %v; want %q and a warning", text, got, fault, want.code)
			continue
		}
		if near := strings.Join(fault.Near, "; "); near != want.near {
			t.Errorf("Parse(%q) suggests %s; want %s", text, near, want.near)
		}
	}
}

func TestMessagesAreFilled(t *testing.T) {
	for text, want := range map[string]string{
		"REG-59":    "aucun territoire n’a le code REG-59 au 1er\u00a0janvier 2026",
		"32":        "il manque au numéro «\u00a032\u00a0» le préfixe qui dit ce qu’il désigne",
		"Vienne":    "«\u00a0Vienne\u00a0» est le nom de 2 territoires",
		"Arbignieu": "«\u00a0Arbignieu\u00a0» n’est plus une commune\u00a0: la commune d’aujourd’hui est Arboys en Bugey",
	} {
		if _, fault := territory.Parse(text); fault.Message(diag.French) != want {
			t.Errorf("Parse(%q) says %q; want %q", text, fault.Message(diag.French), want)
		}
	}
}

// Every official name resolves to its own ground or is refused as ambiguous;
// it is never read as another place.
func TestNamesNeverResolveElsewhere(t *testing.T) {
	resolved := 0
	check := func(p territory.Place) {
		got, fault := territory.Parse(p.Name)
		switch {
		case fault == nil && territory.Contains(got, p.Code) && territory.Contains(p.Code, got):
			resolved++
		case fault != nil && (fault.Code == diag.TerritoryAmbiguous || fault.Code == diag.TerritoryNamesake):
		default:
			t.Errorf("Parse(%q) = %q, %v; want %s", p.Name, got, fault, p.Code)
		}
	}
	for _, p := range append(territory.Regions(), territory.Departements()...) {
		check(p)
	}
	for i, code := range territory.Communes(territory.France) {
		if i%7 == 0 { // enough, and quick under the race detector
			p, _ := territory.Get(code)
			check(p)
		}
	}
	if resolved < 4000 {
		t.Errorf("only %d names resolved", resolved)
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"", "FR", "REG-32", "DEP-2A", "dep-971", "EPCI-200071991", "COM-59606", "ZONE-QPV", "zone-été", "ZONE-ST", "59606", "32",
		"REG-59", "COM-01003", "COM-93066 Saint-Denis (Seine-Saint-Denis)", "DEP-59 Ain", "DEP 59", "Hauts-de-France", "St-Denis",
		"Bretagne", "La Réunion", "Paris 11e", "11e arrondissement de Paris", "communauté de communes Retz-en-Valois",
		"Vienne (Isère)", "Vienne (38)", "()", "Arbignieu", "Œ", "K-2\u0301", "\xff", "cc ", "region  la", "0rAnCe",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		code, fault := territory.Parse(text)
		if (code == "") != fault.IsError() {
			t.Fatalf("Parse(%q) = %q, %v", text, code, fault)
		}
		if fault.IsError() {
			if len(fault.Near) > 8 {
				t.Errorf("Parse(%q) suggests %d territories", text, len(fault.Near))
			}
			for _, near := range fault.Near {
				if meant, fault := territory.Parse(near); fault != nil || !strings.HasPrefix(near, string(meant)) {
					t.Errorf("Parse(%q) suggests %q, which is read as %q, %v", text, near, meant, fault)
				}
			}
			return
		}
		if p, ok := territory.Get(code); !ok || p.Code != code {
			t.Errorf("Parse(%q) = %q, which is not known", text, code)
		}
		if again, fault := territory.Parse(string(code)); again != code || fault != nil {
			t.Errorf("Parse(%q) = %q, which is read as %q, %v", text, code, again, fault)
		}
		if !territory.Contains(territory.France, code) {
			t.Errorf("Parse(%q) = %q, which is not in France", text, code)
		}
	})
}
