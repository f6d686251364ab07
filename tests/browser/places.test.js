/**
 * The place of reading, at a hundred places over the samples: other looks, closing and opening
 * again leave it at the top, and leaving the view leads to where it stands in the page.
 *
 * @import { Page } from "puppeteer-core"
 */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { SAMPLES } from "../../www/samples.js";
import { BROWSERS, openReader } from "./browsers.js";
import { appears, click, escape } from "./room.js";
import { serve } from "./server.js";

/** How many places are looked at, over all samples. */
const PLACES = 100;

/** The places are the same each time. */
const SEED = 20_250_203;

/** Typefaces that differ in how much they take, two of which come along. */
const FONTS = ["sans", "opendyslexic", "mono", "literata", "serif"];

/** Keys that make lines shorter or longer, or letters larger; each place has the next. */
const KEYS = ["]", "+", "[", "-", "t"];

const READABLE = SAMPLES.filter(({ id }) => id !== "sign-in");

/**
 * Numbers from 0 to below 1 by a linear congruential generator, with the constants of Numerical
 * Recipes.
 *
 * @param {number} seed
 */
function* random(seed) {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

/**
 * Puts into the page what finds places: `places.all()` are the words of blocks of the article that
 * stand in it once and came from an element of the page, and that can be brought to the top.
 * Pictures, tables and formulas have no words to be found by in the page.
 */
function putHelpers() {
  const squeeze = (/** @type {Node} */ of) =>
    (of.textContent ?? "").replace(/\s+/g, "");
  const dialog = () =>
    /** @type {HTMLElement} */ (
      document
        .querySelector("html > stillpage-reader")
        ?.shadowRoot?.querySelector("dialog")
    );
  const blocks = () =>
    [
      ...dialog().querySelectorAll(".content :is(p, h2, h3, li, dt, dd, pre)"),
    ].filter(
      (block) =>
        !block.querySelector("p, li, pre, table, figure, dl") &&
        !block.parentElement?.closest("pre, table, figure") &&
        block.closest("[data-source]") &&
        !block.querySelector("math") &&
        block.checkVisibility(),
    );
  const find = (/** @type {string} */ words) =>
    /** @type {Element} */ (blocks().find((each) => squeeze(each) === words));
  const line = () =>
    dialog().getBoundingClientRect().top +
    parseFloat(getComputedStyle(dialog()).scrollPaddingTop);
  let start = "";
  const places = {
    all() {
      const all = blocks().map(squeeze);
      const view = dialog();
      // Larger letters than others make the end come nearer.
      const last = view.scrollHeight - 2 * view.clientHeight;
      return blocks()
        .filter(
          (block) => view.scrollTop + block.getBoundingClientRect().top < last,
        )
        .map(squeeze)
        .filter(
          (words) => words && all.filter((w) => w === words).length === 1,
        );
    },
    /** @param {string} words */
    readAt(words) {
      // Formulas and listings are written otherwise in the page; the first words are not.
      const block = find(words);
      const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
      start = "";
      while (start.length < 8 && texts.nextNode()) {
        start += squeeze(texts.currentNode);
      }
      start = start.slice(0, 60);
      dialog().scrollBy({
        top: block.getBoundingClientRect().top - line(),
        behavior: "instant",
      });
    },
    /** How many lines a block is from the top of what is read. @param {string} words */
    linesOff(words) {
      const block = find(words);
      const height = parseFloat(getComputedStyle(block).lineHeight);
      return (block.getBoundingClientRect().top - line()) / height;
    },
    /**
     * Where the source of the block last read stands in the page: near its upper edge, or in sight where the
     * page goes no farther; says where it is when it is not.
     */
    inPage() {
      const sources = [...document.body.querySelectorAll("*")].filter(
        (each) =>
          squeeze(each).includes(start) &&
          ![...each.children].some((inner) => squeeze(inner).includes(start)),
      );
      const tops = sources.map((each) => {
        let seen = /** @type {Element | null} */ (each);
        // Folded away, it is where what holds it is.
        while (seen && !seen.checkVisibility()) {
          seen = seen.parentElement;
        }
        return seen?.getBoundingClientRect().top ?? NaN;
      });
      const end = document.documentElement.scrollHeight - innerHeight;
      const isAtEnd = scrollY <= 0 || scrollY >= end - 2;
      const isThere = tops.some(
        (top) => top > -40 && top < (isAtEnd ? innerHeight : 40),
      );
      return isThere ? "" : `${tops.join(" ")}, scrolled ${scrollY} of ${end}`;
    },
  };
  Object.assign(window, { places });
}

/** @typedef {{ all: () => string[], readAt: (words: string) => void, linesOff: (words: string) => number, inPage: () => string }} Helpers */

/**
 * How many lines a block is from the top; asked until it is there, for typefaces come late.
 *
 * @param {Page} page
 * @param {string} words
 */
function linesOff(page, words) {
  return page.evaluate(async (wanted) => {
    const { places } = /** @type {{ places: Helpers }} */ (
      /** @type {unknown} */ (window)
    );
    let off = NaN;
    for (let turn = 0; turn < 40; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve, 25));
      off = places.linesOff(wanted);
      if (turn > 1 && Math.abs(off) <= 1) {
        break;
      }
    }
    return off;
  }, words);
}

/**
 * @template T
 * @param {Page} page
 * @param {keyof Helpers} what
 * @param {string} [words]
 * @returns {Promise<T>}
 */
function ask(page, what, words) {
  return page.evaluate(
    (name, wanted) => /** @type {any} */ (window).places[name](wanted),
    what,
    words,
  );
}

/**
 * @param {Page} page
 * @param {string} key
 */
function press(page, key) {
  return page.keyboard.press(
    /** @type {import("puppeteer-core").KeyInput} */ (key),
  );
}

for (const [name, launch] of Object.entries(BROWSERS)) {
  if ((process.env.STILLPAGE_BROWSER ?? name) !== name) {
    continue;
  }
  describe(`places in ${name}`, { timeout: 300_000 }, () => {
    /** @type {import("./browsers.js").Driven} */
    let driven;
    /** @type {Awaited<ReturnType<typeof serve>>} */
    let server;
    before(async () => {
      const pages = READABLE.map(async ({ id, file }) => {
        const html = await readFile(
          new URL(`../../www/${file}`, import.meta.url),
        );
        return [`/${id}`, { html }];
      });
      server = await serve(Object.fromEntries(await Promise.all(pages)));
      driven = await launch();
    });
    after(async () => {
      await driven?.browser.close();
      server?.close();
    });

    READABLE.forEach(({ id }, nth) => {
      const share =
        Math.floor(((nth + 1) * PLACES) / READABLE.length) -
        Math.floor((nth * PLACES) / READABLE.length);

      test(`${share} places in ${id}`, async () => {
        const page = await driven.browser.newPage();
        /** @type {string[]} */
        const wrong = [];
        /**
         * @param {string} words
         * @param {string} after
         */
        const check = async (words, after) => {
          const off = await linesOff(page, words);
          if (!(Math.abs(off) <= 1)) {
            wrong.push(`${after}: ${words.slice(0, 30)} ${off.toFixed(2)}`);
          }
        };
        try {
          await page.setViewport({ width: 1000, height: 600 });
          await page.goto(`${server.origin}/${id}`);
          await openReader(driven, page);
          await page.evaluate(putHelpers);
          /** @type {string[]} */
          const all = await ask(page, "all");
          const numbers = random(SEED + nth);
          const chosen = Array.from(
            { length: share },
            () =>
              all[Math.floor(Number(numbers.next().value) * all.length)] ?? "",
          );

          for (const [n, words] of chosen.entries()) {
            const font = FONTS[n % FONTS.length];
            const key = KEYS[n % KEYS.length] ?? "";
            await ask(page, "readAt", words);
            await page.keyboard.press("a");
            await appears(page, ".panel.appearance");
            await click(page, `.choice [data-font=${font}]`);
            await press(page, n % 2 ? "[" : "]");
            await press(page, "t");
            await check(words, `other looks (${font})`);
            await escape(page, ".panel.appearance");
            await press(page, key);
            await check(words, `the key ${key}`);
            await press(page, "Escape");
            await page.waitForFunction(
              () => !document.querySelector("html > stillpage-reader"),
              { polling: 20 },
            );
            const astray = await ask(page, "inPage");
            if (astray) {
              wrong.push(`in the page: ${words.slice(0, 30)} ${astray}`);
            }
            if (n % 3 === 2) {
              // What the memory of places alone has kept.
              await page.goto("about:blank");
              await page.goto(`${server.origin}/${id}`);
              await page.evaluate(putHelpers);
            }
            await openReader(driven, page);
            await check(words, n % 3 === 2 ? "loaded anew" : "opened again");
          }
          assert.deepEqual(wrong, []);
        } finally {
          await page.close();
        }
      });
    });
  });
}
