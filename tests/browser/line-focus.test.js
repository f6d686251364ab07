/** Line focus, by keys and scrolling. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "./browsers.js";
import { inBothBrowsers } from "./room.js";

/** @import { Page } from "puppeteer-core" */

/**
 * What is seen of the band, and the text in its middle.
 *
 * @param {Page} page
 */
function look(page) {
  return page.evaluate(() => {
    const root = /** @type {ShadowRoot} */ (
      document.querySelector("stillpage-reader")?.shadowRoot
    );
    const frame = /** @type {HTMLElement} */ (root.querySelector("dialog"));
    const band = root.querySelector(".band")?.getBoundingClientRect();
    const leading = parseFloat(
      getComputedStyle(
        /** @type {Element} */ (root.querySelector(".content p")),
      ).lineHeight,
    );
    const y = band ? band.top + band.height / 2 : 0;
    const column = root.querySelector(".content")?.getBoundingClientRect();
    const under = root
      .elementsFromPoint((column?.left ?? 0) + 5, y)
      .find((each) => each.closest("article"));
    return {
      focus: frame.dataset.focus,
      isSeen: (band?.height ?? 0) > 0,
      top: band?.top ?? 0,
      lines: (band?.height ?? 0) / leading,
      leading,
      under: under?.textContent?.trim().slice(0, 30) ?? "",
      scrolled: frame.scrollTop,
    };
  });
}

/**
 * Waits until the band is as wanted and at rest, and returns what is seen.
 *
 * @param {Page} page
 * @param {(seen: Awaited<ReturnType<typeof look>>) => boolean} isWanted
 */
function shows(page, isWanted) {
  let before = "";
  return until(async () => {
    const seen = await look(page);
    const isAtRest = JSON.stringify(seen) === before;
    before = JSON.stringify(seen);
    return isAtRest && isWanted(seen) ? seen : undefined;
  });
}

/**
 * Presses f until so much is in focus: it is remembered from one test to the next.
 *
 * @param {Page} page
 * @param {string} wanted
 */
async function choose(page, wanted) {
  while ((await look(page)).focus !== wanted) {
    await page.keyboard.press("f");
  }
}

inBothBrowsers((room) => {
  test("f puts one, three and five lines in focus, then a ruler, then nothing", async () => {
    await room.read(async (page) => {
      await choose(page, "off");
      await page.keyboard.press("j");
      await page.keyboard.press("j");
      for (const [focus, least, most] of /** @type {const} */ ([
        ["1", 0.7, 1.6],
        ["3", 2.5, 4.3],
        ["5", 4, 7],
        ["ruler", 0.7, 1.6],
      ])) {
        await page.keyboard.press("f");
        const seen = await shows(
          page,
          ({ focus: now, lines }) =>
            now === focus && lines > least && lines < most,
        );
        assert.match(seen.under, /^What the book tells/);
      }
      await page.keyboard.press("f");
      await shows(page, ({ isSeen }) => !isSeen);
    });
  });

  test("arrow keys go line by line, and the text moves where the line is low", async () => {
    await room.read(async (page) => {
      await page.keyboard.press("j");
      await choose(page, "1");
      let last = await shows(
        page,
        ({ isSeen, under }) =>
          isSeen && under.startsWith("The lamp on the breakwater"),
      );
      const { leading } = last;
      for (let i = 0; i < 30; i++) {
        await page.keyboard.press("ArrowDown");
        /** How far the line went, on the screen and by the text. */
        const gone = (/** @type {typeof last} */ now) =>
          now.top + now.scrolled - last.top - last.scrolled;
        const now = await shows(page, (seen) => gone(seen) > 0.7 * leading);
        assert.ok(gone(now) < 4.5 * leading, `${gone(now)} of ${leading}`);
        assert.ok(now.top < 700 * 0.62, `${now.top} is low`);
        last = now;
      }
      assert.ok(last.scrolled > 100);
      await page.keyboard.press("ArrowUp");
      await shows(
        page,
        (seen) => seen.top + seen.scrolled < last.top + last.scrolled,
      );
    });
  });

  test("scrolling alone leads from the title to the last line", async () => {
    await room.read(async (page) => {
      await choose(page, "1");
      await shows(page, ({ under }) =>
        under.startsWith("The ladder to nothing"),
      );
      await page.keyboard.press("End");
      await shows(page, ({ under }) => under.startsWith("The ledger is kept"));
      await page.keyboard.press("Home");
      await shows(page, ({ under }) =>
        under.startsWith("The ladder to nothing"),
      );
    });
  });
});
