/** The snapshot of a page, for what is measured of the core alone. */

import { capture } from "../../../extension/capture.js";

/**
 * @param {Document} document
 * @returns {import("../in-page.js").Reading}
 */
export function read(document) {
  return { snapshot: new TextDecoder().decode(capture(document).snapshot) };
}
