/**
 * What goes wrong around a reading: each time an answer in words, and a page that has lost nothing.
 *
 * @import { Page } from "puppeteer-core"
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { closeReader, openReader, scrollTo, until } from "./browsers.js";
import { article, FIRST, FORM } from "./pages.js";
import { inBothBrowsers } from "./room.js";

/**
 * Snapshots that are none, and what is said of them.
 *
 * @type {[bytes: string, said: string][]}
 */
const DAMAGED = [
  ["", "at byte 0: it does not begin as one"],
  ["<html>", "at byte 0: it does not begin as one"],
  ["stillpage/2\x01p\x05", "at byte 10: it is of another version"],
  ["stillpage/1\x01p\x04\xc3\x05", "at byte 14: it is no UTF-8"],
  ["stillpage/1\x01p\x04a", "at byte 15: it ends before its elements do"],
  ["stillpage/1\x01p\x05\x07", "at byte 13: text outside a record"],
  ["stillpage/1\x07", "at byte 11: an unknown record"],
  ["stillpage/1\x05", "at byte 11: an end without a start"],
];

/** All of a page that could be lost. */
const stateOf = () => ({
  html: document.documentElement.outerHTML,
  sheets: document.adoptedStyleSheets.length,
  scroll: [window.scrollX, window.scrollY],
  values: [...document.querySelectorAll("input, textarea")].map(
    (field) => /** @type {HTMLInputElement} */ (field).value,
  ),
  focus: document.activeElement?.id,
});

inBothBrowsers((room) => {
  /**
   * A page with something to lose in it.
   *
   * @param {(page: Page) => Promise<void>} use
   */
  async function onPage(use) {
    assert.ok(room.driven && room.server);
    room.server.pages["/form"] = { html: article({ after: FORM }) };
    room.server.pages["/next"] = { html: "<title>Next</title><p>Next" };
    const page = await room.driven.browser.newPage();
    try {
      await page.goto(`${room.server.origin}/form`);
      await page.type("#note", "half a thought");
      await scrollTo(page, 50);
      await use(page);
    } finally {
      await page.close();
    }
  }

  test("of a damaged snapshot the background says what is wrong and where, and reads on", async () => {
    const { driven, server } = ready(room);
    const own = await driven.browser.newPage();
    try {
      // Firefox goes there, but tells nobody that it has arrived.
      await own
        .goto(`${await driven.origin()}/notice.html`, { timeout: 1000 })
        .catch(() => {});
      for (const [bytes, said] of DAMAGED) {
        assert.deepEqual(await own.evaluate(sendSnapshot, bytes), {
          error: `snapshot is damaged ${said}`,
          isEmpty: false,
        });
      }
    } finally {
      await own.close();
    }
    const page = await driven.browser.newPage();
    await page.goto(`${server.origin}/long?damaged`);
    assert.equal((await openReader(driven, page)).notice, "");
    await page.close();
  });

  test("two presses at once open the reader once", async () => {
    await onPage(async (page) => {
      const { driven } = ready(room);
      const untouched = await page.evaluate(stateOf);
      await driven.pressTwice(page);
      await until(() =>
        page.evaluate(() => {
          const hosts = document.querySelectorAll("html > stillpage-reader");
          const isFull = hosts[0]?.shadowRoot?.querySelector(".content");
          return hosts.length === 1 && Boolean(isFull);
        }),
      );
      await closeReader(driven, page);
      assert.deepEqual(await page.evaluate(stateOf), untouched);
    });
  });

  test("a page that goes elsewhere as it is read is read there", async () => {
    await onPage(async (page) => {
      const { driven, server } = ready(room);
      const press = driven.press(page);
      await page.goto(`${server.origin}/form?again`);
      await press.catch(() => {});
      await page.goto(`${server.origin}/long?again`);
      // The press before may have reached this page: another one then closes what it opened.
      let presses = 0;
      const view = await until(async () => {
        presses += 1;
        await driven.press(page);
        return seenIn(page);
      });
      assert.ok(presses <= 2, `${presses} presses`);
      assert.ok(view.text.includes(FIRST));
      await closeReader(driven, page);
    });
  });

  test("a page that leaves a view behind has none when it comes back", async () => {
    await onPage(async (page) => {
      const { driven, server } = ready(room);
      await openReader(driven, page);
      await page.goto(`${server.origin}/next`);
      // The driver of Firefox does not come back from going back.
      await page.evaluate(() => history.back()).catch(() => {});
      await until(() =>
        page.evaluate(() => location.pathname === "/form").catch(() => false),
      );
      // It may come back as it was left, view and all; a press then closes it.
      const isOpen = () =>
        page.evaluate(
          () => !!document.querySelector("html > stillpage-reader"),
        );
      if (await isOpen()) {
        await closeReader(driven, page);
      }
      assert.ok((await openReader(driven, page)).text.includes(FIRST));
    });
  });

  test("a background that was stopped before and under the view answers again", async () => {
    const { driven } = ready(room);
    await onPage(async (page) => {
      const untouched = await page.evaluate(stateOf);
      await driven.stopBackground();
      await openReader(driven, page);
      await driven.stopBackground();
      await page.keyboard.press("m");
      await until(() =>
        page.evaluate(() =>
          document
            .querySelector("html > stillpage-reader")
            ?.shadowRoot?.querySelector(".said")
            ?.textContent.includes("Markdown"),
        ),
      );
      await closeReader(driven, page);
      assert.deepEqual(await page.evaluate(stateOf), untouched);
    });
  });

  test("a background stopped while it reads is asked again, and answers", async () => {
    const { driven } = ready(room);
    await onPage(async (page) => {
      // Long enough that it is stopped before it answers, if it is lucky.
      await page.evaluate(() => {
        const part = document.querySelector("article")?.innerHTML ?? "";
        document
          .querySelector("article")
          ?.insertAdjacentHTML("beforeend", part.repeat(400));
      });
      const untouched = await page.evaluate(stateOf);
      const press = driven.press(page);
      await driven.stopBackground();
      await press.catch(() => {});
      // The press itself may have been lost with the background, an answer may not.
      const view = await until(() =>
        seenIn(page).then(
          (seen) => seen ?? driven.press(page).then(() => undefined),
        ),
      );
      assert.equal(view.notice, "");
      assert.ok(view.text.includes(FIRST));
      await closeReader(driven, page);
      assert.deepEqual(await page.evaluate(stateOf), untouched);
    });
  });
});

/**
 * Sends the background a snapshot, as a content script does.
 *
 * @param {string} bytes each a character
 */
function sendSnapshot(bytes) {
  const snapshot = Uint8Array.from(bytes, (byte) => byte.charCodeAt(0));
  const request = { type: "read", snapshot, anyway: false, leftOut: false };
  return chrome.runtime.sendMessage(request);
}

/**
 * What the reader says, once it says something.
 *
 * @param {Page} page
 */
async function seenIn(page) {
  await new Promise((resolve) => setTimeout(resolve, 1500));
  return page.evaluate(() => {
    const root = document.querySelector("html > stillpage-reader")?.shadowRoot;
    const text = root?.querySelector(".content")?.textContent ?? "";
    const notice = root?.querySelector(".notice")?.textContent ?? "";
    return text || notice ? { text, notice } : undefined;
  });
}

/** @param {import("./room.js").Room} room */
function ready({ driven, server }) {
  assert.ok(driven && server);
  return { driven, server };
}
