/** Notes beside their marks, pictures at full size, and buttons beside code. */

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  appears,
  click,
  escape,
  focused,
  inBothBrowsers,
  seen,
  vanishes,
} from "./room.js";

inBothBrowsers((room) => {
  test("a note is shown beside its mark, and Escape closes it alone", async () => {
    await room.read(async (page) => {
      await click(page, "a[role=doc-noteref]");
      const note = await appears(page, ".panel.note", "town hall of Oda");
      assert.ok(!note.includes("↩"));
      await escape(page, ".panel.note");
      assert.equal(await focused(page), "a: 1");
      await page.keyboard.press("Enter");
      await click(page, ".note .more");
      assert.match(await focused(page), /^li: The\s+ledger is kept/);
    });
  });

  test("a picture opens at full size by click and by key", async () => {
    await room.read(async (page) => {
      await page.evaluate(() =>
        document
          .querySelector("stillpage-reader")
          ?.shadowRoot?.querySelector("img")
          ?.scrollIntoView({ block: "center" }),
      );
      await click(page, "img.enlarges");
      await appears(page, ".lightbox", "What is left of it.");
      await escape(page, ".lightbox");
      assert.equal(await focused(page), "img: Enlarge: The ladder");
      await page.keyboard.press("Enter");
      await appears(page, ".lightbox");
      await click(page, ".cross");
      await vanishes(page, ".lightbox");
      assert.equal(
        (await seen(page, ".content")).length,
        1,
        "the reader is still open",
      );
    });
  });

  test("code wraps and is copied", async () => {
    await room.read(async (page) => {
      await click(page, '.tools button[aria-label="Wrap long lines"]');
      await appears(page, "pre.wrapped", "def toll");
      await appears(page, 'button[aria-pressed="true"]');
      await click(page, '.tools button[aria-label="Copy the code"]');
      await appears(page, ".said", "Code copied");
    });
  });

  test("what opens over a dark view is as dark", async () => {
    await room.read(async (page) => {
      // The themes before it: auto, light, sepia, gray.
      for (const key of ["t", "t", "t", "t", "?"]) {
        await page.keyboard.press(/** @type {"t"} */ (key));
      }
      await appears(page, ".sheet.help");
      const colours = await page.evaluate(() => {
        const root = document.querySelector("stillpage-reader")?.shadowRoot;
        return [".reader", ".sheet"].map((each) => {
          const found = root?.querySelector(each);
          return found && getComputedStyle(found).backgroundColor;
        });
      });
      assert.deepEqual(colours, ["rgb(28, 27, 34)", "rgb(28, 27, 34)"]);
      await escape(page, ".sheet");
      for (let theme = 4; theme < 8; theme += 1) {
        await page.keyboard.press("t");
      }
    });
  });
});
