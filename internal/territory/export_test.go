package territory

// Load reads the embedded data anew, as the first need does: for a benchmark.
var Load = map[string]func(){
	"upper": func() { readUpper() },
	"local": func() { readLocal() },
	"parts": func() { readParts() },
	"names": func() { readNames() },
}
