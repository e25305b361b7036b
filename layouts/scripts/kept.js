// What the worker knows of the site comes here; see kept.d.ts.
