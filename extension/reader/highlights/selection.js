/** What is selected in the content of a view: the browser hides it in a shadow tree. */

import { keyOf } from "./anchors.js";

/**
 * The selected part of the content; nothing if there is none.
 *
 * @param {HTMLElement} content
 * @returns {Range | undefined}
 */
export function selectedRange(content) {
  const root = content.getRootNode();
  const selection = document.getSelection();
  if (!(root instanceof ShadowRoot) || !selection) {
    return undefined;
  }
  const [found] = selection.getComposedRanges({ shadowRoots: [root] });
  if (!found || !root.contains(found.startContainer)) {
    return undefined;
  }
  const range = document.createRange();
  range.setStart(found.startContainer, found.startOffset);
  range.setEnd(found.endContainer, found.endOffset);
  if (!range.intersectsNode(content)) {
    return undefined;
  }
  if (!content.contains(range.startContainer)) {
    range.setStart(content, 0);
  }
  if (!content.contains(range.endContainer)) {
    range.setEnd(content, content.childNodes.length);
  }
  return keyOf(range.toString()) ? range : undefined;
}

/** @param {Range} range */
export function select(range) {
  document
    .getSelection()
    ?.setBaseAndExtent(
      range.startContainer,
      range.startOffset,
      range.endContainer,
      range.endOffset,
    );
}

/**
 * How the arrow keys move an end of the selection: which one, and where to.
 *
 * @type {Map<string, readonly ["start" | "end", string]>}
 */
const MOVES = new Map([
  ["ArrowLeft", ["end", "left"]],
  ["ArrowRight", ["end", "right"]],
  ["ArrowUp", ["start", "backward"]],
  ["ArrowDown", ["start", "forward"]],
]);

/**
 * Moves an end of a selection by a word.
 *
 * @param {Range} range
 * @param {string} key
 * @returns {boolean} whether it is a key for it
 */
export function moveEnd(range, key) {
  const move = MOVES.get(key);
  const selection = document.getSelection();
  if (!move || !selection) {
    return false;
  }
  const [end, direction] = move;
  const start = /** @type {const} */ ([
    range.startContainer,
    range.startOffset,
  ]);
  const stop = /** @type {const} */ ([range.endContainer, range.endOffset]);
  if (end === "end") {
    selection.setBaseAndExtent(...start, ...stop);
  } else {
    selection.setBaseAndExtent(...stop, ...start);
  }
  selection.modify("extend", direction, "word");
  return true;
}

/** How long a selection rests before it is spoken of, in milliseconds. */
const REST = 250;

/**
 * Calls back when text has been selected, and the pointer is up.
 *
 * @param {HTMLElement} frame
 * @param {() => void} callback
 * @returns {() => void} stops it
 */
export function onSelection(frame, callback) {
  let timer = 0;
  let isDown = false;
  const wait = () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => isDown || callback(), REST);
  };
  const down = () => (isDown = true);
  const up = () => {
    isDown = false;
    wait();
  };
  document.addEventListener("selectionchange", wait);
  frame.addEventListener("pointerdown", down);
  window.addEventListener("pointerup", up, true);
  window.addEventListener("pointercancel", up, true);
  return () => {
    clearTimeout(timer);
    document.removeEventListener("selectionchange", wait);
    frame.removeEventListener("pointerdown", down);
    window.removeEventListener("pointerup", up, true);
    window.removeEventListener("pointercancel", up, true);
  };
}
