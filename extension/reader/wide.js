/** Tables and code too wide for the column scroll in a box of their own, by keys too. */

import { element } from "./elements.js";

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
    },
    stop: () => observer.disconnect(),
  };
}
