package when

import "time"

// SeasonOfYear is a season by its number in EDTF (ISO 8601-2, 4.8).
type SeasonOfYear int

// The seasons. Each is three whole months, as meteorologists count them, and
// bears the year in which it begins: winter 2024 is December 2024 to February
// 2025, which keeps the order of their numbers.
const (
	Spring SeasonOfYear = 21 + iota // March to May
	Summer                          // June to August
	Autumn                          // September to November
	Winter                          // December to February
)

// Season returns the season in which v starts. The year of a winter is that of
// its December, in Start.
func (v Value) Season() SeasonOfYear {
	switch month := v.Start.Month(); {
	case month < time.March, month == time.December:
		return Winter
	case month < time.June:
		return Spring
	case month < time.September:
		return Summer
	}
	return Autumn
}

func (s SeasonOfYear) firstMonth() time.Month { return time.March + 3*time.Month(s-Spring) }
