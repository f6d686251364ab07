/**
 * Which voice speaks a language. Voices from the network send what is read to whoever runs them,
 * so none of them is ever taken by itself: only when the reader chose it.
 */

/** @typedef {Pick<SpeechSynthesisVoice, "name" | "lang" | "voiceURI" | "localService" | "default">} Voice */

/** Languages that one voice serves. @type {Record<string, string>} */
const SAME = { cmn: "zh", nn: "nb", no: "nb", tl: "fil" };

/**
 * A tag as the rest of the web writes it; Android writes `en_US`, old systems `iw`.
 *
 * @param {string} lang
 */
function read(lang) {
  try {
    const { language, region, script } = new Intl.Locale(
      lang.replaceAll("_", "-"),
    ).maximize();
    return { language: SAME[language] ?? language, region, script };
  } catch {
    return undefined;
  }
}

/**
 * The voices that speak a language, the best first.
 *
 * @template {Voice} V
 * @param {readonly V[]} voices
 * @param {string} lang a BCP 47 tag
 * @returns {V[]}
 */
export function voicesFor(voices, lang) {
  const wanted = read(lang);
  if (!wanted) {
    return [];
  }
  /** @param {V} voice */
  const rank = (voice) => {
    const spoken = read(voice.lang);
    return (
      (voice.localService ? 16 : 0) +
      (spoken?.script === wanted.script ? 8 : 0) +
      (spoken?.region === wanted.region ? 4 : 0) +
      (voice.default ? 2 : 0)
    );
  };
  return voices
    .filter((voice) => read(voice.lang)?.language === wanted.language)
    .sort((one, other) => rank(other) - rank(one));
}

/**
 * The voice for a language: the one the reader chose, or the best on this device. Where the
 * language is not known, the device's usual voice.
 *
 * @template {Voice} V
 * @param {readonly V[]} voices
 * @param {string} lang a BCP 47 tag, or nothing
 * @param {string | undefined} chosen the voice's address
 * @returns {V | undefined}
 */
export function pickVoice(voices, lang, chosen) {
  const own = voices.filter(({ localService }) => localService);
  return (
    voices.find(({ voiceURI }) => voiceURI === chosen) ??
    (lang
      ? voicesFor(own, lang)[0]
      : (own.find((voice) => voice.default) ?? own[0]))
  );
}

/**
 * The name of a language in the language of the interface.
 *
 * @param {string} lang a BCP 47 tag
 * @param {string} ui
 */
export function nameLanguage(lang, ui) {
  try {
    return new Intl.DisplayNames([ui], { type: "language" }).of(lang) ?? lang;
  } catch {
    return lang;
  }
}
