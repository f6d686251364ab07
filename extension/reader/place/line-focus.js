/**
 * Line focus, as a part of the view that comes when it is first on: one, three or five lines stay as they are and the rest steps back, or a ruler lies
 * under the line. It is where one reads: it moves down the screen with the scrolling from the
 * first line to the last, goes by the arrow keys from line to line, and follows the focus, a
 * press and what is read aloud.
 *
 * @import { View } from "../features.js"
 * @import { Extent, Flow } from "./flow.js"
 * @import { Place } from "./lines.js"
 */

import { element } from "../elements.js";
import { createLines } from "./lines.js";
import { onScroll } from "./scrolling.js";
import { adoptSheet } from "../looks/sheets.js";
import lineFocusCss from "../styles/line-focus.css";

/** Where it is in the middle of an article, as a part of the height. */
const USUAL = 0.35;

/** Beyond these parts of the height, the arrow keys move the text instead. */
const HIGHEST = 0.25;
const LOWEST = 0.6;

/** Room around the lines, in pixels. */
const ROOM = 5;

/** So long after a movement of ours, in milliseconds, nobody else has scrolled. */
const MOVING = 900;

/** @typedef {ReturnType<typeof openLineFocus>} OpenLineFocus */

/**
 * @param {View} view
 * @param {number | undefined} from how high on the screen the reader is, where that is known
 */
export function openLineFocus(view, from) {
  const { frame, content, flow, preferences } = view;
  const band = element("div", { class: "band" });
  const shade = element("div", { class: "shade" }, band);
  const layer = element("div", { class: "line-focus" }, shade);
  layer.ariaHidden = "true";
  frame.prepend(layer);
  const lines = createLines(frame, content, flow);
  /** The line the reader went to. @type {Place | undefined} */
  let place = from === undefined ? undefined : lines.near(from + ROOM);
  /** What is read aloud. @type {(() => Extent | undefined) | undefined} */
  let spoken;
  let moved = place ? performance.now() : -MOVING;
  const isOn = () => preferences.current.focus !== "off";
  const more = () => (Number(preferences.current.focus) || 1) >> 1;
  /** The line it is at. */
  const current = () =>
    place ?? lines.near(naturalHeight(frame, content, flow));
  const draw = () => {
    layer.hidden = !isOn();
    const at = isOn() ? current() : undefined;
    const extent = spoken?.() ?? (at && lines.around(at, more()));
    if (extent) {
      const { top } = flow.screen();
      shade.style.blockSize = `${flow.room()}px`;
      band.style.insetBlockStart = `${extent.top - top - ROOM}px`;
      band.style.blockSize = `${extent.bottom - extent.top + 2 * ROOM}px`;
    }
  };
  /** @param {Place | undefined} to */
  const go = (to) => {
    place = to;
    spoken = undefined;
    moved = performance.now();
    requestAnimationFrame(draw);
  };
  /** @param {1 | -1} step */
  const step = (step) => {
    const from = current();
    const to = from && lines.next(from, step);
    if (from && to) {
      keepAtEase(flow, lines.extentOf(from), lines.extentOf(to));
      go(to);
    }
  };
  const onReader = () => {
    if (performance.now() - moved > MOVING) {
      place = undefined;
      spoken = undefined;
    }
  };
  const stops = [
    follow(view, (height) => go(lines.near(height))),
    listen(frame, "scroll", onReader),
    view.spoken.on((extent) => {
      spoken = extent;
      moved = performance.now();
      requestAnimationFrame(draw);
    }),
    watchSizes(frame, () => lines.forget()),
    onScroll(frame, draw),
  ];
  const observer = new MutationObserver(draw);
  observer.observe(frame, { attributeFilter: ["data-focus", "data-flow"] });
  const forgetSheet = adoptSheet(frame, lineFocusCss);
  return {
    step,
    close() {
      observer.disconnect();
      stops.forEach((stop) => stop());
      layer.remove();
      forgetSheet();
    },
  };
}

/**
 * Where one reads while scrolling: at the first line at the beginning, at the last line at the
 * end, somewhat above the middle between.
 *
 * @param {HTMLElement} frame
 * @param {HTMLElement} content
 * @param {Flow} flow
 * @returns {number} from the top of the window
 */
function naturalHeight(frame, content, flow) {
  const { top } = flow.screen();
  const scrolled = flow.scrolled();
  const title = frame.querySelector(".header h1") ?? content;
  const first = flow.extentOf(title).top - top + scrolled;
  const end = flow.extentOf(content).bottom - top + scrolled - 1;
  const farthest = Math.max(1, flow.farthest());
  const usual = USUAL * flow.room();
  const way = Math.min(usual, farthest / 2);
  const toEnd = farthest - scrolled;
  if (scrolled < way) {
    return top + first + (usual - first) * (scrolled / way);
  }
  return toEnd < way
    ? top + usual + (end - farthest - usual) * (1 - toEnd / way)
    : top + usual;
}

/**
 * Keeps the eyes still: where the next line is far up or down, the text moves instead.
 *
 * @param {Flow} flow
 * @param {Extent | undefined} from
 * @param {Extent | undefined} to
 */
function keepAtEase(flow, from, to) {
  const { top } = flow.screen();
  const room = flow.room();
  if (!from || !to) {
    return;
  }
  const isDown = to.top > from.top;
  const isFar = isDown
    ? to.bottom > top + LOWEST * room
    : to.top < Math.max(flow.readingLine(), top + HIGHEST * room);
  if (isFar) {
    flow.scrollOn(to.top - from.top);
  }
}

/**
 * Tells where the focus goes, and where the pointer is pressed.
 *
 * @param {Pick<View, "frame" | "content" | "flow">} view
 * @param {(height: number) => void} tell
 * @returns {() => void} stops it
 */
function follow({ frame, content, flow }, tell) {
  const stops = [
    listen(frame, "focusin", ({ target }) => {
      if (target instanceof Element && content.contains(target)) {
        tell(flow.extentOf(target).top + ROOM);
      }
    }),
    listen(content, "click", (event) => {
      // A press of a key on a button has no place.
      if (event instanceof MouseEvent && event.detail > 0) {
        tell(flow.whereIs(event));
      }
    }),
  ];
  return () => stops.forEach((stop) => stop());
}

/**
 * @param {HTMLElement} frame
 * @param {() => void} callback
 */
function watchSizes(frame, callback) {
  const observer = new ResizeObserver(callback);
  observer.observe(frame.querySelector(".column") ?? frame);
  return () => observer.disconnect();
}

/**
 * @param {HTMLElement} target
 * @param {string} type
 * @param {(event: Event) => void} listener
 */
function listen(target, type, listener) {
  target.addEventListener(type, listener, { passive: true });
  return () => target.removeEventListener(type, listener);
}
