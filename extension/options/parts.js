/**
 * The parts of the view, for the one on the page with all settings: they are there from the start,
 * for here nobody waits for a page of theirs.
 *
 * @import { LoadPart, Parts } from "../reader/parts.js"
 */

import * as aloud from "../reader/aloud/open.js";
import * as look from "../reader/looks/appearance.js";
import * as emphasis from "../reader/looks/emphasis.js";
import * as highlights from "../reader/highlights/open.js";
import * as leftOut from "../reader/content/left-out.js";
import * as lightbox from "../reader/content/lightbox.js";
import * as lineFocus from "../reader/place/line-focus.js";
import * as sideways from "../reader/place/sideways.js";
import * as taking from "../reader/taking/taking.js";

/** @type {Parts} */
const PARTS = {
  aloud,
  emphasis,
  highlights,
  leftOut,
  lightbox,
  lineFocus,
  look,
  sideways,
  taking,
};

/** @type {LoadPart} */
export const loadPart = async (name) => PARTS[name];
