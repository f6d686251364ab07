/**
 * Taking the article along, with what the reader put back into it: to the clipboard, as a file, on
 * paper.
 *
 * @import { View } from "../features.js"
 */

import { button, element, icon } from "../elements.js";
import { message, uiLanguage } from "../messages.js";
import { createPanel, togglePanel } from "../panel.js";
import { gatherAll, gatherLoaded } from "../pictures.js";
import { copy, fileName, save } from "../saving.js";

const TRAY = "M12 4v11M7.5 10.5L12 15l4.5-4.5M5 15v4h14v-4";

/** @param {View} view */
export function mountTakeAlong(view) {
  const { context, addTool, keys } = view;
  /** @param {(view: View) => void | Promise<void>} take */
  const taking = (take) => () => {
    parts.panel.hidePopover();
    attempt(view, take);
  };
  /** @type {[string, () => void][]} */
  const actions = [
    ["copyMarkdown", taking(copyMarkdown)],
    ["copyRich", taking(copyRichText)],
    ["saveMarkdown", taking(saveMarkdown)],
    ["savePage", taking(savePage)],
    ["saveEpub", taking(saveEpub)],
    ["saveText", taking(saveText)],
  ];
  if (context.print) {
    actions.push(["print", taking(context.print)]);
  }
  if ("share" in navigator && view.article.url) {
    actions.push(["share", taking(share)]);
  }
  const parts = createPanel("takeAlong", icon(TRAY), () => {});
  const rows = actions.map(([name, act]) => {
    const row = element("button", { type: "button" }, message(name));
    row.addEventListener("click", act);
    return element("li", {}, row);
  });
  parts.panel.append(element("ul", { class: "actions" }, ...rows));
  addTool(parts.opener, parts.panel);
  keys.add("m", "copyMarkdown", taking(copyMarkdown));
  keys.add("s", "takeAlong", () => togglePanel(parts));
}

/**
 * Does something, and tells when it fails.
 *
 * @param {View} view
 * @param {(view: View) => void | Promise<void>} take
 */
async function attempt(view, take) {
  try {
    await take(view);
  } catch {
    view.tell(message("takeFailed"));
  }
}

/** @param {View} view */
async function copyMarkdown({ writing, context, frame, tell }) {
  const text = await context.toMarkdown(writing.plain().article);
  tell(message(copy(frame, { text }) ? "copiedMarkdown" : "takeFailed"));
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
