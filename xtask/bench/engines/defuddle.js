/** Defuddle, which makes its own copy of the page. */

import Defuddle from "defuddle";

/**
 * @param {Document} document
 * @returns {import("../in-page.js").Reading}
 */
export function read(document) {
  const found = new Defuddle(document, { url: document.URL }).parse();
  return { length: found.content.length };
}
