/** Selecting text of a view, and moving the ends of what is selected. */

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
