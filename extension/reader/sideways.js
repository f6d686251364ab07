/**
 * Text that goes across the screen, as a part of the view that comes when an article is first shown
 * so: in vertical lines, or in two columns. Browsers scroll down with keys and the wheel, and the
 * text goes on to the side; and they leave it anywhere when the window has another size.
 */

import { blocksOf } from "./blocks.js";
import {
  bringPart,
  extentOf,
  farthestIn,
  isPaged,
  isSideways,
  partRead,
  readingLine,
  roomOf,
  scrolledIn,
  scrollOn,
} from "./flow.js";
import { adoptSheet } from "./sheets.js";
import columnsCss from "./flows/columns.css";
import sidewaysCss from "./flows/sideways.css";
import verticalCss from "./flows/vertical.css";

/** Of a screen, what stays on it when it is turned. */
const OVERLAP = 0.1;

/** What one press of an arrow key moves, in pixels. */
const STEP = 60;

/** Pixels of a line, where a wheel counts lines. */
const LINE = 30;

/** So far a wheel goes to turn a page, in pixels. */
const NOTCH = 80;

/** A wheel that rests so long, in milliseconds, begins anew. */
const REST = 200;

/** Farther than anything was scrolled. */
const NOWHERE = Infinity;

/** How near to a page the screen stands when it is on it, in pixels. */
const NEAR = 2;

/**
 * @param {HTMLElement} frame
 * @param {HTMLElement} content
 */
export function openSideways(frame, content) {
  const ending = new AbortController();
  const { signal } = ending;
  const forgetSheets = [sidewaysCss, verticalCss, columnsCss].map((css) =>
    adoptSheet(frame, css),
  );
  frame.addEventListener(
    "keydown",
    (event) => {
      const way = isForText(event, frame, content) ? wayOf(frame, event) : 0;
      if (way) {
        event.preventDefault();
        scrollOn(frame, way);
      }
    },
    { signal },
  );
  const turnByWheel = createWheel(frame);
  frame.addEventListener(
    "wheel",
    (event) => {
      const { ctrlKey, deltaX, deltaY } = event;
      const isAcross = Math.abs(deltaX) > Math.abs(deltaY);
      if (isSideways(frame) && !ctrlKey && !isAcross && !isInBox(event)) {
        event.preventDefault();
        turnByWheel(event);
      }
    },
    { passive: false, signal },
  );
  content.addEventListener(
    "focusin",
    ({ target }) => {
      // Browsers scroll no further than to what has the focus: to part of a page.
      if (isPaged(frame)) {
        const { top } = extentOf(frame, /** @type {Element} */ (target));
        scrollOn(frame, top);
      }
    },
    { signal },
  );
  const stopKeeping = keepPlace(frame, content, signal);
  return {
    stop() {
      ending.abort();
      stopKeeping();
      forgetSheets.forEach((forget) => forget());
    },
  };
}

/**
 * Whether a key is pressed on the text, and not in a field or on a control.
 *
 * @param {KeyboardEvent} event
 * @param {HTMLElement} frame
 * @param {HTMLElement} content
 */
function isForText(event, frame, content) {
  const [target] = event.composedPath();
  return (
    isSideways(frame) &&
    !(event.ctrlKey || event.altKey || event.metaKey) &&
    !event.defaultPrevented &&
    target instanceof Element &&
    (target === frame || content.contains(target)) &&
    !target.matches("a, button, summary, [role=button], .scroll, pre")
  );
}

/**
 * How far a key goes.
 *
 * @param {HTMLElement} frame
 * @param {KeyboardEvent} event
 */
function wayOf(frame, { key, shiftKey }) {
  const page = roomOf(frame) * (isPaged(frame) ? 1 : 1 - OVERLAP);
  const step = isPaged(frame) ? page : STEP;
  const isLeftward = getComputedStyle(frame).direction === "rtl";
  const left = isLeftward ? step : -step;
  /** @type {Record<string, number>} */
  const ways = {
    " ": shiftKey ? -page : page,
    PageDown: page,
    PageUp: -page,
    Home: -scrolledIn(frame),
    End: farthestIn(frame) - scrolledIn(frame),
    ArrowDown: step,
    ArrowUp: -step,
    ArrowLeft: left,
    ArrowRight: -left,
  };
  return ways[key];
}

/**
 * Moves by the wheel: as far as it goes, or a page for each notch.
 *
 * @param {HTMLElement} frame
 */
function createWheel(frame) {
  let way = 0;
  let last = -Infinity;
  let turned = -Infinity;
  /** @param {WheelEvent} event */
  return ({ deltaY, deltaMode, timeStamp }) => {
    const units = [1, LINE, roomOf(frame)];
    const delta = deltaY * (units[deltaMode] ?? 1);
    if (!isPaged(frame)) {
      scrollOn(frame, delta);
      return;
    }
    const isAnew = timeStamp - last > REST || delta * way < 0;
    way = isAnew ? delta : way + delta;
    last = timeStamp;
    if (Math.abs(way) >= NOTCH && timeStamp - turned > REST) {
      scrollOn(frame, Math.sign(way) * roomOf(frame));
      turned = timeStamp;
      way = 0;
    }
  };
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

/**
 * Keeps what is read in sight when the window or the text has another size, and stops at whole
 * pages after a movement by hand.
 *
 * @param {HTMLElement} frame
 * @param {HTMLElement} content
 * @param {AbortSignal} signal
 */
function keepPlace(frame, content, signal) {
  /** Where the reader went last. @type {{ block: HTMLElement, part: number } | undefined} */
  let place;
  /** Where it was brought back to, which is no movement of the reader's. */
  let restored = 0;
  let isMoving = false;
  const remember = () => {
    const line = readingLine(frame);
    const block = blocksOf(content).find(
      (each) => extentOf(frame, each).bottom > line + NEAR,
    );
    place = block && { block, part: partRead(frame, block) };
  };
  const restore = () => {
    if (isSideways(frame) && place?.block.isConnected && !isMoving) {
      if (scrolledIn(frame) > 0) {
        bringPart(frame, place.block, place.part);
      }
      restored = scrolledIn(frame);
    }
  };
  const stopOnPage = () => {
    const page = roomOf(frame);
    const at = scrolledIn(frame);
    const way = Math.round(at / page) * page - at;
    if (Math.abs(way) > NEAR) {
      scrollOn(frame, way);
    }
  };
  const observer = new ResizeObserver(restore);
  observer.observe(frame);
  observer.observe(content);
  frame.addEventListener("scroll", () => (isMoving = true), { signal });
  frame.addEventListener(
    "scrollend",
    () => {
      isMoving = false;
      if (isPaged(frame)) {
        stopOnPage();
      }
      if (isSideways(frame) && Math.abs(scrolledIn(frame) - restored) > NEAR) {
        remember();
        restored = NOWHERE;
      }
    },
    { signal },
  );
  return () => observer.disconnect();
}
