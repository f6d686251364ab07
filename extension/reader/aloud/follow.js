/** Keeps what is spoken in sight, unless the reader has scrolled away from it. */

import { readingLine } from "../blocks.js";

/** How long a movement of ours takes at most, in milliseconds. */
const MOVING = 900;

/** @typedef {{ top: number, bottom: number }} Extent from the top of the window, in pixels */

/**
 * @param {HTMLElement} frame what scrolls
 * @param {HTMLElement} player covers the lower edge
 */
export function createFollower(frame, player) {
  /** What was shown last. @type {() => Extent | undefined} */
  let shown = () => undefined;
  let moved = -MOVING;
  /** @param {Extent | undefined} extent */
  const isSeen = (extent) =>
    extent !== undefined &&
    extent.bottom > readingLine(frame) &&
    extent.top < player.getBoundingClientRect().top;
  /** @param {Extent | undefined} extent */
  const bring = (extent) => {
    const line = readingLine(frame);
    const edge = player.getBoundingClientRect().top;
    if (!extent || (extent.top >= line && extent.bottom <= edge)) {
      return;
    }
    moved = performance.now();
    frame.scrollBy({ top: extent.top - line, behavior: manner() });
  };
  // Other sizes move everything, and nobody has scrolled.
  let wasSeen = false;
  const look = () => {
    wasSeen = isSeen(shown());
  };
  const observer = new ResizeObserver(() => {
    if (wasSeen && !isSeen(shown())) {
      bring(shown());
    }
  });
  observer.observe(frame.querySelector(".column") ?? frame);
  frame.addEventListener("scroll", look, { passive: true });
  return {
    /**
     * Goes on to what is spoken next, if what was spoken before is still in sight.
     *
     * @param {() => Extent | undefined} next
     */
    follow(next) {
      const isMoving = performance.now() - moved < MOVING;
      const isWith = isMoving || isSeen(shown());
      shown = next;
      if (isWith) {
        bring(next());
      }
      look();
    },
    /**
     * Goes to what the reader asked for.
     *
     * @param {() => Extent | undefined} next
     */
    go(next) {
      shown = next;
      bring(next());
      look();
    },
    stop() {
      observer.disconnect();
      frame.removeEventListener("scroll", look);
    },
  };
}

/** @returns {ScrollBehavior} */
function manner() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches
    ? "instant"
    : "smooth";
}
