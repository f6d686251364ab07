/** Dialogs over the view: Escape closes the topmost, and the focus goes back. */

import { button, element, icon } from "../elements.js";
import { message, uiDirection, uiLanguage } from "../messages.js";

const CROSS = "M6 6l12 12M18 6L6 18";

/**
 * Opens a modal dialog.
 *
 * @param {HTMLElement} frame
 * @param {string} name key of its text, and its class
 * @param {(dialog: HTMLDialogElement) => void} fill puts content into it
 * @returns {HTMLDialogElement}
 */
export function openDialog(frame, name, fill) {
  const focused = /** @type {ShadowRoot} */ (frame.getRootNode()).activeElement;
  const dialog = element("dialog", {
    class: `sheet ${name}`,
    "aria-label": message(name),
    lang: uiLanguage(),
    dir: uiDirection(),
  });
  const close = button(message("closePanel"), icon(CROSS), () =>
    dialog.close(),
  );
  close.classList.add("cross");
  dialog.append(close);
  fill(dialog);
  dialog.addEventListener("close", () => {
    dialog.remove();
    const origin = focused instanceof HTMLElement ? focused : frame;
    origin.focus({ preventScroll: true });
  });
  dialog.addEventListener("click", (event) => {
    // A press beside what is in it.
    if (event.target === dialog && isOutside(event, dialog)) {
      dialog.close();
    }
  });
  frame.append(dialog);
  dialog.showModal();
  return dialog;
}

/**
 * @param {MouseEvent} event
 * @param {HTMLElement} box
 */
function isOutside({ clientX, clientY }, box) {
  const { left, right, top, bottom } = box.getBoundingClientRect();
  return clientX < left || clientX > right || clientY < top || clientY > bottom;
}
