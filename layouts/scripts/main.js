// What scripts add to pages that work without them.

import { copyAddress } from "./copy-address.js";
import { stayTrue } from "./status.js";

copyAddress();
stayTrue();

const finder = document.querySelector("form.finder");
if (finder) import("./finder.js").then(({ startFinder }) => startFinder(finder));
