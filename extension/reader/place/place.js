/**
 * Two-way place: which block of the article stands for what is seen of the page, and the other
 * way round. Blocks carry the number of the live element they came from.
 */

/** @import { Flow } from "./flow.js" */

import { blocksOf } from "./blocks.js";

/** What ends this near below the reading line has been read, in CSS pixels. */
const NEAR = 8;

/** How much of the top of a page its own bars may cover, in CSS pixels. */
const COVERED = 80;

/** A number of a live element, as it stands in the HTML of an article. */
const SOURCE = / data-source="(\d+)"/g;

/**
 * The number of the first block of an article that is seen on the page; none while the page is
 * at its top. It is to be asked before anything is laid over the page, which moves it.
 *
 * @param {string} html of the article
 * @param {Element[]} elements live elements by source number
 * @returns {number | undefined}
 */
export function sourceOnScreen(html, elements) {
  // Pages written vertically go sideways.
  if (Math.max(window.scrollY, Math.abs(window.scrollX)) < COVERED) {
    return undefined;
  }
  for (const [, number] of html.matchAll(SOURCE)) {
    const rect = elements[Number(number)]?.getBoundingClientRect();
    if (rect && isOnScreen(rect)) {
      return Number(number);
    }
  }
  return undefined;
}

/** @param {DOMRect} rect */
function isOnScreen({ top, bottom, left, right, height }) {
  const isAcross = right > 0 && left < window.innerWidth;
  return height > 0 && isAcross && (top > -1 || bottom > COVERED);
}

/**
 * The block that came from a live element.
 *
 * @param {HTMLElement} content
 * @param {number} source number of the element
 */
export function blockOf(content, source) {
  return content.querySelector(`[data-source="${source}"]`);
}

/**
 * The number of the block at the top of the view, among its blocks; none past the last.
 *
 * @param {Flow} flow
 * @param {HTMLElement} content
 * @returns {number | undefined}
 */
export function blockBeingRead(flow, content) {
  const line = flow.readingLine() + NEAR;
  let at = 0;
  for (const block of blocksOf(content)) {
    if (flow.extentOf(block).bottom > line) {
      return at;
    }
    at += 1;
  }
  return undefined;
}

/**
 * The live element that a block came from.
 *
 * @param {HTMLElement} content
 * @param {number} at the number of the block among the blocks
 * @param {Element[]} elements live elements by source number
 */
export function elementOf(content, at, elements) {
  // Not every block has a number: the one before it is near.
  const block = [...blocksOf(content)]
    .slice(0, at + 1)
    .findLast((block) => block.closest("[data-source]"));
  return block && sourceElement(block, elements);
}

/**
 * The live element that an element of the article came from, or what is around it did.
 *
 * @param {Element} element
 * @param {Element[]} elements live elements by source number
 */
export function sourceElement(element, elements) {
  /** @type {HTMLElement | null} */
  const numbered = element.closest("[data-source]");
  const source = numbered && elements[Number(numbered.dataset.source)];
  return source?.isConnected ? seenOf(source) : undefined;
}

/**
 * What is seen of an element: itself, or what holds it where it is folded away.
 *
 * @param {Element} element
 */
function seenOf(element) {
  let seen = /** @type {Element | null} */ (element);
  while (seen && !seen.checkVisibility()) {
    seen = seen.parentElement;
  }
  return seen ?? undefined;
}
