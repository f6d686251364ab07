/**
 * Parts of the view that come when they are first used: a press of the button loads as little as
 * it can. A part is a module; where it comes from differs between the extension and a page of
 * ours. What is used with it travels by the view, for a part has modules of its own, and their
 * state is not ours.
 *
 * @import { Status } from "./frame/status.js"
 */

import { message } from "./messages.js";

/**
 * All parts, by name.
 *
 * @typedef {object} Parts
 * @property {typeof import("./aloud/open.js")} aloud
 * @property {typeof import("./looks/emphasis.js")} emphasis
 * @property {typeof import("./highlights/open.js")} highlights
 * @property {typeof import("./content/left-out.js")} leftOut
 * @property {typeof import("./content/lightbox.js")} lightbox
 * @property {typeof import("./place/line-focus.js")} lineFocus
 * @property {typeof import("./looks/appearance.js")} look
 * @property {typeof import("./place/sideways.js")} sideways
 * @property {typeof import("./taking/taking.js")} taking
 *
 * @typedef {<N extends keyof Parts>(name: N) => Promise<Parts[N]>} LoadPart
 *   rejects when the part cannot be had, as after an update of the extension
 */

/**
 * Makes what gives a view its parts.
 *
 * @param {LoadPart} load
 * @param {Status["tell"]} tell
 * @returns a part, or nothing when it did not come, which the reader was told
 */
export function openParts(load, tell) {
  // Asked for now: once the extension is gone it has no texts either.
  const failed = message("partFailed");
  /**
   * @template {keyof Parts} N
   * @param {N} name
   * @returns {Promise<Parts[N] | undefined>}
   */
  return async (name) => {
    try {
      return await load(name);
    } catch {
      tell(failed);
      return undefined;
    }
  };
}
