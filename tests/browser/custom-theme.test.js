/** Colours of one's own: picked in the settings, mended so that they can be read, and kept. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "./browsers.js";
import { appears, inBothBrowsers, seen } from "./room.js";

/** @import { Page } from "puppeteer-core" */

inBothBrowsers((room) => {
  test("colours picked in the settings are mended, said, kept and seen in an open reader", async () => {
    await room.read(async (reader) => {
      assert.ok(room.driven);
      const options = await room.driven.browser.newPage();
      await options.setViewport({ width: 1100, height: 900 });
      const address = `${await room.driven.origin()}/options.html`;
      // Firefox goes there, but tells nobody that it has arrived.
      await options.goto(address, { timeout: 1000 }).catch(() => {});
      const chip = await until(() => options.$('label[data-theme="custom"]'));
      await until(() => options.$(".looks:not([inert])"));
      assert.equal(await options.$(".colours:not([hidden])"), null);
      await chip.click();
      await until(() => options.$(".colours:not([hidden])"));
      await pick(options, 1, "#fdf6e3");
      await pick(options, 2, "#ccbbaa");
      await until(async () =>
        /Contrast: text \d.*: Text\.$/.test(
          await options.$eval(".colours p", (said) => said.textContent),
        ),
      );
      const colours = await until(() => coloursOf(reader, "#fdf6e3"));
      assert.notEqual(colours.ink, "#ccbbaa", "too pale for that paper");
      await reader.bringToFront();
      await room.reopen(reader);
      assert.deepEqual(await coloursOf(reader, "#fdf6e3"), colours);
      await reader.keyboard.press("a");
      await appears(reader, ".panel .colours", "Contrast: text");
      assert.equal((await seen(reader, ".panel .colours input")).length, 3);
      // The theme that is chosen has the focus, and the next one takes the colours away.
      await reader.keyboard.press("ArrowLeft");
      await until(
        async () => (await seen(reader, ".panel .colours")).length === 0,
      );
      await options.evaluate("chrome.storage.sync.clear()");
      await options.close();
    });
  });
});

/**
 * Picks a colour, as the browser's own picker does.
 *
 * @param {Page} options
 * @param {number} place
 * @param {string} colour
 */
function pick(options, place, colour) {
  return options.$eval(
    `.colours label:nth-of-type(${place}) input`,
    (found, value) => {
      const input = /** @type {HTMLInputElement} */ (found);
      input.value = value;
      input.dispatchEvent(new Event("input", { bubbles: true }));
    },
    colour,
  );
}

/**
 * Paper and ink of the reader, once its paper is what is wanted.
 *
 * @param {Page} page
 * @param {string} paper
 */
function coloursOf(page, paper) {
  return page.evaluate((wanted) => {
    const frame = document
      .querySelector("stillpage-reader")
      ?.shadowRoot?.querySelector("dialog");
    const style = frame && getComputedStyle(frame);
    const found = style?.getPropertyValue("--paper") === wanted;
    return found && style
      ? {
          ink: style.getPropertyValue("--ink"),
          text: style.color,
          background: style.backgroundColor,
        }
      : undefined;
  }, paper);
}
