/** Short messages at the foot of the view, told to screen readers too. */

import { element } from "./elements.js";
import { message, uiLanguage } from "./messages.js";

/** How long a message is seen, in milliseconds; the pointer or the focus on it holds it. */
const SEEN = 6000;

/** Makes the place for messages. */
export function createStatus() {
  const said = element("div", { class: "said", role: "status" });
  const place = element(
    "div",
    { class: "status", lang: uiLanguage(), dir: message("@@bidi_dir") },
    said,
  );
  let timer = 0;
  const wipe = () => {
    if (said.matches(":hover, :focus-within")) {
      wipeLater();
    } else {
      said.replaceChildren();
    }
  };
  const wipeLater = () => {
    clearTimeout(timer);
    timer = window.setTimeout(wipe, SEEN);
  };
  return {
    place,
    /**
     * Tells something.
     *
     * @param {string} text
     * @param {HTMLButtonElement} [action] what can be done about it
     */
    tell(text, action) {
      said.replaceChildren(
        element("span", {}, text),
        ...(action ? [action] : []),
      );
      action?.addEventListener("click", () => said.replaceChildren());
      wipeLater();
    },
    stop: () => clearTimeout(timer),
  };
}

/** @typedef {ReturnType<typeof createStatus>} Status */
