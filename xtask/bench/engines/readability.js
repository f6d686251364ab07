/** Readability.js, on a copy of the page: it takes apart what it reads. */

import { Readability } from "@mozilla/readability";

/**
 * @param {Document} document
 * @returns {import("../in-page.js").Reading}
 */
export function read(document) {
  const copy = /** @type {Document} */ (document.cloneNode(true));
  return { length: new Readability(copy).parse()?.content?.length ?? 0 };
}
