/** Links to places in the article move the view, and leave the page's address alone. */

/** @import { Flow } from "../place/flow.js" */

/**
 * Follows links to places in the article, wherever in the view they stand.
 *
 * @param {HTMLElement} frame
 * @param {HTMLElement} content
 * @param {Flow} flow
 */
export function followPlaces(frame, content, flow) {
  frame.addEventListener("click", (event) => {
    const link = /** @type {Element} */ (event.target).closest("a[href^='#']");
    if (!link || event.defaultPrevented) {
      return;
    }
    event.preventDefault();
    const id = decode((link.getAttribute("href") ?? "").slice(1));
    const target = content.querySelector(`[id="${CSS.escape(id)}"]`);
    if (target instanceof HTMLElement) {
      flow.bring(target);
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
