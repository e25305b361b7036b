package pages

import (
	"errors"
	"io/fs"
	"slices"

	"portulan/layouts"
)

// layers are folders of layouts, the site's own before the default theme: a
// file is that of the first layer that has it.
type layers []fs.FS

func layersOf(own fs.FS) layers {
	if own == nil {
		return layers{layouts.FS}
	}
	return layers{own, layouts.FS}
}

// Open opens the file of the first layer that has it.
func (l layers) Open(name string) (fs.File, error) {
	var file fs.File
	err := fs.ErrNotExist
	for _, layer := range l {
		if file, err = layer.Open(name); !errors.Is(err, fs.ErrNotExist) {
			break
		}
	}
	return file, err
}

// files returns the files below a folder that any layer has, sorted.
func (l layers) files(folder string) ([]string, error) {
	var names []string
	for _, layer := range l {
		err := fs.WalkDir(layer, folder, func(name string, entry fs.DirEntry, err error) error {
			if errors.Is(err, fs.ErrNotExist) {
				return nil
			}
			if err == nil && !entry.IsDir() && !slices.Contains(names, name) {
				names = append(names, name)
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	slices.Sort(names)
	return names, nil
}

// lowestFirst returns the layers in the order in which later ones replace
// earlier ones.
func (l layers) lowestFirst() []fs.FS {
	list := slices.Clone(l)
	slices.Reverse(list)
	return list
}

// Layouts are those of a site over those of the theme; own is nil if it has none.
func Layouts(own fs.FS) fs.FS { return layersOf(own) }
