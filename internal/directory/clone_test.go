package directory_test

import (
	"reflect"
	"strings"
	"testing"

	"portulan/internal/directory"
)

// Whatever reference a record can hold, setting it in a clone leaves the record
// as it was read.
func TestCloneSharesNoReference(t *testing.T) {
	var records directory.Records
	full := func(of any) { fill(reflect.ValueOf(of).Elem(), 0) }
	records.Programmes = []*directory.Programme{new(directory.Programme)}
	records.Calls = []*directory.Call{new(directory.Call)}
	records.Projects = []*directory.Project{new(directory.Project)}
	records.Organisations = []*directory.Organisation{new(directory.Organisation)}
	records.Sectors = []*directory.Sector{new(directory.Sector)}
	records.Pages = []*directory.Page{new(directory.Page)}
	full(records.Programmes[0])
	full(records.Calls[0])
	full(records.Projects[0])
	full(records.Organisations[0])
	full(records.Sectors[0])
	full(records.Pages[0])

	records.Calls[0].Budgets = nil // New finds them

	clone := records.Clone()
	set, found := 0, 0
	references(reflect.ValueOf(clone), func(to reflect.Value) {
		set++
		to.Set(reflect.New(to.Type().Elem()))
	})
	references(reflect.ValueOf(records), func(to reflect.Value) {
		found++
		if !to.IsNil() {
			t.Errorf("a %s of the original was set in the clone", to.Type())
		}
	})
	if set != found || set < 15 {
		t.Errorf("%d references in the clone, %d in the original", set, found)
	}
}

// fill gives every list one item, two levels deep.
func fill(v reflect.Value, depth int) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				fill(v.Field(i), depth)
			}
		}
	case reflect.Slice:
		if v.Type().Elem().Kind() != reflect.Pointer && depth < 2 {
			v.Set(reflect.MakeSlice(v.Type(), 1, 1))
			fill(v.Index(0), depth+1)
		}
	}
}

// references gives the target of each reference below a value to visit.
func references(v reflect.Value, visit func(to reflect.Value)) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			references(v.Elem(), visit)
		}
	case reflect.Slice:
		for i := range v.Len() {
			references(v.Index(i), visit)
		}
	case reflect.Struct:
		if strings.HasPrefix(v.Type().Name(), "Ref[") {
			visit(v.FieldByName("To"))
			return
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				references(v.Field(i), visit)
			}
		}
	}
}
