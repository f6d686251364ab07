/**
 * Has the background make a book. Order and book may be longer than a message: both go in pieces.
 *
 * @import { Article, EpubImage } from "./core.js"
 * @import { Answer, Request } from "./protocol.js"
 */

import { packOrder } from "./book-order.js";
import { collect, send } from "./shipping.js";

/**
 * @param {(request: Request) => Promise<Answer>} ask
 * @param {Article} article
 * @param {EpubImage[]} images
 * @returns {Promise<Uint8Array<ArrayBuffer>>} the file
 * @throws when the background cannot make it
 */
export async function orderBook(ask, article, images) {
  // What was left out and not put back is not in the book.
  const order = packOrder({ ...article, leftOut: [] }, images);
  const parcel = await send(ask, order);
  const answer = await ask({ type: "epub", parcel });
  return collect(ask, parcel, answer);
}
