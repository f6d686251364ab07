/**
 * The reader view: an article with its toolbar in any element that scrolls. The extension shows
 * it over the page (`overlay.js`), the demo page in one half of itself (`mountReader`).
 *
 * @import { Article, SanitizerConfig } from "../core.js"
 * @import { Store } from "./preferences.js"
 */

import { element } from "./elements.js";
import { loadImages } from "./images.js";
import { listenToKeys } from "./keys.js";
import { followPlaces } from "./links.js";
import { applyPreferences, openPreferences, THEMES } from "./preferences.js";
import { createToolbar } from "./toolbar.js";
import { renderArticle } from "./view.js";
import { boxWideContent } from "./wide.js";
import readerCss from "./reader.css";
import contentCss from "./content.css";
import themesCss from "./themes.css";
import toolbarCss from "./toolbar.css";

/**
 * @typedef {object} ReaderContext
 * @property {SanitizerConfig} policy what the browser's sanitizer lets through
 * @property {Store} store where preferences are kept
 * @property {() => void} [close] closes the reader; absent where it cannot be closed
 */

/** Makes the style sheets of the view, for the shadow root that holds it. */
export function createSheets() {
  return [themesCss, readerCss, toolbarCss, contentCss].map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  });
}

/**
 * Fills an element with the reader.
 *
 * @param {HTMLElement} frame the element that scrolls, in a shadow root with `createSheets()`
 * @param {Article} article
 * @param {ReaderContext} context
 * @returns {Promise<{ content: HTMLElement, stop: () => void }>}
 */
export async function fillReader(frame, article, { policy, store, close }) {
  frame.classList.add("reader");
  const preferences = await openPreferences(store, (current) =>
    applyPreferences(frame, current),
  );
  const { view, content, sources } = renderArticle(article, policy);
  const stopWide = boxWideContent(content);
  followPlaces(content);
  frame.append(
    createToolbar(frame, preferences, close),
    element("div", { class: "column" }, view),
  );
  const stopImages = loadImages(sources, frame);
  listenToKeys(frame, {
    "+": () => preferences.step("size", 1),
    "=": () => preferences.step("size", 1),
    "-": () => preferences.step("size", -1),
    0: () => preferences.step("size", 0),
    "]": () => preferences.step("width", 1),
    "[": () => preferences.step("width", -1),
    t: () =>
      preferences.change({ theme: following(preferences.current.theme) }),
  });
  return {
    content,
    stop() {
      preferences.stop();
      stopWide();
      stopImages();
    },
  };
}

/** @param {typeof THEMES[number]} theme */
function following(theme) {
  return THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
}

/**
 * Shows the reader in an element of a page of ours.
 *
 * @param {HTMLElement} host gets a shadow root; empty it by `destroy`
 * @param {Article} article
 * @param {ReaderContext} context
 */
export async function mountReader(host, article, context) {
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = createSheets();
  const frame = element("div", { tabindex: "-1" });
  root.replaceChildren(frame);
  const { stop } = await fillReader(frame, article, context);
  return {
    destroy() {
      stop();
      root.replaceChildren();
    },
  };
}
