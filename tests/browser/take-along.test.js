/** The article goes to the clipboard and into files. */

import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import {
  appears,
  click,
  downloadInto,
  HEADINGS,
  inBothBrowsers,
  vanishes,
} from "./room.js";

/** @import { Page } from "puppeteer-core" */

const TAKE = 'button[aria-label="Take along"]';

inBothBrowsers((room) => {
  test("m copies Markdown", async () => {
    await room.read(async (page) => {
      await page.keyboard.press("m");
      await appears(page, ".said", "Copied as Markdown");
      const { text } = await pasted(page);
      assert.match(text, /^---\n/);
      assert.ok(text.includes(`## ${HEADINGS[0]}`), text.slice(0, 300));
    });
  });

  test("the menu copies text with its headings", async () => {
    await room.read(async (page) => {
      await click(page, TAKE);
      await click(page, ".takeAlong li:nth-child(2) button");
      await vanishes(page, ".panel");
      await appears(page, ".said", "Copied with formatting");
      const { html, text } = await pasted(page);
      assert.match(html, /<h2[^>]*>Ice and fog<\/h2>/);
      assert.match(text, /^The ladder to nothing\n/);
    });
  });

  test("the menu saves Markdown and a web page", async () => {
    const folder = await mkdtemp(join(tmpdir(), "stillpage-"));
    await downloadInto(room, folder);
    await room.read(async (page) => {
      await click(page, TAKE);
      await click(page, ".takeAlong li:nth-child(3) button");
      await appears(page, ".said", "Saved as “The ladder to nothing.md”");
      const markdown = await saved(folder, "The ladder to nothing.md");
      assert.ok(markdown.includes(`## ${HEADINGS[0]}`));
      await click(page, TAKE);
      await click(page, ".takeAlong li:nth-child(4) button");
      const html = await saved(folder, "The ladder to nothing.html");
      assert.match(html, /^<!doctype html>\n<html lang="en"/);
      assert.match(html, /<h1>The ladder to nothing<\/h1>/);
      assert.match(html, /<img [^>]*src="http:\/\/127[^"]*\/ladder\.svg"/);
      assert.doesNotMatch(html, /<script/);
    });
    await rm(folder, { recursive: true });
  });
});

/**
 * What a paste brings, by pressing the keys for it in the page itself.
 *
 * @param {Page} page
 */
async function pasted(page) {
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => !document.querySelector("stillpage-reader"));
  await page.evaluate(() => {
    const field = document.createElement("textarea");
    document.body.prepend(field);
    field.focus();
    field.addEventListener("paste", (event) => {
      const get = (/** @type {string} */ type) =>
        event.clipboardData?.getData(type) ?? "";
      Object.assign(window, {
        pasted: { text: get("text/plain"), html: get("text/html") },
      });
    });
  });
  await page.keyboard.down("Control");
  await page.keyboard.press("v");
  await page.keyboard.up("Control");
  const handle = await page.waitForFunction("window.pasted", {
    timeout: 10_000,
  });
  return /** @type {Promise<{ text: string, html: string }>} */ (
    handle.jsonValue()
  );
}

/**
 * Waits for a file.
 *
 * @param {string} folder
 * @param {string} name
 */
async function saved(folder, name) {
  const end = Date.now() + 15_000;
  for (;;) {
    const text = await readFile(join(folder, name), "utf8").catch(() => "");
    if (text) {
      return text;
    }
    const names = (await readdir(folder)).join(", ");
    assert.ok(Date.now() < end, `${name} is not among: ${names}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
