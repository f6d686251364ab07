/**
 * Line focus: its keys; all else comes when it is first on.
 *
 * @import { View } from "../features.js"
 * @import { OpenLineFocus } from "../place/line-focus.js"
 */

import { message } from "../messages.js";
import { FOCUSES } from "../looks/preferences.js";

/** @param {View} view */
export function mountLineFocus(view) {
  const { frame, preferences } = view;
  /** @type {OpenLineFocus | undefined} */
  let open;
  let isOpening = false;
  let isStopped = false;
  const load = async () => {
    if (open || isOpening || preferences.current.focus === "off") {
      return;
    }
    isOpening = true;
    const part = await view.part("lineFocus");
    isOpening = false;
    // The view may have been closed meanwhile.
    open = isStopped ? undefined : part?.openLineFocus(view, last());
  };
  const observer = new MutationObserver(load);
  observer.observe(frame, { attributeFilter: ["data-focus"] });
  const last = followReader(view);
  addKeys(view, (step) => open?.step(step));
  load();
  return () => {
    isStopped = true;
    observer.disconnect();
    open?.close();
  };
}

/**
 * Remembers what the reader went to last, by the focus or by a press.
 *
 * @param {View} view
 * @returns {() => number | undefined} where that is now, from the top of the window; nothing where
 *   it is not seen any more
 */
function followReader({ content, flow }) {
  /** @type {() => number} */
  let height = () => -1;
  content.addEventListener("focusin", ({ target }) => {
    const element = /** @type {Element} */ (target);
    height = () => flow.extentOf(element).top;
  });
  content.addEventListener("click", (event) => {
    // A press of a key on a button has no place.
    if (event.detail > 0) {
      const from = flow.whereIs(event) + flow.scrolled();
      height = () => from - flow.scrolled();
    }
  });
  return () => {
    const { top, bottom } = flow.screen();
    const now = height();
    return now >= top && now < bottom ? now : undefined;
  };
}

/**
 * @param {Pick<View, "frame" | "content" | "keys" | "preferences" | "tell">} view
 * @param {(step: 1 | -1) => void} step
 */
function addKeys({ frame, content, keys, preferences, tell }, step) {
  /** @param {Element} target */
  const suits = (target) =>
    preferences.current.focus !== "off" &&
    (target === frame || content.contains(target));
  keys.add("f", "nextFocus", () => {
    const now = FOCUSES.indexOf(preferences.current.focus);
    const focus = FOCUSES[(now + 1) % FOCUSES.length] ?? "off";
    preferences.change({ focus });
    tell(`${message("focus")}: ${nameFocus(focus)}`);
  });
  keys.add("ArrowDown", "nextLine", () => step(1), suits);
  keys.add("ArrowUp", "previousLine", () => step(-1), suits);
}

/** @param {typeof FOCUSES[number]} focus */
function nameFocus(focus) {
  /** @type {Record<string, string>} */
  const names = { off: "focusOff", ruler: "focusRuler" };
  return message(names[focus] ?? focus);
}
