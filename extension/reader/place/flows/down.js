/** The text goes on down the screen, as on most pages. */

/** @import { Extent, Thing } from "../flow.js" */

/** A movement may stop anywhere. */
export const isPaged = false;

/**
 * @param {HTMLElement} _frame
 * @param {Thing} thing
 * @returns {Extent}
 */
export function extentOf(_frame, thing) {
  const { top, bottom } =
    thing instanceof DOMRect ? thing : thing.getBoundingClientRect();
  return { top, bottom };
}

/** @param {HTMLElement} frame */
export function beginningOf(frame) {
  return frame.getBoundingClientRect().top + frame.clientTop;
}

/** @param {HTMLElement} frame */
export function roomOf(frame) {
  return frame.clientHeight;
}

/** @param {HTMLElement} frame */
export function coveredIn(frame) {
  return parseFloat(getComputedStyle(frame).scrollPaddingTop) || 0;
}

/** @param {HTMLElement} frame */
export function scrolledIn(frame) {
  return Math.max(0, frame.scrollTop);
}

/** @param {HTMLElement} frame */
export function farthestIn(frame) {
  return frame.scrollHeight - frame.clientHeight;
}

/**
 * @param {HTMLElement} frame
 * @param {number} way
 * @param {ScrollBehavior} behavior
 */
export function scrollOn(frame, way, behavior) {
  frame.scrollBy({ top: way, behavior });
}
