/**
 * Marks the sentence and the word that are spoken, by the browser's own highlights: nothing of the
 * article changes.
 *
 * @import { Said } from "./script.js"
 * @import { Span, Words } from "./text.js"
 */

import { locate } from "./text.js";

/** Their names in the style sheet, and in the page's registry. */
const SENTENCE = "stillpage-sentence";
const WORD = "stillpage-word";

/** Makes the marks. */
export function createMarks() {
  const sentence = new Highlight();
  const word = new Highlight();
  // Over what the reader has marked, and over one another.
  sentence.priority = 8;
  word.priority = 9;
  CSS.highlights.set(SENTENCE, sentence);
  CSS.highlights.set(WORD, word);
  return {
    /**
     * @param {Said[]} pieces
     * @param {Words} words
     * @param {Span} span
     */
    markSentence(pieces, words, span) {
      word.clear();
      fill(sentence, rangesOf(pieces, words, span));
    },
    /**
     * @param {Said[]} pieces
     * @param {Words} words
     * @param {Span} span
     */
    markWord(pieces, words, span) {
      fill(word, rangesOf(pieces, words, span));
    },
    clear() {
      word.clear();
      sentence.clear();
    },
    stop() {
      CSS.highlights.delete(SENTENCE);
      CSS.highlights.delete(WORD);
    },
  };
}

/**
 * Where a part of the words stands in the view: one range a text, so that what stands between
 * them unspoken stays unmarked.
 *
 * @param {Said[]} pieces
 * @param {Words} words
 * @param {Span} span
 * @returns {Range[]}
 */
export function rangesOf(pieces, words, span) {
  return locate(words, span).flatMap(({ piece, from, to }) => {
    const node = pieces[piece]?.node;
    if (!node?.isConnected || to > node.length) {
      return [];
    }
    const range = document.createRange();
    range.setStart(node, from);
    range.setEnd(node, to);
    return [range];
  });
}

/**
 * @param {Highlight} highlight
 * @param {Range[]} ranges
 */
function fill(highlight, ranges) {
  highlight.clear();
  ranges.forEach((range) => highlight.add(range));
}
