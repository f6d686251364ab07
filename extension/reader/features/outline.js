/**
 * The headings of the article in a panel; the one being read is marked.
 *
 * @import { View } from "../features.js"
 * @import { Flow } from "../place/flow.js"
 */

import { element, icon } from "../elements.js";
import { createPanel, togglePanel } from "../frame/panel.js";
import { message } from "../messages.js";
import { onScroll } from "../place/scrolling.js";

const LINES = "M4 6h16M8 12h12M8 18h12";

/** A heading this far under the reading line is being read already, in pixels. */
const AHEAD = 60;

/** @param {View} view */
export function mountOutline(view) {
  const { article, frame, content, flow, addTool, keys } = view;
  const entries = article.outline.flatMap(({ level, text, id }) => {
    const heading = content.querySelector(`[id="${CSS.escape(id)}"]`);
    return heading ? [{ heading, link: createLink(level, text, id) }] : [];
  });
  if (entries.length < 2) {
    return undefined;
  }
  const least = Math.min(...article.outline.map(({ level }) => level));
  const list = element("ul", { dir: "auto", lang: article.lang ?? "" });
  for (const { link } of entries) {
    const level = Number(link.dataset.level) - least;
    link.style.setProperty("--level", String(level));
    list.append(element("li", {}, link));
  }
  const mark = () => markCurrent(flow, entries);
  const parts = createPanel("outline", icon(LINES), mark);
  parts.panel.append(
    element("h2", {}, message("outline")),
    element("nav", { "aria-label": message("outline") }, list),
  );
  list.addEventListener("click", () => parts.panel.hidePopover());
  addTool(parts.opener, parts.panel);
  keys.add("o", "outline", () => togglePanel(parts));
  return onScroll(frame, mark);
}

/**
 * @param {number} level
 * @param {string} text
 * @param {string} id
 */
function createLink(level, text, id) {
  const address = `#${encodeURIComponent(id)}`;
  return element("a", { href: address, "data-level": String(level) }, text);
}

/**
 * @param {Flow} flow
 * @param {{ heading: Element, link: HTMLElement }[]} entries
 */
function markCurrent(flow, entries) {
  const line = flow.readingLine() + AHEAD;
  const current = entries.findLast(
    ({ heading }) => flow.extentOf(heading).top <= line,
  );
  for (const entry of entries) {
    if (entry === current) {
      entry.link.setAttribute("aria-current", "location");
    } else {
      entry.link.removeAttribute("aria-current");
    }
  }
}
