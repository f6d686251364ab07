/**
 * The bar above the article: one stop of the tab key, arrow keys inside. It fades while the
 * reader scrolls down and comes back on scrolling up, on focus and under the pointer.
 *
 * @import { OpenPreferences } from "./preferences.js"
 */

import { createAppearance } from "./appearance.js";
import { button, element, icon } from "./elements.js";
import { message, uiLanguage } from "./messages.js";

const BACK = "M15 5l-7 7 7 7";

/** Scrolling less than this at once, in CSS pixels, says nothing. */
const TREMOR = 4;

/**
 * Builds the toolbar.
 *
 * @param {HTMLElement} frame what scrolls
 * @param {OpenPreferences | undefined} preferences absent where there is nothing to set
 * @param {(() => void) | undefined} close absent where the reader cannot be closed
 */
export function createToolbar(frame, preferences, close) {
  const bar = element("div", {
    class: "toolbar",
    role: "toolbar",
    "aria-label": message("toolbar"),
    lang: uiLanguage(),
    dir: message("@@bidi_dir"),
  });
  if (close) {
    bar.append(button(message("close"), icon(BACK), close));
  }
  bar.append(element("span", { class: "space" }));
  if (preferences) {
    const { opener, panel } = createAppearance(preferences);
    bar.append(opener, panel);
  }
  roveFocus(bar);
  fadeOnScroll(bar, frame);
  return bar;
}

/**
 * One button is in the tab order, the others are reached by arrow keys.
 * <https://www.w3.org/WAI/ARIA/apg/patterns/toolbar/>
 *
 * @param {HTMLElement} bar
 */
function roveFocus(bar) {
  const buttons = /** @type {HTMLButtonElement[]} */ ([...bar.children]).filter(
    (child) => child instanceof HTMLButtonElement,
  );
  buttons.forEach((each, index) => (each.tabIndex = index === 0 ? 0 : -1));
  bar.addEventListener("keydown", (event) => {
    const from = buttons.findIndex((each) => each === event.target);
    const steps = {
      ArrowRight: 1,
      ArrowLeft: -1,
      Home: -Infinity,
      End: Infinity,
    }[event.key];
    if (from < 0 || steps === undefined) {
      return;
    }
    const isBackward = bar.dir === "rtl" && Number.isFinite(steps);
    const wanted = from + (isBackward ? -steps : steps);
    const to = buttons.at(Math.min(buttons.length - 1, Math.max(0, wanted)));
    buttons.forEach((each) => (each.tabIndex = each === to ? 0 : -1));
    to?.focus();
    event.preventDefault();
  });
}

/**
 * @param {HTMLElement} bar
 * @param {HTMLElement} frame
 */
function fadeOnScroll(bar, frame) {
  let last = frame.scrollTop;
  frame.addEventListener(
    "scroll",
    () => {
      const moved = frame.scrollTop - last;
      if (Math.abs(moved) > TREMOR) {
        bar.classList.toggle(
          "away",
          moved > 0 && frame.scrollTop > bar.offsetHeight,
        );
        last = frame.scrollTop;
      }
    },
    { passive: true },
  );
}
