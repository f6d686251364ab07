/**
 * An extension with a file that is missing or damaged says so, and the page has lost nothing.
 *
 * @import { Page } from "puppeteer-core"
 * @import { Driven, View } from "./browsers.js"
 */

import assert from "node:assert/strict";
import { cp, mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { BROWSERS, closeReader, DIST, openReader, until } from "./browsers.js";
import { article } from "./pages.js";
import { appears } from "./room.js";
import { serve } from "./server.js";

/** @type {Record<string, (file: string) => Promise<void>>} */
const DAMAGES = {
  missing: (file) => rm(file),
  cut: (file) => truncate(file, 100_000),
  "another file": (file) => writeFile(file, "This is no WebAssembly."),
};

for (const [name, launch] of Object.entries(BROWSERS)) {
  if ((process.env.STILLPAGE_BROWSER ?? name) !== name) {
    continue;
  }

  /**
   * Opens the reader with an extension of which a file is damaged, and closes it again.
   *
   * @param {string} file
   * @param {(file: string) => Promise<void>} damage
   * @param {(page: Page, shown: View, driven: Driven) => Promise<void>} look
   */
  const openDamaged = async (file, damage, look) => {
    const folder = await mkdtemp(join(tmpdir(), "stillpage-"));
    const built = name === "chromium" ? "chrome" : name;
    await cp(DIST + built, folder, { recursive: true });
    await damage(join(folder, file));
    const server = await serve({ "/": { html: article() } });
    const driven = await launch(folder);
    try {
      const page = await driven.browser.newPage();
      await page.goto(server.origin);
      const before = await page.content();
      await look(page, await openReader(driven, page), driven);
      await closeReader(driven, page);
      assert.equal(await page.content(), before);
    } finally {
      await driven.browser.close();
      server.close();
      await rm(folder, { recursive: true });
    }
  };

  describe(name, { timeout: 120_000 }, () => {
    for (const [what, damage] of Object.entries(DAMAGES)) {
      test(`a core that is ${what} is told in words`, () =>
        openDamaged("reading_bg.wasm", damage, async (_, { notice }) => {
          assert.match(notice, /missing or damaged/);
        }));
    }

    test("a writer that is missing is told in words, and reading goes on", () =>
      openDamaged(
        "writing_bg.wasm",
        (file) => rm(file),
        async (page, { html }) => {
          assert.match(html, /<p/);
          await page.keyboard.press("m");
          await appears(page, ".said", "missing or damaged");
        },
      ));

    test("on the page of settings it is told in the same words", () =>
      openDamaged(
        "writing_bg.wasm",
        (file) => rm(file),
        async (reader, _, driven) => {
          const options = await driven.browser.newPage();
          // Firefox goes there, but tells nobody that it has arrived.
          await options
            .goto(`${await driven.origin()}/options.html`, { timeout: 1000 })
            .catch(() => {});
          await until(() => options.evaluate(focusPreview));
          await options.keyboard.press("m");
          const said = await until(() => options.evaluate(saidInPreview));
          assert.match(said, /missing or damaged/);
          await options.close();
          await reader.bringToFront();
        },
      ));
  });
}

/** Gives the focus to the small article of the page of settings, once it is there. */
function focusPreview() {
  const root = document.querySelector(".host")?.shadowRoot;
  const frame = /** @type {HTMLElement | null | undefined} */ (
    root?.querySelector(".reader:has(.content)")
  );
  frame?.focus();
  return frame !== undefined && root?.activeElement === frame;
}

/** What is told there. */
function saidInPreview() {
  const root = document.querySelector(".host")?.shadowRoot;
  return root?.querySelector(".said")?.textContent ?? "";
}
