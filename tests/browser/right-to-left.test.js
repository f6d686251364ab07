/** Articles from right to left: what follows the text goes its way, what is ours goes our way. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { until } from "./browsers.js";
import { appears, escape, focused, inBothBrowsers } from "./room.js";

/** @import { Page } from "puppeteer-core" */

const ARABIC = fileURLToPath(
  new URL("../../www/samples/arabic.html", import.meta.url),
);

const SENTENCE =
  "הנהר שומר לוח שנה משלו, והאנשים שעל גדותיו למדו לקרוא אותו, גם בערפל, גם בקרח, וגם בלילות שבהם המעבורת נשארת קשורה לרציף.";

const SECTION = `<p>${`${SENTENCE} `.repeat(5)}</p>`.repeat(4);

const HEBREW = `<!DOCTYPE html><html lang="he" dir="rtl"><head><meta charset="utf-8"><title>המעבורת האחרונה</title></head>
  <body><main><article><h1>המעבורת האחרונה</h1>${[
    "קרח וערפל",
    "שלוש המשפחות",
    "מה שכתוב בפנקס",
  ]
    .map((heading, n) => `<h2 id="h${n}">${heading}</h2>${SECTION}`)
    .join("")}</article></main></body></html>`;

/** Where things are seen. @param {Page} page */
function look(page) {
  return page.evaluate(() => {
    const root = /** @type {ShadowRoot} */ (
      document.querySelector("stillpage-reader")?.shadowRoot
    );
    const line = /** @type {Element} */ (root.querySelector(".progress"));
    const style = getComputedStyle(line, "::before");
    const heading = root.querySelector(".content h2");
    const range = document.createRange();
    range.selectNodeContents(heading ?? root);
    const column = root.querySelector(".content")?.getBoundingClientRect();
    const words = range.getBoundingClientRect();
    const panels = [...root.querySelectorAll(".panel:popover-open")].map(
      (panel) => panel.getBoundingClientRect(),
    );
    return {
      dir: root.querySelector("article")?.dir,
      origin: parseFloat(style.transformOrigin) - line.clientWidth,
      gap: column ? column.right - words.right : NaN,
      part: Number(line.getAttribute("aria-valuenow")),
      isInside: panels.every(
        ({ left, right }) => left >= 0 && right <= innerWidth,
      ),
      panels: panels.length,
    };
  });
}

inBothBrowsers((room) => {
  for (const lang of ["ar", "he"]) {
    test(`${lang} is read from right to left`, async () => {
      assert.ok(room.server);
      const html = lang === "he" ? HEBREW : await readFile(ARABIC, "utf8");
      room.server.pages[`/${lang}`] = { html };
      await room.read(
        async (page) => {
          const { dir, origin, gap } = await look(page);
          assert.equal(dir, "rtl");
          assert.equal(origin, 0, "progress grows from the right");
          assert.ok(Math.abs(gap) < 2, `headings begin ${gap} px in`);
          await page.keyboard.press("o");
          await appears(page, ".outline");
          const outline = await look(page);
          assert.deepEqual([outline.panels, outline.isInside], [1, true]);
          const edge = await page.evaluate(() => {
            const link = document
              .querySelector("stillpage-reader")
              ?.shadowRoot?.querySelector(".outline a");
            const { borderRightWidth, borderLeftWidth } = getComputedStyle(
              /** @type {Element} */ (link),
            );
            return [borderRightWidth, borderLeftWidth];
          });
          assert.deepEqual(edge, ["3px", "0px"]);
          await escape(page, ".outline");
          await page.keyboard.press("a");
          await appears(page, ".appearance");
          const looks = await look(page);
          assert.deepEqual([looks.panels, looks.isInside], [1, true]);
          await escape(page, ".appearance");
          // The bar is in the language of the interface, and so are its arrows.
          assert.match(await focused(page), /^button: Appearance/);
          await page.keyboard.press("ArrowLeft");
          assert.doesNotMatch(await focused(page), /Appearance/);
          await page.keyboard.press("ArrowRight");
          assert.match(await focused(page), /^button: Appearance/);
          await page.keyboard.press("n");
          await until(async () => (await look(page)).part > 0);
        },
        undefined,
        `/${lang}`,
      );
    });
  }
});
