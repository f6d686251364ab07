/**
 * Anchors in a text: the words themselves and some before and after, so that they are found again
 * at another width, in another typeface, and after small changes of the page.
 *
 * White space counts for nothing: texts are compared by their *keys*, without any.
 */

/**
 * @typedef {object} Anchor
 * @property {string} quote key of the words
 * @property {string} before key of what stood before them
 * @property {string} after key of what stood after them
 * @property {number} at where they began, in characters of the text's key
 *
 * @typedef {{ from: number, to: number }} Span of a text's key
 */

/** Characters of context on each side. */
const CONTEXT = 32;

/** A quote of this many characters is its own proof; a shorter one needs its context. */
const TELLING = 24;

/** Characters of context that prove a short quote. */
const PROOF = 8;

/** Characters by which the ends of a changed quote are found. */
const EDGE = 16;

/** How much longer or shorter a changed quote may be, as a part of its length. */
const STRETCH = 0.5;

/** The part of a quote's triples of characters that a changed one must still have. */
const ALIKE = 0.5;

/** @param {string} text */
export function keyOf(text) {
  return text.replace(/[\s\u00ad\u200b\u2060\ufeff]+/g, "");
}

/**
 * Makes the anchor of a part of a text.
 *
 * @param {string} text a key
 * @param {Span} span
 * @returns {Anchor}
 */
export function anchorOf(text, { from, to }) {
  return {
    quote: text.slice(from, to),
    before: text.slice(Math.max(0, from - CONTEXT), from),
    after: text.slice(to, to + CONTEXT),
    at: from,
  };
}

/**
 * Finds an anchor: its words as they were, where the most of their context is; else what stands
 * there now, if it is much the same.
 *
 * @param {string} text a key
 * @param {Anchor} anchor
 * @returns {Span | undefined}
 */
export function findAnchor(text, anchor) {
  return findSame(text, anchor) ?? findChanged(text, anchor);
}

/**
 * @param {string} text
 * @param {Anchor} anchor
 */
function findSame(text, anchor) {
  const { quote, before, after, at } = anchor;
  let best = -1;
  let bestProof = -1;
  for (const from of occurrences(text, quote)) {
    const proof =
      sameEnd(text, from, before) + sameStart(text, from + quote.length, after);
    const isNearer = Math.abs(from - at) < Math.abs(best - at);
    if (proof > bestProof || (proof === bestProof && isNearer)) {
      best = from;
      bestProof = proof;
    }
  }
  const needed = Math.min(PROOF, before.length + after.length);
  return best >= 0 && (quote.length >= TELLING || bestProof >= needed)
    ? { from: best, to: best + quote.length }
    : undefined;
}

/**
 * @param {string} text
 * @param {Anchor} anchor
 */
function findChanged(text, { quote, before, after }) {
  // The ends of a short quote are all of it, and that was not found where it should be.
  const isLong = quote.length >= TELLING;
  const head = isLong ? quote.slice(0, EDGE) : "";
  const tail = isLong ? quote.slice(-EDGE) : "";
  const last = before.slice(-EDGE);
  const starts = [
    ...occurrences(text, head),
    ...occurrences(text, last).map((at) => at + last.length),
  ];
  const ends = [
    ...occurrences(text, tail).map((at) => at + tail.length),
    ...occurrences(text, after.slice(0, EDGE)),
  ];
  const least = quote.length * (1 - STRETCH);
  const most = quote.length * (1 + STRETCH);
  const triples = triplesOf(quote);
  /** @type {Span | undefined} */
  let best;
  let bestLikeness = ALIKE;
  for (const from of starts) {
    for (const to of ends) {
      if (to - from < least || to - from > most) {
        continue;
      }
      const likeness = partOf(triples, triplesOf(text.slice(from, to)));
      if (likeness >= bestLikeness) {
        best = { from, to };
        bestLikeness = likeness;
      }
    }
  }
  return best;
}

/** A part that occurs more often than this tells nothing. */
const MOST_OCCURRENCES = 1000;

/**
 * @param {string} text
 * @param {string} part
 */
function occurrences(text, part) {
  const found = [];
  let at = part ? text.indexOf(part) : -1;
  while (at >= 0 && found.length < MOST_OCCURRENCES) {
    found.push(at);
    at = text.indexOf(part, at + 1);
  }
  return found;
}

/**
 * How many characters before `at` are the last of `context`.
 *
 * @param {string} text
 * @param {number} at
 * @param {string} context
 */
function sameEnd(text, at, context) {
  let same = 0;
  while (
    same < context.length &&
    text[at - 1 - same] === context[context.length - 1 - same]
  ) {
    same += 1;
  }
  return same;
}

/**
 * How many characters from `at` on are the first of `context`.
 *
 * @param {string} text
 * @param {number} at
 * @param {string} context
 */
function sameStart(text, at, context) {
  let same = 0;
  while (same < context.length && text[at + same] === context[same]) {
    same += 1;
  }
  return same;
}

/** @param {string} text */
function triplesOf(text) {
  const triples = new Set();
  for (let at = 0; at + 3 <= text.length; at += 1) {
    triples.add(text.slice(at, at + 3));
  }
  return triples;
}

/**
 * @param {Set<string>} wanted
 * @param {Set<string>} there
 */
function partOf(wanted, there) {
  let found = 0;
  for (const triple of wanted) {
    found += Number(there.has(triple));
  }
  return wanted.size > 0 ? found / wanted.size : 0;
}
