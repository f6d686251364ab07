/**
 * Where highlights are in the view, and where a new one would be.
 *
 * @import { Flow } from "../place/flow.js"
 * @import { Colour, Mark } from "./marks.js"
 */

import { blocksOf } from "../place/blocks.js";
import { anchorOf, findAnchor } from "./anchors.js";
import { indexText, rangeOf, spanOf } from "./text.js";

/**
 * @param {HTMLElement} content
 * @param {Mark[]} marks
 * @returns {Map<string, Range>} of those that are found
 */
export function findRanges(content, marks) {
  const ranges = new Map();
  if (marks.length > 0) {
    const index = indexText(content);
    for (const mark of marks) {
      const span = findAnchor(index.text, mark);
      const range = span && rangeOf(index, span);
      if (range) {
        ranges.set(mark.id, range);
      }
    }
  }
  return ranges;
}

/**
 * @param {HTMLElement} content
 * @param {Range} range
 * @param {Colour} colour
 * @returns {Mark}
 */
export function createMark(content, range, colour) {
  const { text } = indexText(content);
  const selected = String(document.getSelection()).trim();
  return {
    id: crypto.getRandomValues(new Uint32Array(3)).join("-"),
    text: selected || range.toString().trim(),
    colour,
    note: "",
    ...anchorOf(text, spanOf(content, range)),
  };
}

/**
 * @param {Mark[]} marks
 * @param {Map<string, Range>} ranges
 */
export function inOrder(marks, ranges) {
  const placed = marks.flatMap((mark) => {
    const range = ranges.get(mark.id);
    return range ? [{ mark, range }] : [];
  });
  placed.sort((one, other) =>
    one.range.compareBoundaryPoints(Range.START_TO_START, other.range),
  );
  return placed.map(({ mark }) => mark);
}

/**
 * @param {Mark[]} marks
 * @param {Map<string, Range>} ranges
 * @param {number} x
 * @param {number} y
 */
export function markAt(marks, ranges, x, y) {
  return marks.findLast(({ id }) =>
    [...(ranges.get(id)?.getClientRects() ?? [])].some(
      ({ left, right, top, bottom }) =>
        x >= left && x <= right && y >= top && y <= bottom,
    ),
  );
}

/**
 * The block that has been stepped to, if it is seen; else the one at the reading line.
 *
 * @param {Flow} flow
 * @param {HTMLElement} content
 */
export function currentBlock(flow, content) {
  const line = flow.readingLine();
  const isSeen = (/** @type {HTMLElement} */ block) => {
    const { top, bottom } = flow.extentOf(block);
    return bottom > line && top < flow.screen().bottom;
  };
  const blocks = [...blocksOf(content)];
  const block =
    blocks.find((each) => each.matches(".at") && isSeen(each)) ??
    blocks.find(isSeen);
  if (!block) {
    return undefined;
  }
  const range = document.createRange();
  range.selectNodeContents(block);
  return range;
}

/**
 * @param {Flow} flow
 * @param {HTMLElement} content
 * @param {Range | undefined} range
 */
export function jump(flow, content, range) {
  const from = range?.startContainer;
  const element = from instanceof Element ? from : from?.parentElement;
  const block = element?.closest("p, li, h1, h2, h3, h4, h5, h6, pre, td, dd");
  const place = block ?? element;
  if (place instanceof HTMLElement && content.contains(place)) {
    if (!place.hasAttribute("tabindex")) {
      place.tabIndex = -1;
    }
    place.focus({ preventScroll: true });
    flow.bring(place, "center");
  }
}
