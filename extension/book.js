/**
 * Has the background make a book. Order and book may be longer than a message: both go in pieces.
 *
 * @import { Article, EpubImage } from "./core.js"
 * @import { Answer, BookOrder, Request } from "./protocol.js"
 */

import { collect, send } from "./shipping.js";

/**
 * @param {(request: Request) => Promise<Answer>} ask
 * @param {Article} article
 * @param {EpubImage[]} images
 * @returns {Promise<Uint8Array<ArrayBuffer>>} the file
 * @throws when the background cannot make it
 */
export async function orderBook(ask, article, images) {
  /** @type {BookOrder} */
  const order = {
    // What was left out and not put back is not in the book.
    article: { ...article, leftOut: [] },
    images: images.map(({ src, bytes }) => ({ src, base64: bytes.toBase64() })),
  };
  const parcel = await send(
    ask,
    new TextEncoder().encode(JSON.stringify(order)),
  );
  const answer = await ask({ type: "epub", parcel });
  return collect(ask, parcel, answer);
}
