/** What was left out can be seen, put back into its place, and taken out again. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { appears, click, inBothBrowsers, seen, vanishes } from "./room.js";

const LETTER = "Leave your address";

inBothBrowsers((room) => {
  test("parts are listed with their reason, put back into their place, and undone", async () => {
    await room.read(async (page) => {
      await page.keyboard.press("l");
      await appears(page, ".panel.leftOut", LETTER);
      const rows = await seen(page, ".leftOut li");
      const wanted = rows.findIndex((row) => row.includes(LETTER));
      assert.match(rows[wanted] ?? "", /^Newsletter · words: \d+/);
      await click(page, `.leftOut li:nth-child(${wanted + 1}) button`);
      await vanishes(page, ".panel");
      await appears(page, ".content .part", LETTER);
      await appears(page, ".said", "Put back");
      assert.equal((await seen(page, ".content > .part:last-child")).length, 1);
      await page.keyboard.press("u");
      await vanishes(page, ".part");
      await appears(page, ".said", "Undone");
    });
  });

  test("a part from the head of the page goes before the first block", async () => {
    await room.read(async (page) => {
      await page.keyboard.press("l");
      await appears(page, ".panel.leftOut", LETTER);
      const rows = await seen(page, ".leftOut li");
      const wanted = rows.findIndex((row) => row.includes("Harbour"));
      assert.ok(wanted >= 0, rows.join("\n"));
      await click(page, `.leftOut li:nth-child(${wanted + 1}) button`);
      await appears(page, ".content > .part:first-child", "Harbour");
      await click(page, ".said button");
      await vanishes(page, ".part");
    });
  });
});
