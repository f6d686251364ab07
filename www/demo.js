/**
 * The demo page: the core and the reader of the extension, on a sample page or on one that a
 * person brings. Nothing leaves the machine.
 *
 * @import { Article } from "../extension/core.js"
 * @import { Page } from "./intake.js"
 * @import { Sample } from "./samples.js"
 */

import * as core from "./core.js";
import { element } from "../extension/reader/elements.js";
import { mountReader } from "../extension/reader/reader.js";
import { find } from "./find.js";
import { takeIn } from "./intake.js";
import { showOriginal } from "./original.js";
import { loadPart } from "./parts.js";
import { FORMS } from "./results.js";
import { SAMPLES } from "./samples.js";
import { createSplitter } from "./splitter.js";
import { aloud, marks, pace, store } from "./store.js";
import { count, fillTexts, percent, milliseconds, text } from "./strings.js";
import { createTabs } from "./tabs.js";
import { loadTexts } from "./texts.js";
import { measure, measureMore, showTiming, totalOf } from "./timing.js";

/** Takes the best guess, whatever it is. */
const INSIST = { minConfidence: 0 };

const desk = find("#desk", HTMLElement);
const frame = find("#frame", HTMLElement);
const readerPanel = find("#panel-reader", HTMLElement);
const timing = find("#timing", HTMLElement);
const status = find("#status", HTMLElement);

/** The article that is shown, if there is one. */
let article = /** @type {Article | undefined} */ (undefined);
let closeReader = () => {};
/** Counts what was opened: whoever comes back late finds it has moved on. */
let turn = 0;

const ready = core.load(new URL("stillpage_bg.wasm", import.meta.url));
// Told where the page is opened first.
ready.catch(() => {});
await loadTexts();
fillTexts(document);
listSamples();
createSplitter(find("#splitter", HTMLElement), desk);
createTabs(find("[role=tablist]", HTMLElement), fillPanel);
createSwitch();
createSkip();
takeIn(openOwn, tell);
window.addEventListener("hashchange", () => openSample(sampleOfAddress()));

openSample(sampleOfAddress() ?? SAMPLES[0]);

/** Fills the shelf. Its links are addresses of this page, so that each can be shared. */
function listSamples() {
  find("#samples", HTMLElement).append(
    ...SAMPLES.map(({ id, kind, title, lang }) => {
      const link = element(
        "a",
        { href: `#${id}` },
        element("span", { class: "kind", dir: "auto" }, kind),
        element("span", { class: "title", lang, dir: "auto" }, title),
      );
      return element("li", {}, link);
    }),
  );
}

/** @returns {Sample | undefined} */
function sampleOfAddress() {
  return SAMPLES.find(({ id }) => location.hash === `#${id}`);
}

/** @param {Sample | undefined} sample */
async function openSample(sample) {
  if (!sample) {
    return;
  }
  const mine = (turn += 1);
  markShelf(`#${sample.id}`);
  const address = new URL(sample.file, document.baseURI).href;
  try {
    const response = await fetch(address);
    if (!response.ok) {
      throw new Error(response.statusText);
    }
    const html = await response.text();
    if (mine === turn) {
      await open({ name: sample.title, html, address }, sample.hard);
    }
  } catch {
    if (mine === turn) {
      showProblem(text("failedTitle"), text("unavailable", sample.file));
    }
  }
}

/** @param {Page} page */
function openOwn(page) {
  markShelf("");
  history.replaceState(null, "", location.pathname + location.search);
  open(page, page.address || page.name);
}

/** @param {string} address of the sample that is open, or nothing */
function markShelf(address) {
  for (const link of find("#samples", HTMLElement).querySelectorAll("a")) {
    if (link.getAttribute("href") === address) {
      link.setAttribute("aria-current", "page");
      link.scrollIntoView({ block: "nearest", inline: "nearest" });
    } else {
      link.removeAttribute("aria-current");
    }
  }
}

/**
 * @param {Page} page
 * @param {string} about stands over the original
 */
async function open(page, about) {
  const mine = (turn += 1);
  const told = find("#about", HTMLElement);
  told.textContent = about;
  // What is said of the samples is in English; addresses are in no language.
  told.lang = "en";
  showOriginal(frame, page.html, page.address);
  tell(text("reading"));
  try {
    await ready;
  } catch (error) {
    showProblem(text("failedTitle"), text("loadFailed", reasonOf(error)));
    return;
  }
  if (mine === turn) {
    read(page, {});
  }
}

/**
 * Reads a page and shows what comes of it.
 *
 * @param {Page} page
 * @param {{ minConfidence?: number }} options
 */
function read(page, options) {
  /** @param {(name: string) => void} onStage */
  const run = (onStage) =>
    core.readHtml(page.html, page.address, { ...options, onStage });
  try {
    const { result, stages } = measure(run);
    show(result);
    showTiming(timing, stages, text("firstRun"), again);
    const { title, words, confidence } = result;
    const facts = [count(words), percent(confidence)];
    const time = milliseconds(totalOf(stages));
    tell(text("done", title ?? page.name, ...facts, time));
  } catch (error) {
    explain(error, page, options);
  }

  async function again() {
    const mine = turn;
    const { stages, runs } = await measureMore(run, () => mine === turn);
    if (mine === turn && runs > 0) {
      showTiming(timing, stages, text("meanOf", count(runs)), again);
      const time = milliseconds(totalOf(stages));
      tell(`${text("total", time)}, ${text("meanOf", count(runs))}`);
    }
  }
}

/** @param {Article} result */
async function show(result) {
  const mine = turn;
  clear();
  article = result;
  document.title = `${result.title ?? text("pastedPage")} · Stillpage`;
  const host = element("div", { class: "host" });
  readerPanel.append(host);
  fillShownPanel();
  try {
    const context = {
      policy: core.sanitizerConfig(),
      store,
      aloud,
      pace,
      marks,
      toMarkdown: core.toMarkdown,
      loadPart,
      loadFont,
      toPage: core.toPage,
      toText: core.toText,
      toEpub: core.toEpub,
    };
    const { destroy } = await mountReader(host, result, context);
    closeReader = destroy;
  } catch {
    if (mine === turn) {
      host.replaceWith(notice(text("failedTitle"), text("tooOld")));
    }
  }
}

/** @param {string} file */
async function loadFont(file) {
  const response = await fetch(new URL(`fonts/${file}`, import.meta.url));
  if (!response.ok) {
    throw new Error(response.statusText);
  }
  return new Uint8Array(await response.arrayBuffer());
}

/** Takes away what is shown of the last page. */
function clear() {
  closeReader();
  closeReader = () => {};
  article = undefined;
  timing.replaceChildren();
  readerPanel.replaceChildren();
  for (const id of Object.keys(FORMS)) {
    const panel = find(`#${id}`, HTMLElement);
    panel.replaceChildren();
    panel.scrollTop = 0;
  }
}

/**
 * Fills a panel when it is first shown.
 *
 * @param {HTMLElement} panel
 */
function fillPanel(panel) {
  const form = FORMS[panel.id];
  if (!form || panel.hasChildNodes()) {
    return;
  }
  panel.append(
    ...(article
      ? form(article, tell)
      : [element("p", { class: "note" }, text("noResult"))]),
  );
}

function fillShownPanel() {
  for (const id of Object.keys(FORMS)) {
    const panel = find(`#${id}`, HTMLElement);
    if (!panel.hidden) {
      fillPanel(panel);
    }
  }
}

/**
 * Says why there is no article, and what can be done.
 *
 * @param {unknown} error
 * @param {Page} page
 * @param {{ minConfidence?: number }} options with which it failed
 */
function explain(error, page, options) {
  if (!(error instanceof Error) || error.name !== "NothingToRead") {
    showProblem(text("failedTitle"), reasonOf(error));
    return;
  }
  if (options === INSIST) {
    showProblem(text("nothingTitle"), text("nothingAtAll"));
    return;
  }
  const insist = element(
    "button",
    { type: "button", class: "primary" },
    text("readAnyway"),
  );
  insist.addEventListener("click", () => {
    read(page, INSIST);
    readerPanel.focus();
  });
  showProblem(text("nothingTitle"), text("nothingText"), insist);
}

/** @param {unknown} error */
function reasonOf(error) {
  return error instanceof Error ? error.message : String(error);
}

/**
 * @param {string} title
 * @param {string} words
 * @param {HTMLElement[]} actions
 */
function showProblem(title, words, ...actions) {
  clear();
  document.title = `${title} · Stillpage`;
  readerPanel.append(notice(title, words, ...actions));
  fillShownPanel();
  tell(`${title}. ${words}`);
}

/**
 * @param {string} title
 * @param {string} words
 * @param {HTMLElement[]} actions
 */
function notice(title, words, ...actions) {
  return element(
    "div",
    { class: "notice" },
    element("h2", {}, title),
    element("p", {}, words),
    ...actions,
  );
}

/**
 * Tells a screen reader; what can be seen says it too.
 *
 * @param {string} words
 */
function tell(words) {
  status.textContent = words;
}

/** On narrow screens one side is shown at a time. */
function createSwitch() {
  const original = find("#show-original", HTMLButtonElement);
  const result = find("#show-result", HTMLButtonElement);
  /** @param {"original" | "result"} side */
  const choose = (side) => {
    desk.dataset.side = side;
    original.setAttribute("aria-pressed", String(side === "original"));
    result.setAttribute("aria-pressed", String(side === "result"));
  };
  original.addEventListener("click", () => choose("original"));
  result.addEventListener("click", () => choose("result"));
  choose("result");
}

/** The address stays that of the sample, so that a reload shows it again. */
function createSkip() {
  find(".skip", HTMLAnchorElement).addEventListener("click", (event) => {
    event.preventDefault();
    find("#results", HTMLElement).focus();
  });
}
