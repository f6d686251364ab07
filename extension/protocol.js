/**
 * What content script and background say to each other: plain data, one request, one answer.
 *
 * @import { Article, SanitizerConfig } from "./core.js"
 */

/**
 * @typedef {{ type: "read", snapshot: string, anyway: boolean }} ReadRequest
 *   asks for the article of a captured page; `anyway` for the best guess whatever it is
 * @typedef {{ type: "markdown" | "text", article: Article }} WriteRequest
 *   asks for an article in another form
 * @typedef {ReadRequest | WriteRequest} Request
 *
 * @typedef {{ article: Article, policy: SanitizerConfig }} ReadAnswer
 * @typedef {{ text: string }} WriteAnswer
 * @typedef {{ error: string, isEmpty: boolean }} ErrorAnswer
 *   `isEmpty` when there is nothing to read
 * @typedef {ReadAnswer | WriteAnswer | ErrorAnswer} Answer
 */

import { isArticle } from "./articles.js";

/**
 * Whether a message comes from our content script, which runs in the top frame of a tab.
 *
 * @param {{ id?: string, tab?: { id?: number }, frameId?: number }} sender
 * @param {string} id of the extension
 */
export function isOurs(sender, id) {
  return (
    sender.id === id && sender.tab?.id !== undefined && sender.frameId === 0
  );
}

/**
 * Returns the request if it is one; whatever runs in a page may send anything.
 *
 * @param {unknown} value
 * @returns {Request | undefined}
 */
export function asRequest(value) {
  if (typeof value !== "object" || value === null || !("type" in value)) {
    return undefined;
  }
  const request = /** @type {Record<string, unknown>} */ (value);
  switch (request.type) {
    case "read":
      return typeof request.snapshot === "string" &&
        typeof request.anyway === "boolean"
        ? /** @type {ReadRequest} */ (value)
        : undefined;
    case "markdown":
    case "text":
      return isArticle(request.article)
        ? /** @type {WriteRequest} */ (value)
        : undefined;
    default:
      return undefined;
  }
}
