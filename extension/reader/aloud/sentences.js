/**
 * Words cut into sentences, and sentences into what is given to a voice at once: a stretch of one
 * language, and for voices from the network one of a few seconds, since Chromium stops those
 * after fifteen.
 *
 * @import { Piece, Span, Words } from "./text.js"
 */

import { runAt } from "./text.js";

/** What a voice can say something of. */
const SPEAKABLE = /[\p{L}\p{N}]/u;

/** The end of what is no sentence: an initial, or a short word with a capital, as in “Dr.” */
const ABBREVIATION =
  /(?:^|[\s\p{Pi}\p{Ps}])(?:\p{Lu}\p{L}{0,2}|(?:\p{L}\.)*\p{L})\.$/u;

/** How much of a sentence's end is looked at, in characters. */
const TAIL = 40;

/** Nothing is added to a sentence that has so many characters already. */
const LONG = 1000;

/** The beginning of what goes on, after a “!” or “?” in a quotation. */
const GOES_ON = /^[\s\p{Pf}\p{Pe}]*\p{Ll}/u;

/** How Japanese goes on after a quotation. */
const QUOTED = /[」』]$/;
const GOES_ON_QUOTED = /^(?:と|って)/;

/** Characters that take about three times as long as a letter. */
const SYLLABLE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const SYLLABLE_WEIGHT = 3;

/** Where a long sentence is cut: best first. */
const JOINTS = [/[;:؛；：—–]\s*$/u, /[,،、，]\s*$/u, /\s$/u];

/**
 * The sentences of some words, without the space around them.
 *
 * @param {string} text
 * @param {string} lang a BCP 47 tag, or nothing
 * @returns {Span[]}
 */
export function sentencesOf(text, lang) {
  /** @type {Span[]} */
  const found = [];
  for (const { segment, index } of segmenter(lang, "sentence").segment(text)) {
    const span = { from: index, to: index + segment.length };
    const last = found.at(-1);
    if (last && belongs(text, last, span)) {
      last.to = span.to;
    } else {
      found.push(span);
    }
  }
  return found
    .map((span) => trim(text, span))
    .filter(({ from, to }) => SPEAKABLE.test(text.slice(from, to)));
}

/**
 * Whether a segment belongs to the sentence before it.
 *
 * @param {string} text
 * @param {Span} before
 * @param {Span} span
 */
function belongs(text, before, span) {
  const sentence = text.slice(before.from, before.to);
  if (sentence.endsWith("\n") || sentence.length > LONG) {
    return false;
  }
  const next = text.slice(span.from, Math.min(span.to, span.from + LONG));
  const said = sentence.slice(-TAIL).trimEnd();
  return (
    !SPEAKABLE.test(next) ||
    !SPEAKABLE.test(sentence) ||
    ABBREVIATION.test(said) ||
    GOES_ON.test(next) ||
    (QUOTED.test(said) && GOES_ON_QUOTED.test(next))
  );
}

/**
 * What of a sentence is said at once.
 *
 * @typedef {Span & { lang: string, isOurs: boolean }} Part
 */

/**
 * Cuts a sentence where its language changes.
 *
 * @param {Words} words
 * @param {Piece[]} pieces what they were made of
 * @param {Span} sentence
 * @returns {Part[]}
 */
export function partsOf({ text, runs }, pieces, { from, to }) {
  /** @type {Part[]} */
  const parts = [];
  for (let i = runAt(runs, from); i < runs.length; i++) {
    const run = runs[i];
    const piece = run && pieces[run.piece];
    if (!run || !piece || run.at >= to) {
      break;
    }
    const start = Math.max(from, run.at);
    const end = Math.min(to, run.at + run.length);
    const last = parts.at(-1);
    const isSilent = !SPEAKABLE.test(text.slice(start, end));
    if (last && (isSilent || isSame(last, piece))) {
      last.to = end;
    } else {
      const { lang, isOurs = false } = piece;
      parts.push({ from: start, to: end, lang, isOurs });
    }
  }
  return parts.map((part) => ({ ...part, ...trim(text, part) }));
}

/**
 * @param {Part} part
 * @param {Piece} piece
 */
function isSame(part, { lang, isOurs = false }) {
  return part.isOurs === isOurs && languageOf(part.lang) === languageOf(lang);
}

/**
 * Cuts a part into pieces that take no longer than so many letters.
 *
 * @param {string} text
 * @param {Part} part
 * @param {number} most
 * @returns {Part[]}
 */
export function shorten(text, part, most) {
  const cuts = [];
  let { from } = part;
  while (weigh(text.slice(from, reach(from, part, most))) > most) {
    const to = jointBefore(text, from, part, most);
    cuts.push({ ...part, ...trim(text, { from, to }) });
    from = to;
  }
  cuts.push({ ...part, ...trim(text, { from, to: part.to }) });
  return cuts.filter((cut) => cut.to > cut.from);
}

/**
 * As far as it takes to weigh more than so much.
 *
 * @param {number} from
 * @param {Part} part
 * @param {number} most
 */
function reach(from, { to }, most) {
  // A character is one or two code units, and weighs at least one.
  return Math.min(to, from + 2 * most + 2);
}

/**
 * Where to cut at the latest: after a mark in the second half of what fits, after a word, or
 * where it has to be.
 *
 * @param {string} text
 * @param {number} from
 * @param {Part} part
 * @param {number} most
 */
function jointBefore(text, from, part, most) {
  const fitting = [];
  const near = text.slice(from, reach(from, part, most));
  const words = segmenter(part.lang, "word").segment(near);
  let weight = 0;
  for (const { index, segment } of words) {
    weight += weigh(segment);
    if (weight > most && fitting.length > 0) {
      break;
    }
    fitting.push({ at: from + index + segment.length, weight });
  }
  const late = fitting.filter((each) => each.weight > most / 2);
  for (const joint of JOINTS) {
    const found = late.findLast(({ at }) => joint.test(text.slice(from, at)));
    if (found) {
      return found.at;
    }
  }
  return fitting.at(-1)?.at ?? part.to;
}

/** @param {string} text */
function weigh(text) {
  let weight = 0;
  for (const character of text) {
    weight += SYLLABLE.test(character) ? SYLLABLE_WEIGHT : 1;
  }
  return weight;
}

/**
 * The word at a place, or the next one, for engines that do not say how long it is.
 *
 * @param {string} text
 * @param {number} at
 * @param {string} lang
 * @returns {Span | undefined}
 */
export function wordAt(text, at, lang) {
  const words = segmenter(lang, "word").segment(text);
  let word = words.containing(at);
  while (word && !word.isWordLike) {
    word = words.containing(word.index + word.segment.length);
  }
  return word && { from: word.index, to: word.index + word.segment.length };
}

/**
 * The language of a tag, without region and script.
 *
 * @param {string} lang
 */
export function languageOf(lang) {
  return (lang.split(/[-_]/)[0] ?? "").toLowerCase();
}

/** @type {Map<string, Intl.Segmenter>} */
const segmenters = new Map();

/**
 * @param {string} lang
 * @param {"sentence" | "word"} granularity
 */
function segmenter(lang, granularity) {
  const key = `${granularity} ${lang}`;
  let made = segmenters.get(key);
  if (!made) {
    made = makeSegmenter(lang, granularity);
    segmenters.set(key, made);
  }
  return made;
}

/**
 * @param {string} lang
 * @param {"sentence" | "word"} granularity
 */
function makeSegmenter(lang, granularity) {
  try {
    return new Intl.Segmenter(lang || undefined, { granularity });
  } catch {
    // Pages write what they like into `lang`.
    return new Intl.Segmenter(undefined, { granularity });
  }
}

/**
 * @param {string} text
 * @param {Span} span
 * @returns {Span}
 */
function trim(text, { from, to }) {
  const part = text.slice(from, to);
  const start = from + part.length - part.trimStart().length;
  return {
    from: Math.min(start, to),
    to: Math.max(start, from + part.trimEnd().length),
  };
}
