/**
 * The reader view: an article with its toolbar in any element that scrolls. The extension shows
 * it over the page (`overlay.js`), the demo page in one half of itself (`mountReader`).
 *
 * @import { ChoiceStore } from "./aloud/choices.js"
 * @import { Flow } from "./place/flow.js"
 * @import { Article, EpubImage, SanitizerConfig } from "../core.js"
 * @import { MarkStore } from "./highlights/marks.js"
 * @import { LoadPart } from "./parts.js"
 * @import { PaceStore } from "./place/pace.js"
 * @import { PlaceStore } from "./place/places.js"
 * @import { Store } from "./looks/preferences.js"
 */

import { createArrangement, isVerticalInPage } from "./looks/arrangement.js";
import { element } from "./elements.js";
import { mountFeatures } from "./features.js";
import { createFlow } from "./place/flow.js";
import { openFonts } from "./looks/fonts.js";
import { watchImages } from "./content/images.js";
import { listenToKeys } from "./frame/keys.js";
import { followPlaces } from "./content/links.js";
import { message } from "./messages.js";
import { applyPreferences, openPreferences } from "./looks/preferences.js";
import { openParts } from "./parts.js";
import { openPace } from "./place/pace.js";
import { openPlaces } from "./place/places.js";
import { createSpoken } from "./spoken.js";
import { keepSteady } from "./looks/steady.js";
import { createStatus } from "./frame/status.js";
import { createToolbar } from "./frame/toolbar.js";
import { createUndo } from "./frame/undo.js";
import { renderArticle, renderContent } from "./view.js";
import { watchWideContent } from "./content/wide.js";
import { createWriting } from "./taking/writing.js";
import readerCss from "./styles/reader.css";
import contentCss from "./styles/content.css";
import themesCss from "./styles/themes.css";
import customThemeCss from "./styles/custom-theme.css";
import toolbarCss from "./styles/toolbar.css";
import detailsCss from "./styles/details.css";
import panelsCss from "./styles/panels.css";
import printSheetCss from "./styles/print-sheet.css";

/**
 * @typedef {object} ReaderContext
 * @property {SanitizerConfig} policy what the browser's sanitizer lets through
 * @property {Element[]} [elements] live elements by source number, where there is a page
 * @property {LoadPart} loadPart gives a part of the view that is not here yet
 * @property {() => Promise<Article["leftOut"]>} [loadLeftOut]
 *   writes what was left out, where the article has it only counted
 * @property {Store} store where preferences are kept
 * @property {(article: Article) => Promise<string> | string} toMarkdown writes an article as Markdown
 * @property {(file: string) => Promise<Uint8Array<ArrayBuffer>>} [loadFont]
 *   reads a file of a font; absent where there are none
 * @property {(article: Article) => Promise<string> | string} toPage writes it as one HTML file
 * @property {(article: Article) => Promise<string> | string} toText writes it as plain text
 * @property {(article: Article, images: EpubImage[]) => Promise<Uint8Array> | Uint8Array} toEpub
 *   writes it as a book, with those of its pictures that are given
 * @property {MarkStore} [marks] where highlights are kept
 * @property {() => void} [openSettings] opens the page with all settings, where there is one
 * @property {PlaceStore} [places] where the places of reading are kept
 * @property {PaceStore} [pace] where it is kept how fast the reader reads
 * @property {ChoiceStore} [aloud] where it is kept how to read aloud
 * @property {() => void} [print] prints the view; absent where it is not all of the page
 * @property {(block?: Element) => void} [showInPage]
 *   shows where a block stands in the page, or the one being read; absent where there is no page
 * @property {() => void} [close] closes the reader; absent where it cannot be closed
 */

/**
 * An article of more words is there at once: while it fades in, Firefox gives all of it its styles
 * anew.
 */
const LONG = 20_000;

/** Makes the style sheets of the view, for the shadow root that holds it. */
export function createSheets() {
  return [
    themesCss,
    customThemeCss,
    readerCss,
    toolbarCss,
    detailsCss,
    panelsCss,
    printSheetCss,
    contentCss,
  ].map((text) => {
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
 * @returns {Promise<{ content: HTMLElement, flow: Flow, stop: () => void }>}
 */
export async function fillReader(frame, article, context) {
  frame.className = article.words > LONG ? "reader long" : "reader";
  const pace = await openPace(context.pace);
  const { view, content, sources } = renderArticle(
    article,
    context.policy,
    pace,
  );
  const isVertical = isVerticalInPage(content, context.elements);
  const flow = createFlow(frame);
  const status = createStatus(frame, flow);
  /** @param {() => void} change */
  const steady = (change) => keepSteady(flow, content, change);
  const fonts = openFonts(frame, article.lang, context.loadFont, {
    steady,
    onTrouble: (kind, name) => status.tell(message(kind, name)),
  });
  const part = openParts(context.loadPart, status.tell);
  const { lang } = article;
  const arrangement = createArrangement(
    frame,
    content,
    { lang, isVertical },
    { flow, part, steady },
  );
  const opening = openPlaces(context.places);
  const preferences = await openPreferences(
    context.store,
    (current) => {
      steady(() => applyPreferences(frame, current));
      arrangement.use(current);
      fonts.use(current.font);
    },
    (kind) => status.tell(message(kind)),
  );
  await arrangement.prepare();
  const places = await opening;
  const images = watchImages(frame);
  const wide = watchWideContent();
  wide.box(content);
  followPlaces(frame, content, flow);
  const toolbar = createToolbar(frame, flow, context.close);
  frame.append(
    status.place,
    toolbar,
    element("div", { class: "column" }, view),
  );
  images.add(sources);
  const keys = listenToKeys(frame);
  /** @type {((root: HTMLElement) => void)[]} */
  const decorators = [];
  arrangement.begin();
  const stopFeatures = mountFeatures({
    article,
    context,
    frame,
    content,
    flow,
    keys,
    preferences,
    places,
    pace,
    tell: status.tell,
    part,
    spoken: createSpoken(),
    undo: createUndo(status.tell),
    addTool: (...nodes) => toolbar.append(...nodes),
    onContent(decorate) {
      decorators.push(decorate);
      decorate(content);
    },
    writing: createWriting(article, context.policy),
    renderPart(html) {
      const part = renderContent(html, context.policy);
      part.content.className = "part";
      images.add(part.sources);
      wide.box(part.content);
      decorators.forEach((decorate) => decorate(part.content));
      return part.content;
    },
  });
  return {
    content,
    flow,
    stop() {
      stopFeatures();
      arrangement.stop();
      status.stop();
      preferences.stop();
      fonts.stop();
      wide.stop();
      images.stop();
    },
  };
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
