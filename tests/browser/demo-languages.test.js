/** The demo page in every language of the interface: its own words, direction, room, and access. */

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";
import { until } from "./browsers.js";
import { onDemoInBothBrowsers } from "./demo-server.js";
import { measureContrasts } from "./rendered.js";

/** @import { Page } from "puppeteer-core" */

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const LOCALES = new URL("../../extension/_locales/", import.meta.url);

onDemoInBothBrowsers("demo", (demo, name) => {
  /**
   * Opens the demo as a reader of a language would.
   *
   * @param {string} tag
   * @param {(page: Page) => Promise<void>} use
   */
  const inLanguage = (tag, use) =>
    demo.open(
      "#news",
      async (page) => {
        await until(() =>
          page.evaluate(
            () =>
              !!document
                .querySelector("#panel-reader .host")
                ?.shadowRoot?.querySelector("h1"),
          ),
        );
        await use(page);
      },
      (page) =>
        page.evaluateOnNewDocument((wanted) => {
          Object.defineProperty(navigator, "languages", {
            get: () => [wanted],
          });
        }, tag),
    );

  test("speaks every language, without a bare key, and fits on a phone", async () => {
    for (const locale of await readdir(LOCALES)) {
      const tag = locale.replace("_", "-");
      const file = new URL(`${locale}/messages.json`, LOCALES);
      const texts = JSON.parse(await readFile(file, "utf8"));
      await inLanguage(tag, async (page) => {
        await page.setViewport({ width: 360, height: 700 });
        const seen = await page.evaluate(() => ({
          lang: document.documentElement.lang,
          dir: document.documentElement.dir,
          tab: document.querySelector("#tab-metadata")?.textContent,
          shelf: document.querySelector(".shelf")?.getAttribute("aria-label"),
          done: document.querySelector("#status")?.textContent ?? "",
          keys: document.body.innerText.match(/\bdemo[A-Z]\w+/g) ?? [],
          wide: document.documentElement.scrollWidth - innerWidth,
        }));
        assert.equal(seen.lang, tag);
        assert.equal(seen.dir, /^(ar|he)$/.test(tag) ? "rtl" : "ltr");
        assert.equal(seen.tab, texts.demoMetadata.message);
        assert.equal(seen.shelf, texts.demoShelf.message);
        assert.match(seen.done, /Halmsey/, tag);
        assert.deepEqual(seen.keys, [], tag);
        assert.ok(seen.wide <= 0, `${tag} is ${seen.wide} px too wide`);
      });
    }
  });

  test("arrow keys and the bar follow the direction", async () => {
    await inLanguage("ar", async (page) => {
      await page.setViewport({ width: 1200, height: 800 });
      await page.focus("#tab-reader");
      await page.keyboard.press("ArrowLeft");
      assert.equal(
        await page.evaluate(() => document.activeElement?.id),
        "tab-html",
      );
      const share = () =>
        page.$eval("#splitter", (bar) =>
          Number(bar.getAttribute("aria-valuenow")),
        );
      const usual = await share();
      await page.focus("#splitter");
      await page.keyboard.press("ArrowLeft");
      assert.ok((await share()) > usual);
      const bar = await page.$("#splitter");
      const box = await bar?.boundingBox();
      assert.ok(box);
      await page.mouse.move(box.x + box.width / 2, box.y + 50);
      await page.mouse.down();
      await page.mouse.move(900, box.y + 50, { steps: 4 });
      await page.mouse.up();
      assert.ok((await share()) < 30, "the original is the right-hand part");
    });
  });

  for (const scheme of ["light", "dark"]) {
    test(`every form can be read and used by everyone in ${scheme}`, async (context) => {
      if (scheme === "dark" && name !== "chromium") {
        context.skip("a scheme cannot be asked for");
        return;
      }
      await inLanguage("en", async (page) => {
        if (name === "chromium") {
          await page.emulateMediaFeatures([
            { name: "prefers-color-scheme", value: scheme },
          ]);
        }
        await page.setViewport({ width: 1200, height: 800 });
        await page.evaluate(await readFile(AXE, "utf8"));
        for (const form of [
          "reader",
          "html",
          "markdown",
          "text",
          "metadata",
          "left-out",
        ]) {
          await page.click(`#tab-${form}`);
          await page.waitForSelector(`#panel-${form}:not([hidden]) > *`);
          const { measured, faint } = await measureContrasts(page, "body");
          assert.ok(measured > 20, String(measured));
          assert.deepEqual(faint, [], form);
          assert.deepEqual(await violations(page), [], form);
        }
      });
    });
  }
});

/** @param {Page} page */
function violations(page) {
  return page.evaluate(async () => {
    const { axe } = /** @type {any} */ (window);
    const { violations: found } = await axe.run(document, {
      // Of the original, which is not ours, nothing is asked.
      iframes: false,
    });
    return found.map((/** @type {any} */ { id, nodes }) =>
      [id, ...nodes.map((/** @type {any} */ node) => node.html)].join(" | "),
    );
  });
}
