/**
 * The way through passages: their sentences, what comes after and before one, and the pauses
 * between. Nothing here needs a browser.
 *
 * @import { Piece, Span, Words } from "./text.js"
 */

import { sentencesOf } from "./sentences.js";
import { compose } from "./text.js";

/** Pauses between passages, and around headings, in milliseconds at the usual speed. */
const PAUSE = { usual: 250, heading: 700 };

/**
 * @typedef {object} Passage
 * @property {"text" | "heading" | "code" | "table"} kind
 * @property {Piece[]} pieces
 *
 * @typedef {{ passage: number, sentence: number }} Position
 */

/** @type {WeakMap<Passage, { words: Words, sentences: Span[] }>} */
const prepared = new WeakMap();

/**
 * The words and sentences of a passage, made when they are first wanted.
 *
 * @param {Passage} passage
 */
export function prepare(passage) {
  let made = prepared.get(passage);
  if (!made) {
    const words = compose(passage.pieces);
    made = { words, sentences: sentencesOf(words.text, mainLang(passage)) };
    prepared.set(passage, made);
  }
  return made;
}

/** @param {Passage} passage */
export function mainLang({ pieces }) {
  const own = pieces.find(({ isOurs, text }) => !isOurs && text.trim());
  return (own ?? pieces[0])?.lang ?? "";
}

/**
 * The position after or before another.
 *
 * @template {Passage} P
 * @param {readonly P[]} passages
 * @param {Position | undefined} from
 * @param {object} way
 * @param {"sentence" | "passage"} way.unit
 * @param {1 | -1} way.step
 * @param {(passage: P) => boolean} way.isRead others are passed over
 * @returns {Position | undefined}
 */
export function following(passages, from, { unit, step, isRead }) {
  const passage = from && passages[from.passage];
  if (!from || !passage) {
    return undefined;
  }
  const sentence = from.sentence + step;
  if (unit === "sentence" && prepare(passage).sentences[sentence]) {
    return { ...from, sentence };
  }
  if (unit === "passage" && step < 0 && from.sentence > 0) {
    // Back to its beginning first.
    return { ...from, sentence: 0 };
  }
  for (let i = from.passage + step; passages[i]; i += step) {
    const other = /** @type {P} */ (passages[i]);
    if (isRead(other)) {
      const last = prepare(other).sentences.length - 1;
      return {
        passage: i,
        sentence: unit === "sentence" && step < 0 ? last : 0,
      };
    }
  }
  return undefined;
}

/**
 * @param {Passage} one
 * @param {Passage | undefined} next
 */
export function pauseBetween(one, next) {
  const isHeading = one.kind === "heading" || next?.kind === "heading";
  return isHeading ? PAUSE.heading : PAUSE.usual;
}
