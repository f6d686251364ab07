/** Text is highlighted, noted, listed, undone, taken along and found again. */

import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { until } from "./browsers.js";
import { check, saved } from "./files.js";
import {
  appears,
  click,
  downloadInto,
  escape,
  focused,
  inBothBrowsers,
  LONG,
  seen,
  vanishes,
} from "./room.js";

/** @import { Page } from "puppeteer-core" */

const WORDS = "Its keeper climbed the iron ladder twice a night";

const TAKE = 'button[aria-label="Take along"]';

inBothBrowsers((room) => {
  test("words selected by the pointer are highlighted, recoloured, removed and undone", async () => {
    await room.read(async (page) => {
      await drag(page, WORDS);
      await appears(page, ".marker");
      await click(page, ".marker .green");
      await appears(page, ".said", "Highlighted");
      assert.deepEqual(await painted(page), { green: [WORDS] });
      assert.equal(await page.evaluate(() => String(getSelection())), "");
      await clickWords(page, "iron ladder twice");
      await click(page, ".marker .pink");
      await waitForPaint(page, { pink: [WORDS] });
      await clickWords(page, "iron ladder twice");
      await click(page, '.marker [aria-label="Remove the highlight"]');
      await waitForPaint(page, {});
      // Three things were done: each is taken back, the latest first.
      await page.keyboard.press("u");
      await waitForPaint(page, { pink: [WORDS] });
      await page.keyboard.press("u");
      await waitForPaint(page, { green: [WORDS] });
      await page.keyboard.press("u");
      await waitForPaint(page, {});
    });
  });

  test("keys alone highlight a paragraph, or as much of it as is wanted", async () => {
    await room.read(async (page) => {
      await page.keyboard.press("j");
      await page.keyboard.press("h");
      await appears(page, ".marker");
      assert.match(await focused(page), /^button: Yellow/);
      await page.keyboard.down("Shift");
      await page.keyboard.press("ArrowLeft");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.up("Shift");
      await page.keyboard.press("3");
      const { blue = [] } = await until(async () => {
        const paint = await painted(page);
        return paint.blue && paint;
      });
      assert.match(blue[0] ?? "", /^\s?lamp on the breakwater/);
      assert.match(blue[0] ?? "", /that has( survived)?$/);
      await page.keyboard.press("H");
      await appears(page, ".panel.highlights", "lamp on the breakwater");
      await page.keyboard.press("Enter");
      await vanishes(page, ".panel.highlights");
      await page.keyboard.press("h");
      await appears(page, ".marker");
      await escape(page, ".marker");
      assert.equal((await seen(page, ".content")).length, 1, "still open");
    });
  });

  test("highlights and putting back share one order of undoing", async () => {
    await room.read(async (page) => {
      await drag(page, WORDS);
      await click(page, ".marker .yellow");
      await waitForPaint(page, { yellow: [WORDS] });
      await page.keyboard.press("l");
      await click(page, ".leftOut li:first-child button");
      await appears(page, ".part");
      await page.keyboard.press("u");
      await vanishes(page, ".part");
      assert.deepEqual(await painted(page), { yellow: [WORDS] });
      await page.keyboard.press("u");
      await waitForPaint(page, {});
    });
  });

  test("they are there again, at another size, and go along in every form", async (t) => {
    const folder = await mkdtemp(join(tmpdir(), "stillpage-"));
    await downloadInto(room, folder);
    await room.read(async (page) => {
      await drag(page, WORDS);
      await click(page, '.marker [aria-label="Write a note"]');
      await appears(page, ".sheet.writeNote", WORDS);
      await until(async () => (await focused(page)).startsWith("textarea"));
      await page.keyboard.type("Twice! <b>Who</b> paid him?");
      await click(page, ".writeNote form button");
      await appears(page, ".said", "Note kept");
      await room.reopen(page);
      await waitForPaint(page, { yellow: [WORDS] });
      await page.keyboard.press("+");
      await page.keyboard.press("+");
      assert.deepEqual(await painted(page), { yellow: [WORDS] });
      const forms = /** @type {const} */ ([
        [3, "md", `## Highlights\n\n> ${WORDS}\n\nTwice! `],
        [4, "html", `<mark title="Yellow, plain line">${WORDS}</mark><sup><a`],
        [5, "epub", `<mark title="Yellow, plain line">${WORDS}</mark><sup><a`],
        [6, "txt", "Twice! <b>Who</b> paid him?"],
      ]);
      for (const [row, extension, part] of forms) {
        await click(page, TAKE);
        await click(page, `.takeAlong li:nth-child(${row}) button`);
        const file = await saved(folder, `The ladder to nothing.${extension}`);
        assert.ok(file.includes(part), `${extension}\n${file.slice(-3000)}`);
        assert.ok(extension === "txt" || !file.includes("<b>Who</b>"));
      }
      check(join(folder, "The ladder to nothing.epub"), t);
    });
    await rm(folder, { recursive: true });
  });

  test("on a page that changed they are found, or listed as not found", async () => {
    await room.read(async (page) => {
      await drag(page, WORDS);
      await click(page, ".marker .yellow");
      await waitForPaint(page, { yellow: [WORDS] });
      await drag(page, "wrote the hour into a book that has survived");
      await click(page, ".marker .blue");
      await until(async () => (await painted(page)).blue);
      const path = new URL(page.url()).pathname;
      const pages = room.server?.pages ?? {};
      pages[path] = {
        html: LONG.replace("Its keeper climbed", "Its only keeper climbed")
          .replace(
            "whatever the sea did, and wrote the hour into a book that has survived",
            "and nothing is known of him",
          )
          .replace(
            "<h2",
            "<p>A new paragraph stands here, and says little that is new.</p><h2",
          ),
      };
      await page.reload();
      pages[path] = { html: LONG };
      await room.open(page);
      await waitForPaint(page, {
        yellow: ["Its only keeper climbed the iron ladder twice a night"],
      });
      await page.keyboard.press("H");
      await appears(page, ".highlights h3", "Not found in this version");
      await appears(page, ".highlights p.quote", "wrote the hour into a book");
      await click(
        page,
        '.highlights h3 + ul [aria-label="Remove the highlight"]',
      );
      await vanishes(page, ".highlights h3");
    });
  });

  test("the page finds nothing of it after the reader is closed", async () => {
    await room.read(async (page) => {
      await drag(page, WORDS);
      await click(page, ".marker .yellow");
      await waitForPaint(page, { yellow: [WORDS] });
      await page.keyboard.press("Escape");
      await until(() =>
        page.evaluate(() => !document.querySelector("stillpage-reader")),
      );
      assert.equal(await page.evaluate(() => CSS.highlights.size), 0);
    });
  });
});

/**
 * Where words stand in the view.
 *
 * @param {Page} page
 * @param {string} words
 */
async function find(page, words) {
  await appears(page, ".content", words);
  return page.evaluate((wanted) => {
    const content = document
      .querySelector("stillpage-reader")
      ?.shadowRoot?.querySelector(".content");
    const walker = document.createTreeWalker(
      /** @type {Element} */ (content),
      NodeFilter.SHOW_TEXT,
    );
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.nodeValue?.indexOf(wanted) ?? -1;
      if (at >= 0) {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + wanted.length);
        node.parentElement?.scrollIntoView({ block: "center" });
        const rects = [...range.getClientRects()];
        const [first, last] = [rects[0], rects.at(-1)];
        return {
          from: { x: (first?.left ?? 0) + 1, y: (first?.top ?? 0) + 9 },
          to: { x: (last?.right ?? 0) - 1, y: (last?.top ?? 0) + 9 },
        };
      }
    }
    throw new Error(`“${wanted}” is not there`);
  }, words);
}

/**
 * Selects words as a person does.
 *
 * @param {Page} page
 * @param {string} words
 */
async function drag(page, words) {
  const { from, to } = await find(page, words);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x - 5, to.y, { steps: 4 });
  await page.mouse.move(to.x + 1, to.y);
  await page.mouse.up();
}

/**
 * @param {Page} page
 * @param {string} words
 */
async function clickWords(page, words) {
  const { from } = await find(page, words);
  await page.mouse.click(from.x + 12, from.y);
}

/**
 * What is painted, by kind.
 *
 * @param {Page} page
 * @returns {Promise<Record<string, string[]>>}
 */
function painted(page) {
  return page.evaluate(() =>
    Object.fromEntries(
      [...CSS.highlights].map(([name, ranges]) => [
        name.replace("stillpage-", ""),
        [...ranges].map((range) => String(range)),
      ]),
    ),
  );
}

/**
 * @param {Page} page
 * @param {Record<string, string[]>} wanted
 */
async function waitForPaint(page, wanted) {
  const isPainted = async () =>
    JSON.stringify(await painted(page)) === JSON.stringify(wanted);
  await until(isPainted).catch(async () => {
    assert.deepEqual(await painted(page), wanted);
  });
}
