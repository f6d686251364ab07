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
import {
  appears,
  bringPicture,
  click,
  escape,
  LADDER,
  LONG,
  seen,
} from "./room.js";
import { serve } from "./server.js";

/** What is told when a part of the view does not come. */
const NO_PART = /^This part did not load\. Close the reader, then press/;

/**
 * What asks for a part that is not there; `look` is the panel the choices are made in.
 *
 * @type {Record<string, (page: Page) => Promise<void>>}
 */
const ASKS = {
  aloud: (page) => page.keyboard.press("r"),
  highlights: (page) => page.keyboard.press("H"),
  leftOut: (page) => page.keyboard.press("l"),
  lightbox: async (page) => {
    await bringPicture(page);
    await click(page, "img.enlarges");
    // Others step on from where the view is: it is to be at its beginning.
    await until(async () => {
      await page.keyboard.press("Home");
      return (await lookAt(page)).scrolled === 0;
    });
  },
  lineFocus: (page) => page.keyboard.press("f"),
  emphasis: (page) => choose(page, "details:last-of-type .switch"),
  sideways: (page) => choose(page, '.columns[data-columns="2"]'),
  taking: async (page) => {
    await page.keyboard.press("s");
    await click(page, ".takeAlong li:nth-child(3) button");
  },
};

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
   * @param {string} [html] of another page than the usual
   */
  const openDamaged = async (file, damage, look, html = article()) => {
    const folder = await mkdtemp(join(tmpdir(), "stillpage-"));
    const built = name === "chromium" ? "chrome" : name;
    await cp(DIST + built, folder, { recursive: true });
    await damage(join(folder, file));
    const server = await serve({ "/": { html }, "/ladder.svg": LADDER });
    const driven = await launch(folder);
    try {
      const page = await driven.browser.newPage();
      await page.setViewport({ width: 1100, height: 700 });
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

  describe(name, { timeout: 300_000 }, () => {
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

    test("parts that are missing are told in words, and reading goes on", () =>
      openDamaged(
        "parts",
        async (folder) => {
          for (const part of Object.keys(ASKS)) {
            await rm(join(folder, `${part}.js`));
          }
        },
        async (page, { text }, driven) => {
          for (const [part, ask] of Object.entries(ASKS)) {
            await ask(page);
            await saysSo(page, part);
            await goesOn(page, text);
          }
          // Asked for as it opens, too: two columns were chosen.
          await closeReader(driven, page);
          const again = await openReader(driven, page);
          await saysSo(page, "sideways");
          assert.equal(again.text, text);
          assert.equal(await flowOf(page), "down");
          await goesOn(page, text);
          await takesSize(page);
        },
        LONG,
      ));

    test("without the panel of appearance its keys go on", () =>
      openDamaged(
        "parts/look.js",
        (file) => truncate(file, 1000),
        async (page, { text }) => {
          await page.keyboard.press("a");
          await saysSo(page, "look");
          assert.deepEqual(await seen(page, ".panel.appearance"), []);
          await goesOn(page, text);
          await click(page, "button[aria-label^='Appearance']");
          await saysSo(page, "look");
          await takesSize(page);
        },
        LONG,
      ));

    test("on the page of settings it is told in the same words", () =>
      openDamaged(
        "writing_bg.wasm",
        (file) => rm(file),
        async (reader, _, driven) => {
          const options = await goToOptions(driven);
          // A preview that is made anew meanwhile has not got the focus any more.
          const said = await until(async () => {
            if (await options.evaluate(focusPreview)) {
              await options.keyboard.press("m");
            }
            return options.evaluate(saidInPreview);
          });
          assert.match(said, /missing or damaged/);
          await options.close();
          await reader.bringToFront();
        },
      ));

    test("without what reads, all settings can be changed, and the preview says why it is empty", () =>
      openDamaged(
        "reading_bg.wasm",
        (file) => rm(file),
        async (reader, _, driven) => {
          const options = await goToOptions(driven);
          const read = (/** @type {string} */ selector) =>
            options.evaluate(
              (wanted) =>
                document.querySelector(wanted)?.textContent.trim() ?? "",
              selector,
            );
          const words = await until(() => read(".preview .problem"));
          assert.match(words, /missing or damaged/);
          await options.waitForSelector(".looks:not([inert]) [name=theme]");
          await options.click('label[data-theme="sepia"]');
          const kept = async () =>
            options.evaluate(async () => {
              const { preferences } = await chrome.storage.sync.get();
              return /** @type {any} */ (preferences)?.theme;
            });
          await until(async () => (await kept()) === "sepia");
          await until(async () =>
            /Preferences(?!0)/.test(await read(".stored dl")),
          );
          await options.click('button[aria-label="Back to the usual"]');
          await until(async () => (await kept()) !== "sepia");
          await until(async () => (await read(".said")) !== "");
          assert.match(await read(".preview .problem"), /missing or damaged/);
          await options.close();
          await reader.bringToFront();
        },
      ));
  });
}

/**
 * Opens the page of settings.
 *
 * @param {Driven} driven
 */
async function goToOptions(driven) {
  const options = await driven.browser.newPage();
  await options.setViewport({ width: 1100, height: 900 });
  // Firefox goes there, but tells nobody that it has arrived.
  await options
    .goto(`${await driven.origin()}/options.html`, { timeout: 1000 })
    .catch(() => {});
  return options;
}

/**
 * Chooses something in the panel of appearance.
 *
 * @param {Page} page
 * @param {string} choice
 */
async function choose(page, choice) {
  await page.keyboard.press("a");
  await appears(page, ".panel.appearance");
  const folds = ".appearance details:not([open]) > summary";
  for (const fold of await seen(page, folds)) {
    await click(page, folds);
    await appears(page, ".appearance details[open] > summary", fold);
  }
  await click(page, `.appearance ${choice}`);
  await escape(page, ".panel.appearance");
}

/**
 * The view has all its text, and goes on by a key.
 *
 * @param {Page} page
 * @param {string} text
 */
async function goesOn(page, text) {
  const before = await lookAt(page);
  assert.equal(before.text, text);
  // The first block may be where the view is.
  await until(async () => {
    await page.keyboard.press("j");
    return (await lookAt(page)).scrolled > before.scrolled;
  });
}

/** How far the view is scrolled, and what stands in it. @param {Page} page */
function lookAt(page) {
  return page.evaluate(() => {
    const dialog = document
      .querySelector("html > stillpage-reader")
      ?.shadowRoot?.querySelector("dialog");
    return {
      scrolled: dialog?.scrollTop ?? 0,
      text: dialog?.querySelector(".content")?.textContent,
    };
  });
}

/** Letters become larger by a key, and smaller again. @param {Page} page */
async function takesSize(page) {
  const size = () =>
    page.evaluate(() => {
      const dialog = document
        .querySelector("html > stillpage-reader")
        ?.shadowRoot?.querySelector("dialog");
      return dialog?.style.getPropertyValue("--size");
    });
  const before = await size();
  await page.keyboard.press("+");
  await until(async () => (await size()) !== before);
  await page.keyboard.press("-");
  await until(async () => (await size()) === before);
}

/**
 * It is told that a part did not come; told once more, it is heard anew.
 *
 * @param {Page} page
 * @param {string} part
 */
async function saysSo(page, part) {
  const words = () =>
    page.evaluate(
      () =>
        document
          .querySelector("html > stillpage-reader")
          ?.shadowRoot?.querySelector(".said")?.textContent ?? "",
    );
  // A key may have told of something else just before.
  await until(async () => NO_PART.test(await words())).catch(async () =>
    assert.match(await words(), NO_PART, part),
  );
  await page.evaluate(() =>
    document
      .querySelector("html > stillpage-reader")
      ?.shadowRoot?.querySelector(".said")
      ?.replaceChildren(),
  );
}

/** Which way the text goes. @param {Page} page */
function flowOf(page) {
  return page.evaluate(
    () =>
      document
        .querySelector("html > stillpage-reader")
        ?.shadowRoot?.querySelector("dialog")?.dataset.flow,
  );
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
