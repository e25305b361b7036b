package address_test

import (
	"errors"
	"net/url"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"portulan/internal/diag"
	"portulan/internal/search/address"
	"portulan/internal/search/understand"
)

func paris(t testing.TB) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Paris")
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

// Days of deadlines take in the whole day, whose end is kept as the midnight after
// it; so do days of openings.
func TestDays(t *testing.T) {
	at := func(text string) int64 {
		day, err := time.ParseInLocation("2006-01-02 15:04:05", text, paris(t))
		if err != nil {
			t.Fatal(err)
		}
		return day.Unix()
	}
	r, err := address.Parse(url.Values{
		"closes_from": {"2023-07-31"}, "closes_to": {"2023-07-31"}, "opens_to": {"2023-03-26"}, "amount_min": {"1000"},
	}, paris(t))
	if err != nil {
		t.Fatal(err)
	}
	want := []understand.Range{
		{Column: understand.Amount, Min: 100_000, Max: understand.NoMax},
		{Column: understand.Closes, Min: at("2023-07-31 00:00:01"), Max: at("2023-08-01 00:00:00")},
		{Column: understand.Opens, Min: 0, Max: at("2023-03-26 23:59:59")}, // a day of 23 hours
	}
	if diff := cmp.Diff(want, r.Ranges); diff != "" {
		t.Error(diff)
	}
}

// Whatever an address holds, it is read or refused with a reason for people.
func FuzzParse(f *testing.F) {
	f.Add("q=design&region=REG-32&region=REG-84&closes_to=2023-03-26&amount_min=100000&sort=deadline")
	f.Add("opens_from=2020-02-29&opens_to=9999-12-31&amount_max=0")
	f.Add("closes_from=0001-01-01&closes_to=1969-12-31")
	f.Add("amount_min=9223372036854775807&colour=red")
	zone := paris(f)
	f.Fuzz(func(t *testing.T, text string) {
		v, err := url.ParseQuery(text)
		if err != nil {
			return
		}
		if _, err := address.Parse(v, zone); err != nil {
			if _, told := errors.AsType[*diag.Fault](err); !told {
				t.Errorf("%q: %v is no fault", text, err)
			}
		}
	})
}
