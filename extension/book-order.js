/**
 * The order of a book as bytes: JSON that says what is wanted in one line, and after it the files
 * of the pictures, one after another.
 *
 * @import { Article, EpubImage } from "./core.js"
 * @import { Bytes } from "./protocol.js"
 */

import { isArticle, isPlain } from "./articles.js";
import { join } from "./parcels.js";

/** What ends the JSON, which has none. */
const END = "\n";

/**
 * @param {Article} article
 * @param {EpubImage[]} images
 * @returns {Bytes}
 */
export function packOrder(article, images) {
  const sizes = images.map(({ src, bytes: { length } }) => ({ src, length }));
  const files = images.map(({ bytes }) => /** @type {Bytes} */ (bytes));
  const head = JSON.stringify({ article, images: sizes }) + END;
  return join([new TextEncoder().encode(head), ...files]);
}

/**
 * @param {Bytes} bytes whatever a page may have sent
 * @returns {{ article: Article, images: EpubImage[] }}
 * @throws when it is no order, in words
 */
export function unpackOrder(bytes) {
  const end = bytes.indexOf(END.charCodeAt(0));
  const { article, images } = headOf(bytes.subarray(0, end + 1));
  if (!isArticle(article)) {
    throw new Error("what was sent is no article");
  }
  if (!isListOfPictures(images)) {
    throw new Error("what was sent with the article are no pictures");
  }
  let at = end + 1;
  const files = images.map(({ src, length }) => {
    const file = bytes.subarray(at, at + length);
    at += length;
    return { src, bytes: file };
  });
  if (at !== bytes.length) {
    throw new Error(`the order has ${bytes.length} bytes, and not ${at}`);
  }
  return { article, images: files };
}

/** @param {Bytes} head */
function headOf(head) {
  /** @type {unknown} */
  let value;
  try {
    value = JSON.parse(new TextDecoder().decode(head));
  } catch (error) {
    throw new Error("the order does not begin with JSON", { cause: error });
  }
  return isPlain(value) ? value : {};
}

/**
 * @param {unknown} value
 * @returns {value is { src: string, length: number }[]}
 */
function isListOfPictures(value) {
  return (
    Array.isArray(value) &&
    value.every(
      (each) =>
        isPlain(each) &&
        typeof each.src === "string" &&
        Number.isSafeInteger(each.length) &&
        Number(each.length) >= 0,
    )
  );
}
