// The last searches, kept in this browser if its reader asks for that, and only then.

import { href } from "./address.js";
import { element } from "./dom.js";
import { say } from "./texts.js";

const key = "portulan.recent";
const most = 8;

/** What is kept: addresses, the last one first; null if nothing may be. @returns {string[] | null} */
function read() {
  try {
    const list = JSON.parse(localStorage.getItem(key) ?? "null");
    return Array.isArray(list) ? list.filter(a => typeof a === "string" && a.startsWith("?")).slice(0, most) : null;
  } catch {
    return null; // a browser that keeps nothing
  }
}

/** @param {string[] | null} list */
function write(list) {
  try {
    if (list) localStorage.setItem(key, JSON.stringify(list));
    else localStorage.removeItem(key);
  } catch {
    // a browser that keeps nothing
  }
}

/**
 * Offers recent searches under a form.
 * @param {HTMLFormElement} form
 */
export function recent(form) {
  const keep = element("input", { type: "checkbox" });
  const list = element("ul");
  const clear = element("button", { type: "button" }, say("results.recent_clear"));
  const draw = () => {
    const kept = read();
    keep.checked = kept !== null;
    clear.hidden = !kept?.length;
    list.replaceChildren(...(kept ?? []).map(address => element("li", {}, element("a", { href: address }, words(address)))));
  };
  keep.addEventListener("change", () => { write(keep.checked ? read() ?? [] : null); draw(); });
  clear.addEventListener("click", () => { write([]); draw(); keep.focus(); });
  form.after(element("details", { class: "recent" },
    element("summary", {}, say("results.recent")), list,
    element("p", {}, element("label", {}, keep, " ", say("results.recent_keep")), " ", clear),
    element("p", { class: "facts" }, say("results.recent_about"))));
  draw();
  return {
    /** Keeps what was searched for. @param {URLSearchParams} params */
    add(params) {
      const kept = read();
      const one = new URLSearchParams(params);
      one.delete("page");
      if (!kept || one.size === 0) return;
      write([href(one), ...kept.filter(address => address !== href(one))].slice(0, most));
      draw();
    },
  };
}

/** What an address asks for, as its reader knows it. @param {string} address */
function words(address) {
  const params = new URLSearchParams(address);
  const query = params.get("q");
  params.delete("q");
  params.delete("sort");
  return [query, ...params.values()].filter(Boolean).join(" · ");
}
