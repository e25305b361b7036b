// What scripts know of the site and the words of its language come here; see site.d.ts.
