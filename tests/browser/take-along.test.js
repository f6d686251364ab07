/** The article goes to the clipboard and into files. */

import assert from "node:assert/strict";
import { mkdtemp, readdir, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { crc32, deflateSync } from "node:zlib";
import { until } from "./browsers.js";
import { check, saved } from "./files.js";
import { article } from "./pages.js";
import {
  appears,
  click,
  downloadInto,
  HEADINGS,
  inBothBrowsers,
  seen,
  vanishes,
} from "./room.js";
import { serve } from "./server.js";

/** @import { Page } from "puppeteer-core" */

const TAKE = 'button[aria-label="Take along"]';

inBothBrowsers((room) => {
  test("m copies Markdown", async () => {
    await room.read(async (page) => {
      const told = tells(page, "Copied as Markdown");
      await page.keyboard.press("m");
      await told;
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

  test("the menu saves a book that a checker finds no fault with", async (t) => {
    const folder = await mkdtemp(join(tmpdir(), "stillpage-"));
    await downloadInto(room, folder);
    await room.read(async (page) => {
      await click(page, TAKE);
      await click(page, ".takeAlong li:nth-child(5) button");
      await appears(page, ".said", "Saved as “The ladder to nothing.epub”");
      const book = await saved(folder, "The ladder to nothing.epub");
      assert.match(book, /^PK.{28}mimetypeapplication\/epub\+zip/s);
      assert.ok(book.includes(`>${HEADINGS[0]}</h2>`));
      check(join(folder, "The ladder to nothing.epub"), t);
    });
    await rm(folder, { recursive: true });
  });

  test("a book has the pictures that are here; others are asked for only on request", async (t) => {
    const folder = await mkdtemp(join(tmpdir(), "stillpage-"));
    await downloadInto(room, folder);
    const open = { "access-control-allow-origin": "*" };
    const other = await serve({
      "/open.png": { html: picture(400, 300, 0), headers: { ...PNG, ...open } },
      "/shut.png": { html: picture(400, 300, 0), headers: PNG },
    });
    t.after(() => other.close());
    const addresses = [
      "/wall.png",
      `${other.origin}/open.png`,
      `${other.origin}/shut.png`,
      `data:image/png;base64,${picture(320, 200, 0).toString("base64")}`,
    ];
    Object.assign(room.server?.pages ?? {}, {
      // More than one message holds, there and back.
      "/wall.png": { html: picture(600, 400, 9e6), headers: PNG },
      "/pictures": { html: gallery(addresses) },
    });
    const use = async (/** @type {Page} */ page) => {
      await page.keyboard.press("End");
      await page.waitForFunction(
        () =>
          [
            ...(document
              .querySelector("stillpage-reader")
              ?.shadowRoot?.querySelectorAll(".content img") ?? []),
          ].every((image) => /** @type {any} */ (image).naturalWidth > 0),
        { timeout: 15_000, polling: 50 },
      );
      const before = other.requests.length;
      const file = join(folder, "The ladder to nothing.epub");
      await click(page, TAKE);
      await click(page, ".takeAlong li:nth-child(5) button");
      await appears(page, ".said", "Pictures in it: 2 of 4; the others are");
      const book = await saved(folder, "The ladder to nothing.epub");
      assert.ok(book.length > 9e6 * 0.9, `${book.length}`);
      assert.ok(book.includes(`<a href="${other.origin}/open.png">Picture 1`));
      assert.equal(other.requests.length, before, "no request of its own");
      // The checker is slow, and the message does not stay.
      await rename(file, `${file}.first`);
      await click(page, ".said button");
      await appears(page, ".said", "Pictures in it: 3 of 4; the others are");
      assert.equal((await seen(page, ".said button")).length, 0);
      await until(async () => (await readdir(folder)).some(isBook));
      const fuller = await saved(
        folder,
        /** @type {string} */ ((await readdir(folder)).find(isBook)),
      );
      assert.ok(!fuller.includes(`<a href="${other.origin}/open.png">`));
      assert.ok(fuller.includes(`<a href="${other.origin}/shut.png">`));
      await rename(`${file}.first`, join(folder, "first.epub"));
      check(join(folder, "first.epub"), t);
    };
    await room.read(use, undefined, "/pictures");
    await rm(folder, { recursive: true });
  });

  test("what was put back goes along in every form", async () => {
    const folder = await mkdtemp(join(tmpdir(), "stillpage-"));
    await downloadInto(room, folder);
    await room.read(async (page) => {
      const words = "Leave your address and get our newsletter";
      await page.keyboard.press("l");
      await appears(page, ".panel.leftOut li");
      const rows = await seen(page, ".leftOut li");
      const wanted = rows.findIndex((row) => row.includes("Leave your"));
      await click(page, `.leftOut li:nth-child(${wanted + 1}) button`);
      await appears(page, ".content .part", "Leave your address");
      for (const [row, extension] of /** @type {const} */ ([
        [3, "md"],
        [4, "html"],
        [5, "epub"],
        [6, "txt"],
      ])) {
        await click(page, TAKE);
        await click(page, `.takeAlong li:nth-child(${row}) button`);
        const file = await saved(folder, `The ladder to nothing.${extension}`);
        assert.ok(file.replace(/\s+/g, " ").includes(words), extension);
        assert.ok(file.includes("The ladder to nothing"), extension);
      }
      await click(page, TAKE);
      await click(page, ".takeAlong li:nth-child(2) button");
      await appears(page, ".said", "Copied with formatting");
      const { html } = await pasted(page);
      assert.ok(html.replace(/\s+/g, " ").includes(words), html.slice(-800));
    });
    await rm(folder, { recursive: true });
  });
});

const PNG = { "content-type": "image/png" };

const isBook = (/** @type {string} */ name) => /\.epub$/.test(name);

/**
 * The article with pictures.
 *
 * @param {string[]} addresses
 */
function gallery(addresses) {
  const figures = addresses.map(
    (src, n) =>
      `<figure><img src="${src}" alt="Picture ${n}" width="600" height="400"></figure>`,
  );
  return article().replace(/<figure>.*<\/figure>/, figures.join(""));
}

/**
 * A gray picture, followed by what no reader of pictures looks at.
 *
 * @param {number} width
 * @param {number} height
 * @param {number} more bytes after its end
 */
function picture(width, height, more) {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 8;
  // Rings: a file of one colour is so small that the core takes it for a stand-in.
  const rows = Uint8Array.from({ length: (width + 1) * height }, (_, at) => {
    const [x, y] = [at % (width + 1), Math.floor(at / (width + 1))];
    return x && (x * x + 3 * y * y) % 251;
  });
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
    Buffer.alloc(more, "stillpage"),
  ]);
}

/**
 * @param {string} name
 * @param {Buffer} data
 */
function chunk(name, data) {
  const body = Buffer.concat([Buffer.from(name), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body) >>> 0, 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/**
 * Waits until the view tells something. To be begun before the press it follows: each look of the
 * driver at a page of Firefox takes from it, at its end, that something was pressed, and without
 * that nothing may be copied.
 *
 * @param {Page} page
 * @param {string} words
 */
function tells(page, words) {
  return page.evaluate(
    (wanted) =>
      new Promise((resolve, reject) => {
        const root = document.querySelector(
          "html > stillpage-reader",
        )?.shadowRoot;
        const look = () => {
          const said = root?.querySelector(".said")?.textContent ?? "";
          if (said.includes(wanted)) {
            resolve(said);
          } else if (said) {
            reject(new Error(`it tells: ${said}`));
          }
        };
        new MutationObserver(look).observe(/** @type {Node} */ (root), {
          characterData: true,
          childList: true,
          subtree: true,
        });
      }),
    words,
  );
}

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
