/**
 * An extension that goes while its view is open: the view can be closed, says in words what it can
 * no longer do, and the page is as it was. Each test needs a browser of its own.
 *
 * @import { Page } from "puppeteer-core"
 * @import { Driven } from "./browsers.js"
 */

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import {
  BROWSERS,
  closeReader,
  DIST,
  openReader,
  scrollTo,
  until,
} from "./browsers.js";
import { article, FORM } from "./pages.js";
import { serve } from "./server.js";

/** All of a page that could be lost, but for what a view without a script leaves. */
const stateOf = () => ({
  body: document.body.outerHTML,
  scroll: window.scrollY,
  values: [...document.querySelectorAll("input, textarea")].map(
    (field) => /** @type {HTMLInputElement} */ (field).value,
  ),
  focus: document.activeElement?.id,
});

/** Whether the page, and no view, is what one sees. */
const isPageSeen = () => {
  const seen = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
  return seen !== null && document.body.contains(seen);
};

/** Ways an extension goes that stays installed: by its user, and as the browser updates it. */
const WAYS = {
  "turned off": (/** @type {Driven} */ { turn }) => turn(false),
  "loaded anew": (/** @type {Driven} */ { reload }) => reload(),
};

for (const [name, launch] of Object.entries(BROWSERS)) {
  if ((process.env.STILLPAGE_BROWSER ?? name) !== name) {
    continue;
  }
  describe(name, { timeout: 240_000 }, () => {
    /** @type {Awaited<ReturnType<typeof serve>>} */
    let server;
    before(async () => {
      server = await serve({ "/form": { html: article({ after: FORM }) } });
    });
    after(() => server.close());

    /**
     * Opens the reader on a page with something to lose in it.
     *
     * @param {(driven: Driven, page: Page) => Promise<void>} use
     */
    async function reading(use) {
      const driven = await launch();
      try {
        const page = await driven.browser.newPage();
        await page.goto(`${server.origin}/form`);
        await page.type("#note", "half a thought");
        await scrollTo(page, 50);
        await use(driven, page);
      } finally {
        await driven.browser.close();
      }
    }

    for (const [way, close] of /** @type {const} */ ([
      ["Escape", (/** @type {Page} */ page) => page.keyboard.press("Escape")],
      ["its button", pressBack],
    ])) {
      test(`the view of an extension that was removed is closed by ${way}, and the page scrolls`, async () => {
        await reading(async (driven, page) => {
          const untouched = await page.evaluate(stateOf);
          await openReader(driven, page);
          await driven.browser.uninstallExtension(driven.id);
          await close(page);
          await until(() => page.evaluate(isPageSeen));
          assert.deepEqual(await page.evaluate(stateOf), untouched);
          await page.mouse.move(300, 300);
          await until(async () => {
            await page.mouse.wheel({ deltaY: 400 });
            return page.evaluate((from) => scrollY > from, untouched.scroll);
          });
        });
      });
    }

    test("after an update a press reads anew, and the next one gives the page back", async () => {
      await reading(async (driven, page) => {
        const untouched = await page.evaluate(stateOf);
        await openReader(driven, page);
        const folder = name === "chromium" ? "chrome" : name;
        await driven.browser.installExtension(DIST + folder);
        await readAnew(driven, page);
        await closeReader(driven, page);
        assert.ok(await page.evaluate(isPageSeen));
        assert.deepEqual(await page.evaluate(stateOf), untouched);
        const sheets = await page.evaluate(
          () => document.adoptedStyleSheets.length,
        );
        assert.equal(sheets, 0);
      });
    });

    for (const [way, leave] of Object.entries(WAYS)) {
      test(`the view of an extension that was ${way} is read on and left, and the next press reads again`, async () => {
        await reading(async (driven, page) => {
          const untouched = await page.evaluate(stateOf);
          const { text, scrollTop } = await openReader(driven, page);
          await leave(driven);
          await page.bringToFront();
          assert.equal(await page.evaluate(readText), text);
          await page.mouse.move(300, 300);
          for (const deltaY of [300, -300]) {
            await page.mouse.wheel({ deltaY });
            const top = deltaY > 0 ? scrollTop + deltaY : scrollTop;
            await until(async () => (await page.evaluate(readTop)) === top);
          }
          if (name === "chromium") {
            await saysSo(page);
          }
          await page.keyboard.press("Escape");
          await until(() => page.evaluate(isPageSeen));
          assert.deepEqual(await page.evaluate(stateOf), untouched);
          await driven.turn(true);
          await page.bringToFront();
          await readAnew(driven, page);
          await closeReader(driven, page);
          assert.ok(await page.evaluate(isPageSeen));
          assert.deepEqual(await page.evaluate(stateOf), untouched);
        });
      });
    }

    test("what a view can no longer do it says in words", async (context) => {
      if (name !== "chromium") {
        context.skip("Firefox ends the script of the view with the extension");
        return;
      }
      await reading(async (driven, page) => {
        await openReader(driven, page);
        await driven.browser.uninstallExtension(driven.id);
        await saysSo(page);
        await page.keyboard.press("Escape");
        await until(() => page.evaluate(isPageSeen));
      });
    });
  });
}

/**
 * Presses the button until it opens a view anew, whatever another one has left.
 *
 * @param {Driven} driven
 * @param {Page} page
 */
async function readAnew(driven, page) {
  // Marked, to tell the view that comes from the one that was left.
  await page.evaluate(() =>
    document
      .querySelector("html > stillpage-reader")
      ?.setAttribute("data-old", ""),
  );
  // A press before the new background has begun to listen is lost.
  let presses = 0;
  while (!(await isFresh(page))) {
    presses += 1;
    assert.ok(presses < 6, "it does not open");
    await driven.press(page).catch(() => {});
  }
  const hosts = await page.evaluate(
    () => document.querySelectorAll("html > stillpage-reader").length,
  );
  assert.equal(hosts, 1);
}

/**
 * Asks the view for what needs the extension, and has it say so: Markdown from the background, a
 * part, a preference that is to be kept.
 *
 * @param {Page} page
 */
async function saysSo(page) {
  for (const key of /** @type {const} */ (["m", "r", "t", "h"])) {
    await page.keyboard.press(key);
    const words = await until(() => page.evaluate(readSaid));
    assert.match(words, key === "m" ? /turned off/ : /\w+ \w+/, key);
  }
}

/** The text of the article in the view. */
function readText() {
  const root = document.querySelector("html > stillpage-reader")?.shadowRoot;
  return root?.querySelector(".content")?.textContent;
}

/** How far the view is scrolled. */
function readTop() {
  const root = document.querySelector("html > stillpage-reader")?.shadowRoot;
  return root?.querySelector("dialog")?.scrollTop;
}

/**
 * Presses the button that closes the view, where it is.
 *
 * @param {Page} page
 */
async function pressBack(page) {
  const at = await page.evaluate(() => {
    const root = document.querySelector("html > stillpage-reader")?.shadowRoot;
    const { x, y, width, height } = /** @type {Element} */ (
      root?.querySelector(".toolbar .back")
    ).getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  });
  await page.mouse.click(at.x, at.y);
}

/**
 * Whether a view comes after the one that was marked.
 *
 * @param {Page} page
 */
async function isFresh(page) {
  for (let tries = 0; tries < 20; tries += 1) {
    const text = await page.evaluate(
      () =>
        document
          .querySelector("html > stillpage-reader:not([data-old])")
          ?.shadowRoot?.querySelector(".content")?.textContent,
    );
    if (text) {
      return true;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}

/** What is said, once; said again it is said anew. */
function readSaid() {
  const said = document
    .querySelector("html > stillpage-reader")
    ?.shadowRoot?.querySelector(".said");
  const words = said?.textContent;
  said?.replaceChildren();
  return words;
}
