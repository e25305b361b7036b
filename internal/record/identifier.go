package record

import (
	"regexp"
	"strings"

	"portulan/internal/diag"
	"portulan/internal/schema"
)

// SIREN and SIRET numbers end with Luhn's check digit. The establishments of
// La Poste (SIREN 356000000) have instead a sum of digits that is a multiple
// of 5 (INSEE, Sirene documentation).
const laPoste = "356000000"

var (
	siren = identifier("SIREN", diag.SIRENWrong, func(n string) bool { return len(n) == 9 && luhn(n) })
	siret = identifier("SIRET", diag.SIRETWrong, func(n string) bool {
		return len(n) == 14 && (luhn(n) || strings.HasPrefix(n, laPoste) && sum(n)%5 == 0)
	})
	rna = identifier("RNA", diag.RNAWrong, regexp.MustCompile(`^W[0-9][0-9AB][0-9]{7}$`).MatchString)
)

func identifier(name string, wrong diag.Code, valid func(string) bool) schema.Scalar[string] {
	return schema.Scalar[string]{
		Name: name, Schema: numeric,
		Parse: func(_ schema.Context, text string) (string, *diag.Fault) {
			compact := strings.Map(func(r rune) rune {
				if r == ' ' || r == '\u00a0' || r == '\u202f' || r == '.' {
					return -1
				}
				return r
			}, text)
			if !valid(compact) {
				return "", diag.NewFault(wrong, "text", text)
			}
			return compact, nil
		},
	}
}

// luhn reports whether digits pass Luhn's check (ISO/IEC 7812-1, annex B).
func luhn(digits string) bool {
	total := 0
	for i := range len(digits) {
		d := int(digits[i]) - '0'
		if d < 0 || d > 9 {
			return false
		}
		if (len(digits)-i)%2 == 0 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		total += d
	}
	return total%10 == 0 && strings.Trim(digits, "0") != ""
}

func sum(digits string) int {
	total := 0
	for _, d := range digits {
		if d < '0' || d > '9' {
			return 1
		}
		total += int(d - '0')
	}
	return total
}
