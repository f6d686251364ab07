/** The page with all settings, by clicks and keys, with the reader open beside it. */

import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { until } from "./browsers.js";
import { appears, click, downloadInto, inBothBrowsers } from "./room.js";

/** @import { Page } from "puppeteer-core" */

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

inBothBrowsers((room) => {
  async function goToOptions() {
    assert.ok(room.driven);
    const options = await room.driven.browser.newPage();
    await options.setViewport({ width: 1100, height: 900 });
    const address = `${await room.driven.origin()}/options.html`;
    // Firefox goes there, but tells nobody that it has arrived.
    await options.goto(address, { timeout: 1000 }).catch(() => {});
    await until(async () => (await previewOf(options)).theme);
    return options;
  }

  /**
   * Opens the page of settings beside the reader.
   *
   * @param {(options: Page, reader: Page) => Promise<void>} use
   */
  async function openOptions(use) {
    await room.read(async (reader) => {
      const options = await goToOptions();
      try {
        // Nothing of a test that failed.
        await options.evaluate("chrome.storage.sync.clear()");
        await until(async () => (await previewOf(options)).theme === "auto");
        await use(options, reader);
      } finally {
        await options.close();
      }
    });
  }

  test("a choice is seen in the preview and in an open reader, and is kept", async () => {
    await openOptions(async (options, reader) => {
      await press(options, 'label[data-theme="sepia"]');
      await until(async () => (await previewOf(options)).theme === "sepia");
      await until(async () => (await readerOf(reader)).theme === "sepia");
      await press(options, 'button[aria-label="Larger text"]');
      await press(options, 'button[aria-label="Larger text"]');
      await until(async () => (await readerOf(reader)).size === "21px");
      assert.equal((await previewOf(options)).size, "21px");
      const again = await goToOptions();
      assert.equal((await previewOf(again)).size, "21px");
      assert.ok(
        await again.$eval(
          'input[value="sepia"]',
          (input) => /** @type {HTMLInputElement} */ (input).checked,
        ),
      );
      await again.close();
      await options.bringToFront();
      await press(options, byWords("Back to the usual"));
      await until(async () => (await readerOf(reader)).theme === "auto");
      await until(async () => (await previewOf(options)).size === "19px");
    });
  });

  test("the page leads to the licences of what comes along", async () => {
    assert.ok(room.driven);
    const options = await goToOptions();
    await options.click(".foot a");
    const address = `${await room.driven.origin()}/third-party.txt`;
    assert.ok(await until(async () => room.driven?.hasTab(address)));
    await options.close();
  });

  test("the panel of appearance leads to all settings", async () => {
    await room.read(async (reader) => {
      assert.ok(room.driven);
      const address = `${await room.driven.origin()}/options.html`;
      await reader.keyboard.press("a");
      await reach(reader, ".all-settings");
      assert.ok(await until(async () => room.driven?.hasTab(address)));
    });
  });

  test("all can be done by keys", async () => {
    await openOptions(async (options) => {
      await options.focus('input[name="theme"]:checked');
      await options.keyboard.press("ArrowRight");
      await until(async () => (await previewOf(options)).theme === "light");
      await options.focus(byWords("Back to the usual"));
      await options.keyboard.press("Enter");
      await until(async () => (await previewOf(options)).theme === "auto");
    });
  });

  test("a site has settings of its own, which are listed, changed and removed", async () => {
    await openOptions(async (options, reader) => {
      await reader.bringToFront();
      await reader.keyboard.press("a");
      await reach(reader, ".panel .switch");
      await reach(reader, '.panel label[data-theme="dark"]');
      await options.bringToFront();
      await until(async () =>
        (await textOf(options, ".site-list")).includes("Theme: Dark"),
      );
      assert.match(await textOf(options, ".site-list"), /127\.0\.0\.1/);
      assert.equal((await previewOf(options)).theme, "auto");
      await press(options, ".site-list button");
      await until(async () => (await previewOf(options)).theme === "dark");
      await until(() =>
        options.evaluate(
          () =>
            !!document.querySelector(
              '.looks:not([inert]) [value="dark"]:checked',
            ),
        ),
      );
      await press(options, 'label[data-theme="gray"]');
      await until(async () => (await readerOf(reader)).theme === "gray");
      await until(async () =>
        (await textOf(options, ".site-list")).includes("Theme: Gray"),
      );
      await press(options, ".site-list button + button");
      await until(async () => (await readerOf(reader)).theme === "auto");
      assert.equal(await textOf(options, ".site-list"), "");
      await press(options, ".said button");
      await until(async () => (await readerOf(reader)).theme === "gray");
      await press(options, ".site-list button + button");
      await until(async () => (await readerOf(reader)).theme === "auto");
    });
  });

  test("in the view the switch of a site is turned off, and that is undone", async () => {
    await room.read(async (page) => {
      await page.keyboard.press("a");
      await reach(page, ".panel .switch");
      await reach(page, '.panel label[data-theme="black"]');
      await reach(page, ".panel .switch");
      await until(async () => (await readerOf(page)).theme === "auto");
      await page.keyboard.press("Escape");
      await click(page, ".said button");
      await until(async () => (await readerOf(page)).theme === "black");
      await room.reopen(page);
      assert.equal((await readerOf(page)).theme, "black");
      await page.keyboard.press("a");
      await reach(page, ".panel .switch");
      await until(async () => (await readerOf(page)).theme === "auto");
    });
  });

  test("settings go to a file and come back, and a bad file is refused", async () => {
    const folder = await mkdtemp(join(tmpdir(), "stillpage-settings-"));
    try {
      await downloadInto(room, folder);
      await openOptions(async (options) => {
        await press(options, 'label[data-theme="contrast"]');
        await until(
          async () => (await previewOf(options)).theme === "contrast",
        );
        await press(options, byWords("Save settings"));
        const file = join(folder, "stillpage-settings.json");
        const text = await until(() => readFile(file, "utf8").catch(() => ""));
        assert.equal(JSON.parse(text).preferences.theme, "contrast");
        await press(options, byWords("Back to the usual"));
        await until(async () => (await previewOf(options)).theme === "auto");
        const bad = join(folder, "bad.json");
        await writeFile(bad, '{ "theme": "dark" }');
        await upload(options, bad);
        await until(async () =>
          (await textOf(options, ".problem")).includes(
            "“bad.json” is not a file of Stillpage settings.",
          ),
        );
        assert.equal((await previewOf(options)).theme, "auto");
        await upload(options, file);
        await until(
          async () => (await previewOf(options)).theme === "contrast",
        );
        assert.equal(await textOf(options, ".problem"), "");
        await press(options, byWords("Back to the usual"));
        await until(async () => (await previewOf(options)).theme === "auto");
      });
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test("everything is deleted by two presses, and can be had back", async () => {
    await openOptions(async (options) => {
      await press(options, 'label[data-theme="dark"]');
      await until(async () =>
        /Preferences(?!0)/.test(await textOf(options, ".stored dl")),
      );
      await press(options, ".danger");
      assert.match(await textOf(options, ".danger"), /again/);
      assert.equal((await previewOf(options)).theme, "dark");
      await press(options, ".danger");
      await until(async () => (await previewOf(options)).theme === "auto");
      assert.match(await textOf(options, ".stored dl"), /Preferences0/);
      await press(options, ".said button");
      await until(async () => (await previewOf(options)).theme === "dark");
      await press(options, byWords("Back to the usual"));
      await until(async () => (await previewOf(options)).theme === "auto");
    });
  });

  test("the switch of places forgets them all, and keeps none", async () => {
    await openOptions(async (options, reader) => {
      await reader.bringToFront();
      await reader.keyboard.press("n");
      await reader.keyboard.press("n");
      await options.bringToFront();
      await until(async () =>
        /stopped at[1-9]/.test(await textOf(options, ".stored dl")),
      );
      await press(options, ".stored .switch");
      await until(async () =>
        /stopped at0/.test(await textOf(options, ".stored dl")),
      );
      await reader.bringToFront();
      await room.reopen(reader);
      assert.equal(await textIn(reader, ".said"), "");
      await options.bringToFront();
      await press(options, ".said button");
      await until(async () =>
        /stopped at[1-9]/.test(await textOf(options, ".stored dl")),
      );
    });
  });

  for (const theme of ["light", "dark"]) {
    test(`the page can be used by everyone in ${theme}, and at 320 px`, async () => {
      await openOptions(async (options) => {
        await options.evaluate((wanted) => {
          document.body.dataset.theme = wanted;
        }, theme);
        await options.evaluate(await readFile(AXE, "utf8"));
        assert.deepEqual(await violations(options), []);
        await options.setViewport({ width: 320, height: 640 });
        await until(() =>
          options.evaluate(
            () => innerWidth === 320 || document.body.clientWidth <= 320,
          ),
        );
        const wide = await options.evaluate(
          () =>
            document.documentElement.scrollWidth -
            document.documentElement.clientWidth,
        );
        assert.equal(wide, 0);
        assert.deepEqual(await violations(options), []);
      });
    });
  }
});

/** @param {string} words on a button */
function byWords(words) {
  return `button[aria-label="${words}"]`;
}

/**
 * @param {Page} page
 * @param {string} selector
 */
async function press(page, selector) {
  // What a reload takes away under the hand is looked for again.
  await until(async () => {
    const found = await page.$(selector);
    try {
      await found?.scrollIntoView();
      await found?.click();
      return found;
    } catch {
      return undefined;
    }
  });
}

/**
 * Clicks what may have to be scrolled to in its panel.
 *
 * @param {Page} page
 * @param {string} selector
 */
async function reach(page, selector) {
  await appears(page, selector);
  await page.evaluate(
    (wanted) =>
      document
        .querySelector("stillpage-reader")
        ?.shadowRoot?.querySelector(wanted)
        ?.scrollIntoView({ block: "center" }),
    selector,
  );
  await click(page, selector);
}

/**
 * @param {Page} page
 * @param {string} file
 */
async function upload(page, file) {
  const input =
    /** @type {import("puppeteer-core").ElementHandle<HTMLInputElement>} */ (
      await page.$("input[type=file]")
    );
  await input.uploadFile(file);
}

/**
 * @param {Page} page
 * @param {string} selector
 */
async function textOf(page, selector) {
  return page.$eval(selector, (found) => found.textContent.trim());
}

/**
 * @param {Page} page
 * @param {string} selector in the view
 */
function textIn(page, selector) {
  return page.evaluate(
    (wanted) =>
      document
        .querySelector("stillpage-reader")
        ?.shadowRoot?.querySelector(wanted)
        ?.textContent.trim(),
    selector,
  );
}

/** How a reader looks. @param {Element | null | undefined} frame */
const looksOf = `(frame) => frame?.querySelector("h1") && {
  theme: frame.dataset.theme, size: frame.style.getPropertyValue("--size") }`;

/**
 * @param {Page} page
 * @returns {Promise<{ theme: string, size: string }>}
 */
function previewOf(page) {
  return /** @type {any} */ (
    page.evaluate(
      `(${looksOf})(document.querySelector(".host")?.shadowRoot?.querySelector(".reader")) ?? {}`,
    )
  );
}

/**
 * @param {Page} page
 * @returns {Promise<{ theme: string, size: string }>}
 */
function readerOf(page) {
  return /** @type {any} */ (
    page.evaluate(
      `(${looksOf})(document.querySelector("stillpage-reader")?.shadowRoot?.querySelector("dialog")) ?? {}`,
    )
  );
}

/** @param {Page} page */
function violations(page) {
  return page.evaluate(async () => {
    const { axe } = /** @type {any} */ (window);
    const { violations: found } = await axe.run(document);
    return found.map((/** @type {any} */ { id, nodes }) =>
      [id, ...nodes.map((/** @type {any} */ node) => node.html)].join(" | "),
    );
  });
}
