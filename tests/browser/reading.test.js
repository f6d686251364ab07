/**
 * The main job in both browsers: a press of the button shows the article of a real page, and the
 * next one gives the page back exactly as it was.
 */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { corpora } from "./corpora.js";
import { BROWSERS, closeReader, openReader, scrollTo } from "./browsers.js";
import * as pages from "./pages.js";
import { serve } from "./server.js";

/** @import { Page } from "puppeteer-core" */

const CSP = "content-security-policy";

const SERVED = {
  "/plain": { html: pages.article() },
  "/policy": {
    html: pages.article(),
    headers: { [CSP]: "default-src 'none'; img-src 'self'" },
  },
  "/trusted": {
    html: pages.article(),
    headers: {
      [CSP]: "require-trusted-types-for 'script'; trusted-types 'none'",
    },
  },
  "/sandbox": {
    html: pages.article(),
    headers: { [CSP]: "sandbox; default-src 'none'" },
  },
  "/hostile": { html: pages.article({ head: pages.HOSTILE_HEAD }) },
  "/modal": { html: pages.article({ after: pages.MODAL }) },
  "/form": { html: pages.article({ before: pages.FORM, after: pages.FORM }) },
  "/component": { html: pages.COMPONENT },
  "/frame": { html: pages.FRAME },
  "/home": { html: pages.HOME },
};

/** All of a page that a reader mode might leave changed. */
const stateOf = () => {
  const focused = document.activeElement;
  return {
    html: document.documentElement.outerHTML,
    sheets: document.adoptedStyleSheets.length,
    scroll: [window.scrollX, window.scrollY],
    values: [...document.querySelectorAll("input, textarea")].map((field) => {
      const { value, checked } = /** @type {HTMLInputElement} */ (field);
      return [value, checked];
    }),
    focus: focused && (focused.id || focused.localName),
    overflow: getComputedStyle(document.documentElement).overflow,
    filter: getComputedStyle(document.documentElement).filter,
  };
};

for (const [name, launch] of Object.entries(BROWSERS)) {
  describe(name, { timeout: 300_000 }, () => {
    /** @type {import("./browsers.js").Driven} */
    let driven;
    /** @type {Awaited<ReturnType<typeof serve>>} */
    let server;
    before(async () => {
      server = await serve(SERVED);
      driven = await launch();
    });
    after(async () => {
      await driven?.browser.close();
      server?.close();
    });

    /**
     * @param {string} path
     * @param {(page: Page) => Promise<void>} use
     */
    async function onPage(path, use) {
      const page = await driven.browser.newPage();
      try {
        await page.goto(server.origin + path);
        await use(page);
      } finally {
        await page.close();
      }
    }

    for (const path of [
      "/plain",
      "/policy",
      "/trusted",
      "/sandbox",
      "/hostile",
      "/modal",
    ]) {
      test(`reads ${path} and gives it back`, async () => {
        await onPage(path, async (page) => {
          const untouched = await page.evaluate(stateOf);
          const view = await openReader(driven, page);
          assert.equal(view.title, "The ladder to nothing");
          assert.equal(view.site, "Harbour Post");
          assert.equal(view.byline, "Mara Lund");
          assert.ok(
            view.text.includes(pages.FIRST) && view.text.includes(pages.LAST),
          );
          assert.ok(!view.text.includes(pages.RELATED_WORDS));
          assert.ok(await isSeen(page), "the view is on top and visible");
          await closeReader(driven, page);
          assert.deepEqual(await page.evaluate(stateOf), untouched);
        });
      });
    }

    test("keeps scroll, typed text and focus", async () => {
      await onPage("/form", async (page) => {
        await page.type("#note", "half a thought");
        await page.type("#name", "Ola");
        await page.click("#box");
        await page.focus("#note");
        await scrollTo(page, 3100);
        const untouched = await page.evaluate(stateOf);
        assert.equal(untouched.focus, "note");
        await openReader(driven, page);
        await closeReader(driven, page);
        assert.deepEqual(await page.evaluate(stateOf), untouched);
      });
    });

    test("ten presses in a row leave no trace", async () => {
      await onPage("/plain", async (page) => {
        const untouched = await page.evaluate(stateOf);
        for (let press = 0; press < 5; press++) {
          await openReader(driven, page);
          await closeReader(driven, page);
        }
        assert.deepEqual(await page.evaluate(stateOf), untouched);
      });
    });

    test("Escape closes the reader", async () => {
      await onPage("/plain", async (page) => {
        await openReader(driven, page);
        await page.keyboard.press("Escape");
        await page.waitForFunction(
          () => !document.querySelector("stillpage-reader"),
        );
      });
    });

    test("the page taking the host away closes the reader cleanly", async () => {
      await onPage("/plain", async (page) => {
        const untouched = await page.evaluate(stateOf);
        await openReader(driven, page);
        await page.evaluate(() =>
          document.querySelector("stillpage-reader")?.remove(),
        );
        await page.waitForFunction(
          () => document.adoptedStyleSheets.length === 0,
        );
        assert.deepEqual(await page.evaluate(stateOf), untouched);
        assert.equal(
          (await openReader(driven, page)).title,
          "The ladder to nothing",
        );
      });
    });

    test("opens at the paragraph on screen and leads back to the one being read", async () => {
      await onPage("/form", async (page) => {
        await page.evaluate(() => {
          const paragraph = [...document.querySelectorAll("article p")].at(3);
          paragraph?.scrollIntoView({ block: "start" });
        });
        await openReader(driven, page);
        assert.match((await firstSeen(page)) ?? "", /^A new lamp/);
        await page.evaluate(() => {
          const dialog =
            document.querySelector("stillpage-reader")?.shadowRoot
              ?.firstElementChild;
          dialog?.scrollTo(0, 0);
        });
        await closeReader(driven, page);
        const top = await page.evaluate(
          () =>
            document.elementFromPoint(innerWidth / 2, 10)?.closest("p, h1")
              ?.textContent ?? "",
        );
        assert.match(top, /^(The lamp on|The ladder to nothing|By Mara Lund)/);
      });
    });

    for (const path of ["/component", "/frame"]) {
      test(`reads the article of ${path}`, async () => {
        await onPage(path, async (page) => {
          const view = await openReader(driven, page);
          for (const words of [
            pages.FIRST,
            "What the book tells",
            "Both sides will meet",
          ]) {
            assert.equal(view.text.split(words).length, 2, words);
          }
          assert.ok(!view.text.includes(pages.RELATED_WORDS));
        });
      });
    }

    test("asks for nothing but the article's pictures", async () => {
      await onPage("/policy", async (page) => {
        // What the page itself loads has been asked for by now.
        await page.waitForNetworkIdle({ idleTime: 300 }).catch(() => {});
        const asked = server.requests.length;
        await openReader(driven, page);
        await page.keyboard.press("End");
        await new Promise((resolve) => setTimeout(resolve, 500));
        const since = server.requests.slice(asked);
        assert.ok(
          since.every((path) => path === "/ladder.png"),
          String(since),
        );
      });
    });

    test("keys change size and theme, and the choice is kept", async () => {
      await onPage("/plain", async (page) => {
        await openReader(driven, page);
        const before = await look(page);
        await page.keyboard.press("+");
        await page.keyboard.press("t");
        const changed = await look(page);
        assert.equal(parseFloat(changed.size), parseFloat(before.size) + 1);
        assert.notEqual(changed.theme, before.theme);
        await closeReader(driven, page);
        await openReader(driven, page);
        assert.deepEqual(await look(page), changed);
        await page.keyboard.press("0");
      });
    });

    test("a page without an article says so, and can be read anyway", async () => {
      await onPage("/home", async (page) => {
        const view = await openReader(driven, page);
        assert.match(view.notice, /No article here/);
        await page.keyboard.press("Enter");
        await page.waitForFunction(() =>
          document
            .querySelector("stillpage-reader")
            ?.shadowRoot?.querySelector(".content"),
        );
        await closeReader(driven, page);
      });
    });

    test("the example page of the project is read without a fault", async (context) => {
      const folder = await corpora();
      if (!folder) {
        context.skip("the corpora are not here: nothing to compare with");
        return;
      }
      const expected = JSON.parse(
        await readFile(`${folder}/seed/expected.json`, "utf8"),
      );
      const html = await readFile(`${folder}/seed/page.html`, "utf8");
      const seed = await serve({ "/": { html } });
      const page = await driven.browser.newPage();
      try {
        await page.goto(seed.origin, { waitUntil: "domcontentloaded" });
        const view = await openReader(driven, page);
        const text = fold(view.text);
        for (const words of expected.must_have) {
          assert.equal(text.split(fold(words)).length, 2, words);
        }
        for (const words of expected.must_not_have) {
          assert.ok(!text.includes(fold(words)), words);
        }
        assert.equal(view.title, expected.title);
        assert.equal(view.byline, expected.byline);
        assert.equal(view.lang, expected.lang);
        assert.equal(view.site, expected.site_name);
      } finally {
        await page.close();
        seed.close();
      }
    });
  });
}

/** @param {string} text */
function fold(text) {
  return text.replace(/\s+/g, " ").trim();
}

/**
 * Whether the middle of the window shows the view.
 *
 * @param {Page} page
 */
function isSeen(page) {
  return page.evaluate(() => {
    const host = document.querySelector("stillpage-reader");
    const dialog = host?.shadowRoot?.querySelector("dialog");
    const seen = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
    const { width, height } = dialog?.getBoundingClientRect() ?? {
      width: 0,
      height: 0,
    };
    return seen === host && width >= innerWidth && height >= innerHeight;
  });
}

/**
 * The text of the first block below the toolbar.
 *
 * @param {Page} page
 */
function firstSeen(page) {
  return page.evaluate(() => {
    const root = document.querySelector("stillpage-reader")?.shadowRoot;
    const blocks = [...(root?.querySelectorAll("[data-source]") ?? [])];
    return blocks.find((block) => block.getBoundingClientRect().bottom > 60)
      ?.textContent;
  });
}

/** @param {Page} page */
function look(page) {
  return page.evaluate(() => {
    const dialog = document
      .querySelector("stillpage-reader")
      ?.shadowRoot?.querySelector("dialog");
    return {
      theme: dialog?.dataset.theme,
      size: dialog ? getComputedStyle(dialog).fontSize : "",
    };
  });
}
