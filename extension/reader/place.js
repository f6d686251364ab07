/**
 * Two-way place: which block of the article stands for what is seen of the page, and the other
 * way round. Blocks carry the number of the live element they came from.
 */

/** How much of the top of a page its own bars may cover, in CSS pixels. */
const COVERED = 80;

/**
 * The first block of the article that is seen on the page; none while the page is at its top.
 *
 * @param {HTMLElement} content
 * @param {Element[]} elements live elements by source number
 */
export function blockOnScreen(content, elements) {
  if (window.scrollY < COVERED) {
    return undefined;
  }
  return blocks(content).find((block) => {
    const rect = elements[sourceOf(block)]?.getBoundingClientRect();
    return (
      rect !== undefined &&
      rect.height > 0 &&
      (rect.top > -1 || rect.bottom > COVERED)
    );
  });
}

/**
 * The live element of the block at the top of the view.
 *
 * @param {HTMLElement} content
 * @param {Element[]} elements live elements by source number
 */
export function elementBeingRead(content, elements) {
  const top = blocks(content).find(
    (block) => block.getBoundingClientRect().bottom > COVERED,
  );
  const element = top && elements[sourceOf(top)];
  return element?.isConnected ? element : undefined;
}

/** @param {HTMLElement} content */
function blocks(content) {
  return /** @type {HTMLElement[]} */ ([
    ...content.querySelectorAll("[data-source]"),
  ]);
}

/** @param {HTMLElement} block */
function sourceOf(block) {
  return Number(block.dataset.source);
}
