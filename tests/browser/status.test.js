/** A message that offers something waits for its reader, and is reached by keys. */

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  appears,
  click,
  focused,
  inBothBrowsers,
  seen,
  vanishes,
} from "./room.js";

/** @import { Page } from "puppeteer-core" */

/** Longer than a message without an offer is seen, in milliseconds. */
const WAITED = 7500;

inBothBrowsers((room) => {
  test("an offer waits, is the first stop of the tab key, and Escape declines it alone", async () => {
    await room.read(async (page) => {
      await putBack(page);
      await new Promise((resolve) => setTimeout(resolve, WAITED));
      await appears(page, ".said", "Put back");
      await goBackTo(page, "button: Undo");
      await page.keyboard.press("Tab");
      assert.equal(await focused(page), "button: Close");
      await page.keyboard.press("Escape");
      await vanishes(page, ".said:not(:empty)");
      // Where it came from: the stop of the toolbar.
      assert.equal(await focused(page), "button: Left out");
      assert.equal((await seen(page, ".content .part")).length, 1);
    });
  });

  test("what an offer does is told, and the focus goes back", async () => {
    await room.read(async (page) => {
      await putBack(page);
      await goBackTo(page, "button: Undo");
      await page.keyboard.press("Enter");
      await vanishes(page, ".part");
      await appears(page, ".said", "Undone");
      assert.match(await focused(page), /^(dialog|button: Left out)/);
    });
  });

  test("an offer is declined by its button, and by reading on", async () => {
    await room.read(async (page) => {
      await putBack(page);
      await click(page, ".said button:last-child");
      await vanishes(page, ".said:not(:empty)");
      await page.keyboard.press("u");
      await vanishes(page, ".part");
      await page.keyboard.press("Home");
      await putBack(page);
      await page.keyboard.press("Home");
      await page.keyboard.press("PageDown");
      await appears(page, ".said", "Put back");
      await page.keyboard.press("End");
      await vanishes(page, ".said:not(:empty)");
    });
  });
});

/** Puts a part from the head of the page back. @param {Page} page */
async function putBack(page) {
  await page.keyboard.press("l");
  await appears(page, ".panel.leftOut li");
  const rows = await seen(page, ".leftOut li");
  const wanted = rows.findIndex((row) => row.includes("Harbour"));
  await click(page, `.leftOut li:nth-child(${wanted + 1}) button`);
  await appears(page, ".said", "Put back");
}

/**
 * Goes back by the tab key.
 *
 * @param {Page} page
 * @param {string} wanted
 */
async function goBackTo(page, wanted) {
  await page.keyboard.down("Shift");
  for (let stops = 0; stops < 4; stops += 1) {
    if ((await focused(page)) === wanted) {
      break;
    }
    await page.keyboard.press("Tab");
  }
  await page.keyboard.up("Shift");
  assert.equal(await focused(page), wanted);
}
