/** An article opens where its reading stopped, in the same words, and can be begun again. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { openReader } from "./browsers.js";
import { appears, click, HEADINGS, inBothBrowsers } from "./room.js";

inBothBrowsers((room) => {
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
      const top = await page.evaluate(() => {
        const root = document.querySelector("stillpage-reader")?.shadowRoot;
        return [...(root?.querySelectorAll("[data-source]") ?? [])].find(
          (block) => block.getBoundingClientRect().bottom > 70,
        )?.textContent;
      });
      assert.equal(top, HEADINGS[2]);
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
