/** Parts of the page of settings. */

import { button, element } from "../reader/elements.js";
import { message } from "../reader/messages.js";

/**
 * Makes a section with a heading.
 *
 * @param {string} name key of its heading, and its class
 * @param {HTMLElement[]} content
 */
export function createCard(name, ...content) {
  const id = `heading-${name}`;
  return element(
    "section",
    { class: `card ${name}`, "aria-labelledby": id },
    element("h2", { id }, message(name)),
    ...content,
  );
}

/**
 * Makes a button with words on it.
 *
 * @param {string} words
 * @param {() => void} press
 */
export function createAction(words, press) {
  const made = button(words, words, press);
  made.removeAttribute("title");
  return made;
}
