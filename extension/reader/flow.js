/**
 * The way the text goes on: down the screen or, written vertically, across it from right to left.
 * Whoever asks where something stands along that way asks here, in pixels that grow as one reads
 * on, from the upper edge of the window or its left one. `writing-mode.js` says which way it is.
 */

/** @typedef {{ top: number, bottom: number }} Extent where something begins and ends along the way */

/** @param {HTMLElement} frame what scrolls */
export function isVertical(frame) {
  return frame.dataset.flow === "vertical";
}

/**
 * @param {HTMLElement} frame
 * @param {Element | Range | DOMRect} thing
 * @returns {Extent}
 */
export function extentOf(frame, thing) {
  const { top, bottom, left, right } =
    thing instanceof DOMRect ? thing : thing.getBoundingClientRect();
  return isVertical(frame) ? { top: -right, bottom: -left } : { top, bottom };
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
  const { scrollPaddingTop, scrollPaddingRight } = getComputedStyle(frame);
  const padding = isVertical(frame) ? scrollPaddingRight : scrollPaddingTop;
  return extentOf(frame, frame).top + (parseFloat(padding) || 0);
}

/**
 * How much is on the screen at once.
 *
 * @param {HTMLElement} frame
 */
export function roomOf(frame) {
  return isVertical(frame) ? frame.clientWidth : frame.clientHeight;
}

/**
 * How far the text has been scrolled; 0 at its beginning.
 *
 * @param {HTMLElement} frame
 */
export function scrolledIn(frame) {
  // Chromium's beginning is up to a pixel before 0 where the text is not as wide as whole pixels.
  return Math.max(0, isVertical(frame) ? -frame.scrollLeft : frame.scrollTop);
}

/**
 * How far the text can be scrolled.
 *
 * @param {HTMLElement} frame
 */
export function farthestIn(frame) {
  const { scrollWidth, scrollHeight } = frame;
  return (isVertical(frame) ? scrollWidth : scrollHeight) - roomOf(frame);
}

/**
 * @param {HTMLElement} frame
 * @param {number} way
 * @param {ScrollBehavior} [behavior]
 */
export function scrollOn(frame, way, behavior = "instant") {
  frame.scrollBy(
    isVertical(frame) ? { left: -way, behavior } : { top: way, behavior },
  );
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
  if (!isVertical(frame)) {
    element.scrollIntoView({ block: place });
    return;
  }
  const { top, bottom } = extentOf(frame, element);
  const screen = extentOfScreen(frame);
  const isMiddle = place === "center";
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
