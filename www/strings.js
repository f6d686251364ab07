/**
 * Every text of the demo page. `index.html` names them in `data-text` (the content of an element)
 * and `data-label` (its name for screen readers).
 */

export const STRINGS = {
  tagline: "Any page, made calm to read, on your own machine.",
  skip: "Skip to the article",
  shelf: "Pages to try",
  ownPage: "A page of your own",
  paste: "Paste HTML",
  openFile: "Open a file",
  dropHint: "or drop an .html file anywhere",
  dropHere: "Drop the page here",
  views: "What to show",
  original: "Original",
  originalFrame: "The page as it came; nothing in it runs",
  result: "Article",
  splitter: "Width of the original",
  results: "The article as",
  tabReader: "Reader",
  tabHtml: "HTML",
  tabMarkdown: "Markdown",
  tabText: "Text",
  tabMetadata: "Metadata",
  tabLeftOut: "Left out",
  copy: "Copy",
  copied: "Copied",
  notCopied:
    "The browser does not let this page copy. Select the text instead.",
  save: "Save",
  again: "Time 20 more",
  timing: "Time taken, stage by stage",
  pasteTitle: "Paste the HTML of a page",
  pasteHelp:
    "In most browsers Ctrl+U shows a page’s source. It stays here: nothing is uploaded.",
  pasteHtml: "HTML",
  pasteAddress:
    "Address it came from (optional; makes its links and pictures work)",
  cancel: "Cancel",
  read: "Read",
  foot: "Nothing is uploaded. A page’s pictures come from where it keeps them.",

  pastedPage: "Pasted page",
  reading: "Reading…",
  loadFailed: (/** @type {string} */ reason) =>
    `Stillpage could not start: ${reason} Reload the page to try again.`,
  unavailable: (/** @type {string} */ file) =>
    `${file} could not be fetched. If you are offline, paste a page or open a file instead.`,
  tooOld:
    "This browser lacks something Stillpage needs (the HTML Sanitizer). The other tabs work; for the reader, try a current Firefox or Chromium.",
  notAPage: (/** @type {string} */ name) =>
    `“${name}” is not an HTML page. Choose a file that ends in .html or .htm.`,
  unreadable: (/** @type {string} */ name) =>
    `“${name}” could not be opened. It may have been moved or be in use.`,
  nothingTitle: "Nothing to read here",
  nothingText: (/** @type {string} */ reason) =>
    `${sentence(reason)} You can have the best guess all the same.`,
  nothingAtAll: (/** @type {string} */ reason) =>
    `${sentence(reason)} The original may still show a form, pictures or a list.`,
  failedTitle: "This page could not be read",
  readAnyway: "Read anyway",
  shortened: (/** @type {number} */ shown, /** @type {number} */ all) =>
    `Shown are ${percent(shown / all)}; Copy and Save give all of it.`,
  noResult: "There is no article to show this of.",
  nothingLeftOut: "Nothing was left out.",

  done: (
    /** @type {string} */ title,
    /** @type {number} */ words,
    /** @type {number} */ sure,
    /** @type {number} */ time,
  ) =>
    `Read “${title}”: ${format(words)} words, ${percent(sure)} sure, in ${milliseconds(time)}.`,
  total: (/** @type {number} */ time) => `${milliseconds(time)} in all`,
  meanOf: (/** @type {number} */ runs) => `mean of ${runs} runs`,
  firstRun: "one run, the first of this page",

  leftOutIntro: (/** @type {number} */ parts, /** @type {number} */ words) =>
    `${format(parts)} parts with ${format(words)} words were judged not to belong to the article.`,
  words: (/** @type {number} */ words) =>
    words === 1 ? "1 word" : `${format(words)} words`,
  noWords: "no text of its own",

  none: "not stated",
  fields: {
    title: "Title",
    byline: "Author",
    siteName: "Site",
    published: "Published",
    modified: "Modified",
    lang: "Language",
    dir: "Direction",
    kind: "Kind of page",
    confidence: "Confidence",
    words: "Words",
    excerpt: "Excerpt",
    image: "Image",
    url: "Address",
    nextPage: "Next page",
    outline: "Outline",
  },

  /** @type {Record<string, string>} */
  stages: {
    parse: "Parse",
    metadata: "Metadata",
    extract: "Find the article",
    clean: "Clean",
    sanitize: "Sanitise",
    serialize: "Write out",
  },

  /** @type {Record<string, string>} */
  reasons: {
    advertisement: "Advertising",
    comments: "Comments",
    cookies: "Cookie notice",
    footer: "Foot of the page",
    header: "Head of the page",
    hidden: "Hidden on the page",
    navigation: "Navigation",
    newsletter: "Newsletter",
    related: "Related pages",
    share: "Share buttons",
    sidebar: "Sidebar",
    unlikely: "Unlike the article",
  },
};

/** Keys whose text is a plain string, as `index.html` can name them. */
const PLAIN = /** @type {Record<string, unknown>} */ (STRINGS);

/**
 * Puts the texts into a page.
 *
 * @param {Document} page
 */
export function fillTexts(page) {
  for (const node of page.querySelectorAll("[data-text]")) {
    node.textContent = plain(node.getAttribute("data-text"));
  }
  for (const node of page.querySelectorAll("[data-label]")) {
    node.setAttribute("aria-label", plain(node.getAttribute("data-label")));
  }
}

/** @param {string | null} key */
function plain(key) {
  const text = PLAIN[key ?? ""];
  if (typeof text !== "string") {
    throw new Error(`no text "${key}"`);
  }
  return text;
}

/** @param {string} reason without a capital and a full stop, as the core gives it */
function sentence(reason) {
  return `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`;
}

/** @param {number} number */
function format(number) {
  return number.toLocaleString("en");
}

/** @param {number} part from 0 to 1 */
export function percent(part) {
  return `${Math.round(part * 100)} %`;
}

/** @param {number} time milliseconds */
export function milliseconds(time) {
  return time < 0.05 ? "≈ 0 ms" : `${time.toFixed(time < 10 ? 1 : 0)} ms`;
}
