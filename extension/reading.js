/**
 * Asks the background for the article of a captured page, however large the page is.
 *
 * @import { Ask } from "./shipping.js"
 * @import { ErrorAnswer, ReadAnswer, Wish } from "./protocol.js"
 */

import { PIECE } from "./parcels.js";
import { collect, send } from "./shipping.js";

/**
 * @param {Ask} ask
 * @param {string} snapshot
 * @param {Wish} wish
 * @returns {Promise<ReadAnswer | ErrorAnswer>}
 * @throws when the background cannot be reached, or forgot the page on the way
 */
export async function askToRead(ask, snapshot, wish) {
  if (snapshot.length <= PIECE) {
    const answer = await ask({ type: "read", snapshot, ...wish });
    return asRead(answer);
  }
  const parcel = await send(ask, snapshot);
  const answer = await ask({ type: "readParcel", parcel, ...wish });
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
