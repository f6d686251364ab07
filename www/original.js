/**
 * The original page, shown so that nothing in it can run or lead away: a sandboxed frame, and a
 * policy of its own inside it.
 */

/** Pictures, styles and fonts may come from where the page keeps them; nothing else may. */
const POLICY =
  "default-src 'none'; img-src * data: blob:; media-src *; style-src * 'unsafe-inline'; font-src * data:; form-action 'none'";

/** A page that names its own base keeps it. */
const OWN_BASE = /<base\b[^>]*\bhref\b/i;

/**
 * Shows a page. What is put before it makes the parser open the head, which the page's own tags
 * then join; the parser passes over a second `<!doctype>`, and a frame from a string has no
 * quirks either way.
 *
 * @param {HTMLIFrameElement} frame with an empty `sandbox`
 * @param {string} html
 * @param {string} address where it came from; empty if that is not known
 */
export function showOriginal(frame, html, address) {
  const base =
    address && !OWN_BASE.test(html)
      ? ` href="${escapeAttribute(address)}"`
      : "";
  // Links would open in a new tab, which the sandbox does not allow: they do nothing.
  frame.srcdoc =
    `<!doctype html><meta http-equiv="Content-Security-Policy" content="${POLICY}">` +
    `<meta name="referrer" content="no-referrer"><base target="_blank"${base}>${html}`;
}

/** @param {string} text */
function escapeAttribute(text) {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll('"', "&quot;")
    .replaceAll("<", "&lt;");
}
