/**
 * The small bar at selected or highlighted text: four kinds of highlights, a note, and what takes
 * the highlight away. It comes without taking the focus, unless a key has called it.
 *
 * @import { Colour } from "./marks.js"
 */

import { button, element, icon } from "../elements.js";
import { message, uiDirection, uiLanguage } from "../messages.js";
import { returnFocus } from "../frame/panel.js";
import { COLOURS, COLOUR_NAMES } from "./marks.js";

const PENCIL = "M4 20l1-4L16 5l3 3L8 19zM14 7l3 3";
const BIN = "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13";

/** Room between the text and the bar, and between the bar and the edges, in pixels. */
const GAP = 10;

/** Height of the view's own toolbar, in pixels. */
const TOOLBAR = 52;

/**
 * @typedef {object} Actions
 * @property {(colour: Colour) => void} colour
 * @property {() => void} note
 * @property {() => void} remove
 * @property {(key: string) => boolean} move moves an end of the selection, if the key is one for it
 */

/**
 * @param {HTMLElement} frame
 * @param {Actions} actions
 */
export function createBar(frame, actions) {
  const swatches = COLOURS.map((colour) => {
    const name = message(COLOUR_NAMES[colour]);
    const swatch = button(name, element("span", {}, "Aa"), () =>
      actions.colour(colour),
    );
    swatch.classList.add("swatch", colour);
    return swatch;
  });
  const note = button(message("writeNote"), icon(PENCIL), actions.note);
  const remove = button(message("removeHighlight"), icon(BIN), actions.remove);
  const hint = element("p", { class: "hint for-keys" }, message("adjustHint"));
  const tools = element(
    "div",
    { class: "kinds", role: "toolbar", "aria-label": message("highlights") },
    ...swatches,
    note,
    remove,
  );
  const bar = element(
    "div",
    {
      class: "marker",
      popover: "auto",
      lang: uiLanguage(),
      dir: uiDirection(),
    },
    tools,
    hint,
  );
  // Else the selection goes before it is asked for.
  bar.addEventListener("mousedown", (event) => event.preventDefault());
  bar.addEventListener("keydown", (event) => {
    const buttons = [...tools.querySelectorAll("button")].filter(
      (each) => !each.hidden,
    );
    if (event.shiftKey && actions.move(event.key)) {
      event.preventDefault();
      return;
    }
    const number = Number(event.key) - 1;
    const colour = COLOURS[number];
    const steps = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (colour) {
      event.preventDefault();
      actions.colour(colour);
    } else if (steps) {
      event.preventDefault();
      const at = buttons.findIndex((each) => each.matches(":focus"));
      const step = bar.dir === "rtl" ? -steps : steps;
      buttons.at((at + step) % buttons.length)?.focus();
    }
  });
  returnFocus(bar, () => frame);
  frame.append(bar);
  return {
    bar,
    /**
     * Shows the bar at a range.
     *
     * @param {Range} range
     * @param {Colour | undefined} current the kind it has already
     */
    show(range, current) {
      remove.hidden = !current;
      hint.hidden = Boolean(current);
      swatches.forEach((swatch, at) => {
        swatch.ariaPressed = String(COLOURS[at] === current);
      });
      if (!bar.matches(":popover-open")) {
        bar.showPopover();
      }
      place(bar, range);
    },
    focus: () => swatches[0]?.focus({ preventScroll: true }),
    hide: () => bar.hidePopover(),
  };
}

/**
 * Puts the bar under the text, where a finger's own handles are not in its way; above it where
 * there is no room.
 *
 * @param {HTMLElement} bar
 * @param {Range} range
 */
function place(bar, range) {
  const rects = [...range.getClientRects()];
  const last = rects.at(-1) ?? range.getBoundingClientRect();
  const first = rects[0] ?? last;
  const room = window.innerHeight - bar.offsetHeight - GAP;
  const below = last.bottom + GAP;
  const above = first.top - bar.offsetHeight - GAP;
  const top = below <= room ? below : above > TOOLBAR ? above : room;
  const middle = last.left + last.width / 2 - bar.offsetWidth / 2;
  const most = window.innerWidth - bar.offsetWidth - GAP;
  bar.style.top = `${top}px`;
  bar.style.left = `${Math.max(GAP, Math.min(middle, most))}px`;
}
