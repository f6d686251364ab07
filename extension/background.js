/**
 * Takes presses of the button to the page, and runs the core for it: under the policies of many
 * pages WebAssembly runs nowhere else.
 *
 * @import { Answer, Bytes, Request, Wish } from "./protocol.js"
 */

import { unpackOrder } from "./book-order.js";
import * as core from "./core.js";
import { guessLanguage } from "./language.js";
import { createParcels, cut } from "./parcels.js";
import * as platform from "./platform.js";
import { asRequest } from "./protocol.js";

const MENU_READ = "read";

/** Presses that come closer upon each other are one, as of who clicks twice; in milliseconds. */
const DOUBLE_CLICK = 300;

/** The last press that counted. */
let pressed = { tabId: -1, at: -DOUBLE_CLICK };

/** What content scripts send and fetch in pieces. */
const parcels = createParcels();

platform.onAction(readTab);
platform.onMenu(
  [
    {
      id: MENU_READ,
      title: platform.message("menuRead", []),
      contexts: ["page"],
    },
  ],
  (_, tabId) => readTab(tabId),
);
platform.onRequest(async (value, tabId) => {
  const request = asRequest(value);
  return request
    ? answer(request, tabId)
    : { error: "no such request", isEmpty: false };
});
// Ready before it is needed; who needs it and finds it failed tries again.
reading().catch(() => {});

/**
 * Opens the reader in a tab, or closes it there.
 *
 * @param {number} tabId
 */
async function readTab(tabId) {
  const at = performance.now();
  if (tabId === pressed.tabId && at - pressed.at < DOUBLE_CLICK) {
    return;
  }
  pressed = { tabId, at };
  try {
    await platform.runInTab(tabId, "content.js");
    await platform.clearMark(tabId);
  } catch {
    await platform.showPopup(
      tabId,
      "notice.html",
      platform.message("forbiddenPage", []),
    );
  }
}

/**
 * @param {Request} request
 * @param {number} tabId the tab that asks
 * @returns {Promise<Answer>}
 */
async function answer(request, tabId) {
  try {
    switch (request.type) {
      case "read":
        return await read(request.snapshot, request);
      case "readParcel": {
        const snapshot = parcels.take(request.parcel);
        const found = JSON.stringify(await read(snapshot, request));
        const bytes = new TextEncoder().encode(found);
        return { pieces: lay(request.parcel, bytes) };
      }
      case "markdown":
        return { text: (await writers()).toMarkdown(request.article) };
      case "page":
        return { text: (await writers()).toPage(request.article) };
      case "text":
        return { text: (await writers()).toText(request.article) };
      case "part":
        await platform.runInTab(tabId, `parts/${request.part}.js`);
        return { done: true };
      case "settings":
        await platform.openSettings();
        return { done: true };
      case "font":
        return { bytes: await platform.readFile(`fonts/${request.file}`) };
      case "piece":
        return { pieces: parcels.add(request.parcel, request.bytes) };
      case "epub":
        return { pieces: await bind(request.parcel) };
      case "fetch":
        return { bytes: parcels.piece(request.parcel, request.at) };
    }
  } catch (error) {
    const { name, message } =
      error instanceof Error ? error : new Error(String(error));
    return { error: message, isEmpty: name === "NothingToRead" };
  }
}

/** What reads; it runs unless its file is missing or damaged. */
async function reading() {
  await core.inWords(core.load(platform.fileUrl), coreFailed);
  return core;
}

/** What writes, likewise. */
function writers() {
  return core.inWords(core.loadWriters(platform.fileUrl), coreFailed);
}

function coreFailed() {
  return platform.message("coreFailed", []);
}

/**
 * @param {Bytes} snapshot
 * @param {Wish} wish
 */
async function read(snapshot, { anyway, leftOut }) {
  const { readSnapshot, sanitizerConfig } = await reading();
  const language = await guessLanguage(snapshot, platform.detectLanguage);
  const article = readSnapshot(snapshot, {
    ...(anyway && { minConfidence: 0 }),
    ...(language && { language }),
    leftOut,
  });
  return { article, policy: sanitizerConfig() };
}

/**
 * Lays bytes where they can be fetched.
 *
 * @param {string} parcel
 * @param {Bytes} bytes
 * @returns {number} how many pieces it has
 */
function lay(parcel, bytes) {
  return cut(bytes).reduce((_, piece) => parcels.add(parcel, piece), 0);
}

/**
 * Makes the book that was ordered, and lays it where the order was.
 *
 * @param {string} parcel
 * @returns {Promise<number>} how many pieces it has
 */
async function bind(parcel) {
  const { article, images } = unpackOrder(parcels.take(parcel));
  const { toEpub } = await writers();
  const book = /** @type {Bytes} */ (toEpub(article, images));
  return lay(parcel, book);
}
