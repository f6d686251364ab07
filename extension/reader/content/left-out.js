/**
 * What was left out of the article, as a part of the view that comes when its panel is first
 * opened: each thing left out with its reason, to be put back where it was.
 *
 * @import { Article } from "../../core.js"
 * @import { View } from "../features.js"
 * @import { Written } from "../taking/writing.js"
 */

import { button, element } from "../elements.js";
import { message, uiLanguage } from "../messages.js";

/** @typedef {Article["leftOut"][number]} Part */

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

/** @typedef {NonNullable<Awaited<ReturnType<typeof openLeftOut>>>} OpenLeftOut */

/**
 * Fills the panel.
 *
 * @param {View} view
 * @param {HTMLElement} panel
 * @returns nothing when the things left out did not come, which the reader was told
 */
export async function openLeftOut(view, panel) {
  const parts = await loadParts(view);
  if (!parts) {
    return undefined;
  }
  /** @param {Entry} entry */
  const restore = (entry) => {
    entry.putBack();
    view.undo.did(message("restored"), entry.takeOut);
    panel.hidePopover();
    entry.show();
  };
  const entries = parts.map((part) => createEntry(view, part, restore));
  panel.append(
    element("h2", {}, message("leftOut")),
    element("p", { class: "hint" }, message("leftOutHint")),
    element("ul", {}, ...entries.map((entry) => entry.row)),
  );
  return {
    update: () => entries.forEach((entry) => entry.update()),
    /** @param {Written} written gets what is put back */
    write: (written) => entries.forEach((entry) => entry.write(written)),
  };
}

/**
 * What was left out, with what is in them; nothing when they did not come, which the reader was told.
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
  const excerpt = cut(textOf(content));
  // Their buttons have one name.
  back.ariaDescription = excerpt;
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
      element("p", { class: "excerpt", dir: "auto" }, excerpt),
      back,
    ),
    putBack() {
      shown = content;
      shown.tabIndex = -1;
      placeBefore(view.content, shown, part.before);
    },
    show() {
      if (shown) {
        view.flow.bring(shown, "center");
      }
      shown?.focus({ preventScroll: true });
    },
    takeOut() {
      shown?.remove();
      shown = undefined;
      view.frame.focus({ preventScroll: true });
    },
    update() {
      back.disabled = !!shown;
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
    texts.push(walker.currentNode.nodeValue);
  }
  return texts.join(" ").replace(/\s+/g, " ").trim();
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
