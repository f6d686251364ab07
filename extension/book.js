/**
 * Has the background make a book. Order and book are longer than one message may be: both go in
 * pieces.
 *
 * @import { Article, EpubImage } from "./core.js"
 * @import { Answer, BookOrder, Request } from "./protocol.js"
 */

import { cut } from "./parcels.js";

/**
 * @param {(request: Request) => Promise<Answer>} ask
 * @param {Article} article
 * @param {EpubImage[]} images
 * @returns {Promise<Uint8Array<ArrayBuffer>>} the file
 * @throws when the background cannot make it
 */
export async function orderBook(ask, article, images) {
  const parcel = crypto.getRandomValues(new Uint32Array(4)).join("-");
  /** @type {BookOrder} */
  const order = {
    // What was left out and not put back is not in the book.
    article: { ...article, leftOut: [] },
    images: images.map(({ src, bytes }) => ({ src, base64: bytes.toBase64() })),
  };
  for (const text of cut(JSON.stringify(order))) {
    expect(await ask({ type: "piece", parcel, text }));
  }
  const { pieces } = expect(await ask({ type: "epub", parcel }));
  const texts = [];
  for (let at = 0; at < pieces; at += 1) {
    const answer = await ask({ type: "fetch", parcel, at });
    if (!("text" in answer)) {
      throw new Error("error" in answer ? answer.error : "a piece is missing");
    }
    texts.push(answer.text);
  }
  return Uint8Array.fromBase64(texts.join(""));
}

/** @param {Answer} answer */
function expect(answer) {
  if (!("pieces" in answer)) {
    throw new Error("error" in answer ? answer.error : "no book came back");
  }
  return answer;
}
