// The statuses of calls, as scripts tell and draw them.

import { site } from "./site.js";

/** The place of a status in the order in which they call for action. @param {string} status */
export const rank = status => site.statuses.indexOf(status);

/**
 * A status as the page has it drawn for scripts: its mark, then its word.
 * @param {string} status
 * @param {string} [word] in the place of its usual one
 * @returns {Node | string}
 */
export function drawn(status, word) {
  const template = /** @type {HTMLTemplateElement | null} */ (document.querySelector("#statuses"));
  const found = template?.content.querySelector(`.status.${CSS.escape(status)}`)?.cloneNode(true);
  if (found?.lastChild && word) found.lastChild.textContent = ` ${word}`;
  return found ?? word ?? status;
}
