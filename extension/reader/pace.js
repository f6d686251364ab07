/** How long reading takes. */

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
 * Returns the minutes it takes to read so many words.
 *
 * @param {number} words as the core counts them
 * @param {string | null} lang a BCP 47 tag
 */
export function minutesToRead(words, lang) {
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
