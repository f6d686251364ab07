/**
 * Reading aloud, on the samples of the demo page with voices of our own: what is spoken is what
 * is marked, word by word, and nothing of the article is left unsaid.
 *
 * @import { Page } from "puppeteer-core"
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { allSpoken, onDemo } from "./listening.js";

/** Samples, with the language their text is in. */
const READ = {
  news: "en",
  "long-read": "en",
  vietnamese: "vi",
  japanese: "ja",
  arabic: "ar",
};

/** @param {string} text */
const tight = (text) => text.replace(/[\s\u00ad\u200b\u200e\u200f]+/g, "");

onDemo("read aloud", (listen) => {
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
        const seen = own.filter(({ text }) => !pictures.includes(tight(text)));
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
