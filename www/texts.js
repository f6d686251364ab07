/**
 * Texts of the reader and of the demo page in the language of the browser, from the extension's own
 * files.
 */

import {
  uiDirection,
  uiLanguage,
  useMessages,
} from "../extension/reader/messages.js";

/** Folders of `_locales`, by the language tags they are for. */
const LOCALES = {
  ar: "ar",
  de: "de",
  en: "en",
  es: "es",
  fr: "fr",
  he: "he",
  hi: "hi",
  id: "id",
  ja: "ja",
  ko: "ko",
  pt: "pt_BR",
  ru: "ru",
  tr: "tr",
  vi: "vi",
  zh: "zh_CN",
};

/** Chinese that is written in traditional characters. */
const TRADITIONAL = /^zh\b.*\b(hant|tw|hk|mo)\b/i;

/**
 * The folder and the tag of the first language that there are texts in.
 *
 * @param {readonly string[]} wanted BCP 47 tags, the dearest first
 */
export function localeFor(wanted) {
  /** @type {Record<string, string | undefined>} */
  const locales = LOCALES;
  for (const tag of wanted) {
    const [language = ""] = tag.toLowerCase().split("-");
    const folder = TRADITIONAL.test(tag) ? "zh_TW" : locales[language];
    if (folder) {
      return { folder, tag };
    }
  }
  return { folder: "en", tag: "en" };
}

/** Fetches the texts and gives them to the page; without them it would show bare keys. */
export async function loadTexts() {
  const { folder, tag } = localeFor(navigator.languages);
  const address = new URL(`_locales/${folder}/messages.json`, import.meta.url);
  const response = await fetch(address);
  if (!response.ok) {
    throw new Error(`${address.pathname} is missing.`);
  }
  /** @type {Record<string, { message: string } | undefined>} */
  const texts = await response.json();
  useMessages(
    (key, substitutions) =>
      (texts[key]?.message ?? key).replaceAll(
        /\$(\d)/g,
        (_, place) => substitutions[Number(place) - 1] ?? "",
      ),
    tag,
  );
  document.documentElement.lang = uiLanguage();
  document.documentElement.dir = uiDirection();
}
