/** Changes of the looks that leave what is being read where it is on the screen. */

import { blocksOf } from "./blocks.js";
import {
  extentOf,
  isPaged,
  readingLine,
  scrolledIn,
  scrollOn,
} from "./flow.js";

/**
 * Makes a change, and scrolls so that the same part of the same block is at the reading line.
 *
 * @param {HTMLElement} frame what scrolls
 * @param {HTMLElement} content
 * @param {() => void} change
 */
export function keepSteady(frame, content, change) {
  const line = readingLine(frame);
  const block =
    scrolledIn(frame) > 0 &&
    blocksOf(content).find((each) => extentOf(frame, each).bottom > line);
  if (!block) {
    change();
    return;
  }
  const before = extentOf(frame, block);
  const height = before.bottom - before.top;
  // Above the line, the part that is read; below it, the distance.
  const read = Math.max(0, line - before.top) / (height || 1);
  const below = Math.max(0, before.top - line);
  const wasPaged = isPaged(frame);
  change();
  if (wasPaged && isPaged(frame)) {
    // What shows pages goes to the one with the place itself, or the place would be the beginning
    // of a page each time, and move.
    return;
  }
  const after = extentOf(frame, block);
  const wanted = readingLine(frame) + below - read * (after.bottom - after.top);
  scrollOn(frame, after.top - wanted);
}
