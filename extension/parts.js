/**
 * How a part of the view comes into a page: the content script asks, the background runs the
 * part's own bundle in that tab, and the part lays itself down in the world of the extension,
 * where no page sees it. The right to do so is that of the press. Nothing of the extension can be
 * loaded by pages, so a content script cannot import it.
 *
 * @import { Answer, Request } from "./protocol.js"
 * @import { LoadPart, Parts } from "./reader/parts.js"
 */

/** The names of all parts; each is a script of that name in `parts/`. */
export const PARTS = /** @type {const} */ ([
  "aloud",
  "emphasis",
  "highlights",
  "leftOut",
  "lightbox",
  "lineFocus",
  "look",
  "sideways",
  "taking",
]);

/** Where they lie; a symbol, for elements of the page are found under their names there. */
const HERE = Symbol.for("stillpage parts");

const world = /** @type {{ [HERE]?: Partial<Parts> }} */ (globalThis);

/**
 * Lays a part down where it is looked for.
 *
 * @template {keyof Parts} N
 * @param {N} name
 * @param {Parts[N]} part
 */
export function deliver(name, part) {
  world[HERE] = { ...world[HERE], [name]: part };
}

/**
 * Makes what fetches parts, each once.
 *
 * @param {(request: Request) => Promise<Answer>} ask
 * @returns {LoadPart}
 */
export function createLoader(ask) {
  return async (name) => {
    if (!world[HERE]?.[name]) {
      const answer = await ask({ type: "part", part: name });
      if ("error" in answer) {
        throw new Error(answer.error);
      }
    }
    const part = world[HERE]?.[name];
    if (!part) {
      throw new Error(`the part ${name} did not come`);
    }
    return part;
  };
}
