/**
 * Live page → snapshot: one walk that reads the page and touches nothing in it.
 *
 * The grammar of the snapshot stands in `src/snapshot.rs`. The walk follows what is shown: the
 * content of open shadow roots with slots filled, and of frames from the same origin. It keeps its
 * own stack, as pages nest tens of thousands deep.
 *
 * Forms and documents answer for their fields (`form.firstChild` may be an `<input>` of that
 * name), so properties are read by the getters of the prototypes.
 */

const MAGIC = "stillpage/1";
const OPEN = "\x01";
const ATTRIBUTE = "\x02";
const VALUE = "\x03";
const TEXT = "\x04";
const CLOSE = "\x05";
const FACT = "\x06";

/** Characters the grammar gives a meaning to. */
const MARK = /[\x01-\x06]/;
const MARKS = /[\x01-\x06]/g;

/** Elements whose content says nothing to a reader. */
const WITHOUT_CONTENT = new Set(["style", "svg", "template", "textarea"]);

/**
 * Drawings of MathJax, whose parts say what they are, and those within them. With MathML after them
 * nobody reads them. It asks for what is next to an element alone: pages may be deep.
 */
const FORMULA = "mjx-container > svg:not(:has(+ mjx-assistive-mml)), g > svg";

/** Elements in which every space may count. */
const VERBATIM = new Set(["pre", "code", "samp", "listing", "xmp"]);

/** White space as indented markup has it: much of a page, and nothing of its text. */
const INDENT = /^[\t\n\f\r ]*\n[\t\n\f\r ]*$/;

/** Attributes that nobody reads. */
const UNSENT = new Set(["d", "srcdoc", "integrity", "nonce"]);

/** A frame smaller than this, in CSS pixels of either side, holds no article. */
const MIN_FRAME = 300;

/** The core reads UTF-8, and in a message it is half as long as most strings. */
const ENCODER = new TextEncoder();

/**
 * @typedef {object} Captured
 * @property {Uint8Array<ArrayBuffer>} snapshot in UTF-8
 * @property {Element[]} elements the live elements by their source number
 */

/**
 * Captures a document.
 *
 * @param {Document} document
 * @returns {Captured}
 */
export function capture(document) {
  /** @type {Element[]} */
  const elements = [];
  const root = documentElementOf(document);
  if (!root) {
    return { snapshot: ENCODER.encode(MAGIC), elements };
  }
  const facts =
    fact("u", document.defaultView?.location.href ?? baseURI(root)) +
    fact("b", baseURI(root));
  const body = bodyOf(document);
  // A page that hides all of itself tells nothing by it.
  const tellsHidden =
    body !== null && body.checkVisibility({ visibilityProperty: true });
  return {
    snapshot: ENCODER.encode(MAGIC + facts + walk(root, elements, tellsHidden)),
    elements,
  };
}

/**
 * Writes an element and all that is shown in it.
 *
 * @param {Element} root
 * @param {Element[]} elements gets each element written
 * @param {boolean} tellsHidden whether to say which elements are not visible
 */
function walk(root, elements, tellsHidden) {
  let out = "";
  /** The hidden element the walk is in; nothing below it is asked. @type {Element | null} */
  let hidden = null;
  /** The element the walk is in that is read as it stands. @type {Element | null} */
  let verbatim = null;
  /** The elements that are open. @type {Element[]} */
  const open = [];
  /** For each of them, what comes after it on its level. @type {After[]} */
  const levels = [];
  /** @type {After} */
  let after = NOTHING.after;
  /** @type {Node | null} */
  let node = root;
  for (;;) {
    if (node === null) {
      const closed = open.pop();
      if (closed === undefined) {
        return out;
      }
      out += CLOSE;
      hidden = hidden === closed ? null : hidden;
      verbatim = verbatim === closed ? null : verbatim;
      after = levels.pop() ?? after;
      node = after(closed);
      continue;
    }
    const type = nodeType(node);
    if (type === Node.ELEMENT_NODE) {
      const element = /** @type {Element} */ (node);
      const name = localName(element);
      elements.push(element);
      out += openTag(element, name);
      if (tellsHidden && hidden === null && !isVisible(element)) {
        hidden = element;
        out += FACT + "h";
      }
      if (verbatim === null && isVerbatim(element, name)) {
        verbatim = element;
      }
      open.push(element);
      levels.push(after);
      const content = contentOf(element, name);
      after = content.after;
      node = content.first;
      continue;
    }
    if (type === Node.TEXT_NODE || type === Node.CDATA_SECTION_NODE) {
      const text = data(node);
      const isIndent =
        text.length > 1 && verbatim === null && INDENT.test(text);
      out += TEXT + (isIndent ? "\n" : plain(text));
    }
    node = after(node);
  }
}

/**
 * @typedef {(node: Node) => Node | null} After
 * @typedef {{ first: Node | null, after: After }} Content
 *   nodes in order, whichever tree they are from
 */

/** @type {Content} */
const NOTHING = { first: null, after: () => null };

/**
 * What is shown in an element.
 *
 * @param {Element} element
 * @param {string} name
 * @returns {Content}
 */
function contentOf(element, name) {
  if (
    (WITHOUT_CONTENT.has(name) &&
      !Element.prototype.matches.call(element, FORMULA)) ||
    (name === "script" && !isDataScript(element))
  ) {
    return NOTHING;
  }
  const shadow = shadowRootOf(element);
  if (shadow) {
    return { first: firstChild(shadow), after: nextSibling };
  }
  if (name === "slot") {
    const assigned = /** @type {HTMLSlotElement} */ (element).assignedNodes({
      flatten: true,
    });
    if (assigned.length > 0) {
      return listed(assigned);
    }
  }
  if (name === "iframe") {
    const frame = frameBody(/** @type {HTMLIFrameElement} */ (element));
    return frame ? { first: firstChild(frame), after: nextSibling } : NOTHING;
  }
  return { first: firstChild(element), after: nextSibling };
}

/**
 * @param {Node[]} nodes
 * @returns {Content}
 */
function listed(nodes) {
  let at = 0;
  return { first: nodes[0] ?? null, after: () => nodes[++at] ?? null };
}

/**
 * Whether every space counts in an element, as far as the core can tell.
 *
 * @param {Element} element
 * @param {string} name
 */
function isVerbatim(element, name) {
  return (
    VERBATIM.has(name) ||
    (getAttribute(element, "style") ?? "").includes("white-space")
  );
}

/**
 * Scripts that hold data or formulas.
 *
 * @param {Element} element
 */
function isDataScript(element) {
  const type = getAttribute(element, "type") ?? "";
  return type === "application/ld+json" || type.startsWith("math/");
}

/**
 * The body of a frame that may be read, is large enough for an article and has something in it: one
 * that is still to load has an empty page, whatever it is going to show.
 *
 * @param {HTMLIFrameElement} frame
 */
function frameBody(frame) {
  const { width, height } = frame.getBoundingClientRect();
  const document =
    width < MIN_FRAME || height < MIN_FRAME ? null : frame.contentDocument;
  const body = document && bodyOf(document);
  return body && firstChild(body) && body;
}

/**
 * @param {Element} element
 * @param {string} name
 */
function openTag(element, name) {
  // A frame that is read is a part of the page like any other.
  const isRead =
    name === "iframe" && frameBody(/** @type {HTMLIFrameElement} */ (element));
  let out = OPEN + (isRead ? "div" : prefix(element) + plain(name));
  for (const key of attributeNames(element)) {
    // Of values only the numbers of list items are read: others are what a form was filled with.
    const isSent = key === "value" ? name === "li" : !UNSENT.has(key);
    if (isSent && !key.startsWith("on")) {
      const value = getAttribute(element, key) ?? "";
      out += ATTRIBUTE + plain(key) + VALUE + plain(value);
    }
  }
  return name === "img"
    ? out + imageFacts(/** @type {HTMLImageElement} */ (element))
    : out;
}

/** @param {HTMLImageElement} image */
function imageFacts(image) {
  const shown = image.currentSrc;
  const size =
    image.naturalWidth > 0
      ? `${image.naturalWidth}x${image.naturalHeight}`
      : "";
  return (shown && fact("s", shown)) + (size && fact("n", size));
}

/** @param {Element} element */
function prefix(element) {
  switch (namespaceURI(element)) {
    case "http://www.w3.org/2000/svg":
      return "svg:";
    case "http://www.w3.org/1998/Math/MathML":
      return "math:";
    default:
      return "";
  }
}

/**
 * Whether an element does not hide what is in it. Those without a box of their own, slots among
 * them, count as hidden to the browser and hide nothing.
 *
 * @param {Element} element
 */
function isVisible(element) {
  return (
    checkVisibility(element, { visibilityProperty: true }) ||
    getComputedStyle(element).display === "contents"
  );
}

/**
 * @param {string} letter
 * @param {string} value
 */
function fact(letter, value) {
  return FACT + letter + plain(value);
}

/** @param {string} text */
function plain(text) {
  return MARK.test(text) ? text.replace(MARKS, "") : text;
}

/**
 * A property as the prototype has it, whatever the page put in front of it.
 *
 * @template T
 * @param {object} prototype
 * @param {string} key
 * @returns {(of: object) => T}
 */
function getter(prototype, key) {
  const get = Object.getOwnPropertyDescriptor(prototype, key)?.get;
  return (of) => Reflect.apply(/** @type {() => T} */ (get), of, []);
}

/** @type {(of: object) => Node | null} */
const firstChild = getter(Node.prototype, "firstChild");
/** @type {(of: object) => Node | null} */
const nextSibling = getter(Node.prototype, "nextSibling");
/** @type {(of: object) => number} */
const nodeType = getter(Node.prototype, "nodeType");
/** @type {(of: object) => string} */
const baseURI = getter(Node.prototype, "baseURI");
/** @type {(of: object) => string} */
const data = getter(CharacterData.prototype, "data");
/** @type {(of: object) => string} */
const localName = getter(Element.prototype, "localName");
/** @type {(of: object) => string | null} */
const namespaceURI = getter(Element.prototype, "namespaceURI");
/** @type {(of: object) => ShadowRoot | null} */
const shadowRootOf = getter(Element.prototype, "shadowRoot");
/** @type {(of: object) => Element | null} */
const documentElementOf = getter(Document.prototype, "documentElement");
/** @type {(of: object) => HTMLElement | null} */
const bodyOf = getter(Document.prototype, "body");

/** Their values are asked by name: an `Attr` for each would take far longer. @param {Element} element */
function attributeNames(element) {
  return Element.prototype.getAttributeNames.call(element);
}

/**
 * @param {Element} element
 * @param {string} name
 */
function getAttribute(element, name) {
  return Element.prototype.getAttribute.call(element, name);
}

/**
 * @param {Element} element
 * @param {CheckVisibilityOptions} options
 */
function checkVisibility(element, options) {
  return Element.prototype.checkVisibility.call(element, options);
}
