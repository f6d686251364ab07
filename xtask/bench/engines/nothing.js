/** What an order costs by itself. */

/** @returns {import("../in-page.js").Reading} */
export function read() {
  return {};
}
