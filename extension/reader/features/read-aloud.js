/**
 * Reads the article aloud, in a voice of the browser: sentence by sentence, marked as they are
 * spoken, from the paragraph in sight on. Here are its button and its keys; all else comes when it
 * is first used.
 *
 * @import { View } from "../features.js"
 * @import { OpenPlayer } from "../aloud/open.js"
 */

import { button, icon } from "../elements.js";
import { message } from "../messages.js";

const SPEAKER =
  "M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11";

/** What a press of the space bar works by itself. */
const CONTROLS =
  "button, a, summary, select, input, textarea, video, audio, [role=button]";

/** @param {View} view */
export function mountReadAloud(view) {
  const { frame, keys, addTool } = view;
  /** @type {OpenPlayer | undefined} */
  let open;
  let isOpening = false;
  let isStopped = false;
  /** What had the focus before. @type {Element | null} */
  let origin = null;
  const root = () => /** @type {ShadowRoot} */ (frame.getRootNode());
  const close = () => {
    const hasFocus = root().activeElement?.closest(".player");
    open?.close();
    open = undefined;
    opener.ariaPressed = "false";
    if (hasFocus) {
      const back = origin instanceof HTMLElement ? origin : frame;
      (back.isConnected ? back : frame).focus({ preventScroll: true });
    }
  };
  const toggle = async () => {
    if (open) {
      close();
    } else if (!isOpening) {
      isOpening = true;
      origin = root().activeElement;
      const part = await view.part("aloud");
      // The view may have been closed meanwhile.
      open = isStopped ? undefined : await part?.openPlayer(view, close);
      isOpening = false;
      if (isStopped) {
        close();
      }
      opener.ariaPressed = String(open !== undefined);
    }
  };
  const opener = button(message("readAloud"), icon(SPEAKER), toggle);
  opener.ariaPressed = "false";
  addTool(opener);
  keys.add("r", "readAloud", toggle);
  keys.add(
    " ",
    "playPause",
    () => open?.toggle(),
    (target) => open !== undefined && !target.closest(CONTROLS),
  );
  const stopEscape = closeOnEscape(frame, () => {
    const wasOpen = open !== undefined;
    close();
    return wasOpen;
  });
  return () => {
    isStopped = true;
    stopEscape();
    close();
  };
}

/**
 * Escape closes the player before what is under it. Where the view is a dialog it hears of
 * Escape, or of a gesture that means it, as it is about to close.
 *
 * @param {HTMLElement} frame
 * @param {() => boolean} close returns whether there was something to close
 * @returns {() => void} stops it
 */
function closeOnEscape(frame, close) {
  /** @param {Event} event */
  const onCancel = (event) => {
    if (event.target === frame && close()) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  };
  /** @param {KeyboardEvent} event */
  const onKey = (event) => {
    const isElsewhere =
      event.defaultPrevented ||
      frame.querySelector(":popover-open, dialog[open]") !== null;
    if (event.key === "Escape" && !isElsewhere && close()) {
      event.preventDefault();
    }
  };
  frame.addEventListener("cancel", onCancel, { capture: true });
  frame.addEventListener("keydown", onKey);
  return () => {
    frame.removeEventListener("cancel", onCancel, { capture: true });
    frame.removeEventListener("keydown", onKey);
  };
}
