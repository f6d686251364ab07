/**
 * In every theme, with each panel open: no violation of accessibility rules, and every text can be
 * read, measured as it is rendered.
 */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";
import { THEMES } from "../../extension/reader/looks/preferences.js";
import { until } from "./browsers.js";
import { onDemoInBothBrowsers } from "./demo-server.js";
import { appears, click, escape, inBothBrowsers, seen } from "./room.js";
import { measureContrasts } from "./rendered.js";

/** @import { Page } from "puppeteer-core" */

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

/** A thing of every kind that has colours of its own. */
const RICH = `<blockquote><p>What is quoted is text as well, and is read as the rest is, from its
  first word to its last.</p></blockquote><aside class="note"><p>A note beside the text.</p></aside>
  <details><summary>More</summary><p>What is folded.</p></details><p>Press <kbd>Esc</kbd>, say
  <code>calm</code>, <mark>mark it</mark>, and go <a href="/on">on</a>.</p><dl><dt>Toll</dt><dd>Two for
  a sheep.</dd></dl><table><caption>Tolls</caption><thead><tr><th>What</th><th>How much</th></tr></thead>
  <tbody><tr><td>Sheep</td><td>2</td></tr><tr><td>Barrel</td><td>5</td></tr></tbody></table>`;

inBothBrowsers((room) => {
  test("the panel of the player can be used by everyone", async () => {
    await room.read(async (page) => {
      await page.addScriptTag({ path: AXE });
      await page.keyboard.press("r");
      await click(page, ".player .speed");
      await appears(page, ".panel.voiceSpeed");
      await check(page, "voiceSpeed");
      await escape(page, ".panel.voiceSpeed");
      await appears(page, ".player");
    });
  });

  for (const theme of THEMES) {
    test(`every panel can be used by everyone in ${theme}`, async () => {
      await room.read(
        async (page) => {
          while ((await themeOf(page)) !== theme) {
            await page.keyboard.press("t");
          }
          await page.addScriptTag({ path: AXE });
          await appears(page, ".content blockquote");
          await check(page, "the article");
          for (const [key, panel] of PANELS) {
            await page.keyboard.press(key);
            await appears(page, panel);
            for (const fold of await seen(page, `${panel} summary`)) {
              await click(page, `${panel} details:not([open]) > summary`);
              await appears(page, `${panel} details[open] > summary`, fold);
            }
            await check(page, panel);
            await escape(page, panel);
          }
          await click(page, "a[role=doc-noteref]");
          await appears(page, ".panel.note");
          await check(page, "a note");
          await escape(page, ".panel.note");
          await page.evaluate(() =>
            document
              .querySelector("stillpage-reader")
              ?.shadowRoot?.querySelector("img")
              ?.scrollIntoView({ block: "center", behavior: "instant" }),
          );
          await click(page, "img.enlarges");
          await appears(page, ".lightbox");
          await check(page, "a picture");
          await escape(page, ".lightbox");
          await page.keyboard.press("k");
          await page.keyboard.press("h");
          await appears(page, ".marker");
          await check(page, "the bar of colours");
          await page.keyboard.press("Enter");
          await appears(page, ".said", "Highlighted");
          await check(page, "a highlight, and what is told of it");
        },
        (page) =>
          page.evaluate((html) => {
            document
              .querySelector("h2#h1, article h2")
              ?.insertAdjacentHTML("beforebegin", html);
          }, RICH),
      );
    });
  }

  test("the page of settings can be read in every theme of its preview", async () => {
    assert.ok(room.driven);
    const options = await room.driven.browser.newPage();
    try {
      const address = `${await room.driven.origin()}/options.html`;
      // Firefox goes there, but tells nobody that it has arrived.
      await options.goto(address, { timeout: 1000 }).catch(() => {});
      await options.waitForSelector(".looks:not([inert]) [name=theme]");
      await options.evaluate(await readFile(AXE, "utf8"));
      for (const theme of THEMES) {
        await options.click(`label[data-theme="${theme}"]`);
        await options.waitForFunction(
          (wanted) =>
            document
              .querySelector(".host")
              ?.shadowRoot?.querySelector(`[data-theme="${wanted}"] h1`),
          { polling: 50, timeout: 15_000 },
          theme,
        );
        const { measured, faint } = await measureContrasts(options, "body");
        assert.ok(measured > 40, String(measured));
        assert.deepEqual(faint, [], theme);
        assert.deepEqual(await violations(options, undefined), [], theme);
        for (const [key, panel] of PANELS) {
          await inPreview(options, "focus", ".reader");
          // The small article has no parts, and nothing left out.
          if (!/outline|leftOut/.test(panel)) {
            await checkPanel(options, key, panel, `${theme}, ${panel}`);
          }
        }
      }
      await options.evaluate("chrome.storage.sync.clear()");
    } finally {
      await options.close();
    }
  });
});

onDemoInBothBrowsers("access of the demo", (demo) => {
  for (const theme of THEMES) {
    test(`every panel of the demo can be used by everyone in ${theme}`, async () => {
      await demo.open("#news", async (page) => {
        await page.setViewport({ width: 1200, height: 800 });
        const themeInDemo = () =>
          page.evaluate(
            () =>
              /** @type {HTMLElement | null | undefined} */ (
                document
                  .querySelector(".host")
                  ?.shadowRoot?.querySelector(".reader:has(.content)")
              )?.dataset.theme,
          );
        await until(themeInDemo);
        await inPreview(page, "focus", ".reader");
        while ((await themeInDemo()) !== theme) {
          await page.keyboard.press("t");
        }
        await page.evaluate(await readFile(AXE, "utf8"));
        for (const [key, panel] of PANELS) {
          await inPreview(page, "focus", ".reader");
          await checkPanel(page, key, panel, panel);
        }
        await page.evaluate("localStorage.clear()");
      });
    });
  }
});

/**
 * Opens a panel in a page of ours by its key, looks at all of the page, and closes it.
 *
 * @param {Page} page
 * @param {import("puppeteer-core").KeyInput} key
 * @param {string} panel
 * @param {string} about
 */
async function checkPanel(page, key, panel, about) {
  const isSeen = () =>
    page.evaluate(
      (wanted) =>
        [
          ...(document
            .querySelector(".host")
            ?.shadowRoot?.querySelectorAll(wanted) ?? []),
        ].some((each) => each.checkVisibility()),
      panel,
    );
  await page.keyboard.press(key);
  await until(isSeen);
  await inPreview(page, "unfold", panel);
  const { measured, faint } = await measureContrasts(page, "body");
  assert.ok(measured > 40, `${about}: ${measured}`);
  assert.deepEqual(faint, [], about);
  assert.deepEqual(await violations(page, undefined), [], about);
  await page.keyboard.press("Escape");
  await until(async () => !(await isSeen()));
}

/**
 * Gives the focus to something in the view of a page of ours, or unfolds what is in it.
 *
 * @param {Page} page
 * @param {"focus" | "unfold"} act
 * @param {string} selector
 */
function inPreview(page, act, selector) {
  return page.evaluate(
    (what, wanted) => {
      const found = /** @type {HTMLElement | null | undefined} */ (
        document.querySelector(".host")?.shadowRoot?.querySelector(wanted)
      );
      if (what === "focus") {
        found?.focus();
      }
      if (what === "unfold") {
        found
          ?.querySelectorAll("details")
          .forEach((each) => (each.open = true));
      }
    },
    act,
    selector,
  );
}

/**
 * @param {Page} page with the reader
 * @param {string} about
 */
async function check(page, about) {
  const reader = ["stillpage-reader", "dialog"];
  assert.deepEqual(await violations(page, reader), [], about);
  const { measured, faint } = await measureContrasts(page, "stillpage-reader");
  assert.ok(measured > 20, `${about}: ${measured}`);
  assert.deepEqual(faint, [], about);
}

/**
 * @param {Page} page
 * @param {string[] | undefined} within a path into shadow trees; nothing means all of the page
 */
function violations(page, within) {
  return page.evaluate(async (fromShadowDom) => {
    const { axe } = /** @type {any} */ (window);
    const { violations: found } = await axe.run(
      fromShadowDom ? { fromShadowDom } : document,
      // Of a page that is shown in a frame, which is not ours, nothing is asked.
      fromShadowDom
        ? { rules: { region: { enabled: false } } }
        : { iframes: false },
    );
    return found.map((/** @type {any} */ { id, nodes }) =>
      [id, ...nodes.map((/** @type {any} */ node) => node.html)].join(" | "),
    );
  }, within);
}

/** @param {Page} page */
function themeOf(page) {
  return page.evaluate(
    () =>
      document
        .querySelector("stillpage-reader")
        ?.shadowRoot?.querySelector("dialog")?.dataset.theme,
  );
}
