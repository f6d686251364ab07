/** Changes of the looks that leave what is being read where it is on the screen. */

/** @import { Flow } from "../place/flow.js" */

import { blocksOf } from "../place/blocks.js";

/**
 * Makes a change, and scrolls so that the same part of the same block is at the reading line.
 *
 * @param {Flow} flow
 * @param {HTMLElement} content
 * @param {() => void} change
 */
export function keepSteady(flow, content, change) {
  const line = flow.readingLine();
  const block =
    flow.scrolled() > 0 &&
    blocksOf(content).find((each) => flow.extentOf(each).bottom > line);
  if (!block) {
    change();
    return;
  }
  const before = flow.extentOf(block);
  const height = before.bottom - before.top;
  // Above the line, the part that is read; below it, the distance.
  const read = Math.max(0, line - before.top) / (height || 1);
  const below = Math.max(0, before.top - line);
  const wasPaged = flow.isPaged();
  change();
  if (wasPaged && flow.isPaged()) {
    // What shows pages goes to the one with the place itself, or the place would be the beginning
    // of a page each time, and move.
    return;
  }
  const after = flow.extentOf(block);
  const wanted = flow.readingLine() + below - read * (after.bottom - after.top);
  flow.scrollOn(after.top - wanted);
}
