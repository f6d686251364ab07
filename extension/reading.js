/**
 * Asks the background for the article of a captured page, however large the page is.
 *
 * @import { Ask } from "./shipping.js"
 * @import { ErrorAnswer, ReadAnswer } from "./protocol.js"
 */

import { PIECE } from "./parcels.js";
import { collect, send } from "./shipping.js";

/**
 * @param {Ask} ask
 * @param {string} snapshot
 * @param {boolean} anyway whether the best guess will do, whatever it is
 * @returns {Promise<ReadAnswer | ErrorAnswer>}
 * @throws when the background cannot be reached, or forgot the page on the way
 */
export async function askToRead(ask, snapshot, anyway) {
  if (snapshot.length <= PIECE) {
    const answer = await ask({ type: "read", snapshot, anyway });
    return asRead(answer);
  }
  const parcel = await send(ask, snapshot);
  const answer = await ask({ type: "readParcel", parcel, anyway });
  return "pieces" in answer
    ? JSON.parse(await collect(ask, parcel, answer))
    : asRead(answer);
}

/** @param {import("./protocol.js").Answer} answer */
function asRead(answer) {
  if (!("article" in answer || "error" in answer)) {
    throw new Error("no article came back");
  }
  return answer;
}
