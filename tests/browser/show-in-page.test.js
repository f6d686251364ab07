/**
 * From a block of the article to where it stands in the page: by the mark beside it, and by a key.
 *
 * @import { Page } from "puppeteer-core"
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { appears, HEADINGS, inBothBrowsers, seen } from "./room.js";

/** How far down the window a heading of the page stands. @param {Page} page @param {string} words */
async function standsAt(page, words) {
  await page.waitForFunction(
    () => !document.querySelector("html > stillpage-reader"),
  );
  return page.evaluate((wanted) => {
    const headings = [...document.querySelectorAll("h2")];
    const heading = headings.find((each) => each.textContent === wanted);
    return heading?.getBoundingClientRect().top ?? NaN;
  }, words);
}

/** The middle of the heading with these words in the view. @param {Page} page @param {string} words */
function middleOf(page, words) {
  return page.evaluate((wanted) => {
    const root = document.querySelector("stillpage-reader")?.shadowRoot;
    const headings = [...(root?.querySelectorAll(".content h2") ?? [])];
    const heading = headings.find((each) => each.textContent === wanted);
    heading?.scrollIntoView({ block: "center" });
    const {
      left = 0,
      top = 0,
      height = 0,
    } = heading?.getBoundingClientRect() ?? {};
    return { x: left + 20, y: top + height / 2 };
  }, words);
}

/** Where the mark is, and the heading it stands beside. @param {Page} page @param {string} words */
function boxes(page, words) {
  return page.evaluate((wanted) => {
    const root = document.querySelector("stillpage-reader")?.shadowRoot;
    const headings = [...(root?.querySelectorAll(".content h2") ?? [])];
    const heading = headings.find((each) => each.textContent === wanted);
    const box = (/** @type {Element | null | undefined} */ of) => {
      const { left, right, top } = of?.getBoundingClientRect() ?? new DOMRect();
      return { left, right, top };
    };
    return { mark: box(root?.querySelector(".in-page")), block: box(heading) };
  }, words);
}

inBothBrowsers((room) => {
  for (const direction of ["ltr", "rtl"]) {
    test(`the mark beside a block leads to it in the page, ${direction}`, async () => {
      await room.read(async (page) => {
        const words = HEADINGS[2] ?? "";
        await page.evaluate((dir) => {
          const root = document.querySelector("stillpage-reader")?.shadowRoot;
          const view = root?.querySelector(".reader");
          /** @type {HTMLElement} */ (view).dir = dir;
        }, direction);
        const { x, y } = await middleOf(page, words);
        assert.deepEqual(await seen(page, ".in-page"), []);
        await page.mouse.move(x, y);
        await appears(page, ".in-page");
        const { mark, block } = await boxes(page, words);
        assert.ok(Math.abs(mark.top - block.top) < 2, "it begins with it");
        if (direction === "ltr") {
          assert.ok(mark.left >= 0 && mark.right < block.left, "before it");
        } else {
          assert.ok(mark.left > block.right && mark.right <= 1100, "before it");
        }
        // Over the room between them it stays.
        const across = (mark.left + mark.right) / 2;
        await page.mouse.move(across, mark.top + 18, { steps: 8 });
        await page.mouse.click(across, mark.top + 18);
        const at = await standsAt(page, words);
        assert.ok(at >= 0 && at < 120, `it stands at ${at}`);
        await opensAt(page, words);
      });
    });
  }

  /** The view opens at a heading where the page is at it. @param {Page} page @param {string} words */
  async function opensAt(page, words) {
    await room.open(page);
    const { block } = await boxes(page, words);
    assert.ok(block.top >= 0 && block.top < 200, `it opens at ${block.top}`);
  }

  test("a key leads to the block one came to by keys", async () => {
    await room.read(async (page) => {
      for (let step = 0; step < 4; step += 1) {
        await page.keyboard.press("n");
      }
      await page.keyboard.press("v");
      const at = await standsAt(page, HEADINGS[3] ?? "");
      assert.ok(at >= 0 && at < 120, `it stands at ${at}`);
      await opensAt(page, HEADINGS[3] ?? "");
    });
  });

  test("where there is no room beside the text there is no mark", async () => {
    await room.read(async (page) => {
      await page.setViewport({ width: 600, height: 700 });
      const { x, y } = await middleOf(page, HEADINGS[2] ?? "");
      await page.mouse.move(x, y);
      await page.mouse.move(x + 5, y);
      await page.waitForFunction(() => {
        const root = document.querySelector("stillpage-reader")?.shadowRoot;
        return root?.querySelector(".in-page");
      });
      assert.deepEqual(await seen(page, ".in-page"), []);
    });
  });
});
