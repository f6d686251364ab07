/**
 * The parts of the reader that come when they are first used; here a module is imported.
 *
 * @import { LoadPart, Parts } from "../extension/reader/parts.js"
 */

/** @type {{ [N in keyof Parts]: () => Promise<Parts[N]> }} */
const PARTS = {
  aloud: () => import("../extension/reader/aloud/open.js"),
  emphasis: () => import("../extension/reader/looks/emphasis.js"),
  highlights: () => import("../extension/reader/highlights/open.js"),
  leftOut: () => import("../extension/reader/content/left-out.js"),
  lightbox: () => import("../extension/reader/content/lightbox.js"),
  lineFocus: () => import("../extension/reader/place/line-focus.js"),
  look: () => import("../extension/reader/looks/appearance.js"),
  sideways: () => import("../extension/reader/place/sideways.js"),
  taking: () => import("../extension/reader/taking/taking.js"),
};

/** @type {LoadPart} */
export const loadPart = (name) => PARTS[name]();
