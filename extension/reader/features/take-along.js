/**
 * Taking the article along: to the clipboard, as a file, on paper.
 *
 * @import { View } from "../features.js"
 */

import { element, icon } from "../elements.js";
import { message } from "../messages.js";
import { createPanel, togglePanel } from "../panel.js";
import { copy, fileName, save } from "../saving.js";
import { writePage } from "../single-page.js";

const TRAY = "M12 4v11M7.5 10.5L12 15l4.5-4.5M5 15v4h14v-4";

/** @param {View} view */
export function mountTakeAlong(view) {
  const { context, addTool, keys, tell } = view;
  /** @param {() => void | Promise<void>} take */
  const trying = (take) => async () => {
    parts.panel.hidePopover();
    try {
      await take();
    } catch {
      tell(message("takeFailed"));
    }
  };
  const copyMarkdown = trying(() => takeMarkdown(view));
  /** @type {[string, () => void][]} */
  const actions = [
    ["copyMarkdown", copyMarkdown],
    ["copyRich", trying(() => takeRichText(view))],
    ["saveMarkdown", trying(() => saveMarkdown(view))],
    ["savePage", trying(() => savePage(view))],
  ];
  if (context.print) {
    actions.push(["print", trying(context.print)]);
  }
  const parts = createPanel("takeAlong", icon(TRAY), () => {});
  const rows = actions.map(([name, act]) => {
    const row = element("button", { type: "button" }, message(name));
    row.addEventListener("click", act);
    return element("li", {}, row);
  });
  parts.panel.append(element("ul", { class: "actions" }, ...rows));
  addTool(parts.opener, parts.panel);
  keys.add("m", "copyMarkdown", copyMarkdown);
  keys.add("s", "takeAlong", () => togglePanel(parts));
}

/** @param {View} view */
async function takeMarkdown({ article, context, frame, tell }) {
  const text = await context.toMarkdown(article);
  tell(message(copy(frame, { text }) ? "copiedMarkdown" : "takeFailed"));
}

/** @param {View} view */
function takeRichText({ article, content, frame, tell }) {
  const title = article.title ? `${article.title}\n\n` : "";
  const forms = {
    text: title + content.innerText,
    html: article.html,
  };
  tell(message(copy(frame, forms) ? "copiedRich" : "takeFailed"));
}

/** @param {View} view */
async function saveMarkdown({ article, context, frame, tell }) {
  const text = await context.toMarkdown(article);
  const name = fileName(article.title, "md");
  save(frame, { name, type: "text/markdown", text });
  tell(message("saved", name));
}

/** @param {View} view */
function savePage({ article, frame, renderFile, tell }) {
  const name = fileName(article.title, "html");
  const text = writePage(article, renderFile(article.html));
  save(frame, { name, type: "text/html", text });
  tell(message("saved", name));
}
