/**
 * A press on a picture shows it as large as the window; arrow keys go on to the others.
 *
 * @import { View } from "../features.js"
 */

import { openDialog } from "../dialog.js";
import { element } from "../elements.js";
import { message } from "../messages.js";

/** A picture less wide than this has nothing more to show, in pixels. */
const LEAST = 200;

/** @param {View} view */
export function mountLightbox({ frame, content, onContent }) {
  onContent((root) => {
    for (const image of root.querySelectorAll("img")) {
      image.addEventListener("load", () => makeControl(image));
    }
  });
  /** @param {Event} event */
  const open = (event) => {
    const image = /** @type {Element} */ (event.target);
    if (image instanceof HTMLImageElement && image.matches(".enlarges")) {
      event.preventDefault();
      show(frame, content, image);
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

/**
 * @param {HTMLElement} frame
 * @param {HTMLElement} content
 * @param {HTMLImageElement} first
 */
function show(frame, content, first) {
  const all = /** @type {HTMLImageElement[]} */ ([
    ...content.querySelectorAll("img.enlarges"),
  ]);
  let at = all.indexOf(first);
  const picture = element("img", {});
  const caption = element("figcaption", { dir: "auto", "aria-live": "polite" });
  const turn = () => {
    const image = all[at] ?? first;
    picture.alt = image.alt;
    // By script, so that it loads under the policy of any page.
    picture.src = image.currentSrc;
    caption.textContent =
      image.closest("figure")?.querySelector("figcaption")?.textContent ??
      image.alt;
  };
  const dialog = openDialog(frame, "lightbox", (dialog) => {
    dialog.append(element("figure", {}, picture, caption));
    turn();
  });
  dialog.addEventListener("keydown", ({ key }) => {
    const isForward =
      key === (dialog.dir === "rtl" ? "ArrowLeft" : "ArrowRight");
    const isBackward =
      key === (dialog.dir === "rtl" ? "ArrowRight" : "ArrowLeft");
    if (isForward || isBackward) {
      at = (at + (isForward ? 1 : all.length - 1)) % all.length;
      turn();
    }
  });
  picture.addEventListener("click", () => dialog.close());
}
