package diag

import "maps"

// catalogue is every code, from the tables of the codes_*.go files.
var catalogue = merge(dateCodes, moneyCodes, countCodes, territoryCodes, markdownCodes, publishCodes, yamlCodes, fileCodes, recordCodes, themeCodes, searchCodes)

func merge(tables ...map[Code]entry) map[Code]entry {
	all := map[Code]entry{}
	for _, t := range tables {
		maps.Copy(all, t)
	}
	return all
}
