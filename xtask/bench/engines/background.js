/** The least that wakes the background and makes it read. */

import { ask } from "../../../extension/platform.js";

/** @returns {Promise<import("../in-page.js").Reading>} */
export async function read() {
  await ask({ type: "read", snapshot: "stillpage/1", anyway: true });
  return {};
}
