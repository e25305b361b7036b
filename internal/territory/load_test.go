package territory_test

import (
	"testing"

	"portulan/internal/territory"
)

func BenchmarkLoad(b *testing.B) {
	for name, load := range territory.Load {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				load()
			}
		})
	}
}

func BenchmarkParse(b *testing.B) {
	for _, text := range []string{"COM-59606", "Valenciennes", "Saint-Denis", "Valencienne"} {
		b.Run(text, func(b *testing.B) {
			for b.Loop() {
				territory.Parse(text)
			}
		})
	}
}

func BenchmarkContains(b *testing.B) {
	for b.Loop() {
		territory.Contains("REG-32", "COM-59606")
	}
}
