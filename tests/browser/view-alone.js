/**
 * Runs in a page of `large.test.js`: the view as the extension opens it, from the article on, and
 * the same HTML without any of it.
 *
 * @import { ReaderContext } from "../../extension/reader/reader.js"
 */

import { openOverlay } from "../../extension/reader/frame/overlay.js";
import { blockBeingRead } from "../../extension/reader/place/place.js";
import { fillReader } from "../../extension/reader/reader.js";
import * as core from "../../www/core.js";
import { loadPart } from "../../www/parts.js";
import { aloud, marks, store } from "../../www/store.js";
import { loadTexts } from "../../www/texts.js";

/** So far is scrolled, in pixels. */
const AWAY = 500;

/**
 * Waits until what was done is on the screen.
 *
 * @returns {Promise<void>}
 */
function drawn() {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => resolve();
    requestAnimationFrame(() => port2.postMessage(0));
  });
}

/** Scrolls once, and waits until that is seen. @param {Element} frame */
async function scrollOnce(frame) {
  const scrolled = new Promise((resolve) =>
    frame.addEventListener("scroll", resolve, { once: true }),
  );
  frame.scrollBy({ top: AWAY, behavior: "instant" });
  await scrolled;
  await drawn();
}

/**
 * Reads a page, and gives what times the view over its article.
 *
 * @param {string} html of the page
 */
async function prepare(html) {
  await loadTexts();
  await core.load(new URL("stillpage_bg.wasm", import.meta.url));
  const article = core.readHtml(html, location.href, {});
  /** @type {ReaderContext} */
  const context = {
    policy: core.sanitizerConfig(),
    store,
    aloud,
    marks,
    places: { load: async () => null, save: async () => {} },
    loadPart,
    toMarkdown: core.toMarkdown,
    toPage: core.toPage,
    toText: core.toText,
    toEpub: core.toEpub,
  };

  /** Takes away what was timed last. */
  let clear = () => {};

  /** How long it takes until the view is seen and was scrolled, in milliseconds. */
  async function timeView() {
    const start = performance.now();
    const overlay = openOverlay(article.title ?? "", () => {});
    const { content, flow, stop } = await fillReader(
      overlay.dialog,
      article,
      context,
    );
    blockBeingRead(flow, content);
    await drawn();
    await scrollOnce(overlay.dialog);
    const time = performance.now() - start;
    const seen = content.textContent.length;
    clear = () => {
      stop();
      overlay.close();
    };
    return { time, seen };
  }

  /** The same of nothing but its HTML. */
  async function timePlain() {
    const start = performance.now();
    const box = document.createElement("div");
    box.style.cssText = "position: fixed; inset: 0; overflow: auto";
    document.body.append(box);
    box.setHTML(article.html);
    await drawn();
    await scrollOnce(box);
    const time = performance.now() - start;
    const seen = box.textContent.length;
    clear = () => box.remove();
    return { time, seen };
  }

  return { words: article.words, timeView, timePlain, clear: () => clear() };
}

Object.assign(window, { prepare });
