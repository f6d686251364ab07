/**
 * The ways of taking the article along: the part of the view that comes when the first of them is
 * used.
 *
 * @import { View } from "../features.js"
 */

import { button } from "../elements.js";
import { message, uiLanguage } from "../messages.js";
import { gatherAll, gatherLoaded } from "../content/pictures.js";
import { copy, failure, fileName, save } from "./saving.js";

/** @type {Record<string, (view: View) => void | Promise<void>>} */
const WAYS = {
  copyRich: copyRichText,
  saveMarkdown,
  savePage,
  saveEpub,
  saveText,
  share,
};

/**
 * Takes the article along.
 *
 * @param {View} view
 * @param {string} way one of `WAYS`
 */
export async function take(view, way) {
  await attempt(view, (on) => WAYS[way]?.(on));
}

/**
 * Does something, and tells when it fails.
 *
 * @param {View} view
 * @param {(view: View) => void | Promise<void>} act
 */
async function attempt(view, act) {
  try {
    await act(view);
  } catch (error) {
    view.tell(failure(error));
  }
}

/** @param {View} view */
function copyRichText({ article, writing, content, frame, tell }) {
  const title = article.title ? `${article.title}\n\n` : "";
  const forms = {
    text: title + content.innerText,
    html: writing.marked().article.html,
  };
  tell(message(copy(frame, forms) ? "copiedRich" : "takeFailed"));
}

/** @param {View} view */
async function saveMarkdown(view) {
  const text = await view.context.toMarkdown(view.writing.plain().article);
  saveFile(view, "md", "text/markdown", text);
}

/** @param {View} view */
async function saveText(view) {
  const { article } = view.writing.plain();
  const head = [article.title, article.url].filter(Boolean).join("\n");
  const text = await view.context.toText(article);
  saveFile(view, "txt", "text/plain", head ? `${head}\n\n${text}` : text);
}

/** @param {View} view */
async function savePage(view) {
  const text = await view.context.toPage(view.writing.marked().article);
  saveFile(view, "html", "text/html", text);
}

/**
 * Saves a book with the pictures that are here already. Of those that are not it tells, and asks
 * their sites for them when the reader says so.
 *
 * @param {View} view
 */
async function saveEpub(view) {
  const { article, content } = view.writing.marked();
  const shown = new Set(
    [...content.querySelectorAll("img")].map(
      (image) => image.getAttribute("src") ?? "",
    ),
  );
  const wanted = article.image ? [...shown, article.image] : [...shown];
  /**
   * @param {typeof gatherLoaded} gather
   * @param {HTMLButtonElement} [more] what can be done about pictures that are missing
   */
  const bind = async (gather, more) => {
    const images = await gather(wanted, view.content);
    const book = new Uint8Array(await view.context.toEpub(article, images));
    const name = saveFile(view, "epub", "application/epub+zip", book);
    const had = images.filter(({ src }) => shown.has(src)).length;
    if (had < shown.size) {
      const format = new Intl.NumberFormat(uiLanguage());
      const counts = [had, shown.size].map((count) => format.format(count));
      view.tell(message("savedWithout", name, ...counts), more);
    }
  };
  const fetching = message("fetchPictures");
  const fetchAll = () => attempt(view, () => bind(gatherAll));
  await bind(gatherLoaded, button(fetching, fetching, fetchAll));
}

/** @param {View} view */
async function share({ article }) {
  const { title, url } = article;
  try {
    await navigator.share({ title: title ?? "", url: url ?? "" });
  } catch (error) {
    // Who changes their mind has done nothing wrong.
    if (!(error instanceof DOMException && error.name === "AbortError")) {
      throw error;
    }
  }
}

/**
 * @param {View} view
 * @param {string} extension
 * @param {string} type
 * @param {BlobPart} data
 * @returns {string} the name of the file
 */
function saveFile({ article, frame, tell }, extension, type, data) {
  const name = fileName(article.title, extension);
  save(frame, { name, type, data });
  tell(message("saved", name));
  return name;
}
