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
 * @typedef {{ type: "font", file: string }} FontRequest
 *   asks for a file of a font, for the pages cannot read files of the extension
 * @typedef {{ type: "settings" }} SettingsRequest
 *   asks for the page with all settings, which pages cannot open
 * @typedef {ReadRequest | WriteRequest | FontRequest | SettingsRequest} Request
 *
 * @typedef {{ article: Article, policy: SanitizerConfig }} ReadAnswer
 * @typedef {{ text: string }} WriteAnswer
 * @typedef {{ bytes: string }} FontAnswer
 *   in base64: what is no text does not travel in every browser
 * @typedef {{ done: true }} DoneAnswer
 * @typedef {{ error: string, isEmpty: boolean }} ErrorAnswer
 *   `isEmpty` when there is nothing to read
 * @typedef {ReadAnswer | WriteAnswer | FontAnswer | DoneAnswer | ErrorAnswer} Answer
 */

import { FONT_FILES } from "./reader/fonts.js";

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
      return typeof request.article === "object" && request.article !== null
        ? /** @type {WriteRequest} */ (value)
        : undefined;
    case "font":
      return FONT_FILES.some((file) => file === request.file)
        ? /** @type {FontRequest} */ (value)
        : undefined;
    case "settings":
      return /** @type {SettingsRequest} */ (value);
    default:
      return undefined;
  }
}
