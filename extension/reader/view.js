/**
 * The article as elements. Here, and nowhere else, a string of HTML becomes nodes: through the
 * browser's own sanitizer, which knows the core's policy and is a second wall behind it.
 *
 * @import { Article, SanitizerConfig } from "../core.js"
 * @import { OpenPace } from "./place/pace.js"
 */

import { element } from "./elements.js";
import { message, uiLanguage } from "./messages.js";
import { writeMinutes } from "./place/pace.js";

/**
 * Builds the article: header and content.
 *
 * @param {Article} article
 * @param {SanitizerConfig} policy
 * @param {OpenPace} pace
 */
export function renderArticle(article, policy, pace) {
  const { content, sources } = renderContent(article.html, policy);
  const view = element("article", {}, renderHeader(article, pace), content);
  view.dir = article.dir ?? "auto";
  if (article.lang) {
    view.lang = article.lang;
  }
  return { view, content, sources };
}

/**
 * Turns the HTML of an article into nodes whose images have no source yet: given by script, as
 * they come near, it loads under the policy of any page.
 *
 * @param {string} html
 * @param {SanitizerConfig} policy
 * @returns {{ content: HTMLElement, sources: Map<HTMLImageElement, string> }}
 */
export function renderContent(html, policy) {
  const inert = renderInert(html, policy);
  const sources = new Map();
  for (const image of inert.querySelectorAll("img")) {
    sources.set(image, image.getAttribute("src") ?? "");
    image.removeAttribute("src");
    image.decoding = "async";
  }
  const content = element("div", { class: "content" });
  content.append(...inert.childNodes);
  return { content, sources };
}

/**
 * Turns the HTML of an article into nodes of a document without a window: nothing loads or runs
 * in it.
 *
 * @param {string} html
 * @param {SanitizerConfig} policy
 */
export function renderInert(html, policy) {
  const inert = document.implementation.createHTMLDocument("");
  inert.body.className = "content";
  inert.body.setHTML(html, { sanitizer: new Sanitizer(policy) });
  return inert.body;
}

/**
 * @param {Article} article
 * @param {OpenPace} pace
 */
function renderHeader(article, pace) {
  const header = element("header", { class: "header" });
  if (article.siteName) {
    header.append(element("p", { class: "site" }, article.siteName));
  }
  if (article.title) {
    header.append(element("h1", { dir: "auto" }, article.title));
  }
  if (article.byline) {
    header.append(
      element("p", { class: "byline", dir: "auto" }, article.byline),
    );
  }
  // On the article's side, in the language of the interface.
  const facts = element("bdi", { lang: uiLanguage() });
  if (article.published) {
    facts.append(renderDate(article.published), " · ");
  }
  const minutes = pace.minutesToRead(article.words, article.lang);
  facts.append(writeMinutes(minutes, uiLanguage()));
  header.append(element("p", { class: "facts" }, facts));
  if (article.truncated) {
    const words = element("bdi", { lang: uiLanguage() }, message("truncated"));
    header.append(element("p", { class: "facts", role: "note" }, words));
  }
  return header;
}

/**
 * The day as the page has it, whatever zone the reader is in.
 *
 * @param {string} date RFC 3339, or a date alone
 */
function renderDate(date) {
  const day = new Date(date.slice(0, "YYYY-MM-DD".length));
  const format = new Intl.DateTimeFormat(uiLanguage(), {
    dateStyle: "long",
    timeZone: "UTC",
  });
  const words = Number.isNaN(day.getTime()) ? date : format.format(day);
  return element("time", { datetime: date }, words);
}

/**
 * Builds a message in place of an article: what happened, and what to do.
 *
 * @param {{ title: string, text: string, actions: HTMLElement[] }} notice
 */
export function renderNotice({ title, text, actions }) {
  return element(
    "section",
    {
      class: "notice",
      role: "alert",
      "aria-label": message("toolbar"),
      lang: uiLanguage(),
    },
    element("h1", {}, title),
    element("p", { dir: "auto" }, text),
    element("p", { class: "actions" }, ...actions),
  );
}
