/** Texts of the user interface; where they come from is told by who shows the reader. */

/** @typedef {(key: string, substitutions: string[]) => string} MessageSource */

/** @type {MessageSource} */
let source = (key) => key;
let language = "en";

/** Languages of the interface that are written from right to left. */
const FROM_THE_RIGHT = ["ar", "he"];

/**
 * Sets where texts come from.
 *
 * @param {MessageSource} from gives a text by its key in `_locales`
 * @param {string} wanted the language of the browser, a BCP 47 tag: its ways to write numbers and
 *   dates are taken, unless the texts are in another language for want of its own
 */
export function useMessages(from, wanted) {
  source = from;
  const own = from("language", []);
  language = subtag(own) === subtag(wanted) ? wanted : own;
}

/** @param {string} tag */
function subtag(tag) {
  return tag.split("-")[0] ?? "";
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

/** Returns the direction of the user interface, which is that of its texts. */
export function uiDirection() {
  return FROM_THE_RIGHT.includes(subtag(language)) ? "rtl" : "ltr";
}

/** Returns the language of the user interface, a BCP 47 tag. */
export function uiLanguage() {
  return language;
}
