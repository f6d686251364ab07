/** Style sheets that come and go with a part of the view. */

/**
 * Adopts a style sheet into the shadow root of a view, or into the document of a page of ours.
 *
 * @param {HTMLElement} frame
 * @param {string} text
 * @returns {() => void} takes it out again
 */
export function adoptSheet(frame, text) {
  const root = /** @type {Document | ShadowRoot} */ (frame.getRootNode());
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  root.adoptedStyleSheets.push(sheet);
  return () => {
    const at = root.adoptedStyleSheets.indexOf(sheet);
    if (at >= 0) {
      root.adoptedStyleSheets.splice(at, 1);
    }
  };
}
