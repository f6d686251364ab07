/**
 * Keys and the wheel in vertical writing: browsers scroll down with them, and the text goes on to
 * the left.
 *
 * @import { View } from "../features.js"
 */

import {
  farthestIn,
  isVertical,
  roomOf,
  scrolledIn,
  scrollOn,
} from "../flow.js";

/** Of a screen, what stays on it when a page is turned. */
const OVERLAP = 0.1;

/** What one press of an arrow key moves, in pixels. */
const STEP = 60;

/** Pixels of a line, where a wheel counts lines. */
const LINE = 30;

/** @param {View} view */
export function mountVertical({ frame, content }) {
  frame.addEventListener("keydown", (event) => {
    const [target] = event.composedPath();
    const isFree =
      !(event.ctrlKey || event.altKey || event.metaKey) &&
      !event.defaultPrevented &&
      target instanceof Element &&
      (target === frame || content.contains(target)) &&
      !target.matches("a, button, summary, [role=button], .scroll, pre");
    const way = isFree && isVertical(frame) && wayOf(frame, event);
    if (way) {
      event.preventDefault();
      scrollOn(frame, way);
    }
  });
  frame.addEventListener(
    "wheel",
    (event) => {
      const { ctrlKey, deltaX, deltaY, deltaMode } = event;
      const isAcross = Math.abs(deltaX) > Math.abs(deltaY);
      if (!isVertical(frame) || ctrlKey || isAcross || isInBox(event)) {
        return;
      }
      event.preventDefault();
      const units = [1, LINE, roomOf(frame)];
      scrollOn(frame, deltaY * (units[deltaMode] ?? 1));
    },
    { passive: false },
  );
}

/**
 * How far a key goes.
 *
 * @param {HTMLElement} frame
 * @param {KeyboardEvent} event
 */
function wayOf(frame, { key, shiftKey }) {
  const page = roomOf(frame) * (1 - OVERLAP);
  /** @type {Record<string, number>} */
  const ways = {
    " ": shiftKey ? -page : page,
    PageDown: page,
    PageUp: -page,
    Home: -scrolledIn(frame),
    End: farthestIn(frame) - scrolledIn(frame),
    ArrowDown: STEP,
    ArrowUp: -STEP,
    ArrowLeft: STEP,
    ArrowRight: -STEP,
  };
  return ways[key];
}

/**
 * Whether something else under the pointer scrolls up and down.
 *
 * @param {WheelEvent} event
 */
function isInBox(event) {
  return event
    .composedPath()
    .some(
      (target) =>
        target instanceof Element &&
        target.matches(".panel, .sheet, pre, .scroll") &&
        target.scrollHeight > target.clientHeight,
    );
}
