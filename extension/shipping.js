/**
 * The content script's side of what is too long for one message: sends a text to the background
 * piece by piece, and fetches one from there.
 *
 * @import { Answer, Request } from "./protocol.js"
 */

import { cut, FORGOTTEN } from "./parcels.js";

/** @typedef {(request: Request) => Promise<Answer>} Ask */

/**
 * Sends a text.
 *
 * @param {Ask} ask
 * @param {string} text
 * @returns {Promise<string>} the name of the parcel it lies in
 * @throws when the background does not take it
 */
export async function send(ask, text) {
  const parcel = crypto.getRandomValues(new Uint32Array(4)).join("-");
  for (const [at, piece] of cut(text).entries()) {
    const there = piecesOf(await ask({ type: "piece", parcel, text: piece }));
    if (there !== at + 1) {
      // Stopped and started again it would take the rest for all.
      throw new Error(FORGOTTEN);
    }
  }
  return parcel;
}

/**
 * Fetches the text that an answer says lies in a parcel.
 *
 * @param {Ask} ask
 * @param {string} parcel
 * @param {Answer} answer
 * @returns {Promise<string>}
 * @throws when it is not there
 */
export async function collect(ask, parcel, answer) {
  const pieces = piecesOf(answer);
  const texts = [];
  for (let at = 0; at < pieces; at += 1) {
    const piece = await ask({ type: "fetch", parcel, at });
    if (!("text" in piece)) {
      throw new Error("error" in piece ? piece.error : "a piece is missing");
    }
    texts.push(piece.text);
  }
  return texts.join("");
}

/** @param {Answer} answer */
function piecesOf(answer) {
  if (!("pieces" in answer)) {
    const told = "error" in answer ? answer.error : "nothing came back";
    throw new Error(told, { cause: answer });
  }
  return answer.pieces;
}
