/**
 * What was left out of the article: each part with its reason, to be put back where it was. The
 * parts come when the panel is first opened.
 *
 * @import { Article } from "../../core.js"
 * @import { View } from "../features.js"
 * @import { Written } from "../writing.js"
 */

import { button, element, icon } from "../elements.js";
import { bring } from "../flow.js";
import { message, uiLanguage } from "../messages.js";
import { createLatePanel } from "../panel.js";

/** @typedef {Article["leftOut"][number]} Part */

const SCISSORS =
  "M6 4.5a2.5 2.5 0 1 0 0 5a2.5 2.5 0 1 0 0-5M6 14.5a2.5 2.5 0 1 0 0 5a2.5 2.5 0 1 0 0-5M8.2 8.3L20 17M8.2 15.7L20 7";

/** How much of a part its entry shows, in characters. */
const EXCERPT = 110;

/** Texts of the reasons, by the core's names. @type {Record<string, string>} */
export const REASONS = {
  advertisement: "reasonAdvertisement",
  comments: "reasonComments",
  cookies: "reasonCookies",
  footer: "reasonFooter",
  header: "reasonHeader",
  hidden: "reasonHidden",
  navigation: "reasonNavigation",
  newsletter: "reasonNewsletter",
  related: "reasonRelated",
  share: "reasonShare",
  sidebar: "reasonSidebar",
  unlikely: "reasonUnlikely",
};

/** @param {View} view */
export function mountLeftOut(view) {
  const { article, undo, addTool, keys } = view;
  if (article.leftOut.length === 0) {
    return;
  }
  /** @type {Entry[]} */
  let entries = [];
  view.writing.amend((written) =>
    entries.forEach((entry) => entry.write(written)),
  );
  /** @param {Entry} entry */
  const restore = (entry) => {
    entry.putBack();
    undo.did(message("restored"), entry.takeOut);
    controls.panel.hidePopover();
    entry.show();
  };
  const controls = createLatePanel("leftOut", icon(SCISSORS), async (panel) => {
    const parts = await loadParts(view);
    if (!parts) {
      return undefined;
    }
    entries = parts.map((part) => createEntry(view, part, restore));
    const rows = entries.map((entry) => entry.row);
    panel.append(
      element("h2", {}, message("leftOut")),
      element("p", { class: "hint" }, message("leftOutHint")),
      element("ul", {}, ...rows),
    );
    return () => entries.forEach((entry) => entry.update());
  });
  addTool(controls.opener, controls.panel);
  keys.add("l", "leftOut", controls.toggle);
}

/**
 * The parts with what is in them; nothing when they did not come, which the reader was told.
 *
 * @param {View} view
 * @returns {Promise<Part[] | undefined>}
 */
async function loadParts({ article, context, tell }) {
  try {
    const parts = (await context.loadLeftOut?.()) ?? article.leftOut;
    return parts.filter(({ html }) => html.trim());
  } catch {
    tell(message("partFailed"));
    return undefined;
  }
}

/** @typedef {ReturnType<typeof createEntry>} Entry */

/**
 * @param {View} view
 * @param {Part} part
 * @param {(entry: Entry) => void} restore
 */
function createEntry(view, part, restore) {
  /** @type {HTMLElement | undefined} */
  let shown;
  const content = view.renderPart(part.html);
  forgetIds(content, view.content);
  const back = button(message("restore"), message("restore"), () =>
    restore(entry),
  );
  const excerpt = textOf(content);
  const name = element(
    "strong",
    {},
    message(REASONS[part.reason] ?? "reasonUnlikely"),
  );
  const entry = {
    row: element(
      "li",
      {},
      element("p", { class: "reason" }, name, ` · ${countWords(part.words)}`),
      element("p", { class: "excerpt", dir: "auto" }, cut(excerpt)),
      back,
    ),
    putBack() {
      shown = content;
      shown.tabIndex = -1;
      placeBefore(view.content, shown, part.before);
    },
    show() {
      if (shown) {
        bring(view.frame, shown, "center");
      }
      shown?.focus({ preventScroll: true });
    },
    takeOut() {
      shown?.remove();
      shown = undefined;
      view.frame.focus({ preventScroll: true });
    },
    update() {
      back.disabled = shown !== undefined;
    },
    /** @param {Written} written */
    write(written) {
      if (shown) {
        // Nothing loads in that document.
        const copy = written.content.ownerDocument.createElement("div");
        copy.append(...written.render(part.html).childNodes);
        forgetIds(copy, written.content);
        placeBefore(written.content, copy, part.before);
        written.words += part.words;
      }
    },
  };
  return entry;
}

/**
 * The text of a part, its blocks apart.
 *
 * @param {HTMLElement} part
 */
function textOf(part) {
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) {
    texts.push(walker.currentNode.nodeValue?.trim());
  }
  return texts.filter(Boolean).join(" ").replace(/\s+/g, " ");
}

/** @param {number} words */
function countWords(words) {
  const number = new Intl.NumberFormat(uiLanguage()).format(words);
  return message("wordCount", number);
}

/** @param {string} text */
function cut(text) {
  const characters = [...text];
  return characters.length > EXCERPT
    ? `${characters.slice(0, EXCERPT).join("").trimEnd()}…`
    : text;
}

/**
 * Ids of the article keep their meaning.
 *
 * @param {HTMLElement} part
 * @param {HTMLElement} content
 */
function forgetIds(part, content) {
  for (const each of part.querySelectorAll("[id]")) {
    if (content.querySelector(`[id="${CSS.escape(each.id)}"]`)) {
      each.removeAttribute("id");
    }
  }
}

/**
 * Puts a part before the block that came after it on the page; without one, at the end.
 *
 * @param {HTMLElement} content
 * @param {HTMLElement} part
 * @param {number | null} source number of that block
 */
function placeBefore(content, part, source) {
  const blocks = /** @type {NodeListOf<HTMLElement>} */ (
    content.querySelectorAll("[data-source]")
  );
  // Not every block keeps its number: the next one after it is as good.
  let next = [...blocks].find(
    (block) => source !== null && Number(block.dataset.source) >= source,
  );
  while (
    next &&
    !next.parentElement?.matches(".content, section, div, article")
  ) {
    next = next.parentElement ?? undefined;
  }
  if (next) {
    next.before(part);
  } else {
    content.append(part);
  }
}
