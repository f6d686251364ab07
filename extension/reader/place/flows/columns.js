/**
 * The text goes down one column and down the next, two on the screen at once; its way is as long as
 * all columns one under the other. The screen stops at whole pages of two.
 */

/** @import { Extent, Thing } from "../flow.js" */

/** A movement stops at the page it ends on. */
export const isPaged = true;

/** Columns on the screen. */
const COLUMNS = 2;

/** What ends this near before a page is on it, in pixels. */
const NEAR = 8;

/**
 * The columns: the box of the first two, from one to the next, how high they are, and whether the
 * next one is on the left.
 *
 * @param {HTMLElement} frame
 */
function measure(frame) {
  const article = /** @type {HTMLElement} */ (
    frame.querySelector(".column > article")
  );
  const { columnGap, direction } = getComputedStyle(article);
  const box = article.getBoundingClientRect();
  const step = (box.width + parseFloat(columnGap)) / COLUMNS;
  return { box, step, height: box.height, isLeftward: direction === "rtl" };
}

/**
 * @param {HTMLElement} frame
 * @param {Thing} thing
 * @returns {Extent}
 */
export function extentOf(frame, thing) {
  const { box, step, height, isLeftward } = measure(frame);
  const beginning = box.top + scrolledIn(frame);
  /** @param {DOMRect} rect */
  const columnsBefore = ({ left, right }) => {
    const way = isLeftward ? box.right - right : left - box.left;
    return height * Math.floor((way + 1) / step);
  };
  const [first, last] = endsOf(thing);
  return {
    top: columnsBefore(first) + first.top - beginning,
    bottom: columnsBefore(last) + last.bottom - beginning,
  };
}

/**
 * What of a thing is in the first of its columns, and in the last.
 *
 * @param {Thing} thing
 * @returns {[DOMRect, DOMRect]}
 */
function endsOf(thing) {
  if (thing instanceof DOMRect) {
    return [thing, thing];
  }
  const seen = [...thing.getClientRects()].filter(
    ({ width, height }) => width && height,
  );
  const whole = thing.getBoundingClientRect();
  return [seen[0] ?? whole, seen.at(-1) ?? whole];
}

export function beginningOf() {
  return 0;
}

/** @param {HTMLElement} frame */
export function roomOf(frame) {
  return COLUMNS * measure(frame).height;
}

export function coveredIn() {
  return 0;
}

/** @param {HTMLElement} frame */
export function scrolledIn(frame) {
  const { step, height } = measure(frame);
  return (Math.abs(frame.scrollLeft) / step) * height;
}

/** @param {HTMLElement} frame */
export function farthestIn(frame) {
  const { step, height } = measure(frame);
  // The style sheet leaves as much room after the last column as lets it be the first of a page.
  const columns = Math.round((frame.scrollWidth - frame.clientWidth) / step);
  return COLUMNS * height * Math.floor(columns / COLUMNS);
}

/**
 * @param {HTMLElement} frame
 * @param {number} way
 * @param {ScrollBehavior} behavior
 */
export function scrollOn(frame, way, behavior) {
  const { step, isLeftward } = measure(frame);
  const wanted = Math.min(scrolledIn(frame) + way, farthestIn(frame));
  const page = Math.max(0, Math.floor((wanted + NEAR) / roomOf(frame)));
  const left = page * COLUMNS * step;
  frame.scrollTo({ left: isLeftward ? -left : left, behavior });
}
