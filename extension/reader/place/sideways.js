/**
 * Text that goes across the screen, as a part of the view that comes when an article is first shown
 * so: in vertical lines, or in two columns. Browsers scroll down with keys and the wheel, and the
 * text goes on to the side; and they leave it anywhere when the window has another size.
 *
 * @import { Flow } from "./flow.js"
 */

import { blocksOf } from "./blocks.js";
import { adoptSheet } from "../looks/sheets.js";
import columnsCss from "./flows/columns.css";
import sidewaysCss from "./flows/sideways.css";
import verticalCss from "./flows/vertical.css";
import * as columns from "./flows/columns.js";
import * as vertical from "./flows/vertical.js";

/** How the ways across the screen are measured. */
export const WAYS = { columns, vertical };

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
 * @param {Flow} flow
 */
export function openSideways(frame, content, flow) {
  const ending = new AbortController();
  const { signal } = ending;
  const forgetSheets = [sidewaysCss, verticalCss, columnsCss].map((css) =>
    adoptSheet(frame, css),
  );
  frame.addEventListener(
    "keydown",
    (event) => {
      const way =
        flow.isSideways() && isForText(event, frame, content)
          ? wayOf(frame, flow, event)
          : 0;
      if (way) {
        event.preventDefault();
        flow.scrollOn(way);
      }
    },
    { signal },
  );
  const turnByWheel = createWheel(flow);
  frame.addEventListener(
    "wheel",
    (event) => {
      const { ctrlKey, deltaX, deltaY } = event;
      const isAcross = Math.abs(deltaX) > Math.abs(deltaY);
      if (flow.isSideways() && !ctrlKey && !isAcross && !isInBox(event)) {
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
      if (flow.isPaged()) {
        const { top } = flow.extentOf(/** @type {Element} */ (target));
        flow.scrollOn(top);
      }
    },
    { signal },
  );
  const stopKeeping = keepPlace(frame, content, flow, signal);
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
 * @param {Flow} flow
 * @param {KeyboardEvent} event
 */
function wayOf(frame, flow, { key, shiftKey }) {
  const page = flow.room() * (flow.isPaged() ? 1 : 1 - OVERLAP);
  const step = flow.isPaged() ? page : STEP;
  const isLeftward = getComputedStyle(frame).direction === "rtl";
  const left = isLeftward ? step : -step;
  /** @type {Record<string, number>} */
  const ways = {
    " ": shiftKey ? -page : page,
    PageDown: page,
    PageUp: -page,
    Home: -flow.scrolled(),
    End: flow.farthest() - flow.scrolled(),
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
 * @param {Flow} flow
 */
function createWheel(flow) {
  let way = 0;
  let last = -Infinity;
  let turned = -Infinity;
  /** @param {WheelEvent} event */
  return ({ deltaY, deltaMode, timeStamp }) => {
    const units = [1, LINE, flow.room()];
    const delta = deltaY * (units[deltaMode] ?? 1);
    if (!flow.isPaged()) {
      flow.scrollOn(delta);
      return;
    }
    const isAnew = timeStamp - last > REST || delta * way < 0;
    way = isAnew ? delta : way + delta;
    last = timeStamp;
    if (Math.abs(way) >= NOTCH && timeStamp - turned > REST) {
      flow.scrollOn(Math.sign(way) * flow.room());
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
 * @param {Flow} flow
 * @param {AbortSignal} signal
 */
function keepPlace(frame, content, flow, signal) {
  /** Where the reader went last. @type {{ block: HTMLElement, part: number } | undefined} */
  let place;
  /** Where it was brought back to, which is no movement of the reader's. */
  let restored = 0;
  let isMoving = false;
  const remember = () => {
    const line = flow.readingLine();
    const block = blocksOf(content).find(
      (each) => flow.extentOf(each).bottom > line + NEAR,
    );
    place = block && { block, part: flow.partRead(block) };
  };
  const restore = () => {
    if (flow.isSideways() && place?.block.isConnected && !isMoving) {
      if (flow.scrolled() > 0) {
        flow.bringPart(place.block, place.part);
      }
      restored = flow.scrolled();
    }
  };
  const stopOnPage = () => {
    const page = flow.room();
    const at = flow.scrolled();
    const way = Math.round(at / page) * page - at;
    if (Math.abs(way) > NEAR) {
      flow.scrollOn(way);
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
      if (flow.isPaged()) {
        stopOnPage();
      }
      if (flow.isSideways() && Math.abs(flow.scrolled() - restored) > NEAR) {
        remember();
        restored = NOWHERE;
      }
    },
    { signal },
  );
  return () => observer.disconnect();
}
