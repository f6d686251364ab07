/**
 * Where passages and sentences are on the screen, and which is the first in sight.
 *
 * @import { Extent, Flow } from "../place/flow.js"
 * @import { Position } from "./route.js"
 * @import { Passage } from "./script.js"
 * @import { Span } from "./text.js"
 */

import { rangesOf } from "./marks.js";
import { prepare } from "./route.js";

/** What lies this near to the reading line is on it, in pixels. */
const NEAR = 4;

/**
 * Where a sentence is, or where the element is that it describes.
 *
 * @param {Flow} flow
 * @param {Passage} passage
 * @param {Span} sentence
 * @returns {Extent | undefined} nothing where it takes no room
 */
export function extentOfSentence(flow, passage, sentence) {
  const ranges = rangesOf(passage.pieces, prepare(passage).words, sentence);
  const rects = ranges.map((range) => flow.extentOf(range));
  if (rects.length === 0) {
    rects.push(flow.extentOf(passage.element));
  }
  const top = Math.min(...rects.map((rect) => rect.top));
  const bottom = Math.max(...rects.map((rect) => rect.bottom));
  return bottom > top ? { top, bottom } : undefined;
}

/**
 * The first sentence of the first passage in sight; of one that began above, the first that
 * begins in sight. A block that has the focus and is in sight goes first.
 *
 * @param {readonly Passage[]} passages
 * @param {Flow} flow
 * @param {Element | null} focused
 * @returns {Position | undefined} nothing where there is nothing to read
 */
export function positionInSight(passages, flow, focused) {
  const line = flow.readingLine() - NEAR;
  const edge = flow.screen().bottom;
  for (const [passage, each] of passages.entries()) {
    const { top } = flow.extentOf(each.element);
    if (focused?.contains(each.element) && top >= line && top < edge) {
      return { passage, sentence: 0 };
    }
  }
  for (const [passage, each] of passages.entries()) {
    const { top, bottom } = flow.extentOf(each.element);
    if (bottom <= line || bottom <= top) {
      continue;
    }
    const sentence = prepare(each).sentences.findIndex(
      (span) => (extentOfSentence(flow, each, span)?.top ?? -Infinity) >= line,
    );
    if (sentence >= 0) {
      return { passage, sentence };
    }
  }
  return passages.length > 0
    ? { passage: passages.length - 1, sentence: 0 }
    : undefined;
}
