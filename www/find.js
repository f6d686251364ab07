/** Looking up what `index.html` must have. */

/**
 * Returns the element of a selector.
 *
 * @template {Element} T
 * @param {string} selector
 * @param {{ new (): T }} type
 * @returns {T}
 */
export function find(selector, type) {
  const found = document.querySelector(selector);
  if (!(found instanceof type)) {
    throw new Error(`index.html has no ${type.name} at ${selector}`);
  }
  return found;
}
