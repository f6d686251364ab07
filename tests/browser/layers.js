/**
 * What opens in the view, and whether it is on the screen.
 *
 * @import { KeyInput, Page } from "puppeteer-core"
 */

import assert from "node:assert/strict";
import { appears, escape } from "./room.js";

/** Keys that open something, and what appears. @type {[KeyInput, string][]} */
export const LAYERS = [
  ["o", ".panel.outline"],
  ["l", ".panel.leftOut"],
  ["H", ".panel.highlights"],
  ["s", ".panel.takeAlong"],
  ["a", ".panel.appearance"],
  ["r", ".player"],
  ["?", ".sheet.help"],
];

/** Nothing of the window is covered. */
const NO_INSETS = { top: 0, left: 0, right: 0, bottom: 0 };

/** Whether all of the view is on the screen, whatever of it is open. @param {Page} page */
export async function isOnScreen(page) {
  await appears(page, ".content p");
  assert.deepEqual(await outside(page, ".toolbar > *"), []);
  assert.equal(await overflow(page), 0, "no scrolling to the side");
  for (const [key, layer] of LAYERS) {
    await page.keyboard.press(key);
    await appears(page, layer);
    assert.deepEqual(await outside(page, layer), [], layer);
    assert.deepEqual(await clipped(page, layer), [], layer);
    await escape(page, layer);
  }
}

/** How far the view scrolls to the side. @param {Page} page */
export function overflow(page) {
  return page.evaluate(() => {
    const root = document.querySelector("stillpage-reader")?.shadowRoot;
    const frame = root?.querySelector("dialog");
    return frame && frame.scrollWidth - frame.clientWidth;
  });
}

/**
 * What of a kind reaches beyond the window.
 *
 * @param {Page} page
 * @param {string} selector
 * @param {typeof NO_INSETS} insets what of the window cannot be seen
 */
export function outside(page, selector, insets = NO_INSETS) {
  return page.evaluate(
    (wanted, unseen) => {
      const root = document.querySelector("stillpage-reader")?.shadowRoot;
      return [...(root?.querySelectorAll(wanted) ?? [])]
        .filter((each) => each.checkVisibility())
        .filter((each) => {
          const { left, right, top, bottom } = each.getBoundingClientRect();
          return (
            left < unseen.left ||
            top < unseen.top ||
            right > innerWidth - unseen.right ||
            bottom > innerHeight - unseen.bottom
          );
        })
        .map((each) => `${each.className} ${each.getAttribute("aria-label")}`);
    },
    selector,
    insets,
  );
}

/**
 * What in a layer is cut at its sides: it scrolls up and down, not across.
 *
 * @param {Page} page
 * @param {string} layer
 */
function clipped(page, layer) {
  return page.evaluate((wanted) => {
    const root = document.querySelector("stillpage-reader")?.shadowRoot;
    const box = root?.querySelector(wanted);
    const edges = box?.getBoundingClientRect();
    return [...(box?.querySelectorAll("button, a, input, span, p, h2") ?? [])]
      .filter((each) => each.checkVisibility())
      .filter((each) => {
        const { left, right, width } = each.getBoundingClientRect();
        return (
          width > 0 && edges && (left < edges.left || right > edges.right + 0.5)
        );
      })
      .map((each) => each.outerHTML.slice(0, 80));
  }, layer);
}
