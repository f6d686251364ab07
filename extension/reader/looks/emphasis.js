/**
 * Emphasis on the beginnings of words, as a part of the view that comes when it is first on. It is
 * painted as a custom highlight of what is on the screen and about it, so that the article's
 * elements stay as they are; a highlight cannot make letters bold, so they get a shadow of their
 * own colour on both sides.
 *
 * @import { View } from "../features.js"
 */

import { blocksOf } from "../place/blocks.js";
import { adoptSheet } from "./sheets.js";

const NAME = "stillpage-emphasis";

const SHEET = `::highlight(${NAME}) { text-shadow: 0.025em 0 0 currentcolor, -0.025em 0 0 currentcolor; }`;

/** Text in these has no words to read along, or is no part of the line. */
const PASSED_BY = "pre, code, kbd, samp, math, rt, rp, button, [data-math]";

/** Scripts written without spaces: words have no beginning to see there. */
const UNSPACED =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]/u;

/** A letter with its marks. */
const LETTER = /\P{M}\p{M}*/gu;

/** Words of at most so many letters have one emphasised; longer ones this part of them. */
const SHORT = 3;
const PART = 0.45;

/** @typedef {ReturnType<typeof openEmphasis>} OpenEmphasis */

/** @param {Pick<View, "article" | "frame" | "onContent">} view */
export function openEmphasis({ article, frame, onContent }) {
  const segmenter = segmenterOf(article.lang);
  const highlight = new Highlight();
  // Colours of what a reader marks go over it.
  highlight.priority = -1;
  /** @type {Map<Element, Range[]>} */
  const ranges = new Map();
  const forgetSheet = adoptSheet(frame, SHEET);
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const known = ranges.get(target);
        known?.forEach((range) => highlight.delete(range));
        ranges.delete(target);
        if (isIntersecting) {
          const found = beginningsIn(target, segmenter);
          found.forEach((range) => highlight.add(range));
          ranges.set(target, found);
        }
      }
    },
    { root: frame, rootMargin: "50%" },
  );
  let isOn = false;
  /** @type {Element[]} */
  const blocks = [];
  onContent((root) => {
    const added = [...blocksOf(root)];
    blocks.push(...added);
    if (isOn) {
      added.forEach((block) => observer.observe(block));
    }
  });
  return {
    /** @param {boolean} wanted */
    turn(wanted) {
      if (wanted === isOn) {
        return;
      }
      isOn = wanted;
      if (isOn) {
        CSS.highlights.set(NAME, highlight);
        blocks.forEach((block) => observer.observe(block));
      } else {
        observer.disconnect();
        CSS.highlights.delete(NAME);
        highlight.clear();
        ranges.clear();
      }
    },
    close() {
      this.turn(false);
      forgetSheet();
    },
  };
}

/** @param {string | null} lang of the article; pages declare what is no language, too */
function segmenterOf(lang) {
  const options = /** @type {const} */ ({ granularity: "word" });
  try {
    return new Intl.Segmenter(lang ?? undefined, options);
  } catch {
    return new Intl.Segmenter(undefined, options);
  }
}

/**
 * The beginnings of the words of a block.
 *
 * @param {Element} block
 * @param {Intl.Segmenter} segmenter
 */
function beginningsIn(block, segmenter) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const text = /** @type {Text} */ (walker.currentNode);
    if (text.parentElement?.closest(PASSED_BY)) {
      continue;
    }
    for (const { segment, index, isWordLike } of segmenter.segment(text.data)) {
      const length = isWordLike ? lengthOfBeginning(segment) : 0;
      if (length > 0) {
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + length);
        found.push(range);
      }
    }
  }
  return found;
}

/**
 * How much of a word is emphasised, in UTF-16 units: whole letters.
 *
 * @param {string} word
 */
function lengthOfBeginning(word) {
  if (!/\p{L}/u.test(word) || UNSPACED.test(word)) {
    return 0;
  }
  const letters = word.match(LETTER) ?? [];
  const count = letters.length <= SHORT ? 1 : Math.ceil(letters.length * PART);
  return letters.slice(0, count).join("").length;
}
