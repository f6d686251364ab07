/**
 * The way the text goes on: down the screen; written vertically, across it from right to left; or
 * down column after column. Whoever asks where something stands along that way asks here, in pixels
 * that grow as one reads on, from where the screen begins. `arrangement.js` says which way it is,
 * and `flows/` how each is measured.
 */

import * as columns from "./flows/columns.js";
import * as down from "./flows/down.js";
import * as vertical from "./flows/vertical.js";

/** @typedef {{ top: number, bottom: number }} Extent where something begins and ends along the way */
/** @typedef {Element | Range | DOMRect} Place what stands somewhere */

/** @type {Record<string, typeof columns | typeof down | typeof vertical>} */
const FLOWS = { columns, down, vertical };

/** @param {HTMLElement} frame what scrolls */
function flowOf(frame) {
  return FLOWS[/** @type {string} */ (frame.dataset.flow)] ?? down;
}

/**
 * Whether the text moves across the screen.
 *
 * @param {HTMLElement} frame
 */
export function isSideways(frame) {
  return flowOf(frame) !== down;
}

/**
 * Whether only whole pages are shown.
 *
 * @param {HTMLElement} frame
 */
export function isPaged(frame) {
  return flowOf(frame).isPaged;
}

/**
 * @param {HTMLElement} frame
 * @param {Place} thing
 * @returns {Extent}
 */
export function extentOf(frame, thing) {
  return flowOf(frame).extentOf(frame, thing);
}

/**
 * Where along the way a point of the window is.
 *
 * @param {HTMLElement} frame
 * @param {{ clientX: number, clientY: number }} point
 */
export function whereIs(frame, { clientX, clientY }) {
  return extentOf(frame, new DOMRect(clientX, clientY)).top;
}

/**
 * What of the text is on the screen.
 *
 * @param {HTMLElement} frame
 * @returns {Extent}
 */
export function extentOfScreen(frame) {
  const { top } = extentOf(frame, frame);
  return { top, bottom: top + roomOf(frame) };
}

/**
 * Where reading begins, below the toolbar.
 *
 * @param {HTMLElement} frame
 */
export function readingLine(frame) {
  return extentOf(frame, frame).top + flowOf(frame).coveredIn(frame);
}

/**
 * How much is on the screen at once.
 *
 * @param {HTMLElement} frame
 */
export function roomOf(frame) {
  return flowOf(frame).roomOf(frame);
}

/**
 * How far the text has been scrolled; 0 at its beginning.
 *
 * @param {HTMLElement} frame
 */
export function scrolledIn(frame) {
  return flowOf(frame).scrolledIn(frame);
}

/**
 * How far the text can be scrolled.
 *
 * @param {HTMLElement} frame
 */
export function farthestIn(frame) {
  return flowOf(frame).farthestIn(frame);
}

/**
 * @param {HTMLElement} frame
 * @param {number} way
 * @param {ScrollBehavior} [behavior]
 */
export function scrollOn(frame, way, behavior = "instant") {
  flowOf(frame).scrollOn(frame, way, behavior);
}

/** @param {HTMLElement} frame */
export function scrollToStart(frame) {
  scrollOn(frame, -scrolledIn(frame));
}

/**
 * Scrolls so that an element is where reading begins, or in the middle of the screen.
 *
 * @param {HTMLElement} frame
 * @param {Element} element in it
 * @param {"start" | "center"} [place]
 */
export function bring(frame, element, place = "start") {
  if (!isSideways(frame)) {
    element.scrollIntoView({ block: place });
    return;
  }
  const { top, bottom } = extentOf(frame, element);
  const screen = extentOfScreen(frame);
  const isMiddle = place === "center" && !isPaged(frame);
  const at = isMiddle ? (top + bottom) / 2 : top;
  const wanted = isMiddle
    ? (screen.top + screen.bottom) / 2
    : readingLine(frame);
  scrollOn(frame, at - wanted);
}

/**
 * How much of an element has gone past where reading begins; less than 0 where it is below.
 *
 * @param {HTMLElement} frame
 * @param {Element} element
 */
export function partRead(frame, element) {
  const { top, bottom } = extentOf(frame, element);
  return (readingLine(frame) - top) / (bottom - top || 1);
}

/**
 * Scrolls so that so much of an element has been read.
 *
 * @param {HTMLElement} frame
 * @param {Element} element
 * @param {number} part
 */
export function bringPart(frame, element, part) {
  const { top, bottom } = extentOf(frame, element);
  scrollOn(frame, top + part * (bottom - top) - readingLine(frame));
}
