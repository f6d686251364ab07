/**
 * The article in its other forms: HTML, Markdown, text, what is known of it, what was left out.
 * Each is made when its tab is first shown.
 *
 * @import { Article } from "../extension/core.js"
 */

import { toMarkdown, toText } from "./core.js";
import { element } from "../extension/reader/elements.js";
import { message } from "../extension/reader/messages.js";
import { REASONS } from "../extension/reader/content/left-out.js";
import { FIELDS, count, percent, text } from "./strings.js";

/** A part left out is shown with the beginning of its text, in characters. */
const BEGINNING = 90;

/** So much of a source is shown, in characters: browsers take long to lay out more. */
const SHOWN = 300_000;

/** How long a button says that it has copied, in milliseconds. */
const SAID = 2000;

/** @type {Record<string, (article: Article, say: (text: string) => void) => Node[]>} */
export const FORMS = {
  "panel-html": (article, say) =>
    source(article, say, {
      text: article.html,
      mark: markTags,
      ending: "html",
      type: "text/html",
    }),
  "panel-markdown": (article, say) => {
    const text = toMarkdown(article);
    return source(article, say, { text, ending: "md", type: "text/markdown" });
  },
  "panel-text": (article, say) => {
    const text = toText(article);
    return source(article, say, { text, ending: "txt", type: "text/plain" });
  },
  "panel-metadata": (article) => [metadata(article)],
  "panel-left-out": (article) => leftOut(article),
};

/**
 * @param {Article} article
 * @param {(text: string) => void} say
 * @param {{ text: string, mark?: (text: string) => Node[], ending: string, type: string }} form
 * @returns {Node[]}
 */
function source(article, say, { text: written, mark, ending, type }) {
  const copy = element("button", { type: "button" }, text("copy"));
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(written);
    } catch {
      say(text("notCopied"));
      return;
    }
    say(text("copied"));
    copy.textContent = text("copied");
    setTimeout(() => (copy.textContent = text("copy")), SAID);
  });
  const save = element("button", { type: "button" }, text("save"));
  save.addEventListener("click", () => {
    const head =
      ending === "html" ? `<!doctype html>\n<meta charset="utf-8">\n` : "";
    saveAs(
      `${fileName(article)}.${ending}`,
      new Blob([head, written], { type }),
    );
  });
  const code = element("pre", {
    class: ending === "html" ? "source" : "source wrapped",
    tabindex: "0",
    role: "region",
    "aria-label": `${article.title ?? ""} .${ending}`.trim(),
    ...(article.lang ? { lang: article.lang } : {}),
    dir: ending === "html" ? "ltr" : "auto",
  });
  const shown = written.slice(0, SHOWN);
  code.append(...(mark?.(shown) ?? [shown]));
  const tools = element("div", { class: "tools" }, copy, save);
  if (shown.length < written.length) {
    tools.prepend(
      element(
        "p",
        {},
        text("shortened", percent(shown.length / written.length)),
      ),
    );
  }
  return [tools, code];
}

/**
 * Sets tags apart from text.
 *
 * @param {string} html as the core writes it: `<` begins a tag, and `>` in attributes is escaped
 *   or, where it is not, only the colour is off
 */
function markTags(html) {
  return html
    .split(/(<[^>]*>)/)
    .map((part, index) =>
      index % 2 === 1
        ? element("span", { class: "tag-in-source" }, part)
        : document.createTextNode(part),
    );
}

/** @param {Article} article */
function fileName(article) {
  const words =
    (article.title ?? "article").match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.join("-").slice(0, 60) || "article";
}

/**
 * @param {string} name
 * @param {Blob} content
 */
function saveAs(name, content) {
  const address = URL.createObjectURL(content);
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), SAID);
}

/** @param {Article} article */
function metadata(article) {
  const list = element("dl", { class: "facts" });
  /** @type {Record<string, Node | string | null>} */
  const values = {
    ...article,
    confidence: percent(article.confidence),
    words: count(article.words),
    url: article.url && link(article.url),
    nextPage: article.nextPage && link(article.nextPage),
    image: article.image && picture(article.image),
    outline: outline(article),
    truncated: null,
    leftOut: null,
  };
  for (const [key, name] of Object.entries(FIELDS)) {
    const value = values[key] || null;
    const described = element("dd", { dir: "auto" });
    described.append(value ?? element("span", { class: "none" }, text("none")));
    list.append(
      element("div", {}, element("dt", {}, message(name)), described),
    );
  }
  return list;
}

/** @param {string} address */
function link(address) {
  // The core has checked its scheme, but an article may come from anywhere.
  return /^https?:/.test(address)
    ? element("a", { href: address, rel: "noreferrer", dir: "ltr" }, address)
    : address;
}

/** @param {string} address */
function picture(address) {
  return element(
    "span",
    { class: "picture" },
    element("img", { src: address, alt: "", loading: "lazy" }),
    link(address),
  );
}

/** @param {Article} article */
function outline(article) {
  if (article.outline.length === 0) {
    return null;
  }
  const list = element("ol", { class: "outline" });
  for (const { level, text } of article.outline) {
    list.append(
      element("li", { "data-level": String(level), dir: "auto" }, text),
    );
  }
  return list;
}

/**
 * @param {Article} article
 * @returns {Node[]}
 */
function leftOut(article) {
  const parts = article.leftOut;
  if (parts.length === 0) {
    return [element("p", { class: "note" }, text("nothingLeftOut"))];
  }
  const words = parts.reduce((sum, part) => sum + part.words, 0);
  const list = element("ol", { class: "left-out" });
  for (const { reason, words, html } of parts) {
    // Its text without the title: only the view turns HTML into elements.
    const body = toText({ ...article, title: null, html }).trim();
    const beginning = body.replaceAll(/\s+/g, " ").slice(0, BEGINNING);
    list.append(
      element(
        "li",
        {},
        element(
          "details",
          {},
          element(
            "summary",
            {},
            element("b", {}, message(REASONS[reason] ?? reason)),
            element("span", { class: "count" }, text("words", count(words))),
            element("span", { class: "beginning", dir: "auto" }, beginning),
          ),
          element("p", { dir: "auto" }, body || text("noWords")),
        ),
      ),
    );
  }
  return [
    element(
      "p",
      { class: "note" },
      text("leftOutIntro", count(parts.length), count(words)),
    ),
    list,
  ];
}
