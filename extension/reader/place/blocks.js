/** The blocks a reader steps through: each holds text of its own, or stands as a whole. */

/** Elements that may be a block. */
const BLOCKS =
  "p, h1, h2, h3, h4, h5, h6, li, dt, dd, summary, blockquote, figure, table, pre, address, header";

/** What stands as a whole, whatever is in it. */
const WHOLE = "figure, table, pre, [data-embed]";

/**
 * The block an element is in, or is.
 *
 * @param {Element} element
 * @returns {HTMLElement | null}
 */
export function blockAround(element) {
  return element.closest(WHOLE) ?? element.closest(BLOCKS);
}

/**
 * The blocks, one by one: who looks for one does not wait for all those of a long article.
 *
 * @param {HTMLElement} content
 */
export function blocksOf(content) {
  const all = /** @type {NodeListOf<HTMLElement>} */ (
    content.querySelectorAll(BLOCKS)
  );
  return all
    .values()
    .filter(
      (block) =>
        !block.parentElement?.closest(WHOLE) &&
        !block.closest("[hidden]") &&
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
