/** Articles that are long: other looks do not make them stand still. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { inBothBrowsers } from "./room.js";

const WORDS = 20_000;

/** The longest that a frame may take, in milliseconds. */
const LONGEST = 100;

/** Of what is measured while others use the machine, the best of so many rounds counts. */
const ROUNDS = 4;

const SENTENCE =
  "The keeper of the lamp wrote the weather of every night into a book that has survived him. ";

const SENTENCES = Math.ceil(WORDS / SENTENCE.trim().split(" ").length);

/** Twelve sentences make a paragraph. */
const PAGE = `<!doctype html><html lang="en"><title>The book of the lamp</title><body><article>
<h1>The book of the lamp</h1>${`<p>${SENTENCE.repeat(12)}</p>`.repeat(SENTENCES / 12)}</article>`;

inBothBrowsers((room) => {
  test("a size typed in a long article never holds a frame up", async () => {
    assert.ok(room.server);
    room.server.pages["/book"] = { html: PAGE };
    await room.read(
      async (page) => {
        const longest = [];
        for (let round = 0; round < ROUNDS; round += 1) {
          const key = round % 2 === 0 ? "+" : "-";
          await page.evaluate(() => {
            const dialog = document
              .querySelector("stillpage-reader")
              ?.shadowRoot?.querySelector("dialog");
            dialog?.scrollTo(0, dialog.scrollHeight / 2);
            const frames = { longest: 0, count: 0, last: performance.now() };
            const follow = (/** @type {number} */ now) => {
              frames.longest = Math.max(frames.longest, now - frames.last);
              frames.last = now;
              frames.count += 1;
              requestAnimationFrame(follow);
            };
            requestAnimationFrame((now) => {
              frames.last = now;
              requestAnimationFrame(follow);
            });
            Object.assign(window, { timing: frames });
          });
          for (let times = 0; times < 5; times += 1) {
            await page.keyboard.press(key);
            await new Promise((resolve) => setTimeout(resolve, 120));
          }
          const frames = await page.evaluate(() => {
            const { longest, count } = /** @type {any} */ (window).timing;
            return { longest, count };
          });
          assert.ok(frames.count > 5, `${frames.count} frames`);
          longest.push(Math.round(frames.longest));
        }
        assert.ok(Math.min(...longest) < LONGEST, `${longest} ms`);
      },
      undefined,
      "/book",
    );
  });
});
