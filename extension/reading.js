/**
 * Asks the background for the article of a captured page, however large the page is.
 *
 * @import { Ask } from "./shipping.js"
 * @import { Bytes, ErrorAnswer, ReadAnswer, Wish } from "./protocol.js"
 */

import { FORGOTTEN, PIECE } from "./parcels.js";
import { collect, send } from "./shipping.js";

/**
 * Asks, and asks once more where nothing came back: the browser may stop the background at any
 * moment, and starts it again for the next request.
 *
 * @param {Ask} ask
 * @param {Bytes} snapshot
 * @param {Wish} wish
 * @param {() => boolean} isHere whether there is still someone to be asked
 * @returns {Promise<ReadAnswer | ErrorAnswer | "gone" | "silent">}
 */
export async function askToRead(ask, snapshot, wish, isHere) {
  for (let tries = 0; tries < TRIES && isHere(); tries += 1) {
    try {
      return await askOnce(ask, snapshot, wish);
    } catch {
      // It was stopped, or forgot the page on the way.
    }
  }
  return isHere() ? "silent" : "gone";
}

const TRIES = 2;

/**
 * @param {Ask} ask
 * @param {Bytes} snapshot
 * @param {Wish} wish
 * @returns {Promise<ReadAnswer | ErrorAnswer>}
 * @throws when the background cannot be reached, or forgot the page on the way
 */
async function askOnce(ask, snapshot, wish) {
  if (snapshot.length <= PIECE) {
    const answer = await ask({ type: "read", snapshot, ...wish });
    return asRead(answer);
  }
  const parcel = await send(ask, snapshot);
  const answer = await ask({ type: "readParcel", parcel, ...wish });
  if ("error" in answer && answer.error === FORGOTTEN) {
    throw new Error(answer.error);
  }
  return "pieces" in answer
    ? JSON.parse(new TextDecoder().decode(await collect(ask, parcel, answer)))
    : asRead(answer);
}

/** @param {import("./protocol.js").Answer} answer */
function asRead(answer) {
  if (!("article" in answer || "error" in answer)) {
    throw new Error("no article came back");
  }
  return answer;
}
