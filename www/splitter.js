/**
 * The bar between the original and the article: dragged, moved by arrow keys, put back by a
 * double click.
 * <https://www.w3.org/WAI/ARIA/apg/patterns/windowsplitter/>
 */

/** Shares of the width, in percent: those the keys give, and what Home and End mean. */
const USUAL = 45;
const STEP = 5;
const LEAST = 0;
const MOST = 100;

/** A side narrower than this, in percent, is closed: text in it could not be read. */
const CLOSED = 12;

/** What an arrow key means from right to left. @param {string} key */
export function mirror(key) {
  return { ArrowLeft: "ArrowRight", ArrowRight: "ArrowLeft" }[key] ?? key;
}

/** @type {Record<string, (share: number) => number>} */
const KEYS = {
  ArrowLeft: (share) => (share === MOST ? MOST - CLOSED : share - STEP),
  ArrowRight: (share) => (share === LEAST ? CLOSED : share + STEP),
  Home: () => LEAST,
  End: () => MOST,
  Enter: (share) => (share === LEAST ? USUAL : LEAST),
};

/**
 * Makes the bar work. The width goes into `--share` on the element that holds both sides.
 *
 * @param {HTMLElement} bar
 * @param {HTMLElement} desk
 */
export function createSplitter(bar, desk) {
  let share = USUAL;
  /** @param {number} wanted */
  const set = (wanted) => {
    share = Math.min(MOST, Math.max(LEAST, wanted));
    share = share < CLOSED ? LEAST : share > MOST - CLOSED ? MOST : share;
    desk.style.setProperty("--share", String(share / 100));
    desk.dataset.closed =
      share === LEAST ? "original" : share === MOST ? "result" : "";
    bar.setAttribute("aria-valuenow", String(Math.round(share)));
  };
  const isMirrored = () => getComputedStyle(desk).direction === "rtl";
  bar.addEventListener("keydown", (event) => {
    const move = KEYS[isMirrored() ? mirror(event.key) : event.key];
    if (move) {
      event.preventDefault();
      set(move(share));
    }
  });
  bar.addEventListener("dblclick", () => set(USUAL));
  bar.addEventListener("pointerdown", (event) => {
    bar.setPointerCapture(event.pointerId);
    // The frame would swallow the pointer.
    desk.classList.add("dragging");
  });
  bar.addEventListener("pointermove", (event) => {
    if (bar.hasPointerCapture(event.pointerId)) {
      const { left, width } = desk.getBoundingClientRect();
      const part = ((event.clientX - left) / width) * 100;
      set(isMirrored() ? MOST - part : part);
    }
  });
  bar.addEventListener("lostpointercapture", () =>
    desk.classList.remove("dragging"),
  );
  set(USUAL);
}
