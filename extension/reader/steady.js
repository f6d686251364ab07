/** Changes of the looks that leave what is being read where it is on the screen. */

import { blocksOf, readingLine } from "./blocks.js";

/**
 * Makes a change, and scrolls so that the same part of the same block is at the reading line.
 *
 * @param {HTMLElement} frame what scrolls
 * @param {HTMLElement} content
 * @param {() => void} change
 */
export function keepSteady(frame, content, change) {
  if (frame.scrollTop <= 0) {
    change();
    return;
  }
  const line = readingLine(frame);
  const block = blocksOf(content).find(
    (each) => each.getBoundingClientRect().bottom > line,
  );
  if (!block) {
    change();
    return;
  }
  const before = block.getBoundingClientRect();
  // Above the line, the part that is read; below it, the distance.
  const read = Math.max(0, line - before.top) / (before.height || 1);
  const below = Math.max(0, before.top - line);
  change();
  const after = block.getBoundingClientRect();
  const wanted = readingLine(frame) + below - read * after.height;
  frame.scrollTop += after.top - wanted;
}
