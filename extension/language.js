/**
 * The language of pages that declare none, as the browser tells it: the tables for that would make
 * the core a quarter larger.
 */

/** So much of a page is looked at, in characters. */
const SAMPLE = 2000;

/** Shorter pieces are looked at where there are no others. */
const MIN_PIECE = 60;

/** And no further than this, in bytes of the snapshot. */
const FURTHEST = 4 * 1024 * 1024;

/** Elements that begin with something else than text of the page. */
const CODE = new Set(["script", "noscript", "pre", "code"]);

/**
 * Guesses the language of a page, a BCP 47 tag; `undefined` where it declares one, or where the
 * text does not tell.
 *
 * @param {Uint8Array} snapshot in UTF-8
 * @param {(text: string) => Promise<string | undefined>} detect
 */
export async function guessLanguage(snapshot, detect) {
  if (declaresLanguage(snapshot)) {
    return undefined;
  }
  const start = DECODER.decode(snapshot.subarray(0, FURTHEST));
  const sample = textOf(start, MIN_PIECE) || textOf(start, 1);
  try {
    return sample ? await detect(sample) : undefined;
  } catch {
    // A page is read without.
    return undefined;
  }
}

const DECODER = new TextDecoder();

/** What an element begins with. */
const OPEN = 1;

/** @param {Uint8Array} snapshot whose first element is `html` */
function declaresLanguage(snapshot) {
  const start = snapshot.indexOf(OPEN);
  const end = snapshot.indexOf(OPEN, start + 1);
  const root = DECODER.decode(snapshot.subarray(start, end));
  return /\x02(?:xml:)?lang\x03[^\x01-\x06]/.test(root);
}

/**
 * Text of a page, from its beginning.
 *
 * @param {string} snapshot
 * @param {number} least characters of a piece
 */
function textOf(snapshot, least) {
  let text = "";
  let element = "";
  for (const [record] of snapshot.matchAll(/[\x01\x04][^\x01-\x06]*/g)) {
    const value = record.slice(1);
    if (record.startsWith("\x01")) {
      element = value;
    } else if (value.length >= least && !CODE.has(element)) {
      text += `${value}\n`;
    }
    if (text.length >= SAMPLE) {
      break;
    }
  }
  return text.slice(0, SAMPLE);
}
