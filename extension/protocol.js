/**
 * What content script and background say to each other: plain data, one request, one answer. Both
 * browsers copy it by the structured clone algorithm, which knows more kinds of values than are asked
 * for here: what is none of those is no request.
 *
 * @import { Article, SanitizerConfig } from "./core.js"
 */

/**
 * @typedef {{ anyway: boolean, leftOut: boolean }} Wish
 *   `anyway` asks for the best guess whatever it is, `leftOut` for what was left out, written
 * @typedef {{ type: "read", snapshot: Bytes } & Wish} ReadRequest
 *   asks for the article of a captured page
 * @typedef {{ type: "readParcel", parcel: string } & Wish} ReadParcelRequest
 *   the same for a snapshot that lies in a parcel; the `ReadAnswer` comes as JSON in UTF-8, in pieces
 * @typedef {{ type: "markdown" | "page" | "text", article: Article }} WriteRequest
 *   asks for an article in another form
 * @typedef {{ type: "font", file: string }} FontRequest
 *   asks for a file of a font, for the pages cannot read files of the extension
 * @typedef {{ type: "piece", parcel: string, bytes: Bytes }} PieceRequest
 *   hands over a piece of something too long for one message
 * @typedef {{ type: "epub", parcel: string }} EpubRequest
 *   asks for the book whose order lies there (`book-order.js`); the answer comes in pieces
 * @typedef {{ type: "fetch", parcel: string, at: number }} FetchRequest
 *   asks for a piece of the answer
 * @typedef {{ type: "part", part: typeof PARTS[number] }} PartRequest
 *   asks for a part of the view, to be run in the tab that asks
 * @typedef {{ type: "settings" }} SettingsRequest
 *   asks for the page with all settings, which pages cannot open
 * @typedef {ReadRequest | ReadParcelRequest | WriteRequest | FontRequest | PieceRequest | EpubRequest | FetchRequest
 *   | PartRequest | SettingsRequest
 * } Request
 *
 * @typedef {Uint8Array<ArrayBuffer>} Bytes
 *
 * @typedef {{ article: Article, policy: SanitizerConfig }} ReadAnswer
 * @typedef {{ text: string }} WriteAnswer
 * @typedef {{ pieces: number }} PiecesAnswer how many pieces lie there
 * @typedef {{ bytes: Bytes }} BytesAnswer a file, or a piece of a parcel
 * @typedef {{ done: true }} DoneAnswer
 * @typedef {{ error: string, isEmpty: boolean }} ErrorAnswer
 *   `isEmpty` when there is nothing to read
 * @typedef {ReadAnswer | WriteAnswer | BytesAnswer | PiecesAnswer | DoneAnswer | ErrorAnswer} Answer
 */

import { isArticle, isPlain } from "./articles.js";
import { PARTS } from "./parts.js";
import { isFontFile } from "./reader/looks/fonts.js";

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
  if (!isPlain(value)) {
    return undefined;
  }
  const request = value;
  switch (request.type) {
    case "read":
      return isBytes(request.snapshot) && hasWish(request)
        ? /** @type {ReadRequest} */ (value)
        : undefined;
    case "readParcel":
      return typeof request.parcel === "string" && hasWish(request)
        ? /** @type {ReadParcelRequest} */ (value)
        : undefined;
    case "markdown":
    case "page":
    case "text":
      return isArticle(request.article)
        ? /** @type {WriteRequest} */ (value)
        : undefined;
    case "font":
      return isFontFile(request.file)
        ? /** @type {FontRequest} */ (value)
        : undefined;
    case "piece":
      return typeof request.parcel === "string" && isBytes(request.bytes)
        ? /** @type {PieceRequest} */ (value)
        : undefined;
    case "epub":
      return typeof request.parcel === "string"
        ? /** @type {EpubRequest} */ (value)
        : undefined;
    case "fetch":
      return typeof request.parcel === "string" &&
        Number.isSafeInteger(request.at)
        ? /** @type {FetchRequest} */ (value)
        : undefined;
    case "part":
      return PARTS.some((part) => part === request.part)
        ? /** @type {PartRequest} */ (value)
        : undefined;
    case "settings":
      return /** @type {SettingsRequest} */ (value);
    default:
      return undefined;
  }
}

/** @param {unknown} value */
function isBytes(value) {
  return value instanceof Uint8Array;
}

/** @param {Record<string, unknown>} request */
function hasWish({ anyway, leftOut }) {
  return typeof anyway === "boolean" && typeof leftOut === "boolean";
}
