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
