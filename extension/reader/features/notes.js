/**
 * A press on the mark of a note shows the note beside it; the mark's link still leads there.
 *
 * @import { View } from "../features.js"
 */

import { element } from "../elements.js";
import { message } from "../messages.js";
import { returnFocus } from "../frame/panel.js";

/** Between a note and the edge of the window, in pixels. */
const EDGE = 8;

/** @param {View} view */
export function mountNotes({ frame, content, article }) {
  const text = element("div", { lang: article.lang ?? "", dir: "auto" });
  const more = element("a", { class: "more" }, message("goToNote"));
  const box = element(
    "div",
    {
      class: "panel note",
      popover: "auto",
      role: "dialog",
      tabindex: "-1",
      "aria-label": message("note"),
    },
    text,
    more,
  );
  frame.append(box);
  more.addEventListener("click", () => box.hidePopover());
  /** @type {HTMLElement | undefined} */
  let mark;
  content.addEventListener(
    "click",
    (event) => {
      const link = /** @type {Element} */ (event.target).closest(
        "a[role=doc-noteref]",
      );
      const address = link?.getAttribute("href") ?? "";
      const note = findNote(content, address);
      if (!(link instanceof HTMLElement) || !note) {
        return;
      }
      // The view would go there otherwise.
      event.preventDefault();
      mark = link;
      text.replaceChildren(...copyNote(note));
      more.setAttribute("href", address);
      box.showPopover({ source: link });
      box.style.setProperty("--left", `${leftOf(box, link)}px`);
      box.focus({ preventScroll: true });
    },
    { capture: true },
  );
  returnFocus(box, () => mark);
}

/**
 * Where a note stands in the middle below its mark, and all of it in the window.
 *
 * @param {HTMLElement} box
 * @param {HTMLElement} mark
 */
function leftOf(box, mark) {
  const { left, width } = mark.getBoundingClientRect();
  const wanted = left + (width - box.offsetWidth) / 2;
  const farthest = innerWidth - box.offsetWidth - EDGE;
  return Math.max(EDGE, Math.min(wanted, farthest));
}

/**
 * @param {HTMLElement} content
 * @param {string} address `#id`
 */
function findNote(content, address) {
  const id = address.slice(1);
  return id && content.querySelector(`[id="${CSS.escape(id)}"]`);
}

/**
 * What a note says, without its links back and without ids.
 *
 * @param {Element} note
 */
function copyNote(note) {
  const copy = /** @type {Element} */ (note.cloneNode(true));
  copy.querySelectorAll("[role=doc-backlink]").forEach((link) => link.remove());
  copy.querySelectorAll("[id]").forEach((each) => each.removeAttribute("id"));
  return copy.childNodes;
}
