/** Tables and code too wide for the column scroll in a box of their own, by keys too. */

import { element } from "./elements.js";

/**
 * Puts wide things in boxes; a box that scrolls can be reached by the tab key.
 *
 * @param {HTMLElement} content
 * @returns {() => void} stops watching their size
 */
export function boxWideContent(content) {
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const box = /** @type {HTMLElement} */ (target);
      if (box.scrollWidth > box.clientWidth) {
        box.tabIndex = 0;
      } else {
        box.removeAttribute("tabindex");
      }
    }
  });
  for (const table of content.querySelectorAll("table")) {
    if (!table.parentElement?.closest("table")) {
      const box = element("div", { class: "scroll" });
      table.replaceWith(box);
      box.append(table);
    }
  }
  for (const box of content.querySelectorAll(".scroll, pre")) {
    observer.observe(box);
  }
  return () => observer.disconnect();
}
