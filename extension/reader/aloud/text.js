/**
 * The words that are spoken, made of the texts of a passage, and the way back: each character
 * knows the text and the place it came from. Nothing here needs a browser.
 *
 * Runs of white space become one space; soft hyphens and marks of direction, which some voices
 * read out, are left away.
 */

/**
 * @typedef {object} Piece a text of a passage, in one language
 * @property {string} text
 * @property {string} lang a BCP 47 tag, or nothing
 * @property {boolean} [hasLines] whether its line breaks count, as in code
 * @property {boolean} [isOurs] whether it is not of the article: an announcement
 *
 * @typedef {object} Run characters that follow each other in the words and in a piece
 * @property {number} at where they are in the words
 * @property {number} piece the number of the piece
 * @property {number} offset where they are in it
 * @property {number} length
 *
 * @typedef {object} Words
 * @property {string} text
 * @property {Run[]} runs in order, without gaps
 *
 * @typedef {object} Span a part of the words, or of a piece
 * @property {number} from
 * @property {number} to
 */

/** White space, what is not spoken, and all else. */
const STRETCHES =
  /(\s+)|([\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+)|[^\s\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+/g;

/** Ends a sentence wherever it stands. */
const BREAK = "\n";

/**
 * Puts pieces together.
 *
 * @param {Piece[]} pieces
 * @returns {Words}
 */
export function compose(pieces) {
  /** @type {string[]} */
  const parts = [];
  /** @type {Run[]} */
  const runs = [];
  let at = 0;
  let last = BREAK;
  /**
   * @param {string} text
   * @param {number} piece
   * @param {number} offset
   */
  const add = (text, piece, offset) => {
    const run = runs.at(-1);
    if (run?.piece === piece && run.offset + run.length === offset) {
      run.length += text.length;
    } else {
      runs.push({ at, piece, offset, length: text.length });
    }
    parts.push(text);
    at += text.length;
    last = text.at(-1) ?? last;
  };
  pieces.forEach((piece, number) => {
    for (const match of piece.text.matchAll(STRETCHES)) {
      const [stretch, space, unspoken] = match;
      if (space) {
        const made = piece.hasLines && space.includes("\n") ? BREAK : " ";
        if (last !== BREAK && last !== " ") {
          add(made, number, match.index);
        }
      } else if (!unspoken) {
        add(stretch, number, match.index);
      }
    }
  });
  return { text: parts.join(""), runs };
}

/**
 * Where a part of the words came from: one span a piece, in order. What stands between two
 * characters in a piece without being spoken is in the span.
 *
 * @param {Words} words
 * @param {Span} part
 * @returns {(Span & { piece: number })[]}
 */
export function locate({ runs }, { from, to }) {
  /** @type {(Span & { piece: number })[]} */
  const found = [];
  for (let i = runAt(runs, from); i < runs.length; i++) {
    const run = runs[i];
    if (!run || run.at >= to) {
      break;
    }
    const start = run.offset + Math.max(0, from - run.at);
    const end = run.offset + Math.min(run.length, to - run.at);
    const before = found.at(-1);
    if (before?.piece === run.piece) {
      before.to = end;
    } else if (end > start) {
      found.push({ piece: run.piece, from: start, to: end });
    }
  }
  return found;
}

/**
 * The number of the run a character is in.
 *
 * @param {Run[]} runs
 * @param {number} at
 */
export function runAt(runs, at) {
  let low = 0;
  let high = runs.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((runs[middle]?.at ?? 0) <= at) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}
