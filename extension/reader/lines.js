/** The lines of the article as they are broken now, and which of them is where on the screen. */

import { blocksOf } from "./blocks.js";

/** How much of the lower of two texts overlaps the other where both are in one line. */
const SHARED = 0.5;

/**
 * @typedef {{ top: number, bottom: number }} Extent in pixels
 * @typedef {{ block: number, line: number }} Place a line, by its block
 */

/**
 * Watches the lines of a view. They are measured when they are first asked for.
 *
 * @param {HTMLElement} frame
 * @param {HTMLElement} content
 */
export function createLines(frame, content) {
  /** @type {HTMLElement[] | undefined} */
  let known;
  /** Lines by block, from its upper edge. @type {Map<HTMLElement, Extent[]>} */
  const measured = new Map();
  const blocks = () => {
    const title = /** @type {HTMLElement | null} */ (
      frame.querySelector(".header h1")
    );
    known ??= [...(title ? [title] : []), ...blocksOf(content)];
    return known;
  };
  /** @param {number} number */
  const linesOf = (number) => {
    const block = blocks()[number];
    if (!block) {
      return [];
    }
    const lines = measured.get(block) ?? measure(block, new Set(blocks()));
    measured.set(block, lines);
    return lines;
  };
  /** @param {Place} place @returns {Extent | undefined} from the top of the window */
  const extentOf = ({ block, line }) => {
    const extent = linesOf(block)[line];
    const top = blocks()[block]?.getBoundingClientRect().top ?? 0;
    return extent && { top: top + extent.top, bottom: top + extent.bottom };
  };
  /** @param {Place} place @param {1 | -1} step @returns {Place | undefined} */
  const next = ({ block, line }, step) => {
    if (linesOf(block)[line + step]) {
      return { block, line: line + step };
    }
    for (let i = block + step; i >= 0 && i < blocks().length; i += step) {
      const count = linesOf(i).length;
      if (count > 0) {
        return { block: i, line: step > 0 ? 0 : count - 1 };
      }
    }
    return undefined;
  };
  return {
    extentOf,
    next,
    /**
     * The line nearest to a height.
     *
     * @param {number} y from the top of the window
     * @returns {Place | undefined}
     */
    near(y) {
      const middle = lastAbove(blocks(), y);
      /** @type {Place | undefined} */
      let nearest;
      let least = Infinity;
      for (const block of [middle - 1, middle, middle + 1]) {
        for (const line of linesOf(block).keys()) {
          const extent = extentOf({ block, line });
          const away = extent
            ? Math.max(extent.top - y, y - extent.bottom, 0)
            : Infinity;
          if (away < least) {
            least = away;
            nearest = { block, line };
          }
        }
      }
      return nearest;
    },
    /**
     * A line with so many more on either side.
     *
     * @param {Place} place
     * @param {number} more
     * @returns {Extent | undefined}
     */
    around(place, more) {
      let first = place;
      let last = place;
      for (let i = 0; i < more; i++) {
        first = next(first, -1) ?? first;
        last = next(last, 1) ?? last;
      }
      const from = extentOf(first);
      const to = extentOf(last);
      return from && to && { top: from.top, bottom: to.bottom };
    },
    /** Measures anew when asked again: something has another size. */
    forget() {
      known = undefined;
      measured.clear();
    },
  };
}

/**
 * The number of the last block that begins above a height.
 *
 * @param {HTMLElement[]} blocks
 * @param {number} y
 */
function lastAbove(blocks, y) {
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((blocks[middle]?.getBoundingClientRect().top ?? 0) <= y) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

/**
 * @param {HTMLElement} block
 * @param {Set<Element>} blocks others, whose lines are their own
 * @returns {Extent[]}
 */
function measure(block, blocks) {
  const shown = NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT;
  const walker = document.createTreeWalker(block, shown, (node) => {
    const isElsewhere =
      node instanceof Element &&
      (blocks.has(node) || node.matches("rt, rp, .tools"));
    return isElsewhere ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
  });
  /** @type {DOMRect[]} */
  const rects = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node instanceof Text) {
      const range = document.createRange();
      range.selectNode(node);
      rects.push(...range.getClientRects());
    } else if (node instanceof HTMLImageElement) {
      rects.push(node.getBoundingClientRect());
    }
  }
  const { top } = block.getBoundingClientRect();
  return join(rects.filter(({ width, height }) => width > 0 && height > 0)).map(
    (line) => ({ top: line.top - top, bottom: line.bottom - top }),
  );
}

/**
 * Joins what stands in one line.
 *
 * @param {DOMRect[]} rects
 * @returns {Extent[]}
 */
function join(rects) {
  /** @type {Extent[]} */
  const lines = [];
  for (const { top, bottom } of rects.sort((one, two) => one.top - two.top)) {
    const last = lines.at(-1);
    const lower = last && Math.min(bottom - top, last.bottom - last.top);
    if (last && last.bottom - top > SHARED * (lower ?? 0)) {
      last.bottom = Math.max(last.bottom, bottom);
    } else {
      lines.push({ top, bottom });
    }
  }
  return lines;
}
