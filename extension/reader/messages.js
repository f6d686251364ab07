/** Texts of the user interface; where they come from is told by who shows the reader. */

/** @typedef {(key: string, substitutions: string[]) => string} MessageSource */

/** @type {MessageSource} */
let source = (key) => key;
let language = "en";

/**
 * Sets where texts come from.
 *
 * @param {MessageSource} from gives a text by its key in `_locales`
 * @param {string} lang the language of those texts, a BCP 47 tag
 */
export function useMessages(from, lang) {
  source = from;
  language = lang;
}

/**
 * Returns a text of the user interface.
 *
 * @param {string} key
 * @param {string[]} substitutions
 */
export function message(key, ...substitutions) {
  return source(key, substitutions);
}

/** Returns the language of the user interface, a BCP 47 tag. */
export function uiLanguage() {
  return language;
}
