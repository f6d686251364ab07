/**
 * Pictures as large as the window, as a part of the view that comes when one is first pressed; arrow
 * keys go on to the others.
 *
 * @import { View } from "../features.js"
 */

import { openDialog } from "../frame/dialog.js";
import { element } from "../elements.js";
import { adoptSheet } from "../looks/sheets.js";
import lightboxCss from "../styles/lightbox.css";

/**
 * Shows a picture, until it is pressed or closed.
 *
 * @param {View} view
 * @param {HTMLImageElement} first
 */
export function openLightbox({ frame, content }, first) {
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
  dialog.addEventListener("close", adoptSheet(frame, lightboxCss));
}
