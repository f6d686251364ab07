/** An article opens where its reading stopped, in the same words, and can be begun again. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { openReader } from "./browsers.js";
import { appears, click, HEADINGS, inBothBrowsers, LONG } from "./room.js";

/** What is read at the top of the view. @param {import("puppeteer-core").Page} page */
function atTop(page) {
  return page.evaluate(() => {
    const root = document.querySelector("stillpage-reader")?.shadowRoot;
    return [...(root?.querySelectorAll("[data-source]") ?? [])].find(
      (block) => block.getBoundingClientRect().bottom > 70,
    )?.textContent;
  });
}

inBothBrowsers((room) => {
  test("opens where reading stopped, though the page has other words there now", async () => {
    const { driven, server } = room;
    assert.ok(driven && server);
    const heading = HEADINGS[2] ?? "";
    const other = "A wire, and what came of it";
    server.pages["/edited"] = { html: LONG };
    await room.read(
      async (page) => {
        for (let times = 0; times < 3; times += 1) {
          await page.keyboard.press("n");
        }
        await page.keyboard.press("Escape");
        const address = page.url();
        await page.goto("about:blank");
        // A paragraph came in before, too: the place is not told by its number.
        server.pages["/edited"] = {
          html: LONG.replace(heading, other).replace(
            "<h2",
            "<p>Added later, by the editors of the paper and with a correction.</p><h2",
          ),
        };
        await page.goto(address);
        await openReader(driven, page);
        await appears(page, ".said", "Opened where you left off");
        assert.equal(await atTop(page), other);
      },
      undefined,
      "/edited",
    );
  });

  test("opens where reading stopped, also with larger text", async () => {
    await room.read(async (page) => {
      await page.keyboard.press("n");
      await page.keyboard.press("n");
      await page.keyboard.press("n");
      // Larger text moves everything; the words stay.
      await page.keyboard.press("+");
      await page.keyboard.press("k");
      await page.keyboard.press("j");
      await page.keyboard.press("Escape");
      const { driven } = room;
      assert.ok(driven);
      const address = page.url();
      await page.goto("about:blank");
      await page.goto(address);
      await openReader(driven, page);
      await appears(page, ".said", "Opened where you left off");
      assert.equal(await atTop(page), HEADINGS[2]);
      await click(page, ".said button");
      await page.waitForFunction(
        () =>
          document
            .querySelector("stillpage-reader")
            ?.shadowRoot?.querySelector("dialog")?.scrollTop === 0,
      );
    });
  });
});
