/** No violation of accessibility rules, with each panel open, in light and dark. */

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";
import { appears, click, escape, inBothBrowsers, seen } from "./room.js";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** Keys that open something, and what appears. @type {[import("puppeteer-core").KeyInput, string][]} */
const PANELS = [
  ["o", ".panel.outline"],
  ["l", ".panel.leftOut"],
  ["H", ".panel.highlights"],
  ["s", ".panel.takeAlong"],
  ["a", ".panel.appearance"],
  ["r", ".player"],
  ["?", ".sheet.help"],
];

inBothBrowsers((room) => {
  test("the panel of the player can be used by everyone", async () => {
    await room.read(async (page) => {
      await page.addScriptTag({ path: AXE });
      await page.keyboard.press("r");
      await click(page, ".player .speed");
      await appears(page, ".panel.voiceSpeed");
      assert.deepEqual(await violations(page), []);
      await escape(page, ".panel.voiceSpeed");
      await appears(page, ".player");
    });
  });

  for (const theme of ["light", "dark"]) {
    test(`every panel can be used by everyone in ${theme}`, async () => {
      await room.read(async (page) => {
        while ((await themeOf(page)) !== theme) {
          await page.keyboard.press("t");
        }
        await page.addScriptTag({ path: AXE });
        for (const [key, panel] of PANELS) {
          await page.keyboard.press(key);
          await appears(page, panel);
          for (const fold of await seen(page, `${panel} summary`)) {
            await click(page, `${panel} details:not([open]) > summary`);
            await appears(page, `${panel} details[open] > summary`, fold);
          }
          assert.deepEqual(await violations(page), [], panel);
          await escape(page, panel);
        }
      });
    });
  }
});

/** @param {import("puppeteer-core").Page} page */
function violations(page) {
  return page.evaluate(async () => {
    const { axe } = /** @type {any} */ (window);
    const { violations: found } = await axe.run(
      { fromShadowDom: ["stillpage-reader", "dialog"] },
      { rules: { region: { enabled: false } } },
    );
    return found.map((/** @type {any} */ { id, nodes }) =>
      [id, ...nodes.map((/** @type {any} */ node) => node.html)].join(" | "),
    );
  });
}

/** @param {import("puppeteer-core").Page} page */
function themeOf(page) {
  return page.evaluate(
    () =>
      document
        .querySelector("stillpage-reader")
        ?.shadowRoot?.querySelector("dialog")?.dataset.theme,
  );
}
