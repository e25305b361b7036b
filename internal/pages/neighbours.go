package pages

import (
	"slices"

	"portulan/internal/directory"
	"portulan/internal/territory"
)

// maxNeighbours is how many projects a project shows of each of the ways in
// which others are near to it.
const maxNeighbours = 5

// circle is a list of projects that a project is in, by title.
type circle struct {
	id, title string
	projects  []*directory.Project
	url, name string // the page of the whole list
}

// neighbours are the projects near to one: of its programmes, in its
// territories with the nearest first, in its sectors. Each stands once, in the
// first group that it belongs to. The groups of one kind show maxNeighbours
// projects between them; those that follow the project by title come first, so
// that not every project of a programme shows the same ones. A group counts the
// other projects of its circle, and leads to them where it does not show them
// all.
func (s *Site) neighbours(p *directory.Project) []section {
	shown := map[*directory.Project]bool{p: true}
	var groups []section
	for _, circles := range [][]circle{s.programmeCircles(p), s.placeCircles(p), s.sectorCircles(p)} {
		room := maxNeighbours
		for _, c := range circles {
			near := following(c.projects, p, shown, room)
			if len(near) == 0 {
				continue
			}
			room -= len(near)
			group := section{ID: c.id, Title: c.title, Count: len(c.projects) - 1, Records: headers(near)}
			if group.Count > len(near) {
				group.More = s.whole(c.url, c.name)
			}
			groups = append(groups, group)
		}
	}
	return groups
}

// following are up to n of the projects after one in a list by title, which goes
// on at its beginning, less those that were shown; they are shown from then on.
func following(list []*directory.Project, p *directory.Project, shown map[*directory.Project]bool, n int) []*directory.Project {
	at, _ := slices.BinarySearchFunc(list, p, directory.CompareTitles)
	var near []*directory.Project
	for i := 0; i < len(list) && len(near) < n; i++ {
		if next := list[(at+i)%len(list)]; !shown[next] {
			shown[next] = true
			near = append(near, next)
		}
	}
	return near
}

func (s *Site) programmeCircles(p *directory.Project) []circle {
	var circles []circle
	for _, x := range p.Programmes {
		circles = append(circles, circle{
			id: "near_programme_" + x.ID, title: s.text("neighbours.programme", "name", x.Title),
			projects: x.Projects, url: s.projectsURL(x), name: x.Title,
		})
	}
	return circles
}

func (s *Site) placeCircles(p *directory.Project) []circle {
	var circles []circle
	places := around(p)
	for _, kind := range slices.Backward(territoryKinds) {
		for _, place := range places {
			if place.Kind != kind {
				continue
			}
			circles = append(circles, circle{
				id: "near_" + string(place.Code), title: s.text("neighbours.place", "name", place.Name),
				projects: s.directory.Holding(place.Code).Projects, url: s.placeURL(place.Code), name: place.Name,
			})
		}
	}
	return circles
}

func (s *Site) sectorCircles(p *directory.Project) []circle {
	var circles []circle
	for _, ref := range p.AllSectors() {
		if x := ref.To; x != nil {
			circles = append(circles, circle{
				id: "near_sector_" + x.ID, title: s.text("neighbours.sector", "name", x.Title),
				projects: x.Projects, url: x.URL, name: x.Title,
			})
		}
	}
	return circles
}

// around are the territories that a project acts in or touches, each once, in the
// order of its sites.
func around(p *directory.Project) []territory.Place {
	var places []territory.Place
	for _, site := range p.Places() {
		for _, code := range append([]territory.Code{site}, territory.Touching(site)...) {
			known := slices.ContainsFunc(places, func(place territory.Place) bool { return place.Code == code })
			if place, ok := territory.Get(code); ok && !known {
				places = append(places, place)
			}
		}
	}
	return places
}
