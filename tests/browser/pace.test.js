/** The time to read follows how this reader reads. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { inExtension, until } from "./browsers.js";
import { appears, inBothBrowsers, seen } from "./room.js";

/** A stretch of reading, and a little more, in milliseconds. */
const STRETCH = 20_500;

inBothBrowsers((room) => {
  /** What the extension knows of the reader's pace. */
  function learned() {
    assert.ok(room.driven);
    return inExtension(
      room.driven,
      async () => (await chrome.storage.local.get("pace"))["pace"],
    );
  }

  /** @param {unknown} pace */
  async function teach(pace) {
    assert.ok(room.driven);
    await inExtension(
      room.driven,
      (known) => chrome.storage.local.set({ pace: known }),
      pace,
    );
  }

  /** Minutes to read the long article, as its header says, and those that are left at its top. */
  async function minutes() {
    /** @type {number[]} */
    let found = [];
    await room.read(async (page) => {
      await until(async () => (await seen(page, ".left"))[0]);
      const texts = [
        await appears(page, ".facts"),
        await appears(page, ".left"),
      ];
      found = texts.map((text) => Number(/(\d+) min/.exec(text)?.[1]));
    });
    return found;
  }

  test("who reads half as fast as usual is told more time", async () => {
    await teach(null);
    const [usual = 0, left] = await minutes();
    assert.ok(usual >= 4 && left === usual, `${usual}, ${left}`);
    await teach({ taken: 120, usual: 60 });
    const [slow = 0, slowLeft] = await minutes();
    assert.ok(Math.abs(slow - 2 * usual) <= 1, `${usual}, then ${slow}`);
    assert.equal(slowLeft, slow);
  });

  test("what makes no sense changes nothing", async () => {
    await teach(null);
    const usual = await minutes();
    await teach({ taken: -1, usual: "2" });
    assert.deepEqual(await minutes(), usual);
  });

  test("reading on is learnt from; leaps and going back are not", async () => {
    await teach(null);
    await room.read(async (page) => {
      /** @param {number} way */
      const scroll = (way) =>
        page.evaluate((top) => {
          document
            .querySelector("stillpage-reader")
            ?.shadowRoot?.querySelector("dialog")
            ?.scrollBy({ top, behavior: "instant" });
        }, way);
      const wait = () => new Promise((done) => setTimeout(done, STRETCH));
      await scroll(200);
      await wait();
      // As much as is read in that time, and soon after it to the end and back: nobody reads so.
      await scroll(150);
      const { taken, usual } = await until(learned);
      assert.ok(taken > 0.33 && taken < 0.6, `${taken} minutes`);
      assert.ok(usual > taken / 3 && usual < taken * 3, `${usual} minutes`);
      await wait();
      await scroll(5000);
      await scroll(-5000);
      assert.deepEqual(await learned(), { taken, usual });
    });
  });
});
