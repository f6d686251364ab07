/**
 * Reading aloud, on the samples of the demo page with voices of our own: what is spoken is what
 * is marked, word by word, and nothing of the article is left unsaid.
 *
 * @import { Page } from "puppeteer-core"
 * @import { Manner, Spoken } from "./voices.js"
 */

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { BROWSERS, until } from "./browsers.js";
import { serveDemo } from "./demo-server.js";
import { fakeVoices } from "./voices.js";

/** Samples, with the language their text is in. */
const READ = {
  news: "en",
  "long-read": "en",
  vietnamese: "vi",
  japanese: "ja",
  arabic: "ar",
};

/** @type {Manner} */
const USUAL = {
  boundaries: true,
  lengths: true,
  langs: ["en-US", "vi-VN", "ja-JP", "ar-EG"],
};

/** @param {string} text */
const tight = (text) => text.replace(/[\s\u00ad\u200b\u200e\u200f]+/g, "");

for (const [name, launch] of Object.entries(BROWSERS)) {
  if ((process.env.STILLPAGE_BROWSER ?? name) !== name) {
    continue;
  }
  describe(`read aloud in ${name}`, { timeout: 300_000 }, () => {
    /** @type {import("./browsers.js").Driven} */
    let driven;
    /** @type {Awaited<ReturnType<typeof serveDemo>>} */
    let server;
    before(async () => {
      server = await serveDemo();
      driven = await launch();
    });
    after(async () => {
      await driven?.browser.close();
      server?.close();
    });

    /**
     * @param {string} sample
     * @param {Partial<Manner>} manner
     * @param {(page: Page) => Promise<void>} use
     * @param {object} [choices] kept from an earlier visit
     */
    async function listen(sample, manner, use, choices = { speed: 3 }) {
      const page = await driven.browser.newPage();
      try {
        await page.setViewport({ width: 1300, height: 800 });
        await page.evaluateOnNewDocument(fakeVoices, { ...USUAL, ...manner });
        await page.evaluateOnNewDocument((kept) => {
          localStorage.setItem("stillpage.aloud", JSON.stringify(kept));
        }, choices);
        await page.goto(`${server.address}#${sample}`);
        await page.waitForFunction(
          () =>
            document
              .querySelector(".host")
              ?.shadowRoot?.querySelector(".content"),
          { timeout: 20_000, polling: 50 },
        );
        await inView(page, "focus", ".reader");
        await use(page);
      } finally {
        await page.close();
      }
    }

    for (const [sample, lang] of Object.entries(READ)) {
      test(`says and marks every word of ${sample}`, async () => {
        await listen(sample, {}, async (page) => {
          await page.keyboard.press("r");
          const spoken = await allSpoken(page);
          const own = spoken.filter(({ text }) => text !== "Picture");
          assert.equal(
            tight(own.map(({ text }) => text).join("")),
            tight(await expectedText(page)),
          );
          const pictures = await descriptions(page);
          const seen = own.filter(
            ({ text }) => !pictures.includes(tight(text)),
          );
          assert.ok(seen.length > 20, `${seen.length} sentences`);
          for (const { text, marked, words, lang: spokenIn } of seen) {
            assert.equal(tight(marked), tight(text));
            assert.equal(spokenIn.slice(0, 2), lang);
            for (const [said, seen] of words) {
              assert.equal(tight(seen), tight(said), text);
            }
          }
          const words = seen.flatMap((each) => each.words);
          assert.ok(words.length > 4 * seen.length, `${words.length} words`);
        });
      });
    }

    test("marks sentences alone where the engine tells nothing of words", async () => {
      await listen("japanese", { boundaries: false }, async (page) => {
        await page.keyboard.press("r");
        const spoken = await allSpoken(page);
        for (const { text, marked } of spoken.filter(
          ({ text }) => text !== "Picture",
        )) {
          assert.equal(tight(marked), tight(text));
        }
      });
    });

    test("finds words where the engine does not say how long they are", async () => {
      await listen("vietnamese", { lengths: false }, async (page) => {
        await page.keyboard.press("r");
        const spoken = await allSpoken(page);
        const words = spoken
          .filter(({ marked }) => marked)
          .flatMap(({ words }) => words);
        assert.ok(words.length > 300);
        for (const [said, seen] of words) {
          assert.equal(tight(seen), tight(said));
        }
      });
    });
  });
}

/**
 * Does something with an element of the view.
 *
 * @param {Page} page
 * @param {"focus" | "click"} act
 * @param {string} selector
 */
function inView(page, act, selector) {
  return page.evaluate(
    (what, wanted) => {
      const root = document.querySelector(".host")?.shadowRoot;
      const found = /** @type {HTMLElement} */ (root?.querySelector(wanted));
      found[what]();
    },
    act,
    selector,
  );
}

/**
 * Waits until all is read, and returns what was said.
 *
 * @param {Page} page
 * @returns {Promise<Spoken[]>}
 */
async function allSpoken(page) {
  await until(() =>
    page.evaluate(() => {
      const root = document.querySelector(".host")?.shadowRoot;
      const isIdle = root?.querySelector(".play")?.ariaLabel === "Play";
      return isIdle && /** @type {any} */ (window).spoken.length > 0;
    }),
  );
  return page.evaluate(() => /** @type {any} */ (window).spoken);
}

/**
 * What pictures without a caption show: it is said, and cannot be marked.
 *
 * @param {Page} page
 */
async function descriptions(page) {
  const alts = await page.evaluate(() =>
    [
      .../** @type {NodeListOf<HTMLImageElement>} */ (
        document
          .querySelector(".host")
          ?.shadowRoot?.querySelectorAll(
            "img:not(figure:has(figcaption) img)",
          ) ?? []
      ),
    ].map(({ alt }) => alt),
  );
  return alts.map(tight);
}

/**
 * The title and the text of the article, found in another way than the reader's.
 *
 * @param {Page} page
 */
function expectedText(page) {
  return page.evaluate(() => {
    const root = document.querySelector(".host")?.shadowRoot;
    const copy = /** @type {HTMLElement} */ (
      root?.querySelector(".content")?.cloneNode(true)
    );
    for (const image of copy.querySelectorAll("img")) {
      const hasCaption = image.closest("figure")?.querySelector("figcaption");
      image.replaceWith(hasCaption ? "" : image.alt);
    }
    const unread = "rt, rp, .tools, [role=doc-noteref], [role=doc-backlink]";
    copy.querySelectorAll(unread).forEach((each) => each.remove());
    return (root?.querySelector("h1")?.textContent ?? "") + copy.textContent;
  });
}
