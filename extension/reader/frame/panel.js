/** Panels of the toolbar: a button, and what opens under it. */

import { button, element } from "../elements.js";
import { message } from "../messages.js";

/**
 * Makes a panel and the button that opens it. The browser closes it on Escape, on a press
 * elsewhere, and when another opens.
 *
 * @param {string} name key of its text
 * @param {Node | string} face what is seen of the button
 * @param {(event: ToggleEvent) => void} fill called each time before it opens; it may prevent that
 */
export function createPanel(name, face, fill) {
  const panel = element("div", {
    class: `panel ${name}`,
    popover: "auto",
    role: "dialog",
    "aria-label": message(name),
  });
  const opener = button(message(name), face, () => {});
  opener.popoverTargetElement = panel;
  opener.ariaExpanded = "false";
  panel.addEventListener("beforetoggle", (event) => {
    const isOpening = event.newState === "open";
    if (isOpening) {
      fill(event);
    }
    opener.ariaExpanded = String(isOpening && !event.defaultPrevented);
  });
  returnFocus(panel, () => opener);
  return { opener, panel };
}

/**
 * Makes a panel that is filled by a part of the view: it opens as soon as that is there.
 *
 * @param {string} name key of its text
 * @param {Node | string} face what is seen of the button
 * @param {(panel: HTMLElement) => Promise<(() => void) | undefined>} load
 *   fills it; gives what brings it up to date, or nothing where the part did not come
 */
export function createLatePanel(name, face, load) {
  /** @type {(() => void) | undefined} */
  let update;
  const ready = async () => {
    update ??= await load(parts.panel);
    return update !== undefined && parts.panel.isConnected;
  };
  const parts = createPanel(name, face, async (event) => {
    if (update) {
      update();
      return;
    }
    event.preventDefault();
    if (await ready()) {
      parts.panel.showPopover({ source: parts.opener });
    }
  });
  return {
    ...parts,
    /** Opens it by a key, or closes it. */
    async toggle() {
      if (await ready()) {
        togglePanel(parts);
      }
    },
  };
}

/**
 * Gives the focus back when what had it closes: Chromium forgets, in a shadow tree, where it
 * came from.
 *
 * @param {HTMLElement} popover
 * @param {() => HTMLElement | undefined} origin what had the focus before
 */
export function returnFocus(popover, origin) {
  popover.addEventListener("toggle", (event) => {
    const root = /** @type {ShadowRoot} */ (popover.getRootNode());
    const focused = root.activeElement;
    const isLost = !focused || popover.contains(focused);
    if (event.newState === "closed" && isLost) {
      origin()?.focus({ preventScroll: true });
    }
    if (event.newState === "closed" && !root.activeElement) {
      const frame = /** @type {HTMLElement | null} */ (
        popover.closest(".reader")
      );
      frame?.focus({ preventScroll: true });
    }
  });
}

/**
 * Opens a panel by a key, with the focus in it, or closes it.
 *
 * @param {{ opener: HTMLButtonElement, panel: HTMLElement }} parts
 */
export function togglePanel({ opener, panel }) {
  if (panel.matches(":popover-open")) {
    panel.hidePopover();
    return;
  }
  // The bar sticks to the top: without care the browser scrolls to where it would stand.
  opener.focus({ preventScroll: true });
  panel.showPopover({ source: opener });
  const target = /** @type {HTMLElement | null} */ (
    panel.querySelector("[aria-current]") ??
      panel.querySelector(
        "a, button:enabled, input:checked, input:not([type=radio])",
      )
  );
  target?.focus({ preventScroll: true });
  panel.scrollTop = target
    ? target.offsetTop - panel.clientHeight / 2
    : panel.scrollTop;
}
