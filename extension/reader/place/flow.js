/**
 * The way the text goes on: down the screen; written vertically, across it from right to left; or
 * down column after column. Whoever asks where something stands along that way asks here, in pixels
 * that grow as one reads on, from where the screen begins. `arrangement.js` says which way it is;
 * how each is measured is in `flows/`, those that go sideways in a part of the view. A part asks
 * the flow of its view, for there is one for each view.
 */

import * as down from "./flows/down.js";

/** @typedef {{ top: number, bottom: number }} Extent where something begins and ends along the way */
/** @typedef {Element | Range | DOMRect} Thing what stands somewhere */

/**
 * How a way is measured.
 *
 * @typedef {object} Measures
 * @property {boolean} isPaged whether only whole pages are shown
 * @property {(frame: HTMLElement, thing: Thing) => Extent} extentOf
 * @property {(frame: HTMLElement) => number} beginningOf where the screen begins
 * @property {(frame: HTMLElement) => number} roomOf how much is on the screen at once
 * @property {(frame: HTMLElement) => number} coveredIn how much of the screen the toolbar covers
 * @property {(frame: HTMLElement) => number} scrolledIn how far it was scrolled
 * @property {(frame: HTMLElement) => number} farthestIn how far it can be scrolled
 * @property {(frame: HTMLElement, way: number, behavior: ScrollBehavior) => void} scrollOn
 */

/** @typedef {ReturnType<typeof createFlow>} Flow */

/**
 * Makes the flow of a view, which goes down at first.
 *
 * @param {HTMLElement} frame what scrolls
 */
export function createFlow(frame) {
  /** @type {Measures} */
  let measures = down;
  /** @param {Thing} thing */
  const extentOf = (thing) => measures.extentOf(frame, thing);
  const room = () => measures.roomOf(frame);
  const scrolled = () => measures.scrolledIn(frame);
  const beginning = () => measures.beginningOf(frame);
  const readingLine = () => beginning() + measures.coveredIn(frame);
  /** @returns {Extent} */
  const screen = () => ({ top: beginning(), bottom: beginning() + room() });
  const isSideways = () => measures !== down;
  const isPaged = () => measures.isPaged;
  /**
   * @param {number} way
   * @param {ScrollBehavior} [behavior]
   */
  const scrollOn = (way, behavior = "instant") =>
    measures.scrollOn(frame, way, behavior);
  return {
    /** @param {Measures} [others] of another way; none where it goes down */
    turn(others = down) {
      measures = others;
    },
    /** Whether the text moves across the screen. */
    isSideways,
    /** Whether only whole pages are shown. */
    isPaged,
    extentOf,
    /**
     * Where along the way a point of the window is.
     *
     * @param {{ clientX: number, clientY: number }} point
     */
    whereIs: ({ clientX, clientY }) =>
      extentOf(new DOMRect(clientX, clientY)).top,
    /** What of the text is on the screen. */
    screen,
    /** Where reading begins, below the toolbar. */
    readingLine,
    /** How much is on the screen at once. */
    room,
    /** How far the text has been scrolled; 0 at its beginning. */
    scrolled,
    /** How far the text can be scrolled. */
    farthest: () => measures.farthestIn(frame),
    scrollOn,
    toStart: () => scrollOn(-scrolled()),
    /**
     * Scrolls so that an element is where reading begins, or in the middle of the screen.
     *
     * @param {Element} element in it
     * @param {"start" | "center"} [place]
     */
    bring(element, place = "start") {
      if (!isSideways()) {
        element.scrollIntoView({ block: place });
        return;
      }
      const { top, bottom } = extentOf(element);
      const isMiddle = place === "center" && !isPaged();
      const at = isMiddle ? (top + bottom) / 2 : top;
      scrollOn(at - (isMiddle ? beginning() + room() / 2 : readingLine()));
    },
    /**
     * How much of an element has gone past where reading begins; less than 0 where it is below.
     *
     * @param {Element} element
     */
    partRead(element) {
      const { top, bottom } = extentOf(element);
      return (readingLine() - top) / (bottom - top || 1);
    },
    /**
     * Scrolls so that so much of an element has been read.
     *
     * @param {Element} element
     * @param {number} part
     */
    bringPart(element, part) {
      const { top, bottom } = extentOf(element);
      scrollOn(top + part * (bottom - top) - readingLine());
    },
  };
}
