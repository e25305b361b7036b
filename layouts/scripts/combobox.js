// A box that completes what is typed in it: the editable combobox with a list of the
// ARIA Authoring Practices. The focus stays in the box.

import { element } from "./dom.js";
import { say } from "./texts.js";

/**
 * Makes a box and a list of its form a combobox.
 * @template Item
 * @param {object} parts
 * @param {HTMLInputElement} parts.input
 * @param {HTMLElement} parts.list
 * @param {(typed: string, signal: AbortSignal) => Promise<Item[]>} parts.complete never asked about nothing
 * @param {(item: Item) => (Node | string)[]} parts.option what the option of an item shows
 * @param {(item: Item) => void} parts.choose
 * @param {boolean} [parts.first] whether Enter without a choice takes the first option, rather than submits the form
 * @returns {() => void} completes what the box holds
 */
export function combobox({ input, list, complete, option, choose, first = false }) {
  const live = element("p", { role: "status", class: "visually-hidden" });
  input.form?.append(live);
  /** @type {Item[]} */
  let items = [];
  let current = -1;
  let under = new AbortController();

  const mark = (/** @type {number} */ index) => {
    list.children[current]?.removeAttribute("aria-selected");
    current = index;
    const marked = list.children[index];
    marked?.setAttribute("aria-selected", "true");
    marked?.scrollIntoView({ block: "nearest" });
    if (marked) input.setAttribute("aria-activedescendant", marked.id);
    else input.removeAttribute("aria-activedescendant");
  };
  const open = (/** @type {boolean} */ shown) => {
    mark(-1);
    list.hidden = !shown;
    list.removeAttribute("aria-busy");
    input.setAttribute("aria-expanded", String(shown));
  };
  /** What is awaited no longer opens the list. */
  const shut = () => {
    under.abort();
    open(false);
  };
  const take = (/** @type {Item} */ item) => {
    shut();
    choose(item);
  };
  const ask = async () => {
    under.abort();
    under = new AbortController();
    const { signal } = under;
    const typed = input.value.trim();
    if (!typed) return shut();
    list.setAttribute("aria-busy", "true");
    try {
      const found = await complete(input.value, signal);
      if (signal.aborted) return;
      items = found;
      list.replaceChildren(...items.map((item, i) => element("li", { role: "option", id: `${list.id}-${i}` }, option(item))));
      open(items.length > 0);
      live.textContent = items.length > 0 ? say("results.suggested", { count: items.length }) : say("results.suggested_none");
    } catch {
      if (!signal.aborted) shut(); // the box does without
    }
  };

  input.addEventListener("input", ask);
  input.addEventListener("keydown", (event) => {
    const { key } = event;
    const count = list.hidden ? 0 : items.length;
    if (event.isComposing) return;
    if (key === "ArrowDown" && count === 0 && input.value.trim()) ask();
    else if (key === "ArrowDown" && count > 0) mark(current + 1 < count ? current + 1 : -1);
    else if (key === "ArrowUp" && count > 0) mark(current < 0 ? count - 1 : current - 1);
    else if (key === "Enter" && count > 0 && first) take(items[Math.max(0, current)]);
    else if (key === "Escape" && count > 0) shut();
    else if (key === "Escape" && input.value) {
      input.value = "";
      input.dispatchEvent(new Event("input", { bubbles: true }));
    } else return;
    event.preventDefault();
  });
  input.form?.addEventListener("submit", (event) => {
    if (current < 0) return;
    event.preventDefault();
    take(items[current]);
  });
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the focus stays in the box
  list.addEventListener("click", (event) => {
    const chosen = event.target instanceof Element && event.target.closest("[role=option]");
    if (chosen) take(items[[...list.children].indexOf(chosen)]);
  });
  input.addEventListener("blur", shut);
  return ask;
}
