/**
 * A mark beside the block under the pointer, and a key: the page is shown where that block stands.
 *
 * @import { View } from "../features.js"
 */

import { blockAround } from "../place/blocks.js";
import { button, icon } from "../elements.js";
import { message } from "../messages.js";

const TARGET =
  "M12 8a4 4 0 1 0 0 8a4 4 0 1 0 0-8M12 2v4M12 18v4M2 12h4M18 12h4";

/** What the mark stands beside. */
const ANCHOR = "anchor-name";

/** @param {View} view */
export function mountShowInPage({ content, context, frame, keys }) {
  const { showInPage } = context;
  if (!showInPage) {
    return;
  }
  /** @type {HTMLElement | undefined} */
  let pointed;
  const name = message("showInPage");
  const mark = button(name, icon(TARGET), () => pointed && showInPage(pointed));
  mark.className = "in-page";
  // One for a whole article would be a stop without a place; the key is for those.
  mark.tabIndex = -1;
  content.addEventListener("pointerover", ({ target }) => {
    const block = blockAround(/** @type {Element} */ (target));
    if (block && block !== pointed) {
      pointed?.style.removeProperty(ANCHOR);
      block.style.setProperty(ANCHOR, "--pointed");
      pointed = block;
      frame.append(mark);
    }
  });
  keys.add("v", "showInPage", () =>
    showInPage(content.querySelector(".at:focus") ?? undefined),
  );
}
