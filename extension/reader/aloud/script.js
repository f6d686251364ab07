/**
 * What is read of an article: its title and the texts of the view's own blocks, in passages, each
 * the text of one block. Read are the captions of pictures, or else their descriptions; not read
 * are readings of ruby, marks of notes, links back, what is folded away, and the buttons of ours.
 *
 * @import { Piece } from "./text.js"
 */

import { message, uiLanguage } from "../messages.js";

/** Elements that stand in a line of text. */
const INLINE = new Set(
  `a abbr b bdi bdo br cite code data del dfn em font i img ins kbd label mark math picture q rb
  ruby s samp small span strong sub sup time tt u var wbr`.split(/\s+/),
);

/** What is not read. */
const SILENT =
  ".tools, button, [hidden], [aria-hidden=true], rt, rp, rtc, svg, annotation, annotation-xml, [role=doc-noteref], [role=doc-backlink]";

const HEADINGS = "h1, h2, h3, h4, h5, h6";

/**
 * @typedef {Piece & { node?: Text }} Said
 *   a piece of what is said; without a node it cannot be marked
 *
 * @typedef {object} Passage
 * @property {"text" | "heading" | "code" | "table"} kind
 * @property {Said[]} pieces
 * @property {Element} element what it stands in
 */

/**
 * Collects what is read, in order.
 *
 * @param {HTMLElement} article the element with the title and the content
 * @param {HTMLElement} content
 * @returns {Passage[]}
 */
export function readScript(article, content) {
  const title = article.querySelector(".header h1");
  const lang = article.lang;
  return [...(title ? readPart(title, lang) : []), ...readPart(content, lang)];
}

/**
 * Walks a part of the view, without recursion: pages nest deep.
 *
 * @param {Element} root
 * @param {string} lang
 */
function readPart(root, lang) {
  const collector = collect(root, lang);
  /** @type {Node | null} */
  let node = root.firstChild;
  while (node) {
    const isOpen = node instanceof Element && collector.enter(node);
    if (node instanceof Text) {
      collector.add(node);
    }
    if (isOpen && node.firstChild) {
      node = node.firstChild;
      continue;
    }
    if (isOpen) {
      collector.leave(/** @type {Element} */ (node));
    }
    while (node && !node.nextSibling) {
      node = node.parentNode === root ? null : node.parentNode;
      if (node) {
        collector.leave(/** @type {Element} */ (node));
      }
    }
    node = node && node.nextSibling;
  }
  collector.flush();
  return collector.passages;
}

/**
 * Puts texts into passages as they come.
 *
 * @param {Element} root
 * @param {string} lang
 */
function collect(root, lang) {
  /** @type {Passage[]} */
  const passages = [];
  const langs = [root.getAttribute("lang") ?? lang];
  /** @type {Said[]} */
  let pieces = [];
  let element = root;
  /** Said before the next passage. @type {string | undefined} */
  let announced;
  /** @param {Said} piece @param {Element} of */
  const put = (piece, of) => {
    if (pieces.length === 0) {
      element = of;
    }
    pieces.push(piece);
  };
  const flush = () => {
    if (pieces.some(({ text }) => text.trim())) {
      const isPicture = isDescription(pieces);
      const said = announced ?? (isPicture ? message("lightbox") : undefined);
      announced = undefined;
      passages.push({
        kind: kindOf(element),
        pieces: said === undefined ? pieces : [announce(said), ...pieces],
        element,
      });
    }
    pieces = [];
  };
  return {
    passages,
    flush,
    /** @param {Text} node */
    add(node) {
      const parent = node.parentElement ?? root;
      if (parent instanceof HTMLDetailsElement && !parent.open) {
        return;
      }
      const hasLines = parent.closest("pre") !== null;
      const lang = langs.at(-1) ?? "";
      put({ text: node.data, lang, hasLines, node }, blockOf(parent, root));
    },
    /**
     * @param {Element} each
     * @returns {boolean} whether what is in it is read
     */
    enter(each) {
      if (each.matches(SILENT) || isFolded(each)) {
        return false;
      }
      const name = each.localName;
      if (!INLINE.has(name) || isDisplayed(each) || isSecondBreak(each)) {
        flush();
      }
      if (each.matches("[data-math], math[display=block]")) {
        put(insert(message("formula")), each);
        return false;
      }
      if (name === "math") {
        readFormula(each, langs.at(-1), put);
        return false;
      }
      if (each.matches("figure:not([data-embed]):has(img)")) {
        announced = message("lightbox");
      } else if (name === "img") {
        describe(/** @type {HTMLImageElement} */ (each), langs.at(-1), put);
      } else if (name === "br") {
        put({ text: " ", lang: langs.at(-1) ?? "" }, each);
      }
      langs.push(each.getAttribute("lang") ?? langs.at(-1) ?? "");
      return true;
    },
    /** @param {Element} each */
    leave(each) {
      langs.pop();
      if (!INLINE.has(each.localName) || isDisplayed(each)) {
        flush();
      }
      if (each.localName === "figure") {
        announced = undefined;
      }
    },
  };
}

/** @param {Element} element @returns {Passage["kind"]} */
function kindOf(element) {
  if (element.closest("pre")) {
    return "code";
  }
  if (element.closest("table")) {
    return "table";
  }
  return element.closest(HEADINGS) ? "heading" : "text";
}

/**
 * A sentence of ours before a passage.
 *
 * @param {string} text
 * @returns {Said}
 */
function announce(text) {
  return {
    text: `${text}\n`,
    lang: uiLanguage(),
    hasLines: true,
    isOurs: true,
  };
}

/**
 * Words of ours in a line.
 *
 * @param {string} text
 * @returns {Said}
 */
function insert(text) {
  return { text: ` ${text} `, lang: uiLanguage(), isOurs: true };
}

/**
 * Says what a picture shows, where no caption does.
 *
 * @param {HTMLImageElement} image
 * @param {string | undefined} lang
 * @param {(piece: Said, of: Element) => void} put
 */
function describe(image, lang = "", put) {
  const caption = image.closest("figure")?.querySelector("figcaption");
  if (image.alt.trim() && !caption?.textContent.trim()) {
    put({ text: ` ${image.alt} `, lang }, image);
  }
}

/** Whether nothing is said but what pictures show. @param {Said[]} pieces */
function isDescription(pieces) {
  const said = pieces.filter(({ text }) => text.trim());
  return said.every(({ node, isOurs }) => !node && !isOurs);
}

/**
 * Reads the signs of a formula in their order.
 *
 * @param {Element} formula
 * @param {string | undefined} lang
 * @param {(piece: Said, of: Element) => void} put
 */
function readFormula(formula, lang = "", put) {
  const walker = document.createTreeWalker(formula, NodeFilter.SHOW_TEXT);
  put({ text: " ", lang }, formula);
  while (walker.nextNode()) {
    const node = /** @type {Text} */ (walker.currentNode);
    if (!node.parentElement?.matches(SILENT)) {
      put({ text: node.data, lang, node }, formula);
      put({ text: " ", lang }, formula);
    }
  }
}

/** @param {Element} element */
function isDisplayed(element) {
  return element.matches("math[display=block], code[data-math=block]");
}

/** A line left empty parts two paragraphs. @param {Element} element */
function isSecondBreak(element) {
  if (element.localName !== "br") {
    return false;
  }
  let before = element.previousSibling;
  while (before instanceof Text && !before.data.trim()) {
    before = before.previousSibling;
  }
  return before instanceof Element && before.localName === "br";
}

/** @param {Element} element */
function isFolded(element) {
  const { parentElement } = element;
  return (
    parentElement instanceof HTMLDetailsElement &&
    !parentElement.open &&
    element.localName !== "summary"
  );
}

/**
 * The nearest element around a text that is no part of a line.
 *
 * @param {Element} element
 * @param {Element} root
 */
function blockOf(element, root) {
  let block = element;
  while (block !== root && INLINE.has(block.localName) && block.parentElement) {
    block = block.parentElement;
  }
  return block;
}
