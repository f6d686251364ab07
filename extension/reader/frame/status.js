/**
 * Short messages at the foot of the view, told to screen readers too. One that offers something to
 * do has no time limit (WCAG 2.2.1): it stays until that is done, it is closed, another takes its
 * place, or the reader has read on. It comes first in the order of the tab key.
 */

/** @import { Flow } from "../place/flow.js" */

import { button, element, icon } from "../elements.js";
import { message, uiDirection, uiLanguage } from "../messages.js";

/** How long a message without an offer is seen, in milliseconds; the pointer on it holds it. */
const SEEN = 6000;

/** Reading on by so many heights of the view declines an offer. */
const READ_ON = 2;

/** A movement that begins this soon after an offer, in milliseconds, comes with it. */
const COMES_ALONG = 500;

/** What a reader does to read on. */
const READING = ["keydown", "pointerdown", "touchmove", "wheel"];

const CROSS = "M6 6l12 12M18 6L6 18";

/**
 * Makes the place for messages, which is to stand before what it is about.
 *
 * @param {HTMLElement} [frame] what scrolls; absent where it is the window
 * @param {Flow} [flow] of its text
 */
export function createStatus(frame, flow) {
  const said = element("div", { class: "said", role: "status" });
  const place = element(
    "div",
    { class: "status", lang: uiLanguage(), dir: uiDirection() },
    said,
  );
  let timer = 0;
  /** Where the view was when something was offered. @type {number | undefined} */
  let offered;
  /** Until when the view moves because of what was done, and nobody reads on. */
  let settles = 0;
  /** What had the focus before the message. @type {EventTarget | null} */
  let origin = null;
  const isHeld = () => said.matches(":hover, :focus-within");
  /** @param {HTMLElement[]} parts */
  const put = (...parts) => {
    const hadFocus = said.matches(":focus-within");
    clearTimeout(timer);
    offered = undefined;
    said.replaceChildren(...parts);
    if (hadFocus && origin instanceof HTMLElement) {
      origin.focus({ preventScroll: true });
    }
  };
  const wipe = () => put();
  const wipeLater = () => {
    timer = window.setTimeout(() => (isHeld() ? wipeLater() : wipe()), SEEN);
  };
  said.addEventListener("focusin", ({ relatedTarget }) => {
    if (!said.contains(/** @type {Node | null} */ (relatedTarget))) {
      origin = relatedTarget;
    }
  });
  said.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      wipe();
    }
  });
  const measure = new ResizeObserver(() =>
    place.style.setProperty("--height", `${frame?.clientHeight}px`),
  );
  const decline = () => {
    if (offered === undefined) {
      return;
    }
    const at = flow?.scrolled() ?? 0;
    const now = performance.now();
    if (now < settles) {
      offered = at;
      settles = now + COMES_ALONG;
    } else if (Math.abs(at - offered) > far() && !isHeld()) {
      wipe();
    }
  };
  const far = () => READ_ON * (flow?.room() ?? 0);
  if (frame) {
    measure.observe(frame);
    frame.addEventListener("scroll", decline, { passive: true });
    for (const type of READING) {
      frame.addEventListener(type, () => (settles = 0), { passive: true });
    }
  }
  return {
    place,
    /**
     * Tells something.
     *
     * @param {string} text
     * @param {HTMLButtonElement} [action] what can be done about it
     */
    tell(text, action) {
      const words = element("span", {}, text);
      if (!action) {
        put(words);
        wipeLater();
        return;
      }
      // What it does may have told something else by then.
      action.addEventListener("click", () => {
        if (said.contains(action)) {
          wipe();
        }
      });
      put(words, action, button(message("closePanel"), icon(CROSS), wipe));
      offered = flow?.scrolled() ?? 0;
      settles = performance.now() + COMES_ALONG;
    },
    stop() {
      clearTimeout(timer);
      measure.disconnect();
    },
  };
}

/** @typedef {ReturnType<typeof createStatus>} Status */
