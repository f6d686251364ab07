/** The typefaces that come along: chosen, seen, and gone from the page afterwards. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { closeReader, openReader, until } from "./browsers.js";
import { appears, click, inBothBrowsers, LONG, seen } from "./room.js";

/** @import { Page } from "puppeteer-core" */

/** Strict enough that no page could load a font of its own. */
const STRICT = { "content-security-policy": "default-src 'none'" };

inBothBrowsers((room) => {
  /**
   * Reads an article from another page.
   *
   * @param {string} path
   * @param {import("./server.js").ServedPage} served
   * @param {(page: Page) => Promise<void>} use
   */
  async function readPage(path, served, use) {
    assert.ok(room.server && room.driven);
    room.server.pages[path] = served;
    const page = await room.driven.browser.newPage();
    try {
      await page.goto(room.server.origin + path);
      await openReader(room.driven, page);
      await use(page);
    } finally {
      await page.close();
    }
  }

  test("a typeface is loaded when it is chosen, under any policy, and taken away again", async () => {
    await readPage("/strict", { html: LONG, headers: STRICT }, async (page) => {
      assert.equal(await fontsOf(page), 0);
      const width = await textWidth(page);
      await choose(page, "lexend");
      await until(async () => (await fontsOf(page)) === 3);
      await until(async () => (await textWidth(page)) !== width);
      assert.match(await familyOf(page), /^"?Stillpage Lexend/);
      await choose(page, "serif");
      await until(async () => (await textWidth(page)) === width);
      assert.ok(room.driven);
      await closeReader(room.driven, page);
      assert.equal(await fontsOf(page), 0);
      await openReader(room.driven, page);
      await choose(page, "opendyslexic");
      await until(async () => (await fontsOf(page)) === 4);
      await room.reopen(page);
      await until(async () => (await fontsOf(page)) === 4);
      await choose(page, "serif");
    });
  });

  test("a language whose letters a typeface lacks keeps the system's, and says so", async () => {
    const html = LONG.replace('lang="en"', 'lang="vi"');
    await readPage("/vi", { html }, async (page) => {
      await choose(page, "atkinson");
      await appears(page, ".said", "Atkinson Hyperlegible Next lacks letters");
      assert.equal(await fontsOf(page), 0);
      await choose(page, "literata");
      await until(async () => (await fontsOf(page)) === 6);
      await choose(page, "serif");
    });
  });

  test("another typeface, size and width keep what is read where it is", async () => {
    await room.read(async (page) => {
      const heading = 'h2[id$="h3"]';
      await page.keyboard.press("n");
      await page.keyboard.press("n");
      await page.keyboard.press("n");
      await page.keyboard.press("n");
      const before = await topOf(page, heading);
      for (const key of /** @type {const} */ (["+", "+", "+", "[", "["])) {
        await page.keyboard.press(key);
        const moved = Math.abs((await topOf(page, heading)) - before);
        assert.ok(moved < 40, `${key}: ${moved}`);
      }
      await choose(page, "inter");
      await until(async () => (await fontsOf(page)) === 6);
      const moved = Math.abs((await topOf(page, heading)) - before);
      assert.ok(moved < 40, `inter: ${moved}`);
      await choose(page, "serif");
    });
  });

  test("every typeface is offered", async () => {
    await room.read(async (page) => {
      await page.keyboard.press("a");
      await appears(page, ".panel.appearance");
      assert.deepEqual(await seen(page, "label.font"), [
        "Serif",
        "Sans",
        "Mono",
        "Literata",
        "Inter",
        "Atkinson Hyperlegible Next",
        "Lexend",
        "OpenDyslexic",
      ]);
    });
  });
});

/**
 * @param {Page} page
 * @param {string} font
 */
async function choose(page, font) {
  await page.keyboard.press("a");
  await click(page, `label.font[data-font="${font}"]`);
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => {
    const root = document.querySelector("stillpage-reader")?.shadowRoot;
    return root?.activeElement && !root.querySelector(":popover-open");
  });
}

/** @param {Page} page */
function fontsOf(page) {
  return page.evaluate(() => [...document.fonts].length);
}

/** @param {Page} page */
function familyOf(page) {
  return page.evaluate(() => {
    const root = document.querySelector("stillpage-reader")?.shadowRoot;
    const text = root?.querySelector(".content p");
    return text ? getComputedStyle(text).fontFamily : "";
  });
}

/**
 * How wide some words are; each typeface has its own answer.
 *
 * @param {Page} page
 */
function textWidth(page) {
  return page.evaluate(() => {
    const root = document.querySelector("stillpage-reader")?.shadowRoot;
    const range = document.createRange();
    const text = root?.querySelector(".content p")?.firstChild;
    if (text) {
      range.setStart(text, 0);
      range.setEnd(text, 20);
    }
    return range.getBoundingClientRect().width;
  });
}

/**
 * @param {Page} page
 * @param {string} selector
 */
function topOf(page, selector) {
  return page.evaluate((wanted) => {
    const root = document.querySelector("stillpage-reader")?.shadowRoot;
    return root?.querySelector(wanted)?.getBoundingClientRect().top ?? NaN;
  }, selector);
}
