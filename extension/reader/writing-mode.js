/**
 * Whether an article is shown in vertical lines: where its script is written so and the reader
 * asks for it, or the page itself is.
 *
 * @import { Preferences } from "./preferences.js"
 */

/** Languages that are written either way: Chinese with Cantonese, and Japanese. */
const EITHER_WAY = /^(ja|yue|zh)\b/i;

/** @param {string | null} lang a BCP 47 tag */
export function isWrittenEitherWay(lang) {
  return EITHER_WAY.test(lang ?? "");
}

/**
 * Whether the page has the text in vertical lines, as the block in its middle has.
 *
 * @param {HTMLElement} content
 * @param {Element[]} [elements] live elements by source number
 */
export function isVerticalInPage(content, elements = []) {
  const blocks = /** @type {NodeListOf<HTMLElement>} */ (
    content.querySelectorAll("p[data-source]")
  );
  const middle = blocks[blocks.length >> 1];
  const source = middle && elements[Number(middle.dataset.source)];
  return source
    ? getComputedStyle(source).writingMode === "vertical-rl"
    : false;
}

/**
 * Lets the text go its way.
 *
 * @param {HTMLElement} frame
 * @param {Preferences["writing"]} writing
 * @param {string | null} lang of the article
 * @param {boolean} isInPage whether the page has it in vertical lines
 */
export function applyWriting(frame, writing, lang, isInPage) {
  const canBe = isInPage || isWrittenEitherWay(lang);
  const isVertical = writing === "auto" ? isInPage : writing === "vertical";
  frame.dataset.flow = isVertical && canBe ? "vertical" : "down";
}
