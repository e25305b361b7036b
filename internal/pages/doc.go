// Package pages plans a site and renders its pages.
//
// [Site.Plan] lists every address of the site with the one function that
// writes it; building and previewing both go through that list, so there is no
// second way to a page. Rendering reads the body of a record when its page is
// asked for, and keeps no page in memory. What is wrong in a body or a template
// comes back as problems beside the bytes.
package pages
