/**
 * The bar above the article: one stop of the tab key, arrow keys inside. It fades while the
 * reader scrolls down and comes back on scrolling up, on focus and under the pointer.
 */

/** @import { Flow } from "../place/flow.js" */

import { button, element, icon } from "../elements.js";
import { message, uiDirection, uiLanguage } from "../messages.js";

const BACK = "M15 5l-7 7 7 7";

/** Scrolling less than this at once, in CSS pixels, says nothing. */
const TREMOR = 4;

/**
 * Builds the toolbar.
 *
 * @param {HTMLElement} frame what scrolls
 * @param {Flow} flow
 * @param {(() => void) | undefined} close absent where the reader cannot be closed
 */
export function createToolbar(frame, flow, close) {
  const bar = element("div", {
    class: "toolbar",
    role: "toolbar",
    "aria-label": message("toolbar"),
    lang: uiLanguage(),
    dir: uiDirection(),
  });
  if (close) {
    const back = button(message("close"), icon(BACK), close);
    back.classList.add("back");
    if (frame instanceof HTMLDialogElement) {
      // The browser closes it by itself where our script has ended with the extension.
      back.commandForElement = frame;
      back.command = "request-close";
    }
    bar.append(back);
  }
  bar.append(element("span", { class: "space" }));
  roveFocus(bar);
  fadeOnScroll(bar, frame, flow);
  return bar;
}

/**
 * One button is in the tab order, the others are reached by arrow keys.
 * <https://www.w3.org/WAI/ARIA/apg/patterns/toolbar/>
 *
 * @param {HTMLElement} bar
 */
export function roveFocus(bar) {
  /** @param {Element | undefined} stop */
  const makeStop = (stop) =>
    toolsOf(bar).forEach((each) => (each.tabIndex = each === stop ? 0 : -1));
  const observer = new MutationObserver(() => {
    const buttons = toolsOf(bar);
    makeStop(buttons.find((each) => each.tabIndex === 0) ?? buttons[0]);
  });
  makeStop(toolsOf(bar)[0]);
  observer.observe(bar, { childList: true });
  bar.addEventListener("focusin", ({ target }) => {
    const tool = toolsOf(bar).find((each) => each === target);
    if (tool) {
      makeStop(tool);
    }
  });
  bar.addEventListener("keydown", (event) => {
    const buttons = toolsOf(bar);
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
    to?.focus();
    event.preventDefault();
  });
}

/**
 * The buttons of the bar that are seen.
 *
 * @param {HTMLElement} bar
 */
function toolsOf(bar) {
  const children = /** @type {HTMLButtonElement[]} */ ([...bar.children]);
  return children.filter(
    (child) =>
      child instanceof HTMLButtonElement &&
      (!child.isConnected || child.checkVisibility()),
  );
}

/**
 * @param {HTMLElement} bar
 * @param {HTMLElement} frame
 * @param {Flow} flow
 */
function fadeOnScroll(bar, frame, flow) {
  let last = flow.scrolled();
  frame.addEventListener(
    "scroll",
    () => {
      const at = flow.scrolled();
      const moved = at - last;
      if (Math.abs(moved) > TREMOR) {
        bar.classList.toggle("away", moved > 0 && at > bar.offsetHeight);
        last = at;
      }
    },
    { passive: true },
  );
}
