/**
 * Paints marks by the browser's custom highlights: the elements of the article stay as they are.
 *
 * @import { Colour, Mark } from "./marks.js"
 */

import { COLOURS } from "./marks.js";

/** The page has highlights of its own by other names. @param {Colour} colour */
const nameOf = (colour) => `stillpage-${colour}`;

/**
 * Paints marks where they are, and nothing else.
 *
 * @param {Mark[]} marks
 * @param {Map<string, Range>} ranges by the id of the mark
 */
export function paint(marks, ranges) {
  for (const colour of COLOURS) {
    const own = marks.filter((mark) => mark.colour === colour);
    const places = own.flatMap(({ id }) => ranges.get(id) ?? []);
    if (places.length > 0) {
      CSS.highlights.set(nameOf(colour), new Highlight(...places));
    } else {
      CSS.highlights.delete(nameOf(colour));
    }
  }
}
