/** Keeps what is spoken in sight, unless the reader has scrolled away from it. */

/** @import { Extent, Flow } from "../place/flow.js" */

/** How long a movement of ours takes at most, in milliseconds. */
const MOVING = 900;

/**
 * @param {HTMLElement} frame what scrolls
 * @param {Flow} flow
 * @param {HTMLElement} player covers the lower edge
 */
export function createFollower(frame, flow, player) {
  /** What was shown last. @type {() => Extent | undefined} */
  let shown = () => undefined;
  let moved = -MOVING;
  // Where the text goes across, it lies under it.
  const edge = () =>
    flow.isSideways()
      ? flow.screen().bottom
      : player.getBoundingClientRect().top;
  /** @param {Extent | undefined} extent */
  const isSeen = (extent) =>
    extent !== undefined &&
    extent.bottom > flow.readingLine() &&
    extent.top < edge();
  const isMoving = () => performance.now() - moved < MOVING;
  /** @param {Extent | undefined} extent @param {ScrollBehavior} behavior */
  const bring = (extent, behavior = manner()) => {
    const line = flow.readingLine();
    if (extent && (extent.top < line || extent.bottom > edge())) {
      moved = performance.now();
      flow.scrollOn(extent.top - line, behavior);
    }
  };
  const content = /** @type {HTMLElement} */ (frame.querySelector(".content"));
  const measure = () => {
    const { top, bottom } = flow.extentOf(content);
    return Math.round(bottom - top);
  };
  let height = measure();
  let wasSeen = false;
  const look = () => {
    // What scrolls because everything has another size was not the reader.
    if (measure() === height) {
      wasSeen = isMoving() || isSeen(shown());
    }
  };
  const observer = new ResizeObserver(() => {
    height = measure();
    if (wasSeen && !isSeen(shown())) {
      bring(shown(), "instant");
    }
  });
  observer.observe(content);
  frame.addEventListener("scroll", look, { passive: true });
  return {
    /**
     * Goes on to what is spoken next, if what was spoken before is still in sight.
     *
     * @param {() => Extent | undefined} next
     */
    follow(next) {
      const isWith = isMoving() || isSeen(shown());
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
