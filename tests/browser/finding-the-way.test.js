/** Outline, progress, steps and the list of keys, by keys and clicks. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "./browsers.js";
import {
  appears,
  click,
  escape,
  focused,
  HEADINGS,
  inBothBrowsers,
  seen,
  vanishes,
} from "./room.js";

inBothBrowsers((room) => {
  test("the outline follows the reading and leads to headings", async () => {
    await room.read(async (page) => {
      await page.keyboard.press("o");
      await appears(page, ".panel.outline");
      assert.deepEqual(await seen(page, ".outline a"), HEADINGS);
      await click(page, ".outline li:nth-child(4) a");
      await vanishes(page, ".panel.outline");
      assert.equal(await focused(page), `h2: ${HEADINGS[3]}`);
      await click(page, 'button[aria-label="Outline"]');
      assert.equal(
        await appears(page, ".outline a[aria-current]", HEADINGS[3]),
        HEADINGS[3],
      );
      await page.keyboard.press("Escape");
      await vanishes(page, ".panel.outline");
      assert.equal(
        (await seen(page, ".content")).length,
        1,
        "the reader is still open",
      );
    });
  });

  test("progress grows from nothing to all, and time runs out", async () => {
    await room.read(async (page) => {
      const value = () =>
        page.evaluate(() => {
          const root = document.querySelector("stillpage-reader")?.shadowRoot;
          return root
            ?.querySelector(".progress")
            ?.getAttribute("aria-valuenow");
        });
      assert.match(await appears(page, ".left", "left"), /^\d+ minutes left$/);
      assert.equal(await value(), "0");
      await page.keyboard.press("End");
      await page.waitForFunction(() => {
        const root = document.querySelector("stillpage-reader")?.shadowRoot;
        return (
          root?.querySelector(".progress")?.getAttribute("aria-valuenow") ===
          "100"
        );
      });
      await vanishes(page, ".left:not(:empty)");
    });
  });

  test("j and k go by blocks, n and p by headings", async () => {
    await room.read(async (page) => {
      await page.keyboard.press("j");
      assert.match(await focused(page), /^p: The lamp on the breakwater/);
      await page.keyboard.press("j");
      assert.match(await focused(page), /^p: What the book tells/);
      await page.keyboard.press("k");
      assert.match(await focused(page), /^p: The lamp on the breakwater/);
      await page.keyboard.press("n");
      assert.equal(await focused(page), `h2: ${HEADINGS[0]}`);
      await page.keyboard.press("n");
      await page.keyboard.press("n");
      assert.equal(await focused(page), `h2: ${HEADINGS[2]}`);
      await page.keyboard.press("p");
      assert.equal(await focused(page), `h2: ${HEADINGS[1]}`);
    });
  });

  test("? lists the keys, and keys do nothing behind the list", async () => {
    await room.read(async (page) => {
      await page.keyboard.press("?");
      await appears(page, ".sheet.help", "Next paragraph");
      const keys = await seen(page, ".keys kbd");
      for (const key of ["j", "k", "n", "p", "o", "t", "+", "?", "Esc"]) {
        assert.ok(keys.includes(key), key);
      }
      await page.keyboard.press("o");
      assert.deepEqual(await seen(page, ".panel.outline"), []);
      await page.keyboard.press("Escape");
      await vanishes(page, ".sheet");
      assert.equal(
        (await seen(page, ".content")).length,
        1,
        "the reader is still open",
      );
    });
  });

  test("the toolbar stays while one of its panels is open", async () => {
    await room.read(async (page) => {
      const opacity = () =>
        page.evaluate(() => {
          const bar = document
            .querySelector("stillpage-reader")
            ?.shadowRoot?.querySelector(".toolbar.away");
          return bar && getComputedStyle(bar).opacity;
        });
      await page.keyboard.press("o");
      // A press on words of the panel takes the focus out of the toolbar.
      await click(page, ".outline h2");
      await page.mouse.move(550, 650);
      await page.mouse.wheel({ deltaY: 300 });
      await until(opacity);
      await new Promise((resolve) => setTimeout(resolve, 400));
      assert.equal(await opacity(), "1");
      await escape(page, ".outline");
      await page.evaluate(() =>
        document
          .querySelector("stillpage-reader")
          ?.shadowRoot?.querySelector("dialog")
          ?.focus({ preventScroll: true }),
      );
      await until(async () => (await opacity()) === "0");
    });
  });

  test("the toolbar is one stop of the tab key, with arrow keys inside", async () => {
    await room.read(async (page) => {
      await page.keyboard.press("Tab");
      assert.equal(await focused(page), "button: Back to the page");
      await page.keyboard.press("End");
      const last = await focused(page);
      await page.keyboard.press("ArrowLeft");
      assert.notEqual(await focused(page), last);
      await page.keyboard.press("Home");
      assert.equal(await focused(page), "button: Back to the page");
      await page.keyboard.press("ArrowRight");
      assert.equal(await focused(page), "button: Outline");
      await page.keyboard.press("Tab");
      assert.doesNotMatch(await focused(page), /^button/);
    });
  });
});
