/**
 * The content script's side of what is too long for one message: sends bytes to the background
 * piece by piece, and fetches some from there.
 *
 * @import { Answer, Bytes, Request } from "./protocol.js"
 */

import { cut, FORGOTTEN, join } from "./parcels.js";

/** @typedef {(request: Request) => Promise<Answer>} Ask */

/**
 * Sends bytes.
 *
 * @param {Ask} ask
 * @param {Bytes} bytes
 * @returns {Promise<string>} the name of the parcel they lie in
 * @throws when the background does not take them
 */
export async function send(ask, bytes) {
  const parcel = crypto.getRandomValues(new Uint32Array(4)).join("-");
  for (const [at, piece] of cut(bytes).entries()) {
    const there = piecesOf(await ask({ type: "piece", parcel, bytes: piece }));
    if (there !== at + 1) {
      // Stopped and started again it would take the rest for all.
      throw new Error(FORGOTTEN);
    }
  }
  return parcel;
}

/**
 * Fetches the bytes that an answer says lie in a parcel.
 *
 * @param {Ask} ask
 * @param {string} parcel
 * @param {Answer} answer
 * @returns {Promise<Bytes>}
 * @throws when they are not there
 */
export async function collect(ask, parcel, answer) {
  const pieces = piecesOf(answer);
  /** @type {Bytes[]} */
  const all = [];
  for (let at = 0; at < pieces; at += 1) {
    const piece = await ask({ type: "fetch", parcel, at });
    if (!("bytes" in piece)) {
      throw refusal(piece);
    }
    all.push(piece.bytes);
  }
  return join(all);
}

/** @param {Answer} answer */
function piecesOf(answer) {
  if (!("pieces" in answer)) {
    throw refusal(answer);
  }
  return answer.pieces;
}

/** @param {Answer} answer that is not the one asked for */
function refusal(answer) {
  const told = "error" in answer ? answer.error : "nothing came back";
  return new Error(told, { cause: answer });
}
