/**
 * What is put out of the way, and the beginnings of words, by the panel of appearance.
 *
 * @import { Page } from "puppeteer-core"
 */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { until } from "./browsers.js";
import { appears, click, escape, inBothBrowsers, seen } from "./room.js";

const JAPANESE = fileURLToPath(
  new URL("../../www/samples/japanese.html", import.meta.url),
);

/** The emphasised beginnings of words. @param {Page} page */
function beginnings(page) {
  return page.evaluate(() =>
    [...(CSS.highlights.get("stillpage-emphasis") ?? [])].map(String),
  );
}

/** Opens the aids in the panel. @param {Page} page */
async function openAids(page) {
  await page.keyboard.press("a");
  await click(page, ".appearance details:last-of-type summary");
  await appears(page, ".images");
}

inBothBrowsers((room) => {
  test("pictures and links are put out of the way in the panel", async () => {
    await room.read(async (page) => {
      const style = () =>
        page.evaluate(() => {
          const content = document
            .querySelector("stillpage-reader")
            ?.shadowRoot?.querySelector(".content");
          const link = document.createElement("a");
          link.href = "/x";
          content?.querySelector("p")?.append(link);
          const image = content?.querySelector("img");
          const seen = [
            image?.checkVisibility(),
            getComputedStyle(link).color ===
              getComputedStyle(/** @type {Element} */ (link.parentElement))
                .color,
          ];
          link.remove();
          return seen.join();
        });
      assert.equal(await style(), "true,false");
      await openAids(page);
      await click(page, ".images[data-images=hidden]");
      await click(page, ".links[data-links=hidden]");
      await until(async () => (await style()) === "false,true");
    });
  });

  test("ruby is put out of the way, and comes back", async () => {
    assert.ok(room.server);
    room.server.pages["/ame"] = { html: await readFile(JAPANESE, "utf8") };
    await room.read(
      async (page) => {
        const ruby = async () => (await seen(page, ".content rt")).length;
        assert.ok((await ruby()) > 5);
        await page.keyboard.press("a");
        await click(page, ".appearance [data-ruby=hidden]");
        await until(async () => (await ruby()) === 0);
        await click(page, ".appearance [data-ruby=shown]");
        await until(async () => (await ruby()) > 5);
      },
      undefined,
      "/ame",
    );
  });

  test("beginnings of words are emphasised where one reads, and the article stays as it is", async () => {
    await room.read(async (page) => {
      const html = () =>
        page.evaluate(
          () =>
            document
              .querySelector("stillpage-reader")
              ?.shadowRoot?.querySelector(".content")?.textContent,
        );
      const before = await html();
      await openAids(page);
      await click(page, ".appearance details:last-of-type .switch");
      await until(async () => (await beginnings(page)).length > 50);
      const first = await beginnings(page);
      assert.deepEqual(first.slice(0, 5), ["T", "la", "o", "t", "break"]);
      assert.equal(await html(), before);
      // It goes along with the reading: what is far away costs nothing.
      await escape(page, ".appearance");
      await click(page, ".content p");
      await page.keyboard.press("End");
      await until(async () => !(await beginnings(page)).includes("break"));
      assert.ok((await beginnings(page)).length > 50);
      await page.keyboard.press("a");
      await click(page, ".appearance details:last-of-type .switch");
      await until(() =>
        page.evaluate(() => !CSS.highlights.has("stillpage-emphasis")),
      );
    });
  });
});
