/** No violation of accessibility rules, with each panel open, in light and dark. */

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";
import { appears, escape, inBothBrowsers } from "./room.js";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** Keys that open something, and what appears. @type {[import("puppeteer-core").KeyInput, string][]} */
const PANELS = [
  ["o", ".panel.outline"],
  ["l", ".panel.leftOut"],
  ["H", ".panel.highlights"],
  ["s", ".panel.takeAlong"],
  ["a", ".panel.appearance"],
  ["?", ".sheet.help"],
];

inBothBrowsers((room) => {
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
