/**
 * Every text of the demo page, from the extension's own files. `index.html` names them in
 * `data-text` (the content of an element) and `data-label` (its name for screen readers).
 */

import {
  message,
  uiDirection,
  uiLanguage,
} from "../extension/reader/messages.js";

/** Keys of the texts, by the names this page has for them. */
const KEYS = {
  tagline: "demoTagline",
  skip: "demoSkip",
  shelf: "demoShelf",
  ownPage: "demoOwnPage",
  paste: "demoPaste",
  openFile: "demoOpenFile",
  dropHint: "demoDropHint",
  dropHere: "demoDropHere",
  views: "demoViews",
  original: "demoOriginal",
  originalFrame: "demoOriginalFrame",
  result: "demoResult",
  splitter: "demoSplitter",
  results: "demoResults",
  tabReader: "toolbar",
  tabText: "demoText",
  tabMetadata: "demoMetadata",
  tabLeftOut: "leftOut",
  copy: "demoCopy",
  copied: "demoCopied",
  notCopied: "demoNotCopied",
  save: "demoSave",
  again: "demoAgain",
  timing: "demoTiming",
  pasteTitle: "demoPasteTitle",
  pasteHelp: "demoPasteHelp",
  pasteAddress: "demoPasteAddress",
  cancel: "demoCancel",
  read: "demoRead",
  foot: "demoFoot",
  thirdParty: "thirdParty",
  pastedPage: "demoPastedPage",
  reading: "demoReading",
  loadFailed: "demoLoadFailed",
  unavailable: "demoUnavailable",
  tooOld: "demoTooOld",
  notAPage: "demoNotAPage",
  unreadable: "demoUnreadable",
  nothingTitle: "nothingTitle",
  nothingText: "nothingText",
  nothingAtAll: "demoNothingAtAll",
  failedTitle: "failedTitle",
  readAnyway: "readAnyway",
  shortened: "demoShortened",
  noResult: "demoNoResult",
  nothingLeftOut: "demoNothingLeftOut",
  done: "demoDone",
  total: "demoTotal",
  meanOf: "demoMeanOf",
  firstRun: "demoFirstRun",
  leftOutIntro: "demoLeftOutIntro",
  words: "wordCount",
  noWords: "demoNoWords",
  none: "demoNone",
};

/** Facts of an article, in their order. */
export const FIELDS = {
  title: "demoTitle",
  byline: "demoByline",
  siteName: "demoSite",
  published: "demoPublished",
  modified: "demoModified",
  lang: "demoLang",
  dir: "demoDir",
  kind: "demoKind",
  confidence: "demoConfidence",
  words: "demoWords",
  excerpt: "demoExcerpt",
  image: "lightbox",
  url: "demoAddress",
  nextPage: "demoNextPage",
  outline: "outline",
};

/** Stages of a reading, by the core's names. @type {Record<string, string | undefined>} */
export const STAGES = {
  parse: "demoParse",
  metadata: "demoMetadata",
  extract: "demoExtract",
  clean: "demoClean",
  sanitize: "demoSanitize",
  serialize: "demoSerialize",
};

/**
 * Returns a text of the demo page.
 *
 * @param {keyof typeof KEYS} name
 * @param {string[]} substitutions
 */
export function text(name, ...substitutions) {
  return message(KEYS[name], ...substitutions);
}

/**
 * Puts the texts into a page.
 *
 * @param {Document} page
 */
export function fillTexts(page) {
  for (const node of page.querySelectorAll("[data-text]")) {
    node.textContent = named(node.getAttribute("data-text"));
  }
  for (const node of page.querySelectorAll("[data-label]")) {
    node.setAttribute("aria-label", named(node.getAttribute("data-label")));
  }
}

/** @param {string | null} name */
function named(name) {
  if (name === null || !Object.hasOwn(KEYS, name)) {
    throw new Error(`no text "${name}"`);
  }
  return text(/** @type {keyof typeof KEYS} */ (name));
}

/** @param {number} number */
export function count(number) {
  return number.toLocaleString(uiLanguage());
}

/** @param {number} part from 0 to 1 */
export function percent(part) {
  return part.toLocaleString(uiLanguage(), {
    style: "percent",
    maximumFractionDigits: 0,
  });
}

/** @param {number} time milliseconds */
export function milliseconds(time) {
  const digits = time < 10 ? 1 : 0;
  const written = time.toLocaleString(uiLanguage(), {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  const words = time < 0.05 ? "≈ 0 ms" : `${written} ms`;
  // In the order of a number and its unit, whatever stands around it.
  return uiDirection() === "rtl" ? `\u2066${words}\u2069` : words;
}
