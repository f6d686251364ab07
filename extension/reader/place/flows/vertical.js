/** Lines are written down, and the text goes on across the screen from right to left. */

/** @import { Extent, Thing } from "../flow.js" */

/** A movement may stop anywhere. */
export const isPaged = false;

/**
 * @param {HTMLElement} _frame
 * @param {Thing} thing
 * @returns {Extent}
 */
export function extentOf(_frame, thing) {
  const { left, right } =
    thing instanceof DOMRect ? thing : thing.getBoundingClientRect();
  return { top: -right, bottom: -left };
}

/** @param {HTMLElement} frame */
export function beginningOf(frame) {
  const { left } = frame.getBoundingClientRect();
  return -(left + frame.clientLeft + frame.clientWidth);
}

/** @param {HTMLElement} frame */
export function roomOf(frame) {
  return frame.clientWidth;
}

/** @param {HTMLElement} frame */
export function coveredIn(frame) {
  return parseFloat(getComputedStyle(frame).scrollPaddingRight) || 0;
}

/** @param {HTMLElement} frame */
export function scrolledIn(frame) {
  // Chromium's beginning is up to a pixel before 0 where the text is not as wide as whole pixels.
  return Math.max(0, -frame.scrollLeft);
}

/** @param {HTMLElement} frame */
export function farthestIn(frame) {
  return frame.scrollWidth - frame.clientWidth;
}

/**
 * @param {HTMLElement} frame
 * @param {number} way
 * @param {ScrollBehavior} behavior
 */
export function scrollOn(frame, way, behavior) {
  frame.scrollBy({ left: -way, behavior });
}
