/**
 * The original page, shown so that nothing in it can run or lead away: a sandboxed frame, and a
 * policy of its own inside it.
 */

import { element } from "../extension/reader/elements.js";
import { text } from "./strings.js";

/** Pictures, styles and fonts may come from where the page keeps them; nothing else may. */
const POLICY =
  "default-src 'none'; img-src * data: blob:; media-src *; style-src * 'unsafe-inline'; font-src * data:; form-action 'none'";

/** A page that names its own base keeps it. */
const OWN_BASE = /<base\b[^>]*\bhref\b/i;

/** What has to stay first, for by it browsers choose how to lay out the page. */
const DOCTYPE = /^\s*<!doctype[^>]*>/i;

/** Relative addresses lead nowhere from here, rather than to the site of this page. */
const NOWHERE = "about:invalid";

/**
 * Shows a page in a new frame: a new one leaves no trace in the history of the tab. The page has
 * the address of a blob, against which, unlike that of `srcdoc`, nothing can be fetched by
 * mistake before the base is known.
 *
 * @param {HTMLElement} place what holds the frame, and nothing else
 * @param {string} html
 * @param {string} address where it came from; empty if that is not known
 */
export function showOriginal(place, html, address) {
  const page = new Blob([guarded(html, address)], {
    type: "text/html;charset=utf-8",
  });
  const source = URL.createObjectURL(page);
  const frame = element("iframe", {
    sandbox: "",
    referrerpolicy: "no-referrer",
    title: text("originalFrame"),
    src: source,
  });
  frame.addEventListener("load", () => URL.revokeObjectURL(source));
  place.replaceChildren(frame);
}

/**
 * Puts the policy before all that a page has; the parser then opens the head, which the page's
 * own tags join.
 *
 * @param {string} html
 * @param {string} address
 */
function guarded(html, address) {
  const doctype = DOCTYPE.exec(html)?.[0] ?? "";
  const base = OWN_BASE.test(html)
    ? ""
    : ` href="${escapeAttribute(address || NOWHERE)}"`;
  // Links would open in a new tab, which the sandbox does not allow: they do nothing.
  const guard =
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">` +
    `<meta name="referrer" content="no-referrer"><base target="_blank"${base}>`;
  return doctype + guard + html.slice(doctype.length);
}

/** @param {string} text */
function escapeAttribute(text) {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll('"', "&quot;")
    .replaceAll("<", "&lt;");
}
