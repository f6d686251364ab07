/**
 * The text of an article as one key, and the way between its characters and the nodes they are in.
 *
 * @import { Span } from "./anchors.js"
 */

import { keyOf } from "./anchors.js";

/**
 * @typedef {object} TextIndex
 * @property {string} text the key
 * @property {Text[]} nodes
 * @property {number[]} starts where each node begins in the key
 */

/**
 * @param {HTMLElement} content
 * @returns {TextIndex}
 */
export function indexText(content) {
  const walker = content.ownerDocument.createTreeWalker(
    content,
    NodeFilter.SHOW_TEXT,
  );
  /** @type {TextIndex} */
  const index = { text: "", nodes: [], starts: [] };
  const keys = [];
  let length = 0;
  while (walker.nextNode()) {
    const node = /** @type {Text} */ (walker.currentNode);
    const key = keyOf(node.data);
    if (key) {
      index.nodes.push(node);
      index.starts.push(length);
      keys.push(key);
      length += key.length;
    }
  }
  index.text = keys.join("");
  return index;
}

/**
 * Where a range of the content is in the key.
 *
 * @param {HTMLElement} content
 * @param {Range} range
 * @returns {Span}
 */
export function spanOf(content, range) {
  const before = content.ownerDocument.createRange();
  before.setStart(content, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const from = keyOf(before.toString()).length;
  return { from, to: from + keyOf(range.toString()).length };
}

/**
 * The pieces of nodes that a span covers.
 *
 * @param {TextIndex} index
 * @param {Span} span
 * @returns {{ node: Text, from: number, to: number }[]} with offsets in each node
 */
export function piecesOf({ nodes, starts }, { from, to }) {
  const pieces = [];
  for (let at = nodeAt(starts, from); at < nodes.length; at += 1) {
    const [node, start = 0] = [nodes[at], starts[at]];
    if (!node || start >= to) {
      break;
    }
    const first = offsetOf(node.data, Math.max(0, from - start));
    const last = offsetOf(node.data, to - start - 1);
    pieces.push({ node, from: first, to: last + 1 });
  }
  return pieces;
}

/**
 * A range over a span.
 *
 * @param {TextIndex} index
 * @param {Span} span
 */
export function rangeOf(index, span) {
  const pieces = piecesOf(index, span);
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (!first || !last) {
    return undefined;
  }
  const range = first.node.ownerDocument.createRange();
  range.setStart(first.node, first.from);
  range.setEnd(last.node, last.to);
  return range;
}

/**
 * The number of the node that a character of the key is in.
 *
 * @param {number[]} starts
 * @param {number} character
 */
function nodeAt(starts, character) {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= character) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

/**
 * Where a character of a key stands in the text it was made of; the last one, if the text is
 * shorter.
 *
 * @param {string} text
 * @param {number} character
 */
function offsetOf(text, character) {
  let [seen, last] = [-1, 0];
  for (let at = 0; at < text.length; at += 1) {
    if (keyOf(text.charAt(at))) {
      seen += 1;
      last = at;
    }
    if (seen === character) {
      break;
    }
  }
  return last;
}
