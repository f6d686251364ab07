/**
 * The parts of the reader that come when they are first used; here a module is imported.
 *
 * @import { LoadPart, Parts } from "../extension/reader/parts.js"
 */

/** @type {{ [N in keyof Parts]: () => Promise<Parts[N]> }} */
const PARTS = {
  aloud: () => import("../extension/reader/aloud/open.js"),
  emphasis: () => import("../extension/reader/emphasis.js"),
  highlights: () => import("../extension/reader/highlights/open.js"),
  leftOut: () => import("../extension/reader/left-out.js"),
  lightbox: () => import("../extension/reader/lightbox.js"),
  lineFocus: () => import("../extension/reader/line-focus.js"),
  look: () => import("../extension/reader/appearance.js"),
  sideways: () => import("../extension/reader/sideways.js"),
  taking: () => import("../extension/reader/taking.js"),
};

/** @type {LoadPart} */
export const loadPart = (name) => PARTS[name]();
