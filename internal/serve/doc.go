// Package serve gives a published folder to browsers, as a small server that may
// face the public: what it serves, how, and how it starts and stops.
//
// What is promised:
//
//   - Nothing outside the folder is served, whatever the path and the links in the
//     folder; nor are hidden files, lists of folders and files that are not plain.
//   - A folder that is exchanged for another, as package publish does, is taken
//     over with the next request. A request sees one folder from its beginning to
//     its end, and the styles and scripts of the folder before, which are named by
//     their content, can still be had for a while: see [Options].
//   - Every answer bears the headers of [Headers]. A file has an ETag that is made
//     from its bytes, and is kept for ever if it is named by its content, or asked
//     for again each time.
//   - Slow, many and large requests are limited: see [Limits].
//   - Nothing about a reader is written down: no address, no query, no browser.
//
// The types of files are also those of the preview: see [ContentType].
//
// The package is given its folder, its clock and its log. It knows neither records
// nor how pages are made. TLS is left to the proxy in front.
package serve
