/** The blocks a reader steps through: each holds text of its own, or stands as a whole. */

/** Elements that may be a block. */
const BLOCKS =
  "p, h1, h2, h3, h4, h5, h6, li, dt, dd, summary, blockquote, figure, table, pre, hr, address, header";

/** What stands as a whole, whatever is in it. */
const WHOLE = "figure, table, pre, [data-embed]";

/** @param {HTMLElement} content */
export function blocksOf(content) {
  const all = /** @type {NodeListOf<HTMLElement>} */ (
    content.querySelectorAll(BLOCKS)
  );
  return [...all].filter(
    (block) =>
      !block.parentElement?.closest(WHOLE) &&
      !block.closest("hr, [hidden]") &&
      (block.matches(WHOLE) || hasOwnText(block)),
  );
}

/**
 * Whether text stands in a block outside the blocks in it.
 *
 * @param {HTMLElement} block
 */
function hasOwnText(block) {
  if (!block.querySelector(BLOCKS)) {
    return block.textContent.trim() !== "";
  }
  return [...block.childNodes].some(
    (node) =>
      node.textContent?.trim() &&
      !(
        node instanceof Element &&
        node.matches(`${BLOCKS}, ul, ol, dl, section, div, aside`)
      ),
  );
}
