/**
 * A press on a picture shows it as large as the window. Here are the pictures that can be pressed;
 * what shows them comes when one is.
 *
 * @import { View } from "../features.js"
 */

import { message } from "../messages.js";

/** A picture less wide than this has nothing more to show, in pixels. */
const LEAST = 200;

/** @param {View} view */
export function mountLightbox(view) {
  const { content, onContent } = view;
  onContent((root) => {
    for (const image of root.querySelectorAll("img")) {
      image.addEventListener("load", () => makeControl(image));
    }
  });
  /** @param {Event} event */
  const open = async (event) => {
    const image = /** @type {Element} */ (event.target);
    if (image instanceof HTMLImageElement && image.matches(".enlarges")) {
      event.preventDefault();
      (await view.part("lightbox"))?.openLightbox(view, image);
    }
  };
  content.addEventListener("click", open);
  content.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") {
      open(event);
    }
  });
}

/** @param {HTMLImageElement} image */
function makeControl(image) {
  if (image.naturalWidth < LEAST || image.closest("a")) {
    return;
  }
  image.classList.add("enlarges");
  image.tabIndex = 0;
  image.setAttribute("role", "button");
  const name = [message("enlarge"), image.alt].filter(Boolean).join(": ");
  image.setAttribute("aria-label", name);
}
