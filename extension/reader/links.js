/** Links to places in the article move the view, and leave the page's address alone. */

import { bring } from "./flow.js";

/**
 * Follows links to places in the article, wherever in the view they stand.
 *
 * @param {HTMLElement} frame
 * @param {HTMLElement} content
 */
export function followPlaces(frame, content) {
  frame.addEventListener("click", (event) => {
    const link = /** @type {Element} */ (event.target).closest("a[href^='#']");
    if (!link || event.defaultPrevented) {
      return;
    }
    event.preventDefault();
    const id = decode((link.getAttribute("href") ?? "").slice(1));
    const target = content.querySelector(`[id="${CSS.escape(id)}"]`);
    if (target instanceof HTMLElement) {
      bring(frame, target);
      target.tabIndex = -1;
      target.focus({ preventScroll: true });
    }
  });
}

/** @param {string} id */
function decode(id) {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}
