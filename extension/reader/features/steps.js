/**
 * Keys that go from block to block and from heading to heading. The block they come to has the
 * focus, so that a screen reader and the tab key go on from there.
 *
 * @import { View } from "../features.js"
 * @import { Flow } from "../place/flow.js"
 */

import { blocksOf } from "../place/blocks.js";

const HEADINGS = "h1, h2, h3, h4, h5, h6";

/** What lies this near to the reading line is on it, in pixels. */
const NEAR = 4;

/** @param {View} view */
export function mountSteps({ content, flow, keys }) {
  /** The block these keys came to. @type {HTMLElement | undefined} */
  let marked;
  /** The block with the focus, or that had it last. @type {HTMLElement | undefined} */
  let current;
  content.addEventListener("focusin", ({ target }) => {
    current = [...blocksOf(content)].findLast((block) =>
      block.contains(/** @type {Node} */ (target)),
    );
  });
  /**
   * @param {1 | -1} step
   * @param {string} selector
   */
  const go = (step, selector) => () => {
    const all = [...blocksOf(content)];
    const to = following(all, step, selector);
    if (to) {
      show(to);
    } else if (step < 0) {
      flow.toStart();
    }
  };
  /**
   * @param {HTMLElement[]} all
   * @param {1 | -1} step
   * @param {string} selector
   */
  const following = (all, step, selector) => {
    const wanted = all.filter((block) => block.matches(selector));
    const from = current && isSeen(flow, current) ? all.indexOf(current) : -1;
    if (from >= 0) {
      return step > 0
        ? wanted.find((block) => all.indexOf(block) > from)
        : wanted.findLast((block) => all.indexOf(block) < from);
    }
    const line = flow.readingLine();
    return step > 0
      ? wanted.find((block) => flow.extentOf(block).top > line - NEAR)
      : wanted.findLast((block) => flow.extentOf(block).top < line - NEAR);
  };
  /** @param {HTMLElement} block */
  const show = (block) => {
    marked?.classList.remove("at");
    marked = block;
    block.classList.add("at");
    if (!block.hasAttribute("tabindex")) {
      block.tabIndex = -1;
    }
    block.focus({ preventScroll: true });
    flow.bring(block);
  };
  keys.add("j", "nextBlock", go(1, "*"));
  keys.add("k", "previousBlock", go(-1, "*"));
  keys.add("n", "nextHeading", go(1, HEADINGS));
  keys.add("p", "previousHeading", go(-1, HEADINGS));
}

/**
 * @param {Flow} flow
 * @param {HTMLElement} block
 */
function isSeen(flow, block) {
  const { top, bottom } = flow.extentOf(block);
  const edges = flow.screen();
  return block.isConnected && bottom > edges.top && top < edges.bottom;
}
