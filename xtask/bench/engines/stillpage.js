/** Stillpage as shipped: captured here, read in the background, the article's HTML back here. */

import { capture } from "../../../extension/capture.js";
import { ask } from "../../../extension/platform.js";

/**
 * @param {Document} document
 * @returns {Promise<import("../in-page.js").Reading>}
 */
export async function read(document) {
  const start = performance.now();
  const { snapshot } = capture(document);
  const captured = performance.now();
  const wish = { anyway: true, leftOut: false };
  const answer = await ask({ type: "read", snapshot, ...wish });
  const answered = performance.now();
  if (!("article" in answer)) {
    throw new Error("error" in answer ? answer.error : "no article came back");
  }
  return {
    length: answer.article.html.length,
    parts: { capture: captured - start, answer: answered - captured },
  };
}
