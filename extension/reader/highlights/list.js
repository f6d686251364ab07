/**
 * The list of an article's highlights: go there, write a note, take it away. Those whose words the
 * page no longer has are listed too.
 *
 * @import { Mark } from "./marks.js"
 */

import { button, element } from "../elements.js";
import { message } from "../messages.js";
import { COLOUR_NAMES } from "./marks.js";

/** How much of a highlight its entry shows, in characters. */
const EXCERPT = 160;

/**
 * @typedef {object} ListActions
 * @property {(mark: Mark) => void} jump
 * @property {(mark: Mark) => void} note
 * @property {(mark: Mark) => void} remove
 */

/**
 * @param {Mark[]} found in the order of the text
 * @param {Mark[]} lost
 * @param {ListActions} actions
 * @returns {HTMLElement[]}
 */
export function createList(found, lost, actions) {
  const parts = [
    element("h2", {}, message("highlights")),
    element("p", { class: "hint" }, message("highlightsHint")),
    element(
      "ul",
      {},
      ...found.map((mark) => createRow(mark, actions, actions.jump)),
    ),
  ];
  if (lost.length > 0) {
    parts.push(
      element("h3", {}, message("highlightLost")),
      element("ul", {}, ...lost.map((mark) => createRow(mark, actions))),
    );
  }
  return parts;
}

/**
 * @param {Mark} mark
 * @param {ListActions} actions
 * @param {(mark: Mark) => void} [jump] absent where there is nothing to go to
 */
function createRow(mark, actions, jump) {
  const excerpt = element(
    "span",
    { class: `quoted ${mark.colour}`, dir: "auto" },
    cut(mark.text),
  );
  const quote = jump
    ? element("button", { type: "button", class: "quote" }, excerpt)
    : element("p", { class: "quote" }, excerpt);
  quote.addEventListener("click", () => jump?.(mark));
  const name = message(COLOUR_NAMES[mark.colour]);
  const write = message("writeNote");
  const remove = message("removeHighlight");
  return element(
    "li",
    {},
    quote,
    ...(mark.note
      ? [element("p", { class: "own", dir: "auto" }, mark.note)]
      : []),
    element("p", { class: "hint" }, name),
    element(
      "p",
      { class: "does" },
      button(write, write, () => actions.note(mark)),
      button(remove, remove, () => actions.remove(mark)),
    ),
  );
}

/** @param {string} text */
function cut(text) {
  const characters = [...text.replace(/\s+/g, " ").trim()];
  return characters.length > EXCERPT
    ? `${characters.slice(0, EXCERPT).join("").trimEnd()}…`
    : characters.join("");
}
