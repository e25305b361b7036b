// Package territory is the official geography of France: régions,
// départements, overseas collectivities, EPCI (the intercommunal bodies that
// levy taxes), communes, and the former communes and municipal arrondissements
// within them. It reads what people write for a place, and says what lies
// within what.
//
// The ground of a territory is the set of communes of today that it covers,
// and [Contains] and [Overlaps] compare grounds. An EPCI may spread over
// several départements and régions: then it overlaps them and none contains it.
// Paris the département contains Paris the commune, and the other way round.
//
// The data are those of the year [Year], embedded, and read on first need in
// two parts: the régions and départements are known without the communes.
// They are made by the command in the folder cog. All functions may be called
// from several goroutines, and the slices that they return are the caller's.
//
// The package leaves to others how a territory is shown, sorted or translated,
// postcodes, coordinates, and what lies in a zone that the site itself defines.
package territory

//go:generate go run ./cog -o cog.zip
