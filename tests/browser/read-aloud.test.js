/**
 * Reading aloud, on the samples of the demo page with voices of our own: what is spoken is what
 * is marked, word by word, and nothing of the article is left unsaid.
 *
 * @import { Page } from "puppeteer-core"
 * @import { Spoken } from "./voices.js"
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { SAMPLES } from "../../www/samples.js";
import { allSpoken, onDemo } from "./listening.js";

/** All samples that have an article. */
const READ = SAMPLES.filter(({ id }) => id !== "sign-in");

/** Those of prose alone: not a sign of them is unsaid, and one voice says all. */
const PROSE = "news long-read recipe vietnamese japanese arabic".split(" ");

/** Said in words of ours, and marked nowhere. */
const OURS = ["Picture", "Formula"];

/** @param {string} text */
const tight = (text) => text.replace(/[\s\u00ad\u200b\u200e\u200f]+/g, "");

/** What is said at all: no voice says a line of brackets. @param {string} text */
const letters = (text) => text.replace(/[^\p{L}\p{N}]+/gu, "");

onDemo("read aloud", (listen) => {
  for (const sample of READ) {
    const { id } = sample;
    test(`says and marks every word of ${id}`, async () => {
      await listen(id, {}, async (page) => {
        await page.keyboard.press("r");
        const spoken = await allSpoken(page);
        const seen = await checkSentences(page, spoken, sample);
        for (const { text, words } of seen) {
          for (const [said, seen] of words) {
            assert.equal(tight(seen), tight(said), text);
          }
        }
        const words = seen.flatMap((each) => each.words);
        assert.ok(words.length > 4 * seen.length, `${words.length} words`);
      });
    });

    test(`marks every sentence of ${id} where the engine tells nothing of words`, async () => {
      await listen(id, { boundaries: false }, async (page) => {
        await page.keyboard.press("r");
        const spoken = await allSpoken(page);
        const seen = await checkSentences(page, spoken, sample);
        assert.deepEqual(
          seen.flatMap(({ words }) => words),
          [],
        );
      });
    });
  }

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
 * All of the article is said, and what is seen of it is marked as it is said.
 *
 * @param {Page} page
 * @param {Spoken[]} spoken
 * @param {import("../../www/samples.js").Sample} sample
 * @returns what is seen, without what only describes pictures
 */
async function checkSentences(page, spoken, { id, lang }) {
  const isProse = PROSE.includes(id);
  const signs = isProse ? tight : letters;
  const own = spoken.filter(({ text }) => !OURS.includes(letters(text)));
  assert.equal(
    signs(own.map(({ text }) => text).join("")),
    signs(await expectedText(page)),
  );
  const pictures = await descriptions(page);
  const seen = own.filter(({ text }) => !pictures.includes(tight(text)));
  assert.ok(seen.length > 20, `${seen.length} sentences`);
  for (const { text, marked, lang: spokenIn } of seen) {
    const said = pictures.reduce(
      (rest, picture) => rest.replace(picture, ""),
      tight(text),
    );
    if (isProse) {
      assert.equal(said, tight(text));
      assert.equal(tight(marked), said);
      assert.equal(spokenIn.slice(0, 2), lang.slice(0, 2));
    } else {
      // Words of another language are said by another voice, within the sentence that is marked.
      assert.ok(tight(marked).includes(said), `${marked} | ${text}`);
    }
  }
  return seen.map((each) => ({
    ...each,
    words: each.words.filter(
      ([word]) => !pictures.some((picture) => isOfPicture(picture, word, each)),
    ),
  }));
}

/**
 * Whether a word that is not marked is of the description of a picture in the line.
 *
 * @param {string} picture
 * @param {string} word
 * @param {Spoken} spoken
 */
function isOfPicture(picture, word, { text, words }) {
  const isUnmarked = words.some(([said, seen]) => said === word && !seen);
  return (
    isUnmarked && tight(text).includes(picture) && picture.includes(tight(word))
  );
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
    const unread =
      "rt, rp, .tools, [role=doc-noteref], [role=doc-backlink], annotation, math[display=block], [data-math], details:not([open]) > :not(summary)";
    copy.querySelectorAll(unread).forEach((each) => each.remove());
    return (root?.querySelector("h1")?.textContent ?? "") + copy.textContent;
  });
}
