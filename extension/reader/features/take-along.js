/**
 * Taking the article along, with what the reader put back into it: to the clipboard, as a file, on
 * paper. Here is the menu, and the way that has a key; the others come when it is first opened.
 *
 * @import { View } from "../features.js"
 */

import { element, icon } from "../elements.js";
import { message } from "../messages.js";
import { createPanel, togglePanel } from "../frame/panel.js";
import { copy, failure } from "../taking/saving.js";

const TRAY = "M12 4v11M7.5 10.5L12 15l4.5-4.5M5 15v4h14v-4";

/** @param {View} view */
export function mountTakeAlong(view) {
  const { context, addTool, frame, keys, tell, writing } = view;
  // Browsers let a page copy only right after a key: there is no time to fetch anything.
  const copyMarkdown = async () => {
    try {
      const text = await context.toMarkdown(writing.plain().article);
      tell(message(copy(frame, { text }) ? "copiedMarkdown" : "takeFailed"));
    } catch (error) {
      tell(failure(error));
    }
  };
  /** @param {string} way */
  const taking = (way) => async () => {
    parts.panel.hidePopover();
    if (way === "print") {
      context.print?.();
    } else if (way === "copyMarkdown") {
      await copyMarkdown();
    } else {
      (await view.part("taking"))?.take(view, way);
    }
  };
  const ways = ["copyMarkdown", "copyRich", "saveMarkdown"];
  ways.push("savePage", "saveEpub", "saveText");
  if (context.print) {
    ways.push("print");
  }
  if ("share" in navigator && view.article.url) {
    ways.push("share");
  }
  const parts = createPanel("takeAlong", icon(TRAY), () => {
    view.part("taking");
  });
  const rows = ways.map((way) => {
    const row = element("button", { type: "button" }, message(way));
    row.addEventListener("click", taking(way));
    return element("li", {}, row);
  });
  parts.panel.append(element("ul", { class: "actions" }, ...rows));
  addTool(parts.opener, parts.panel);
  keys.add("m", "copyMarkdown", taking("copyMarkdown"));
  keys.add("s", "takeAlong", () => togglePanel(parts));
}
