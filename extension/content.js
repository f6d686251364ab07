/**
 * The script a press of the button runs in the page: the first press reads it, the next one gives
 * it back. It may run many times in one page and then finds what it left, in a world that is the
 * extension's own.
 *
 * @import { Article } from "./core.js"
 * @import { Captured } from "./capture.js"
 * @import { ReadAnswer } from "./protocol.js"
 */

import { orderBook } from "./book.js";
import { capture } from "./capture.js";
import { createLoader } from "./parts.js";
import * as platform from "./platform.js";
import { blocksOf } from "./reader/place/blocks.js";
import { button } from "./reader/elements.js";
import { message, useMessages } from "./reader/messages.js";
import { openOverlay, takeLeftovers } from "./reader/frame/overlay.js";
import {
  blockBeingRead,
  blockOf,
  elementOf,
  sourceElement,
  sourceOnScreen,
} from "./reader/place/place.js";
import { fillReader } from "./reader/reader.js";
import { renderNotice } from "./reader/view.js";
import { askToRead } from "./reading.js";
import { openStore, PLACES } from "./settings.js";

const places = {
  load: () => platform.loadLocal(PLACES),
  /** @param {unknown} value */
  save: (value) => platform.storeLocal(PLACES, value),
};

/** Where it is kept how fast this reader reads. */
const PACE = "pace";

const pace = {
  load: () => platform.loadLocal(PACE),
  /** @param {unknown} value */
  save: (value) => platform.storeLocal(PACE, value),
};

/** Where it is kept how to read aloud: the voices are those of this device. */
const ALOUD = "aloud";

const aloud = {
  load: () => platform.loadLocal(ALOUD),
  /** @param {unknown} value */
  save: (value) => platform.storeLocal(ALOUD, value),
};

/** Highlights of an article are kept under this and its address, on this device. */
const MARKS = "highlights:";

const marks = {
  /** @param {string} address */
  load: (address) => platform.loadLocal(MARKS + address),
  /**
   * @param {string} address
   * @param {unknown[]} all
   */
  save: (address, all) =>
    all.length > 0
      ? platform.storeLocal(MARKS + address, all)
      : platform.forgetLocal(MARKS + address),
  isLasting: !platform.isPrivate(),
};

/** @typedef {Awaited<ReturnType<typeof fillReader>>} Reader */

/** So far a page may move by itself while it settles, in CSS pixels. */
const SETTLING = 8;

/**
 * What is read: the number of the block among the blocks, its words, and how much of it was read.
 *
 * @typedef {{ at: number, words: string, part: number }} Place
 */

/**
 * What was read in a page, and where the page was then.
 *
 * @typedef {Place & { x: number, y: number }} Left
 */

/**
 * While nobody has scrolled the page since, the view opens there again.
 *
 * @type {Left | undefined}
 */
let left;

/** How long to wait for the rest of a page, in milliseconds. */
const PATIENCE = 1500;

/**
 * What a press does now.
 *
 * @type {() => void}
 */
let press = read;

/** Where the next run finds the press; a symbol, for elements are found under their names there. */
const PRESS = Symbol.for("stillpage");

const world = /** @type {{ [PRESS]?: () => void }} */ (globalThis);
world[PRESS] ??= () => press();
useMessages(platform.message, platform.uiLanguage());
/** Asked for now: once the extension is gone it has no texts either. */
const goneText = message("goneText");
world[PRESS]();

/** Reads the page and shows the article, or says why there is none. */
async function read() {
  await show(false);
}

/** @param {boolean} anyway whether to show the best guess, whatever it is */
async function show(anyway) {
  // A second press while the first is on its way does nothing.
  press = () => {};
  if (takeLeftovers()) {
    // One whose script lives on gives the page back as it finds itself gone.
    await new Promise((resolve) => setTimeout(resolve));
  }
  try {
    await untilParsed();
    const stores = openStores();
    const captured = capture(document);
    const { snapshot } = captured;
    const answer = await askToRead(
      platform.ask,
      snapshot,
      { anyway, leftOut: false },
      platform.isHere,
    );
    if (answer === "gone") {
      notify(message("goneTitle"), goneText, false);
    } else if (answer === "silent") {
      notify(message("failedTitle"), message("noAnswer"), false);
    } else if ("article" in answer) {
      await open(answer, captured, stores);
    } else if (answer.isEmpty) {
      notify(message("nothingTitle"), message("nothingText"), true);
    } else {
      notify(message("failedTitle"), answer.error, false);
    }
  } catch (error) {
    // Where not even this can be shown, the next press tries again.
    press = read;
    notify(message("failedTitle"), String(error), false);
  }
}

/** Opens what the view asks for first, and asks for it at once: it comes while the page is read. */
function openStores() {
  const store = openStore(location.hostname);
  const { site } = store;
  return {
    store: { ...ahead(store), ...(site && { site: ahead(site) }) },
    places: ahead(places),
    pace: ahead(pace),
  };
}

/**
 * Starts to load what is kept somewhere; later it is loaded as ever.
 *
 * @template {{ load: () => Promise<unknown> }} K
 * @param {K} kept
 * @returns {K}
 */
function ahead(kept) {
  /** @type {Promise<unknown> | undefined} */
  let loading = kept.load();
  // Who asks for it hears of it.
  loading.catch(() => {});
  const load = () => {
    const loaded = loading ?? kept.load();
    loading = undefined;
    return loaded;
  };
  return { ...kept, load };
}

/** Waits for the rest of a page that is on its way, but not for one that never ends. */
async function untilParsed() {
  if (document.readyState === "loading") {
    await new Promise((resolve) => {
      document.addEventListener("DOMContentLoaded", resolve, { once: true });
      setTimeout(resolve, PATIENCE);
    });
  }
}

/**
 * @param {ReadAnswer} answer
 * @param {Captured} captured
 * @param {ReturnType<typeof openStores>} stores
 */
async function open({ article, policy }, { elements, snapshot }, stores) {
  const wasLeft = left && isAsLeft(left) ? left : undefined;
  const source = sourceOnScreen(article.html, elements);
  const overlay = openOverlay(article.title ?? message("name"), close);
  press = close;
  let isOpen = true;
  /** What is to be shown in the page. @type {Element | undefined} */
  let asked;
  /** How far it was scrolled as it opened, and the block that was read there. */
  let opened = 0;
  /** @type {number | undefined} */
  let first;
  /** @type {Reader | undefined} */
  let reader;
  try {
    reader = await fillReader(overlay.dialog, article, {
      policy,
      ...stores,
      elements,
      marks,
      aloud,
      loadPart: createLoader(platform.ask),
      loadLeftOut: () => readLeftOut(snapshot),
      loadFont,
      openSettings: () => platform.ask({ type: "settings" }),
      toMarkdown: (written) => write("markdown", written),
      toPage: (written) => write("page", written),
      toText: (written) => write("text", written),
      toEpub: (written, images) => orderBook(platform.ask, written, images),
      print: () => window.print(),
      showInPage(block) {
        asked = block;
        close();
      },
      close,
    });
  } catch (error) {
    close();
    throw error;
  }
  if (!isOpen) {
    // It was closed while it was being filled.
    reader.stop();
    return;
  }
  const isAsPage = openAt(reader, wasLeft, source);
  opened = reader.flow.scrolled();
  // Where the page is; not where reading stopped on another day.
  first = isAsPage || !opened ? placeIn(reader)?.at : undefined;
  function close() {
    if (!isOpen) {
      return;
    }
    isOpen = false;
    press = read;
    const scrolled = reader?.flow.scrolled() ?? 0;
    const place = reader && placeIn(reader);
    // The page stays where it is until something else is read.
    const isElsewhere = scrolled !== opened && place?.at !== first;
    const beingRead =
      reader && place && isElsewhere
        ? elementOf(reader.content, place.at, elements)
        : undefined;
    const goTo = (asked && sourceElement(asked, elements)) ?? beingRead;
    try {
      // First, for it looks at the view: where the text stands is where reading stopped.
      reader?.stop();
    } finally {
      overlay.close(goTo);
      // Where the page was led to, it is seen where the view is to open.
      left =
        !asked && place && scrolled > 0
          ? { ...place, x: scrollX, y: scrollY }
          : undefined;
    }
  }
}

/**
 * Whether nobody has scrolled the page since it was left.
 *
 * @param {Left} left
 */
function isAsLeft({ x, y }) {
  return Math.hypot(scrollX - x, scrollY - y) < SETTLING;
}

/**
 * Where reading is; nowhere past the end.
 *
 * @param {Reader} reader
 * @returns {Place | undefined}
 */
function placeIn({ content, flow }) {
  const at = blockBeingRead(flow, content);
  const block = [...blocksOf(content)][at ?? -1];
  return at === undefined || !block
    ? undefined
    : { at, words: block.textContent, part: flow.partRead(block) };
}

/**
 * @param {Reader} reader
 * @param {Left | undefined} left where the page is as it was left
 * @param {number | undefined} source number of the block that is seen on the page
 * @returns {boolean} whether that is where the page is
 */
function openAt({ content, flow }, left, source) {
  const block = left && [...blocksOf(content)][left.at];
  if (block && block.textContent === left.words) {
    flow.bringPart(block, left.part);
    return true;
  }
  const seen = source === undefined ? undefined : blockOf(content, source);
  if (seen) {
    flow.bring(seen);
  }
  return Boolean(seen);
}

/**
 * What was left out of a page, written: few look at it, and a press does not wait for it.
 *
 * @param {import("./protocol.js").Bytes} snapshot
 * @throws when the background has no answer
 */
async function readLeftOut(snapshot) {
  const wish = { anyway: true, leftOut: true };
  const answer = await askToRead(
    platform.ask,
    snapshot,
    wish,
    // Named one by one, so that the bundle has nothing else of the interface.
    platform.isHere,
  );
  if (typeof answer === "string" || "error" in answer) {
    throw new Error("what was left out did not come back");
  }
  return answer.article.leftOut;
}

/**
 * @param {"markdown" | "page" | "text"} type
 * @param {Article} article
 * @throws when the background has no answer
 */
async function write(type, article) {
  const answer = await platform.ask({ type, article });
  if (!("text" in answer)) {
    throw new Error("no text came back", { cause: answer });
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
  return answer.bytes;
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
