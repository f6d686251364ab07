/** The least that wakes the background and makes it read. */

import { ask } from "../../../extension/platform.js";

/** @returns {Promise<import("../in-page.js").Reading>} */
export async function read() {
  const wish = { anyway: true, leftOut: false };
  const snapshot = new TextEncoder().encode("stillpage/1");
  await ask({ type: "read", snapshot, ...wish });
  return {};
}
