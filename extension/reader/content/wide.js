/** Tables, formulas and code too wide for the column scroll in a box of their own, by keys too. */

import { element } from "../elements.js";

const WIDE = "table, math[display=block]";

/** Makes boxes that scroll stops of the tab key, while they do. */
export function watchWideContent() {
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
  return {
    /**
     * Puts the wide things of a content in boxes.
     *
     * @param {HTMLElement} content
     */
    box(content) {
      for (const wide of content.querySelectorAll(WIDE)) {
        if (!wide.parentElement?.closest("table")) {
          const box = element("div", { class: "scroll" });
          wide.replaceWith(box);
          box.append(wide);
        }
      }
      for (const box of content.querySelectorAll(".scroll, pre")) {
        observer.observe(box);
      }
    },
    stop: () => observer.disconnect(),
  };
}
