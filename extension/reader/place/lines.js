/** The lines of the article as they are broken now, and which of them is where on the screen. */

import { blocksOf } from "./blocks.js";

/** How much of the lower of two texts overlaps the other where both are in one line. */
const SHARED = 0.5;

/**
 * @import { Extent, Flow } from "./flow.js"
 *
 * @typedef {{ block: number, line: number }} Place a line, by its block
 */

/**
 * Watches the lines of a view. They are measured when they are first asked for.
 *
 * @param {HTMLElement} frame
 * @param {HTMLElement} content
 * @param {Flow} flow
 */
export function createLines(frame, content, flow) {
  const { blocks, linesOf, forget } = createMeasures(frame, content, flow);
  /** @param {number} number of a block */
  const topOf = (number) => {
    const block = blocks()[number];
    return block ? flow.extentOf(block).top : 0;
  };
  /** @param {Place} place @returns {Extent | undefined} */
  const extentOf = ({ block, line }) => {
    const extent = linesOf(block)[line];
    const top = topOf(block);
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
  /** @param {Place} place @param {number} y */
  const distance = (place, y) => {
    const { top, bottom } = extentOf(place) ?? { top: Infinity, bottom: y };
    return Math.max(top - y, y - bottom, 0);
  };
  return {
    extentOf,
    next,
    forget,
    /**
     * The line nearest to a height.
     *
     * @param {number} y
     * @returns {Place | undefined}
     */
    near(y) {
      const middle = lastAbove(blocks().length, topOf, y);
      const places = [middle - 1, middle, middle + 1].flatMap((block) =>
        [...linesOf(block).keys()].map((line) => ({ block, line })),
      );
      const distances = places.map((place) => distance(place, y));
      const least = distances.reduce(
        (one, two) => Math.min(one, two),
        Infinity,
      );
      return places[distances.indexOf(least)];
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
  };
}

/**
 * The blocks and what was measured of them.
 *
 * @param {HTMLElement} frame
 * @param {HTMLElement} content
 * @param {Flow} flow
 */
function createMeasures(frame, content, flow) {
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
  return {
    blocks,
    /** @param {number} number of a block */
    linesOf(number) {
      const block = blocks()[number];
      if (!block) {
        return [];
      }
      const lines =
        measured.get(block) ?? measure(flow, block, new Set(blocks()));
      measured.set(block, lines);
      return lines;
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
 * @param {number} count
 * @param {(number: number) => number} topOf
 * @param {number} y
 */
function lastAbove(count, topOf, y) {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (topOf(middle) <= y) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

/**
 * @param {Flow} flow
 * @param {HTMLElement} block
 * @param {Set<Element>} blocks others, whose lines are their own
 * @returns {Extent[]}
 */
function measure(flow, block, blocks) {
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
  const { top } = flow.extentOf(block);
  const seen = rects
    .filter(({ width, height }) => width > 0 && height > 0)
    .map((rect) => flow.extentOf(rect));
  return join(seen).map((line) => ({
    top: line.top - top,
    bottom: line.bottom - top,
  }));
}

/**
 * Joins what stands in one line.
 *
 * @param {Extent[]} rects
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
