/**
 * The script a press of the button runs in the page: the first press reads it, the next one gives
 * it back. It may run many times in one page and then finds what it left, in a world that is the
 * extension's own.
 *
 * @import { Article } from "./core.js"
 * @import { Captured } from "./capture.js"
 * @import { ReadAnswer } from "./protocol.js"
 */

import { capture } from "./capture.js";
import * as platform from "./platform.js";
import { button } from "./reader/elements.js";
import { message, useMessages } from "./reader/messages.js";
import { openOverlay } from "./reader/overlay.js";
import { blockOnScreen, elementBeingRead } from "./reader/place.js";
import { fillReader } from "./reader/reader.js";
import { renderNotice } from "./reader/view.js";
import { openStore, PLACES } from "./settings.js";

const places = {
  load: () => platform.loadLocal(PLACES),
  /** @param {unknown} value */
  save: (value) => platform.storeLocal(PLACES, value),
};

/** The distance from where the view opened, in heights of the window, that counts as reading on. */
const READ_ON = 0.5;

/**
 * What a press does now.
 *
 * @type {() => void}
 */
let press = read;

const world = /** @type {{ stillpage?: () => void }} */ (
  /** @type {unknown} */ (globalThis)
);
world.stillpage ??= () => press();
useMessages(platform.message, platform.uiLanguage());
world.stillpage();

/** Reads the page and shows the article, or says why there is none. */
async function read() {
  await show(false);
}

/** @param {boolean} anyway whether to show the best guess, whatever it is */
async function show(anyway) {
  // A second press while the first is on its way does nothing.
  press = () => {};
  const captured = capture(document);
  try {
    const request = /** @type {const} */ ({
      type: "read",
      snapshot: captured.snapshot,
      anyway,
    });
    const answer = await platform.ask(request);
    if ("article" in answer) {
      await open(answer, captured);
    } else if ("error" in answer && answer.isEmpty) {
      notify(message("nothingTitle"), message("nothingText"), true);
    } else if ("error" in answer) {
      notify(message("failedTitle"), answer.error, false);
    }
  } catch {
    notify(message("goneTitle"), message("goneText"), false);
  }
}

/**
 * @param {ReadAnswer} answer
 * @param {Captured} captured
 */
async function open({ article, policy }, { elements }) {
  const overlay = openOverlay(article.title ?? message("name"), close);
  press = close;
  const reader = await fillReader(overlay.dialog, article, {
    policy,
    store: openStore(location.hostname),
    places,
    toMarkdown,
    loadFont,
    openSettings: () => platform.ask({ type: "settings" }),
    print: () => window.print(),
    close,
  });
  blockOnScreen(reader.content, elements)?.scrollIntoView({ block: "start" });
  const opened = overlay.dialog.scrollTop;
  function close() {
    press = read;
    const moved = Math.abs(overlay.dialog.scrollTop - opened);
    const hasReadOn = moved > READ_ON * overlay.dialog.clientHeight;
    const place = hasReadOn
      ? elementBeingRead(reader.content, elements)
      : undefined;
    reader.stop();
    overlay.close(place);
  }
}

/**
 * @param {Article} article
 * @throws when the background has no answer
 */
async function toMarkdown(article) {
  const answer = await platform.ask({ type: "markdown", article });
  if (!("text" in answer)) {
    throw new Error("error" in answer ? answer.error : "no Markdown came back");
  }
  return answer.text;
}

/**
 * @param {string} file
 * @throws when the background has no answer
 */
async function loadFont(file) {
  const answer = await platform.ask({ type: "font", file });
  if (!("bytes" in answer)) {
    throw new Error("error" in answer ? answer.error : "no font came back");
  }
  return Uint8Array.fromBase64(answer.bytes);
}

/**
 * Shows a message over the page.
 *
 * @param {string} title
 * @param {string} text
 * @param {boolean} canInsist whether the best guess may be asked for
 */
function notify(title, text, canInsist) {
  const overlay = openOverlay(title, close);
  press = close;
  const actions = [button(message("close"), message("close"), close)];
  if (canInsist) {
    const insist = button(message("readAnyway"), message("readAnyway"), () => {
      overlay.close();
      show(true);
    });
    actions.unshift(insist);
  }
  overlay.dialog.classList.add("reader");
  overlay.dialog.append(renderNotice({ title, text, actions }));
  actions[0]?.focus();
  function close() {
    press = read;
    overlay.close();
  }
}
