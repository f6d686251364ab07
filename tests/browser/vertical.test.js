/** Vertical writing, as the page has it or as the reader asks for it, with all that follows the text. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { until } from "./browsers.js";
import { appears, click, escape, inBothBrowsers, seen } from "./room.js";

/** @import { Page } from "puppeteer-core" */
/** @import { Room } from "./room.js" */

const JAPANESE = fileURLToPath(
  new URL("../../www/samples/japanese.html", import.meta.url),
);

/** The last words of the sample, and a note to them that the sample does not have. */
const END = "私は草を刈った。";
const NOTE = `<sup><a href="#n1" id="r1" role="doc-noteref">1</a></sup></p><section
  role="doc-endnotes"><ol><li id="n1" role="doc-endnote"><p>鎌は祖父のもの。<a href="#r1"
  role="doc-backlink">↩</a></p></li></ol></section><p>`;

/** What is seen of the view. @param {Page} page */
function look(page) {
  return page.evaluate(() => {
    const root = /** @type {ShadowRoot} */ (
      document.querySelector("stillpage-reader")?.shadowRoot
    );
    const frame = /** @type {HTMLElement} */ (root.querySelector("dialog"));
    const box = (/** @type {string} */ selector) => {
      const rect = root.querySelector(selector)?.getBoundingClientRect();
      const { left = 0, right = 0, top = 0, bottom = 0 } = rect ?? {};
      return { left, right, top, bottom };
    };
    const { writingMode } = getComputedStyle(
      /** @type {Element} */ (root.querySelector(".content p")),
    );
    const first = [...root.querySelectorAll(".content :is(p, h2)")].find(
      (each) => each.getBoundingClientRect().left < innerWidth - 48,
    );
    return {
      writingMode,
      // The beginning may be at part of a pixel, which Chromium rounds up.
      scrolled: Math.max(0, -frame.scrollLeft),
      down: frame.scrollTop,
      spill: frame.scrollHeight - frame.clientHeight,
      first: first?.textContent?.trim() ?? "",
      toolbar: box(".toolbar"),
      progress: box(".progress"),
      part: Number(
        root.querySelector(".progress")?.getAttribute("aria-valuenow"),
      ),
      column: box(".column"),
      band: box(".band"),
      current: root.querySelector("[aria-current]")?.textContent ?? "",
    };
  });
}

/** Waits for a state of the view. @param {Page} page @param {(seen: Awaited<ReturnType<typeof look>>) => boolean} isWanted */
function shows(page, isWanted) {
  return until(async () => {
    const now = await look(page);
    return isWanted(now) ? now : undefined;
  });
}

/**
 * Whether all of it is in the window.
 *
 * @param {Page} page
 * @param {string} selector
 */
function isInside(page, selector) {
  return page.evaluate((wanted) => {
    const { left, right, top, bottom } = /** @type {Element} */ (
      document
        .querySelector("stillpage-reader")
        ?.shadowRoot?.querySelector(wanted)
    ).getBoundingClientRect();
    return (
      left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight
    );
  }, selector);
}

/**
 * Opens the Japanese sample.
 *
 * @param {Room} room
 * @param {(page: Page) => Promise<void>} use
 * @param {boolean} isVertical whether its own switch is pressed before
 */
async function read(room, use, isVertical) {
  assert.ok(room.server);
  const html = (await readFile(JAPANESE, "utf8")).replace(END, END + NOTE);
  room.server.pages["/ame"] = { html };
  const turn = (/** @type {Page} */ page) => page.click(".switch button");
  await room.read(use, isVertical ? turn : undefined, "/ame");
}

inBothBrowsers((room) => {
  test("a page in vertical lines is read in vertical lines", async () => {
    await read(
      room,
      async (page) => {
        // Lines are measured anew where a scroll bar has come.
        const { writingMode, toolbar, column } = await shows(
          page,
          ({ spill }) => spill === 0,
        );
        assert.equal(writingMode, "vertical-rl");
        assert.deepEqual([toolbar.left, toolbar.right], [0, 1100]);
        assert.ok(column.right < 1101 && column.left < 0);
        assert.ok(column.top >= toolbar.bottom && column.bottom <= 700);
      },
      true,
    );
  });

  test("it goes on by keys and the wheel, under bars that stay", async () => {
    await read(
      room,
      async (page) => {
        await page.keyboard.press("PageDown");
        const { toolbar, progress, part } = await shows(
          page,
          ({ scrolled, part: read }) => scrolled > 900 && read > 0,
        );
        assert.deepEqual([toolbar.left, toolbar.right], [0, 1100]);
        assert.deepEqual([progress.left, progress.right], [0, 1100]);
        assert.ok(part < 90);
        await page.keyboard.press("ArrowRight");
        await page.keyboard.press("PageUp");
        await shows(page, ({ scrolled }) => scrolled === 0);
        await page.mouse.move(500, 400);
        await page.mouse.wheel({ deltaY: 300 });
        await shows(page, ({ scrolled }) => Math.abs(scrolled - 300) < 2);
        await page.keyboard.press("End");
        await shows(page, ({ part: read }) => read === 100);
        await page.keyboard.press("Home");
        await shows(page, ({ scrolled }) => scrolled === 0);
      },
      true,
    );
  });

  test("headings, the outline and the place are found along the lines", async () => {
    await read(
      room,
      async (page) => {
        await page.keyboard.press("n");
        await page.keyboard.press("n");
        const { first } = await shows(page, (now) =>
          now.first.startsWith("降り方の名前"),
        );
        await page.keyboard.press("o");
        await appears(page, ".outline [aria-current]", first);
        await click(page, ".outline li:first-child a");
        await shows(page, (now) => now.first.startsWith("季節に住む雨"));
        // Larger letters break all lines anew.
        await page.keyboard.type("+++");
        await shows(page, (now) => now.first.startsWith("季節に住む雨"));
        await room.reopen(page);
        await shows(page, (now) => now.first.startsWith("季節に住む雨"));
      },
      true,
    );
  });

  test("panels and notes stand in the window, far into the text", async () => {
    await read(
      room,
      async (page) => {
        await page.keyboard.press("n");
        await page.keyboard.press("n");
        for (const name of ["outline", "appearance"]) {
          await page.keyboard.type(name.charAt(0));
          const panel = `.panel.${name}`;
          await appears(page, panel);
          assert.ok(await isInside(page, panel), name);
          await escape(page, panel);
        }
        await click(page, "[role=doc-noteref]");
        await appears(page, ".panel.note", "鎌は祖父のもの。");
        assert.ok(await isInside(page, ".panel.note"));
      },
      true,
    );
  });

  test("line focus stands over a line from top to bottom", async () => {
    await read(
      room,
      async (page) => {
        await page.keyboard.press("n");
        await page.keyboard.press("j");
        await page.keyboard.press("f");
        const one = await shows(page, ({ band }) => band.right > band.left);
        assert.ok(one.band.right - one.band.left < 60, "one line is narrow");
        assert.ok(one.band.bottom - one.band.top > 600, "and as high as all");
        await page.keyboard.press("ArrowDown");
        await shows(page, ({ band }) => band.right < one.band.right - 20);
        await page.keyboard.type("ffff");
        await shows(page, ({ band }) => band.right === band.left);
      },
      true,
    );
  });

  test("the reader's wish goes first, and other scripts have none", async () => {
    await read(
      room,
      async (page) => {
        assert.equal((await look(page)).writingMode, "horizontal-tb");
        await page.keyboard.press("n");
        await page.keyboard.press("a");
        await click(page, ".appearance [data-writing=vertical]");
        await escape(page, ".appearance");
        // The place stays.
        await shows(
          page,
          ({ writingMode, first }) =>
            writingMode === "vertical-rl" && first.startsWith("季節に住む雨"),
        );
        await page.keyboard.press("a");
        await click(page, ".appearance [data-writing=horizontal]");
        await shows(
          page,
          ({ writingMode, scrolled, down }) =>
            writingMode === "horizontal-tb" && scrolled === 0 && down > 0,
        );
      },
      false,
    );
    await read(
      room,
      async (page) => {
        assert.equal((await look(page)).writingMode, "horizontal-tb");
        await page.keyboard.press("a");
        await click(page, ".appearance [data-writing=auto]");
        await shows(page, ({ writingMode }) => writingMode === "vertical-rl");
      },
      true,
    );
    await room.read(async (page) => {
      await page.keyboard.press("a");
      await appears(page, ".appearance");
      assert.deepEqual(await seen(page, "[data-writing]"), []);
    });
  });
});
