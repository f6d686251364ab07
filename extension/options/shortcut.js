/**
 * The shortcut, which only the browser's own page can change.
 *
 * @import { Section } from "../options.js"
 */

import * as platform from "../platform.js";
import { element } from "../reader/elements.js";
import { message } from "../reader/messages.js";
import { createAction, createCard } from "./card.js";

/** @returns {Section} */
export function createShortcutSection() {
  const words = element("p", {});
  const change = createAction(message("changeShortcut"), () =>
    platform.openShortcuts(),
  );
  const show = async () => {
    const keys = await platform.shortcut();
    words.textContent = keys
      ? message("shortcutIs", keys)
      : message("noShortcut");
  };
  // It is changed in another tab.
  window.addEventListener("focus", show);
  return { element: createCard("shortcut", words, change), show };
}
