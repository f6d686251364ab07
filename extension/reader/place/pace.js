/**
 * How long reading takes: by the language, and by how this reader has read so far, which is kept on
 * this device as two sums and says nothing of what was read.
 */

/**
 * Words a minute by language, as measured with the International Reading Speed Texts
 * (Trauzettel-Klosinski and Dietz 2012, <https://doi.org/10.1167/iovs.11-8284>). The core counts
 * a Chinese or Japanese character as half a word: 255 characters a minute of Chinese and 357 of
 * Japanese are written so here.
 *
 * @type {Record<string, number>}
 */
const WORDS_A_MINUTE = {
  ar: 138,
  de: 179,
  en: 228,
  es: 218,
  fi: 161,
  fr: 195,
  he: 187,
  it: 188,
  ja: 179,
  nl: 202,
  pl: 166,
  pt: 181,
  ru: 184,
  sl: 180,
  sv: 199,
  tr: 166,
  zh: 128,
};

/** For languages nobody measured; near the mean of those that were. */
const USUAL = 190;

/**
 * Minutes of usual reading that a reader is taken for a usual one by: after a few pages their own
 * pace counts for more.
 */
const TRUST = 5;

/** Minutes of usual reading that are remembered; what is older counts less and less. */
const MOST = 120;

/** Nobody is taken to read more than so many times as slowly as usual, or as fast. */
const FARTHEST = 3;

/**
 * What was read so far, in minutes: as long as it took, and as it takes usually.
 *
 * @typedef {{ taken: number, usual: number }} Pace
 *
 * @typedef {object} PaceStore where it is kept
 * @property {() => Promise<unknown>} load
 * @property {(pace: Pace) => Promise<void>} save
 */

/**
 * Makes a pace of whatever was stored.
 *
 * @param {any} stored
 * @returns {Pace}
 */
export function asPace(stored) {
  const { taken, usual } = stored ?? {};
  return isPlausible(taken, usual) ? { taken, usual } : { taken: 0, usual: 0 };
}

/**
 * Whether someone may have read for so long; longer, they did something else, and shorter, they
 * looked for something.
 *
 * @param {number} taken minutes
 * @param {number} usual minutes it takes usually
 */
function isPlausible(taken, usual) {
  const times = taken / usual;
  return (
    [taken, usual].every((each) => Number.isFinite(each) && each > 0) &&
    Math.max(times, 1 / times) <= FARTHEST
  );
}

/**
 * Adds what was just read.
 *
 * @param {Pace} pace
 * @param {Pace} read
 * @returns {Pace}
 */
function addTo({ taken, usual }, read) {
  const kept = Math.min(1, (MOST - read.usual) / (usual || 1));
  return { taken: taken * kept + read.taken, usual: usual * kept + read.usual };
}

/** @typedef {Awaited<ReturnType<typeof openPace>>} OpenPace */

/**
 * Opens the pace of this reader.
 *
 * @param {PaceStore | undefined} store
 */
export async function openPace(store) {
  // A store that fails must not keep anyone from reading.
  const load = async () => asPace(await store?.load().catch(() => undefined));
  let pace = await load();
  return {
    /**
     * The minutes it takes this reader to read so many words.
     *
     * @param {number} words as the core counts them
     * @param {string | null} lang a BCP 47 tag
     */
    minutesToRead: (words, lang) =>
      (usualMinutes(words, lang) * (pace.taken + TRUST)) / (pace.usual + TRUST),
    /**
     * Learns from how long it took to go on by some words, if that was reading.
     *
     * @param {number} taken minutes
     * @param {number} words
     * @param {string | null} lang
     */
    async learn(taken, words, lang) {
      const usual = usualMinutes(words, lang);
      if (isPlausible(taken, usual)) {
        // Other tabs learn too.
        pace = addTo(await load(), { taken, usual });
        await store?.save(pace).catch(() => {});
      }
    },
  };
}

/**
 * @param {number} words
 * @param {string | null} lang
 */
function usualMinutes(words, lang) {
  const [language = ""] = (lang ?? "").toLowerCase().split("-");
  return words / (WORDS_A_MINUTE[language] ?? USUAL);
}

/**
 * Writes minutes out in the language of the interface.
 *
 * @param {number} minutes
 * @param {string} lang of the interface
 */
export function writeMinutes(minutes, lang) {
  const format = { style: "unit", unit: "minute", unitDisplay: "long" };
  return new Intl.NumberFormat(
    lang,
    /** @type {Intl.NumberFormatOptions} */ (format),
  ).format(Math.max(1, Math.round(minutes)));
}
